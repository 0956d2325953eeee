import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Card } from '#platform/design/card.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import type { Referral } from '../contract/referrals.ts'
import type { FileProps } from './episode-page.tsx'
import { useLabels } from './labels.ts'

/** To whom a matter was handed and what came of it; for the officer alone, and from a score of 8 suggested. */
export const ReferralsSection = ({ file }: FileProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const { referrals, redFlags, episode } = file
  if (!referrals || !redFlags) return null
  const suggested = redFlags.advice === 'task_force' && referrals.length === 0
  if (referrals.length === 0 && !suggested && redFlags.advice !== 'talk') return null
  return (
    <Section title={say('migration.referrals')}>
      <Card>
        <Stack gap={16}>
          {suggested && <Message icon="message" title={say('migration.referral.suggest', { score: redFlags.score })} />}
          {referrals.map((referral) => (
            <OneReferral key={referral.id} referral={referral} path={`/calon/${episode.id}/rujukan/${referral.id}`} />
          ))}
          {may('migration.referEpisode') && (
            <LinkButton href={`/calon/${episode.id}/rujukan`} wide>
              {say('migration.referral.new')}
            </LinkButton>
          )}
          <p className="small muted">{say('migration.signs.restricted')}</p>
        </Stack>
      </Card>
    </Section>
  )
}

const OneReferral = ({ referral, path }: { readonly referral: Referral; readonly path: string }) => {
  const { say, formatDate } = useWords()
  const { may } = useSession()
  const { office } = useLabels()
  const { officeKind, organisationName, referredOn, channel, recordedByName, waiting, closed, events } = referral
  const state = closed ? 'closed' : waiting ? 'waiting' : 'answered'
  const consent =
    referral.consent === 'given'
      ? say('migration.referral.agreed')
      : [say(`migration.ground.${referral.consent}`), referral.withoutConsentBecause].filter(Boolean).join('. ')
  return (
    <Stack gap={8}>
      <p>
        <b>{organisationName ?? office(officeKind)}</b>{' '}
        <Badge kind={waiting ? 'attention' : 'none'}>{say(`migration.referral.${state}`)}</Badge>
        <br />
        <small className="muted">
          {say('migration.referral.line', {
            day: formatDate(referredOn),
            channel: say(`migration.referralChannel.${channel}`).toLowerCase(),
            officer: recordedByName,
          })}
        </small>
      </p>
      <p className="small">{[consent, referral.told].filter(Boolean).join(' ')}</p>
      {events.map((event) => (
        <p key={event.id} className="small">
          <b>{formatDate(event.occurredOn)}</b>{' '}
          {[
            event.outcome ? say(`migration.outcome.${event.outcome}`) : say(`migration.referralClose.${event.reason}`),
            event.note,
          ]
            .filter(Boolean)
            .join('. ')}
        </p>
      ))}
      {!closed && may('migration.recordReferralAnswer') && (
        <LinkButton href={path} kind={waiting ? 'primary' : 'quiet'} compact>
          {say(waiting ? 'migration.referral.answer' : 'migration.referral.answerAgain')}
        </LinkButton>
      )}
    </Stack>
  )
}
