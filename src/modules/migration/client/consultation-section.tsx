import './red-flags.css'
import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { Icon } from '#platform/design/icon.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { type Consultation, getPrivateReason } from '../contract/consultation.ts'
import { phaseOf } from '../rules/stages.ts'
import type { FileProps } from './episode-page.tsx'

/** What the family and the candidate heard and said. Reasons given in confidence are never here. */
export const ConsultationSection = ({ file }: FileProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const [talk] = file.consultations
  if (!talk && phaseOf(file.episode.stage) !== 'before') return null
  const record = may('migration.recordConsultation') && !file.episode.closedOn && (
    <LinkButton href={`/calon/${file.episode.id}/musyawarah`} wide>
      {say(talk ? 'migration.talk.again' : 'migration.talk.record')}
    </LinkButton>
  )
  return (
    <Section
      title={say('migration.talk.title')}
      action={
        talk &&
        !talk.isAtOffice && (
          <Badge kind={talk.lacks.length === 0 ? 'good' : 'attention'}>
            {say(talk.lacks.length === 0 ? 'migration.talk.complete' : 'migration.talk.incomplete')}
          </Badge>
        )
      }
    >
      <Card>
        <Stack gap={16}>
          {talk ? (
            talk.isAtOffice ? (
              <TalkAtOffice talk={talk} />
            ) : (
              <Talk talk={talk} />
            )
          ) : (
            <p className="muted">{say('migration.talk.none')}</p>
          )}
          {talk?.hasPrivateReason && <PrivateReason consultationId={talk.id} />}
          {record}
        </Stack>
      </Card>
    </Section>
  )
}

/** Without a line: that it was held, and who was there; what was said is read at the office. */
const TalkAtOffice = ({ talk }: { readonly talk: Consultation }) => {
  const { say } = useWords()
  return (
    <>
      <TalkHeld talk={talk} />
      <p className="muted">{say('migration.talk.atOffice', { officer: talk.recordedByName })}</p>
    </>
  )
}

const Talk = ({ talk }: { readonly talk: Consultation }) => {
  const { say } = useWords()
  const told = [
    say(`migration.outcome.${talk.outcome}`),
    say(`migration.agency.${talk.agencyCheck}`),
    ...talk.risks.map((risk) => say(`migration.risk.${risk}`)),
    ...talk.carers.map((carer) => say('migration.talk.carer', { child: carer.childName, carer: carer.carerName })),
    ...(talk.candidateAlone ? [say('migration.talk.aloneDone')] : []),
    ...(talk.apartFromRecruiter ? [say('migration.talk.apartDone')] : []),
  ]
  const agreed = talk.outcome === 'agree' ? told : told.slice(1)
  return (
    <>
      <TalkHeld talk={talk} />
      <ul className="told">
        {agreed.map((line) => (
          <li key={line}>
            <Icon name="check" />
            <span>{line}</span>
          </li>
        ))}
        {talk.lacks.map((lack) => (
          <li key={lack} className="told-lack">
            <Icon name="clock" />
            <span>{say(`migration.lack.${lack}`)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

const PrivateReason = ({ consultationId }: { readonly consultationId: string }) => {
  const { say } = useWords()
  const [open, setOpen] = useState(false)
  const query = useQuery(getPrivateReason, { consultationId }, { enabled: open })
  if (!open) {
    return (
      <p>
        <Button kind="quiet" icon="lock" compact onClick={() => setOpen(true)}>
          {say('migration.talk.privateRead')}
        </Button>
        <small className="muted">{say('migration.talk.privateNote')}</small>
      </p>
    )
  }
  return (
    <Answer query={query}>
      {({ privateReason }) => (
        <p>
          <b>{say('migration.talk.privateTitle')}</b>
          <br />
          {privateReason}
        </p>
      )}
    </Answer>
  )
}

const TalkHeld = ({ talk }: { readonly talk: Consultation }) => {
  const { say, formatDate } = useWords()
  const people = new Intl.ListFormat('id', { type: 'unit' }).format(talk.people.map((met) => met.name))
  return (
    <p className="muted small">
      {say('migration.talk.met', {
        day: formatDate(talk.metOn, 'weekday'),
        place: say(`migration.place.${talk.place}`),
        people,
        officer: talk.recordedByName,
      })}
    </p>
  )
}
