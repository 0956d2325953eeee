import { useSearchParam } from '#platform/client/navigation.ts'
import { useWords } from '#platform/client/words.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import type { InputOf } from '#platform/shared/operation.ts'
import { recordEntry } from '../contract/work.ts'
import { contactChannels, contactParties, writtenKinds } from '../rules/entries.ts'
import type { NamedProps } from './case-answer.tsx'
import { CaseForm, slipPage } from './case-form.tsx'
import { useLabels } from './labels.ts'

/** Something for the line of time: what happened, a contact, a note, or what the family is told. */
export const EntryPage = slipPage(({ file }) => <Entry file={file} />)

const Entry = ({ file }: NamedProps) => {
  const { say, today } = useWords()
  const { choices } = useLabels()
  const [asked] = useSearchParam('jenis', '')
  const kind = writtenKinds.find((one) => one === asked) ?? ''
  return (
    <CaseForm
      file={file}
      command={recordEntry}
      initial={{ kind: kind as string, occurredOn: today as string, channel: '', party: '', words: '' }}
      toInput={(values, id) =>
        ({
          ...{ ...values, id, caseId: file.case.id },
          channel: values.kind === 'contact' ? values.channel || null : null,
          party: values.kind === 'contact' ? values.party || null : null,
        }) as InputOf<typeof recordEntry>
      }
      title={say('casework.entry.new')}
      save="casework.entry.save"
      done="casework.entry.done"
    >
      {(form) => (
        <>
          <RadioCards
            label={say('casework.entry.kind')}
            columns={2}
            choices={writtenKinds.map((value) => ({
              ...{ value, label: say(`casework.entry.${value}`), hint: say(`casework.entryHint.${value}`) },
            }))}
            {...form.field('kind')}
          />
          {form.values.kind === 'contact' && (
            <>
              <ChoiceField
                label={say('casework.entry.party')}
                choices={choices(contactParties, 'casework.party')}
                {...form.field('party')}
              />
              <ChoiceField
                label={say('casework.entry.channel')}
                choices={choices(contactChannels, 'casework.contactChannel')}
                {...form.field('channel')}
              />
            </>
          )}
          <DateField label={say('casework.entry.on')} latest={today} {...form.field('occurredOn')} />
          <TextArea label={say('casework.entry.words')} rows={5} maxLength={2000} {...form.field('words')} />
        </>
      )}
    </CaseForm>
  )
}
