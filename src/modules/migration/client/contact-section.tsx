import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Card } from '#platform/design/card.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { addDays, daysBetween } from '#platform/shared/dates.ts'
import { type ContactFile, listCheckIns } from '../contract/contact.ts'
import { contactGroupOf } from '../rules/contact-rhythm.ts'
import { phaseOf } from '../rules/stages.ts'
import { ContactLine } from './contact-line.tsx'
import type { FileProps } from './episode-page.tsx'

/** When a worker abroad was last heard of, when the next call is due, and whom the village calls. */
export const ContactSection = ({ file }: FileProps) => {
  const { may } = useSession()
  const isAbroad = phaseOf(file.episode.stage) === 'abroad' && file.episode.closedOn === null
  return may('migration.listCheckIns') && isAbroad ? <Contact file={file} /> : null
}

const Contact = ({ file }: FileProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const query = useQuery(listCheckIns, { episodeId: file.episode.id })
  const path = `/calon/${file.episode.id}`
  return (
    <Section title={say('migration.contact.section')}>
      <Card>
        <Answer query={query} waiting={say('migration.fileLoading')}>
          {(contact) => (
            <Stack gap={16}>
              <RhythmNow name={file.person.name} contact={contact} />
              {may('migration.recordCheckIn') && (
                <LinkButton href={`${path}/kabar`} wide>
                  {say('migration.contact.record')}
                </LinkButton>
              )}
              <KinNow contact={contact} path={`${path}/kerabat`} />
            </Stack>
          )}
        </Answer>
      </Card>
    </Section>
  )
}

interface RhythmNowProps {
  readonly name: string
  readonly contact: ContactFile
}

const badgeKinds = { silent: 'attention', due: 'attention', worry: 'attention', heard: 'good' } as const

/** The state in words, then the year as a picture. */
export const RhythmNow = ({ name, contact: { rhythm, checkIns } }: RhythmNowProps) => {
  const { say, formatDate, today } = useWords()
  if (!rhythm) return <p className="small muted">{say('migration.checkIn.notAbroad')}</p>
  const group = contactGroupOf(rhythm, today)
  const heard = rhythm.heardOn
    ? say('migration.contact.heardAgo', { days: daysBetween(rhythm.heardOn, today) })
    : say('migration.contact.neverHeard', { day: formatDate(rhythm.startedOn) })
  const why = rhythm.reasons?.map((reason) => say(`migration.contactReason.${reason}`)).join(', ')
  return (
    <Stack gap={8}>
      <p>
        <Badge kind={badgeKinds[group]}>{say(`migration.contactGroup.${group}`)}</Badge>
        <br />
        <b>{heard}</b>
        {rhythm.dueOn && (
          <>
            <br />
            <small className="muted">{say('migration.contact.dueOn', { day: formatDate(rhythm.dueOn) })}</small>
          </>
        )}
      </p>
      {group === 'silent' && rhythm.silentOn && (
        <Message icon="phone" title={say('migration.contact.silentSince', { day: formatDate(rhythm.silentOn) })} />
      )}
      <ContactLine
        name={name}
        startedOn={rhythm.startedOn}
        marks={checkIns.map(({ contactedOn, state }) => ({ on: contactedOn, state }))}
        planned={rhythm.callDays}
      />
      {rhythm.risk === 'raised' && (
        <p className="small muted">
          {why ? say('migration.contact.closer', { reasons: why }) : say('migration.contact.closerPlain')}
        </p>
      )}
    </Stack>
  )
}

const KinNow = ({ contact, path }: { readonly contact: ContactFile; readonly path: string }) => {
  const { say, formatDate, today } = useWords()
  const { may } = useSession()
  const { kin } = contact
  const isOld = kin !== null && kin.confirmedOn <= addDays(today, -365)
  return (
    <Stack gap={8}>
      <p className="small">
        <b>{say('migration.kin')}</b>
        <br />
        {kin ? (
          <>
            {kin.name}, {say(`migration.relation.${kin.relation}`).toLowerCase()}
            {kin.phone && (
              <>
                {' · '}
                <a href={`tel:${kin.phone}`}>{kin.phone}</a>
              </>
            )}
            <br />
            <span className="muted">
              {isOld ? say('migration.kin.old') : say('migration.kin.confirmed', { day: formatDate(kin.confirmedOn) })}
            </span>
          </>
        ) : (
          <span className="muted">{say('migration.kin.none')}</span>
        )}
      </p>
      {may('migration.recordKin') && (
        <LinkButton href={path} kind="quiet" compact>
          {say(kin ? 'migration.kin.confirm' : 'migration.kin.record')}
        </LinkButton>
      )}
    </Stack>
  )
}
