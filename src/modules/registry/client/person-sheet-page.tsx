import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useSession } from '#platform/client/session.tsx'
import { Slot } from '#platform/client/slot.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { Page } from '#platform/design/page.tsx'
import { Section } from '#platform/design/section.tsx'
import { Table } from '#platform/design/table.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { getPersonSheet } from '../contract/sheet.ts'
import { groupReads } from './person-history.tsx'
import { Agreed, Cared, Changed, Happened, Rights } from './person-sheet-parts.tsx'
import { useReadWord } from './use-read-word.ts'

export type Sheet = OutputOf<typeof getPersonSheet>

/** The sheet a person takes home: what is held, why, who read it, and lines to write what is wrong. */
export const PersonSheetPage = ({ params }: PageProps) => {
  const { say } = useWords()
  const query = useQuery(getPersonSheet, { personId: params.personId ?? '' })
  return (
    <Answer query={query} waiting={say('registry.fetchingPerson')}>
      {(sheet) => <SheetView sheet={sheet} personId={params.personId ?? ''} />}
    </Answer>
  )
}

const SheetView = ({ sheet, personId }: { readonly sheet: Sheet; readonly personId: string }) => {
  const { say, formatDate } = useWords()
  const { village } = useSession()
  return (
    <Page
      title={say('registry.sheetTitle', { name: sheet.personName })}
      lead={say('registry.sheetLead')}
      meta={[village && `${village.localWord} ${village.name}`, formatDate(sheet.printedOn)]
        .filter(Boolean)
        .join(' · ')}
      trail={[{ href: `/orang/${personId}`, label: sheet.personName }]}
      actions={
        <Button kind="primary" icon="printer" onClick={() => window.print()}>
          {say('registry.printSheet')}
        </Button>
      }
    >
      <Held sheet={sheet} />
      <Slot place="person-sheet" subject={{ personId }} />
      <Cared sheet={sheet} personId={personId} />
      <Agreed sheet={sheet} />
      <Happened sheet={sheet} />
      <Changed sheet={sheet} />
      <Readers sheet={sheet} />
      <Rights />
      <CorrectionForm />
    </Page>
  )
}

const Held = ({ sheet }: { readonly sheet: Sheet }) => {
  const { say, formatDate } = useWords()
  const paperWords = (value: string): string => {
    const [kind = '', ...rest] = value.split(' · ')
    const said = rest.map((part) =>
      /^\d{4}-\d{2}-\d{2}$/.test(part) ? say('registry.until', { date: formatDate(part) }) : part,
    )
    return [say(`registry.document.${kind}`), ...said].join(' · ')
  }
  const keptFor = (months: number | null) =>
    months === null ? '' : `; ${say('registry.heldYears', { years: months / 12 })}`
  const worded = (field: string, value: string): string => {
    if (field === 'sex') return say(`registry.sex.${value}`)
    if (field === 'life_status') return say(`registry.life.${value}`)
    if (field === 'kind') return paperWords(value)
    return field === 'birth_date' ? formatDate(value) : value
  }
  return (
    <Section title={say('registry.whatIsHeld')}>
      <Facts
        stacked
        facts={[...Map.groupBy(sheet.held, (row) => row.field)].map(([field, rows]) => ({
          label: say(`registry.held.${field}`),
          value: rows.map((row) => worded(field, row.value)).join(', '),
          note:
            rows[0] &&
            say('registry.heldFor', {
              purpose: say(rows[0].purpose),
              basis: say(`registry.basis.${rows[0].basis}`).toLowerCase(),
            }) + keptFor(rows[0].keptMonths),
        }))}
      />
    </Section>
  )
}

const Readers = ({ sheet }: { readonly sheet: Sheet }) => {
  const { say, formatMoment } = useWords()
  const readWord = useReadWord()
  return (
    <Section title={say('registry.readsTitle')}>
      <Table
        caption={say('registry.readsTitle')}
        rows={groupReads(sheet.reads)}
        rowKey={({ read }) => read.id}
        columns={[
          { key: 'who', title: say('registry.who'), cell: ({ read }) => read.actorName },
          { key: 'role', title: say('registry.as'), cell: ({ read }) => say(`access.role.${read.actorRole}`) },
          {
            key: 'what',
            title: say('registry.opened'),
            cell: ({ read, times }) =>
              [readWord(read.operation), times > 1 && say('registry.times', { count: times })]
                .filter(Boolean)
                .join(', '),
          },
          { key: 'when', title: say('registry.when'), cell: ({ read }) => formatMoment(read.readAt) },
        ]}
      />
    </Section>
  )
}

/** To be filled by hand: UU 27/2022 art. 6 and 30, answered within 72 hours. */
const CorrectionForm = () => {
  const { say } = useWords()
  return (
    <Section title={say('registry.correctionForm')} note={say('registry.correctionFormNote')}>
      <table className="table">
        <caption className="read-only-by-ear">{say('registry.correctionForm')}</caption>
        <thead>
          <tr>
            {['fieldTitle', 'written', 'shouldBe', 'proof'].map((key) => (
              <th key={key} scope="col">
                {say(`registry.form.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[1, 2, 3, 4].map((line) => (
            <tr key={line} style={{ height: 44 }}>
              <td>{line}.</td>
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small">{say('registry.form.sign')}</p>
    </Section>
  )
}
