import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { type Column, Table } from '#platform/design/table.tsx'
import type { DuplicatePair, mergeableFields } from '../contract/duplicate.ts'
import { useLabels } from './labels.ts'

type Taken = (typeof mergeableFields)[number]
type Person = DuplicatePair['first']

interface PairRow {
  readonly field: Taken
  readonly kept: string
  readonly merged: string
}

interface PairTableProps {
  readonly kept: Person
  readonly merged: Person
  readonly taken: readonly Taken[]
  readonly onTaken: (taken: readonly Taken[]) => void
}

const useRows = (kept: Person, merged: Person): PairRow[] => {
  const { say } = useWords()
  const { born, label, place } = useLabels()
  const row = (field: Taken, value: (person: Person) => string | null): PairRow => ({
    field,
    kept: value(kept) ?? '',
    merged: value(merged) ?? '',
  })
  return [
    row('name', (person) => person.name),
    row('nik', (person) => person.nikMasked),
    row('sex', (person) => say(`registry.sex.${person.sex}`)),
    row('birthPlace', (person) => person.birthPlace),
    row('birthDate', (person) => (person.birthDate ? born(person) : '')),
    row('motherName', (person) => person.motherName),
    row('fatherName', (person) => person.fatherName),
    row('maritalCode', (person) => label('marital', person.maritalCode)),
    row('occupationCode', (person) => label('occupation', person.occupationCode)),
    row('educationCode', (person) => label('education', person.educationCode)),
    row('household', (person) =>
      [person.headName && say('registry.ofFamily', { name: person.headName }), place(person)]
        .filter(Boolean)
        .join(' · '),
    ),
    row('currentAddress', (person) => person.currentAddress),
  ]
}

/** One line a field. Where the two differ, the other value can be taken with one touch; an empty one is filled by itself. */
export const PairTable = ({ kept, merged, taken, onTaken }: PairTableProps) => {
  const { say } = useWords()
  const rows = useRows(kept, merged).filter((row) => row.kept !== '' || row.merged !== '')
  const toggle = (field: Taken) =>
    onTaken(taken.includes(field) ? taken.filter((one) => one !== field) : [...taken, field])
  const columns: Column<PairRow>[] = [
    { key: 'field', title: say('registry.fieldTitle'), cell: (row) => say(`registry.field.${row.field}`) },
    {
      key: 'kept',
      title: say('registry.keptFile'),
      phoneLabel: say('registry.keptShort'),
      cell: (row) => <Value text={row.kept} used={!taken.includes(row.field)} />,
    },
    {
      key: 'merged',
      title: say('registry.otherFile'),
      phoneLabel: say('registry.otherShort'),
      cell: (row) => <Value text={row.merged} used={taken.includes(row.field)} />,
    },
    {
      key: 'choice',
      title: say('registry.whatIsUsed'),
      cell: (row) => <Choice row={row} taken={taken.includes(row.field)} onToggle={() => toggle(row.field)} />,
    },
  ]
  return <Table caption={say('registry.sideBySide')} columns={columns} rows={rows} rowKey={(row) => row.field} />
}

const Value = ({ text, used }: { readonly text: string; readonly used: boolean }) => {
  const { say } = useWords()
  if (text === '') return <span className="muted">{say('registry.notFilled')}</span>
  return used ? <b>{text}</b> : <span className="muted">{text}</span>
}

const Choice = ({
  row,
  taken,
  onToggle,
}: {
  readonly row: PairRow
  readonly taken: boolean
  readonly onToggle: () => void
}) => {
  const { say } = useWords()
  if (row.kept === row.merged) return <Badge kind="good">{say('registry.same')}</Badge>
  if (row.merged === '') return null
  if (row.kept === '') return <Badge>{say('registry.isFilled')}</Badge>
  return (
    <Button compact onClick={onToggle} aria-pressed={taken}>
      {say(taken ? 'registry.useKept' : 'registry.useOther')}
    </Button>
  )
}
