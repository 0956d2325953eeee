import { useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { newId } from '#platform/shared/ids.ts'
import { closeFlag, recordCheck } from '../contract/work.ts'
import { type CheckState, checkStates } from '../rules/checklists.ts'
import type { WholeProps } from './case-answer.tsx'

/** Questions that the family asked on its page. */
export const QuestionsPart = ({ file, details }: WholeProps) => {
  const { say, formatDate } = useWords()
  const open = details.questions.filter((one) => !one.answered)
  if (open.length === 0) return null
  return (
    <Section title={say('casework.questions')}>
      <RowList label={say('casework.questions')}>
        {open.map((question) => (
          <Row
            key={question.id}
            href={`/kasus/${file.case.id}/jawab/${question.id}`}
            tile={{ icon: 'message', pillar: 1 }}
            title={question.words}
            reason={formatDate(question.askedOn)}
            end={<Badge kind="attention">{say('casework.unanswered')}</Badge>}
          />
        ))}
      </RowList>
    </Section>
  )
}

/** Reminders that stand, each with its day. */
export const FlagsPart = ({ file, details }: WholeProps) => {
  const { say, formatDate, today } = useWords()
  const { may } = useSession()
  const command = useCommand(closeFlag, { refresh: ['casework', 'platform'] })
  const open = details.flags.filter((flag) => flag.closedOn === null)
  if (open.length === 0) return null
  return (
    <Section title={say('casework.flags')}>
      <RefusalMessage refusal={command.refusal} />
      <RowList label={say('casework.flags')}>
        {open.map((flag) => (
          <Row
            key={flag.id}
            tile={{ icon: 'flag', pillar: 1 }}
            title={flag.words}
            reason={formatDate(flag.dueOn)}
            end={
              <Cluster gap={8}>
                {flag.dueOn <= today && <Badge kind="attention">{say('casework.flag.due')}</Badge>}
                {may('casework.closeFlag') && (
                  <Button
                    compact
                    busy={command.busy}
                    onClick={() =>
                      void command.send({
                        caseId: file.case.id,
                        flagId: flag.id,
                        because: say('casework.flag.doneWord'),
                      })
                    }
                  >
                    {say('casework.flag.done')}
                  </Button>
                )}
              </Cluster>
            }
          />
        ))}
      </RowList>
    </Section>
  )
}

/** What a death or a silence asks, item by item. */
export const ChecksPart = ({ file, details }: WholeProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const [changing, setChanging] = useState<string | null>(null)
  const command = useCommand(recordCheck, { refresh: ['casework', 'platform'], onDone: () => setChanging(null) })
  if (details.checks.length === 0) return null
  const record = (item: (typeof details.checks)[number]['item'], state: CheckState) =>
    void command.send({ id: newId(), caseId: file.case.id, item, state })
  return (
    <Section title={say('casework.checks')} note={say('casework.checksNote')}>
      <RefusalMessage refusal={command.refusal} />
      <RowList label={say('casework.checks')}>
        {details.checks.map(({ item, state, note }) => (
          <Row
            key={item}
            title={say(`casework.checkItem.${item}`)}
            reason={
              changing === item ? (
                <Cluster gap={8}>
                  {checkStates.map((one) => (
                    <Button key={one} compact busy={command.busy} onClick={() => record(item, one)}>
                      {say(`casework.checkState.${one}`)}
                    </Button>
                  ))}
                </Cluster>
              ) : (
                note
              )
            }
            end={
              <Cluster gap={8}>
                <Badge kind={state === 'done' ? 'good' : state === 'waiting' ? 'attention' : 'none'}>
                  {say(state ? `casework.checkState.${state}` : 'casework.checkState.open')}
                </Badge>
                {may('casework.recordCheck') && changing !== item && (
                  <Button compact kind="quiet" onClick={() => setChanging(item)}>
                    {say('casework.check.change')}
                  </Button>
                )}
              </Cluster>
            }
          />
        ))}
      </RowList>
    </Section>
  )
}
