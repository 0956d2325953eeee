import type { Form } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { type ReferralState, refusalReasons } from '../rules/referral-states.ts'
import { useLabels } from './labels.ts'

interface AnswerProps {
  readonly form: Pick<Form<{ readonly state: string; readonly reason: string }, unknown>, 'field' | 'values'>
  readonly states: readonly ReferralState[]
  readonly label: string
}

/** What an office answers to a referral, by its own hand or as the village was told: the state, and a reason with a refusal. */
export const AnswerFields = ({ form, states, label }: AnswerProps) => {
  const { say } = useWords()
  const { choices } = useLabels()
  return (
    <>
      <RadioCards label={label} choices={choices(states, 'casework.referralState')} {...form.field('state')} />
      {form.values.state === 'refused' && (
        <ChoiceField
          label={say('casework.move.reason')}
          choices={choices(refusalReasons, 'casework.referralReason')}
          {...form.field('reason')}
        />
      )}
    </>
  )
}
