import { useWords } from '#platform/client/words.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import type { InputOf } from '#platform/shared/operation.ts'
import { recordFollowUp } from '../contract/closing.ts'
import { followUpDays, followUpResults } from '../rules/closing.ts'
import type { FileProps } from './case-answer.tsx'
import { CaseForm, casePage, trimmed } from './case-form.tsx'
import { useLabels } from './labels.ts'

/** The look 30 or 90 days after closing: does it hold? */
export const FollowUpPage = casePage(({ file }) => <FollowUp file={file} />)

const FollowUp = ({ file }: FileProps) => {
  const { say, today } = useWords()
  const { choices } = useLabels()
  // after trouble that came again a closed case begins to count anew; the server knows which look is the next
  const taken = file.details?.followUps.map((one) => one.day) ?? []
  const day = followUpDays.find((one) => !taken.includes(one)) ?? 30
  return (
    <CaseForm
      file={file}
      command={recordFollowUp}
      initial={{ result: '', occurredOn: today as string, words: '' }}
      toInput={(values, id) =>
        ({ ...values, id, caseId: file.case.id, day, words: trimmed(values.words) }) as InputOf<typeof recordFollowUp>
      }
      title={say('casework.followUp.title', { day })}
      lead={say('casework.followUp.lead')}
      save="casework.followUp.save"
      done="casework.followUp.done"
    >
      {(form) => (
        <>
          <RadioCards
            label={say('casework.followUp.result')}
            choices={choices(followUpResults, 'casework.followUpResult')}
            {...form.field('result')}
          />
          <DateField label={say('casework.entry.on')} latest={today} {...form.field('occurredOn')} />
          <TextArea label={say('casework.confirm.words')} optional maxLength={1000} {...form.field('words')} />
        </>
      )}
    </CaseForm>
  )
}
