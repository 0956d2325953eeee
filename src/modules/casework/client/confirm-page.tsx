import { useWords } from '#platform/client/words.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { confirmOutcome } from '../contract/closing.ts'
import type { FileProps } from './case-answer.tsx'
import { CaseForm, casePage, trimmed } from './case-form.tsx'

/** What the family says of the result, when it says so to the officer and not on its own page. */
export const ConfirmPage = casePage(({ file }) => <Confirm file={file} />)

const Confirm = ({ file }: FileProps) => {
  const { say, today } = useWords()
  return (
    <CaseForm
      file={file}
      command={confirmOutcome}
      initial={{ solved: '', occurredOn: today as string, words: '' }}
      toInput={({ solved, occurredOn, words }, id) => ({
        ...{ id, caseId: file.case.id, occurredOn, words: trimmed(words) },
        solved: (solved === '' ? undefined : solved === 'yes') as boolean,
      })}
      title={say('casework.confirm.title')}
      lead={say('casework.confirm.lead')}
      save="casework.confirm.save"
      done="casework.move.done"
    >
      {(form) => (
        <>
          <RadioCards
            label={say('casework.confirm.question')}
            choices={[
              { value: 'yes', label: say('casework.confirm.yes') },
              { value: 'no', label: say('casework.confirm.no') },
            ]}
            {...form.field('solved')}
          />
          <DateField label={say('casework.entry.on')} latest={today} {...form.field('occurredOn')} />
          <TextArea label={say('casework.confirm.words')} optional maxLength={1000} {...form.field('words')} />
          <LinkButton href={`/kasus/${file.case.id}/tutup`} kind="quiet">
            {say('casework.confirm.cannot')}
          </LinkButton>
        </>
      )}
    </CaseForm>
  )
}
