import { referralCloseReasons } from '#modules/migration/contract/sharing.ts'
import type { PageProps } from '#platform/client/client-module.ts'
import { useSearchParam } from '#platform/client/navigation.ts'
import { useWords } from '#platform/client/words.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import type { InputOf } from '#platform/shared/operation.ts'
import type { ReferralView } from '../contract/case-file.ts'
import { recordReferralState, revokeReferral } from '../contract/referrals.ts'
import { canMoveReferral } from '../rules/referral-states.ts'
import { AnswerFields } from './answer-fields.tsx'
import { CaseAnswer, type FileProps, NotInCase } from './case-answer.tsx'
import { CaseForm, trimmed } from './case-form.tsx'
import { useLabels } from './labels.ts'

interface ReferredProps extends FileProps {
  readonly referral: ReferralView
}

/** What an office answered, or taking the referral back. */
export const ReferralPage = ({ params }: PageProps) => {
  const [asked] = useSearchParam('tarik', '')
  return (
    <CaseAnswer caseId={params.caseId}>
      {(file) => {
        const referral = file.details?.referrals.find((one) => one.id === params.referralId)
        if (!referral) return <NotInCase file={file} title="casework.referrals" code="casework.referralMissing" />
        // who has an account answers himself; then only taking back is left here
        return asked || referral.toName ? (
          <Revoke file={file} referral={referral} />
        ) : (
          <Answered file={file} referral={referral} />
        )
      }}
    </CaseAnswer>
  )
}

const useOfficeName = ({ organisationName, office }: ReferralView) => {
  const { say } = useWords()
  return organisationName ?? say(`references.office.${office}`)
}

const Answered = ({ file, referral }: ReferredProps) => {
  const { say, today } = useWords()
  const states = (['accepted', 'refused', 'done'] as const).filter((state) =>
    canMoveReferral(referral.state, state, 'sender_by_hand'),
  )
  return (
    <CaseForm
      file={file}
      command={recordReferralState}
      initial={{ state: '', occurredOn: today as string, reason: '', note: '' }}
      toInput={(values, id) =>
        ({
          ...{ id, referralId: referral.id, state: values.state, occurredOn: values.occurredOn },
          ...{ reason: values.reason || null, note: trimmed(values.note) },
        }) as InputOf<typeof recordReferralState>
      }
      title={useOfficeName(referral)}
      lead={say('casework.referral.answerLead')}
      save="casework.referral.answer"
      done="casework.referral.answered"
    >
      {(form) => (
        <>
          <AnswerFields form={form} states={states} label={say('casework.referral.what')} />
          <DateField label={say('casework.entry.on')} latest={today} {...form.field('occurredOn')} />
          <TextArea label={say('casework.referral.note')} optional maxLength={1000} {...form.field('note')} />
          <LinkButton href={`/kasus/${file.case.id}/rujukan/${referral.id}?tarik=1`} kind="quiet">
            {say('casework.referral.revoke')}
          </LinkButton>
        </>
      )}
    </CaseForm>
  )
}

const Revoke = ({ file, referral }: ReferredProps) => {
  const { say } = useWords()
  const { choices } = useLabels()
  return (
    <CaseForm
      file={file}
      command={revokeReferral}
      initial={{ reason: '', note: '' }}
      toInput={(values, id) =>
        ({ id, referralId: referral.id, reason: values.reason, note: trimmed(values.note) }) as InputOf<
          typeof revokeReferral
        >
      }
      title={useOfficeName(referral)}
      lead={say('casework.referral.revokeLead')}
      save="casework.referral.revoke"
      done="casework.referral.revoked"
    >
      {(form) => (
        <>
          <RadioCards
            label={say('casework.move.reason')}
            choices={choices(referralCloseReasons, 'migration.referralClose')}
            {...form.field('reason')}
          />
          <TextArea label={say('casework.referral.note')} optional maxLength={1000} {...form.field('note')} />
        </>
      )}
    </CaseForm>
  )
}
