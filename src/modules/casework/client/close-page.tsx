import { useWords } from '#platform/client/words.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import type { InputOf } from '#platform/shared/operation.ts'
import { closeCase } from '../contract/closing.ts'
import { closingReasons, unverifiedReasons } from '../rules/closing.ts'
import type { FileProps } from './case-answer.tsx'
import { CaseForm, casePage } from './case-form.tsx'
import { useLabels } from './labels.ts'

/** Asking that a case be closed, with its result; a second person decides. */
export const ClosePage = casePage(({ file }) => <Close file={file} />)

const Close = ({ file }: FileProps) => {
  const { say } = useWords()
  const { choices } = useLabels()
  const isConfirmed = file.case.state === 'verified_by_family'
  return (
    <CaseForm
      file={file}
      command={closeCase}
      initial={{ reason: '', outcome: '', unverifiedBecause: '' }}
      toInput={(values, id) =>
        ({ ...values, id, caseId: file.case.id, unverifiedBecause: values.unverifiedBecause || null }) as InputOf<
          typeof closeCase
        >
      }
      title={say('casework.close.title')}
      lead={say('casework.close.lead')}
      save="casework.close.save"
      done="casework.close.done"
    >
      {(form) => (
        <>
          <RadioCards
            label={say('casework.close.reason')}
            choices={choices(closingReasons, 'casework.closingReason')}
            {...form.field('reason')}
          />
          <TextArea label={say('casework.close.outcome')} rows={4} maxLength={2000} {...form.field('outcome')} />
          {!isConfirmed && (
            <ChoiceField
              label={say('casework.close.unverified')}
              hint={say('casework.close.unverifiedHint')}
              optional
              choices={choices(unverifiedReasons, 'casework.unverified')}
              {...form.field('unverifiedBecause')}
            />
          )}
        </>
      )}
    </CaseForm>
  )
}
