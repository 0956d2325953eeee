import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Card } from '#platform/design/card.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import type { ReferralView } from '../contract/case-file.ts'
import { isReferralOpen } from '../rules/referral-states.ts'
import type { WholeProps } from './case-answer.tsx'
import { useLabels } from './labels.ts'

/** To which offices the case was handed, and what came of it. */
export const ReferralsPart = ({ file, details }: WholeProps) => {
  const { say } = useWords()
  const { may } = useSession()
  if (details.referrals.length === 0) return null
  return (
    <Section title={say('casework.referrals')}>
      <Card>
        <Stack gap={16}>
          {details.referrals.map((referral) => (
            <OneReferral key={referral.id} referral={referral} caseId={file.case.id} />
          ))}
          {may('casework.referCase') && (
            <LinkButton href={`/kasus/${file.case.id}/rujuk`} wide>
              {say('casework.refer.new')}
            </LinkButton>
          )}
        </Stack>
      </Card>
    </Section>
  )
}

const OneReferral = ({ referral, caseId }: { readonly referral: ReferralView; readonly caseId: string }) => {
  const { say, formatDate } = useWords()
  const { may } = useSession()
  const { referralReason } = useLabels()
  const { state, office, organisationName, toName, ground, override } = referral
  const isOpen = isReferralOpen(state)
  return (
    <Stack gap={8}>
      <p>
        <b>{organisationName ?? say(`references.office.${office}`)}</b>{' '}
        <Badge kind={state === 'sent' ? 'attention' : state === 'done' ? 'good' : 'none'}>
          {say(`casework.referralState.${state}`)}
        </Badge>
        <br />
        <small className="muted">
          {[formatDate(referral.sentOn), toName, say(`migration.ground.${ground}`), override]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </p>
      {referral.events.map((event) => (
        <p key={event.id} className="small">
          <b>{formatDate(event.occurredOn)}</b>{' '}
          {[say(`casework.referralState.${event.state}`), event.reason && referralReason(event.reason), event.note]
            .filter(Boolean)
            .join('. ')}
        </p>
      ))}
      {isOpen && may('casework.recordReferralState') && (
        <LinkButton href={`/kasus/${caseId}/rujukan/${referral.id}`} compact>
          {say(toName ? 'casework.referral.see' : 'casework.referral.answer')}
        </LinkButton>
      )}
      {!toName && state !== 'revoked' && may('casework.getHandoverSheet') && (
        <LinkButton href={`/casework/rujukan/${referral.id}/lembar.pdf`} icon="printer" compact newTab>
          {say('casework.referral.sheet')}
        </LinkButton>
      )}
    </Stack>
  )
}
