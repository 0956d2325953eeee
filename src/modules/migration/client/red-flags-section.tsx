import './red-flags.css'
import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Card } from '#platform/design/card.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import type { RedFlagSummary } from '../contract/red-flags.ts'
import { phaseOf } from '../rules/stages.ts'
import type { FileProps } from './episode-page.tsx'
import { RedFlagScale } from './red-flag-scale.tsx'

/** Advice for the officer alone: a scale with two marks, the signs with their source. Never a lock, never red. */
export const RedFlagsSection = ({ file }: FileProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const { redFlags, episode, person } = file
  if (!redFlags || phaseOf(episode.stage) !== 'before') return null
  const signs = redFlags.answers.filter((answer) => answer.reply === 'yes')
  const ask = may('migration.recordRedFlags') && !episode.closedOn && (
    <LinkButton href={`/calon/${episode.id}/tanda`} wide>
      {say(redFlags.asked > 0 ? 'migration.signs.again' : 'migration.signs.ask')}
    </LinkButton>
  )
  return (
    <Section
      title={say('migration.signs.title')}
      action={
        signs.length > 0 && (
          <Badge kind="attention" icon="alert">
            {say('migration.signs.count', { count: signs.length })}
          </Badge>
        )
      }
    >
      <Card>
        <Stack gap={16}>
          {redFlags.asked === 0 ? (
            <p className="muted">{say('migration.signs.notAsked')}</p>
          ) : (
            <Signs redFlags={redFlags} name={person.name} />
          )}
          {redFlags.callToday && <Message kind="attention" title={say('migration.signs.callToday')} icon="phone" />}
          {ask}
          <p className="small muted">{say('migration.signs.restricted')}</p>
        </Stack>
      </Card>
    </Section>
  )
}

const Signs = ({ redFlags, name }: { readonly redFlags: RedFlagSummary; readonly name: string }) => {
  const { say } = useWords()
  const signs = redFlags.answers.filter((answer) => answer.reply === 'yes')
  return (
    <>
      <p>
        <b>{say('migration.signs.notAccusation')}</b>{' '}
        <span className="muted">{say('migration.signs.serviceGoesOn', { name })}</span>
      </p>
      <RedFlagScale score={redFlags.score} />
      <ul className="signs">
        {signs.map((sign) => (
          <li key={sign.code}>
            <span className="sign-weight">{sign.weight}</span>
            <span>
              <b>{say(`migration.sign.${sign.code}`)}</b>
              <small className="muted">
                {sign.counted
                  ? say('migration.signs.counted', sign.counted)
                  : [
                      say(`migration.story.${sign.storySource}`),
                      say(`migration.grade.${sign.evidenceGrade}`),
                      sign.note,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
              </small>
            </span>
          </li>
        ))}
      </ul>
      <Message title={say(`migration.signs.advice.${redFlags.advice}`)} icon="message">
        {redFlags.score > 0 && say('migration.signs.adviceWhy')} {redFlags.score > 0 && say('migration.signs.channels')}
      </Message>
    </>
  )
}
