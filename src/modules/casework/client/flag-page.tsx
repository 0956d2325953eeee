import { useWords } from '#platform/client/words.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { addDays } from '#platform/shared/dates.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { recordFlag } from '../contract/work.ts'
import type { NamedProps } from './case-answer.tsx'
import { CaseForm, slipPage } from './case-form.tsx'

/** A reminder on a case, with its day. */
export const FlagPage = slipPage(({ file }) => <Flag file={file} />)

const Flag = ({ file }: NamedProps) => {
  const { say, today } = useWords()
  return (
    <CaseForm
      file={file}
      command={recordFlag}
      initial={{ words: '', dueOn: addDays(today, 3) as string }}
      toInput={(values, id) => ({ ...values, id, caseId: file.case.id }) as InputOf<typeof recordFlag>}
      title={say('casework.flag.new')}
      lead={say('casework.flag.lead')}
      save="casework.entry.save"
      done="casework.entry.done"
    >
      {(form) => (
        <>
          <TextField label={say('casework.flag.words')} maxLength={240} {...form.field('words')} />
          <DateField label={say('casework.flag.on')} earliest={today} {...form.field('dueOn')} />
        </>
      )}
    </CaseForm>
  )
}
