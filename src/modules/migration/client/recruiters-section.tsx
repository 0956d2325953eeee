import { useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import { type Recruiter, withdrawRecruiter } from '../contract/recruiters.ts'
import { phaseOf } from '../rules/stages.ts'
import type { FileProps } from './episode-page.tsx'

/** Who recruits, as told, for the officer alone; that others name the same one is counted, not judged. */
export const RecruitersSection = ({ file }: FileProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const { recruiters, episode } = file
  if (!recruiters || (recruiters.length === 0 && phaseOf(episode.stage) !== 'before')) return null
  return (
    <Section title={say('migration.recruiters')}>
      <Card>
        <Stack gap={16}>
          {recruiters.map((recruiter) => (
            <OneRecruiter key={recruiter.id} file={file} recruiter={recruiter} />
          ))}
          {may('migration.recordRecruiter') && (
            <LinkButton href={`/calon/${episode.id}/perekrut`} wide>
              {say('migration.recruiter.new')}
            </LinkButton>
          )}
          <p className="small muted">{say('migration.signs.restricted')}</p>
        </Stack>
      </Card>
    </Section>
  )
}

const OneRecruiter = ({ file, recruiter }: FileProps & { readonly recruiter: Recruiter }) => {
  const { say } = useWords()
  const { may } = useSession()
  const toast = useToast()
  const [id] = useState(newId)
  const take = useCommand(withdrawRecruiter, {
    refresh: ['migration', 'platform'],
    onDone: () => toast({ text: say('migration.recruiter.takenBack') }),
  })
  const { name, phone, account, relation, localBroker, otherPeople } = recruiter
  const facts = [
    name && phone,
    (name || phone) && account,
    say(`migration.recruiterRelation.${relation}`),
    localBroker === 'yes' && say('migration.recruiter.isBroker'),
    say(`migration.story.${recruiter.storySource}`),
    say(`migration.grade.${recruiter.evidenceGrade}`),
  ]
  return (
    <Stack gap={8}>
      <p>
        <b>{name ?? phone ?? account}</b>
        <br />
        <small className="muted">{facts.filter(Boolean).join(' · ')}</small>
      </p>
      {otherPeople > 0 && (
        <p>
          <Badge kind="attention">{say('migration.recruiter.same', { count: otherPeople })}</Badge>
        </p>
      )}
      {may('migration.recordRecruiter') && (
        <p>
          <LinkButton href={`/calon/${file.episode.id}/perekrut?ganti=${recruiter.id}`} kind="quiet" compact>
            {say('migration.recruiter.correct')}
          </LinkButton>{' '}
          <Button
            kind="quiet"
            compact
            busy={take.busy}
            onClick={() => void take.send({ id, episodeId: file.episode.id, recruiterId: recruiter.id })}
          >
            {say('migration.recruiter.takeBack')}
          </Button>
        </p>
      )}
      <RefusalMessage refusal={take.refusal} />
    </Stack>
  )
}
