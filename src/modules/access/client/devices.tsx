import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { closeSession, listSessions } from '../contract/session.ts'
import { useMomentHere } from './moment-here.tsx'

/** Where this account is signed in; a phone that is not mine any more is sent away from here. */
export const Devices = () => {
  const { say } = useWords()
  const { may } = useSession()
  const moment = useMomentHere()
  const toast = useToast()
  const devices = useQuery(listSessions, {})
  const close = useCommand(closeSession, {
    refresh: ['access'],
    onDone: () => toast({ text: say('access.account.deviceClosed') }),
  })
  const others = devices.data?.sessions.filter((session) => !session.current).length ?? 0
  // a phone of the family's door stays known after its session: it is sent away unseen
  const byDoor = !may('access.listSecondFactors')
  return (
    <Section
      title={say('access.account.devices')}
      note={say(byDoor ? 'access.own.phonesWhy' : 'access.account.devicesNote')}
    >
      <RefusalMessage refusal={close.refusal} />
      <Answer query={devices}>
        {({ sessions }) => (
          <RowList label={say('access.account.devices')}>
            {sessions.map((session) => (
              <Row
                key={session.id}
                tile={{ icon: 'phone' }}
                title={session.device}
                reason={say('access.account.lastSeen', { when: moment(session.lastSeenAt) })}
                end={
                  session.current ? (
                    <Badge kind="good">{say('access.account.thisDevice')}</Badge>
                  ) : (
                    <Button compact busy={close.busy} onClick={() => void close.send({ sessionId: session.id })}>
                      {say('access.account.closeDevice')}
                    </Button>
                  )
                }
              />
            ))}
          </RowList>
        )}
      </Answer>
      {(others > 1 || byDoor) && (
        <div>
          <Button busy={close.busy} onClick={() => void close.send({ sessionId: null })}>
            {say('access.account.closeOthers')}
          </Button>
        </div>
      )}
    </Section>
  )
}
