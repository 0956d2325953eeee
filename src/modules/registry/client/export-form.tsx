import { useState } from 'react'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { FormFaults } from '#platform/design/form-faults.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { newId } from '#platform/shared/ids.ts'
import { exportKinds, requestExport } from '../contract/export.ts'

/** Which file, for whom and why: what the head must know to say yes. */
export const ExportForm = ({ people }: { readonly people: Readonly<Record<string, number>> }) => {
  const { say, formatNumber } = useWords()
  const [id, setId] = useState(newId)
  const form = useForm({
    key: 'registry.requestExport',
    initial: { id, kind: 'opensid' as 'opensid' | 'new-people', receiver: '', reason: '' },
    schema: requestExport.input,
    command: requestExport,
    toInput: (values) => ({ ...values, id }),
    onDone: () => {
      setId(newId())
      form.reset()
    },
  })
  const choices = exportKinds.map((kind) => ({
    value: kind,
    label: say(`registry.export.kind.${kind}`),
    hint: say(`registry.export.kindHint.${kind}`, { people: formatNumber(people[kind] ?? 0) }),
  }))
  return (
    <Section title={say('registry.export.ask')}>
      <form {...form.props}>
        <Stack gap={16}>
          <FormFaults count={form.faultCount} />
          <RadioCards label={say('registry.export.kind')} choices={choices} {...form.field('kind')} />
          <TextField label={say('registry.export.receiver')} maxLength={120} {...form.field('receiver')} />
          <TextArea
            label={say('registry.export.reason')}
            hint={say('registry.export.reasonHint')}
            maxLength={240}
            {...form.field('reason')}
          />
          <RefusalMessage refusal={form.refusal} />
          <Button type="submit" kind="primary" busy={form.busy}>
            {say('registry.export.send')}
          </Button>
        </Stack>
      </form>
    </Section>
  )
}
