import { useState } from 'react'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { SelectField } from '#platform/design/select-field.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { recordListColumns } from '../contract/reconciliation.ts'
import { guessColumns, type ListField, listFields } from '../rules/reconciliation.ts'
import type { List } from './list-page.tsx'

interface ListColumnsProps {
  readonly list: List
  readonly sample: NonNullable<List['sample']>
}

/** The headings told nothing: somebody shows which column is what. */
export const ListColumns = ({ list, sample }: ListColumnsProps) => {
  const { say } = useWords()
  const [head = []] = sample.rows
  const [chosen, setChosen] = useState<Readonly<Partial<Record<ListField, number>>>>(() => guessColumns(head))
  const save = useCommand(recordListColumns, { refresh: ['migration'] })
  const width = Math.max(0, ...sample.rows.map((row) => row.length))
  const columns = Array.from({ length: width }, (_, column) => ({
    value: String(column),
    label: say('migration.list.column', {
      number: column + 1,
      text: [head[column], ...sample.rows.slice(1, 3).map((row) => row[column])].filter(Boolean).join(' / ') || '–',
    }),
  }))
  return (
    <Section title={say('migration.list.mapping')} note={say('migration.list.mappingLead')}>
      <Stack gap={16}>
        {listFields.map((field) => (
          <SelectField
            key={field}
            label={say(`migration.listField.${field}`)}
            name={field}
            value={chosen[field] === undefined ? '' : String(chosen[field])}
            onChange={(value) => setChosen({ ...chosen, [field]: value === '' ? undefined : Number(value) })}
            choices={[{ value: '', label: say('migration.list.notUsed') }, ...columns]}
          />
        ))}
        <RefusalMessage refusal={save.refusal} />
        <Button
          kind="primary"
          busy={save.busy}
          onClick={() =>
            void save.send({
              ...{ reconciliationId: list.id, headerRow: sample.headerRow },
              columns: Object.fromEntries(Object.entries(chosen).filter(([, column]) => column !== undefined)),
            })
          }
        >
          {say('migration.list.saveColumns')}
        </Button>
      </Stack>
    </Section>
  )
}
