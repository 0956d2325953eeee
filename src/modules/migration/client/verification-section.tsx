import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Card } from '#platform/design/card.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { Timeline } from '#platform/design/timeline.tsx'
import type { Verification } from '../contract/verification.ts'
import { phaseOf } from '../rules/stages.ts'
import type { FileProps } from './episode-page.tsx'

/** Who asked, who checked, who confirmed. The head's own act is the step of the page. */
export const VerificationSection = ({ file }: FileProps) => {
  const { say } = useWords()
  const { verification, episode } = file
  if (!verification && phaseOf(episode.stage) !== 'before') return null
  return (
    <Section
      title={say('migration.verification.title')}
      action={verification && <StateBadge verification={verification} />}
    >
      <Card>
        <Stack gap={16}>
          {verification ? (
            <Rounds verification={verification} />
          ) : (
            <p className="muted">{say('migration.verification.none')}</p>
          )}
          {verification && <Acts file={file} verification={verification} />}
        </Stack>
      </Card>
    </Section>
  )
}

const StateBadge = ({ verification }: { readonly verification: Verification }) => {
  const { say } = useWords()
  const kind = { requested: 'attention', checked: 'attention', confirmed: 'good', returned: 'none' } as const
  return <Badge kind={kind[verification.state]}>{say(`migration.verification.state.${verification.state}`)}</Badge>
}

const Rounds = ({ verification }: { readonly verification: Verification }) => {
  const { say, formatDate } = useWords()
  return (
    <Timeline
      items={verification.events.map((event) => {
        const did = event.state === 'confirmed' && event.onBehalf ? 'confirmedBehalf' : event.state
        const reason = event.returnReason ? say(`migration.return.${event.returnReason}`).toLowerCase() : ''
        return {
          id: event.state,
          when: formatDate(event.occurredOn, 'digits'),
          title: say(`migration.verification.did.${did}`, { officer: event.recordedByName, reason }),
          ...(event.note && { note: event.note }),
        }
      })}
    />
  )
}

const Acts = ({ file, verification }: FileProps & { readonly verification: Verification }) => {
  const { say } = useWords()
  const { may } = useSession()
  const gone = file.nextStep.code === 'check'
  if (gone || verification.state !== 'requested' || !may('migration.verifyCandidate')) return null
  return (
    <LinkButton href={`/calon/${file.episode.id}/periksa`} wide>
      {say('migration.next.check.act')}
    </LinkButton>
  )
}
