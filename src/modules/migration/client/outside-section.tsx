import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import {
  listOutsideNumbers,
  type OutsideNumber,
  type OutsideNumbers,
  withdrawOutsideNumber,
} from '../contract/outside-numbers.ts'
import type { FileProps } from './episode-page.tsx'

/** Numbers that other systems gave, each with the place where it is looked up. */
export const OutsideSection = ({ file }: FileProps) => {
  const { may } = useSession()
  return may('migration.listOutsideNumbers') ? <Numbers file={file} /> : null
}

const Numbers = ({ file }: FileProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const query = useQuery(listOutsideNumbers, { episodeId: file.episode.id })
  return (
    <Section title={say('migration.outside')}>
      <Card>
        <Answer query={query} waiting={say('migration.fileLoading')}>
          {({ numbers, systems }) => (
            <Stack gap={16}>
              {numbers.length === 0 && <p className="small muted">{say('migration.outside.none')}</p>}
              {numbers.map((one) => (
                <OneNumber key={one.id} file={file} number={one} systems={systems} />
              ))}
              {may('migration.recordOutsideNumber') && (
                <LinkButton href={`/calon/${file.episode.id}/nomor`} wide>
                  {say('migration.outside.new')}
                </LinkButton>
              )}
            </Stack>
          )}
        </Answer>
      </Card>
    </Section>
  )
}

interface OneProps extends FileProps {
  readonly number: OutsideNumber
  readonly systems: OutsideNumbers['systems']
}

const OneNumber = ({ file, number, systems }: OneProps) => {
  const { say, formatDate } = useWords()
  const { may } = useSession()
  const toast = useToast()
  const [id] = useState(newId)
  const withdraw = useCommand(withdrawOutsideNumber, {
    refresh: ['migration'],
    onDone: () => toast({ text: say('migration.outside.withdrawn') }),
  })
  const system = systems.find((one) => one.system === number.system)
  const episodeId = file.episode.id
  return (
    <div>
      <b>{say(`references.value.system.${number.system}`)}</b> <span className="number">{number.number}</span>{' '}
      {number.shape === 'unlike' && (
        <Badge kind="attention" icon="alert">
          {say('migration.outside.unlike')}
        </Badge>
      )}
      <p className="small muted">
        {[
          number.givenOn && formatDate(number.givenOn),
          number.note,
          number.shape === 'unknown' && say('migration.outside.noShapeShort'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Cluster gap={12}>
        {system?.website && (
          <a href={system.website} target="_blank" rel="noreferrer">
            {say('migration.outside.look')}
          </a>
        )}
        {may('migration.recordOutsideNumber') && (
          <a href={`/calon/${episodeId}/nomor?ganti=${number.id}`}>{say('migration.outside.correct')}</a>
        )}
        {may('migration.withdrawOutsideNumber') && (
          <Button
            kind="quiet"
            compact
            busy={withdraw.busy}
            onClick={() => void withdraw.send({ id, episodeId, numberId: number.id })}
          >
            {say('migration.withdraw')}
          </Button>
        )}
      </Cluster>
      <RefusalMessage refusal={withdraw.refusal} />
    </div>
  )
}
