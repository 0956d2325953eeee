import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import type { SlotProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { newId } from '#platform/shared/ids.ts'
import { applyHandover, type Handover, listHandovers, refuseHandover } from '../contract/hand-over.ts'
import { useLabels } from './labels.ts'

/** On a person's page: the file that the former village handed over, to go on with or to leave. */
export const HandoverPart = ({ subject }: SlotProps) => {
  const personId = subject.personId ?? ''
  const query = useQuery(listHandovers, { personId }, { enabled: personId !== '' })
  return (
    <Answer query={query}>
      {({ waiting }) => waiting.map((handover) => <HandoverCard key={handover.id} handover={handover} />)}
    </Answer>
  )
}

const HandoverCard = ({ handover }: { readonly handover: Handover }) => {
  const { say, formatDate } = useWords()
  const { country, job } = useLabels()
  const { may } = useSession()
  const go = useGo()
  const [episodeId] = useState(newId)
  const [reason, setReason] = useState('')
  const apply = useCommand(applyHandover, { onDone: (answer) => go(`/calon/${answer.episodeId}`) })
  const refuse = useCommand(refuseHandover)
  const what = [
    country(handover.destinationCountry),
    job(handover.occupation, handover.occupationTold),
    say(`migration.stage.${handover.stage}`),
  ]
  return (
    <Card title={say('migration.handover.title')}>
      <Stack gap={12}>
        <p>
          <b>{what.join(' · ')}</b>
          <br />
          {say('migration.handover.from', { village: handover.fromVillage, date: formatDate(handover.occurredOn) })}
        </p>
        <p className="small muted">{say('migration.handover.note')}</p>
        <RefusalMessage refusal={apply.refusal ?? refuse.refusal} />
        {may('migration.applyHandover') && (
          <>
            <TextField
              label={say('migration.handover.why')}
              name={`why-${handover.id}`}
              optional
              value={reason}
              onChange={setReason}
            />
            <Cluster gap={12}>
              <Button
                kind="primary"
                busy={apply.busy}
                onClick={() => void apply.send({ handoverId: handover.id, episodeId })}
              >
                {say('migration.handover.apply')}
              </Button>
              <Button
                kind="quiet"
                busy={refuse.busy}
                onClick={() => void refuse.send({ handoverId: handover.id, reason })}
                {...(reason.trim() === '' && { disabledBecause: say('migration.handover.why') })}
              >
                {say('migration.handover.refuse')}
              </Button>
            </Cluster>
          </>
        )}
      </Stack>
    </Card>
  )
}
