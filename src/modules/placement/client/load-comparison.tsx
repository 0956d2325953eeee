import { useState } from 'react'
import { decodeText } from '#modules/registry/contract.ts'
import { callOperation } from '#platform/client/call-operation.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Details } from '#platform/design/details.tsx'
import { Message } from '#platform/design/message.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { useToast } from '#platform/design/toast.tsx'
import type { InputOf } from '#platform/shared/operation.ts'
import { importVacancies, listVacancyChanges, type VacancyChanges } from '../contract/import.ts'
import { type VacancyColumn, vacancyColumns } from '../rules/read-vacancies.ts'
import type { WorkPlace } from '../rules/vacancy-shape.ts'
import { LoadRows } from './load-rows.tsx'

interface LoadComparisonProps {
  readonly file: File
  readonly workPlace: WorkPlace
  readonly sourceName: string
  readonly sourceOn: string
}
type Mapping = Readonly<Record<string, VacancyColumn | ''>>

/** First the comparison, every fault at once; then, by another button, the loading. */
export const LoadComparison = ({ file, ...asked }: LoadComparisonProps) => {
  const { say } = useWords()
  const [mapping, setMapping] = useState<Mapping>({})
  const [compared, setCompared] = useState<{ input: InputOf<typeof importVacancies>; answer: VacancyChanges }>()
  const [fault, setFault] = useState<Error | null>(null)
  const [busy, setBusy] = useState(false)
  const compare = async () => {
    setBusy(true)
    try {
      const input = { ...asked, mapping, text: decodeText(new Uint8Array(await file.arrayBuffer())).text }
      setCompared({ input, answer: await callOperation(listVacancyChanges, input) })
      setFault(null)
    } catch (refusal) {
      setFault(refusal instanceof Error ? refusal : new Error(String(refusal)))
    }
    setBusy(false)
  }
  return (
    <Stack gap={20}>
      <RefusalMessage refusal={fault} />
      {compared && <Columns answer={compared.answer} mapping={mapping} setMapping={setMapping} />}
      <div>
        <Button
          kind={compared ? 'plain' : 'primary'}
          icon="list"
          busy={busy}
          busyText={say('placement.load.comparing')}
          onClick={() => void compare()}
        >
          {say(compared ? 'placement.load.again' : 'placement.load.compare')}
        </Button>
      </div>
      {compared && <ApplyComparison {...compared} />}
    </Stack>
  )
}

interface ColumnsProps {
  readonly answer: VacancyChanges
  readonly mapping: Mapping
  readonly setMapping: (mapping: Mapping) => void
}

const Columns = ({ answer, mapping, setMapping }: ColumnsProps) => {
  const { say } = useWords()
  return (
    <Details summary={say('placement.load.columns')} open={answer.columns.some(({ column }) => column === null)}>
      <Stack gap={12}>
        <p className="small muted">{say('placement.load.columnsWhy')}</p>
        {answer.columns
          .filter(({ header }) => header.trim() !== '')
          .map(({ header, column }) => (
            <ChoiceField
              key={header}
              name={`column.${header}`}
              label={header}
              value={mapping[header] ?? column ?? ''}
              onChange={(wanted) => setMapping({ ...mapping, [header]: wanted as VacancyColumn | '' })}
              emptyLabel={say('placement.load.columnUnused')}
              choices={vacancyColumns.map((value) => ({ value, label: say(`placement.field.${value}`) }))}
            />
          ))}
      </Stack>
    </Details>
  )
}

interface ApplyProps {
  readonly input: InputOf<typeof importVacancies>
  readonly answer: VacancyChanges
}

const ApplyComparison = ({ input, answer: { counts, rows } }: ApplyProps) => {
  const { say } = useWords()
  const go = useGo()
  const toast = useToast()
  const load = useCommand(importVacancies, {
    refresh: ['placement'],
    onDone: ({ counts: done }) => {
      toast({ text: say('placement.load.done', done) })
      go('/lowongan')
    },
  })
  const changes = counts.new + counts.changed
  return (
    <Section title={say('placement.load.result', counts)}>
      <LoadRows rows={rows} />
      <Stack gap={16}>
        {counts.rejected > 0 && changes > 0 && (
          <p className="muted">{say('placement.load.leaves', { count: counts.rejected })}</p>
        )}
        <RefusalMessage refusal={load.refusal} />
        {changes === 0 ? (
          <Message kind={counts.rejected > 0 ? 'attention' : 'good'} title={say('placement.load.nothing')}>
            {counts.rejected === 0 && say('placement.load.nothingWhy')}
          </Message>
        ) : (
          <div>
            <Button
              kind="primary"
              busy={load.busy}
              busyText={say('placement.load.applying')}
              onClick={() => void load.send(input)}
            >
              {say('placement.load.apply', { count: changes })}
            </Button>
          </div>
        )}
      </Stack>
    </Section>
  )
}
