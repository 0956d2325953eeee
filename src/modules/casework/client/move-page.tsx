import { useWords } from '#platform/client/words.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import type { InputOf } from '#platform/shared/operation.ts'
import { recordState, reopenCase } from '../contract/case.ts'
import { hasEnded, reasonsFor, type StateByHand, statesByHand } from '../rules/states.ts'
import type { FileProps } from './case-answer.tsx'
import { CaseForm, casePage, trimmed } from './case-form.tsx'
import { useLabels } from './labels.ts'

/** Where the case goes next: only the ways that are open from here. */
export const MovePage = casePage(({ file }) =>
  hasEnded(file.case.state) ? <Reopen file={file} /> : <Move file={file} />,
)

const Move = ({ file }: FileProps) => {
  const { say, today } = useWords()
  const { choices } = useLabels()
  const open = statesByHand.filter((state) => file.moves.includes(state))
  return (
    <CaseForm
      file={file}
      command={recordState}
      initial={{
        state: open.length === 1 ? (open[0] as string) : '',
        occurredOn: today as string,
        reason: '',
        note: '',
      }}
      toInput={(values, id) =>
        ({
          ...{ id, caseId: file.case.id, state: values.state, occurredOn: values.occurredOn },
          ...{ reason: values.reason || null, note: trimmed(values.note) },
        }) as InputOf<typeof recordState>
      }
      title={say('casework.move.title')}
      lead={say('casework.move.lead', { state: say(`casework.state.${file.case.state}`) })}
      save="casework.move.save"
      done="casework.move.done"
    >
      {(form) => {
        const reasons = form.values.state ? reasonsFor(form.values.state as StateByHand) : []
        return (
          <>
            <RadioCards
              label={say('casework.move.to')}
              choices={choices(open, 'casework.state')}
              {...form.field('state')}
            />
            {reasons.length > 0 && (
              <ChoiceField
                label={say('casework.move.reason')}
                choices={choices(reasons, 'casework.reason')}
                {...form.field('reason')}
              />
            )}
            <DateField label={say('casework.entry.on')} latest={today} {...form.field('occurredOn')} />
            <TextArea label={say('casework.move.note')} optional maxLength={1000} {...form.field('note')} />
          </>
        )
      }}
    </CaseForm>
  )
}

const Reopen = ({ file }: FileProps) => {
  const { say } = useWords()
  return (
    <CaseForm
      file={file}
      command={reopenCase}
      initial={{ reason: '' }}
      toInput={({ reason }, id) => ({ id, caseId: file.case.id, reason })}
      title={say('casework.reopen.title')}
      lead={say('casework.reopen.lead')}
      save="casework.reopen.save"
      done="casework.move.done"
    >
      {(form) => <TextArea label={say('casework.reopen.reason')} maxLength={1000} {...form.field('reason')} />}
    </CaseForm>
  )
}
