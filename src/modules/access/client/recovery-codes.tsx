import { useState } from 'react'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import type { listSecondFactors } from '../contract/second-factor.ts'
import { fewRecoveryCodes } from '../rules/recovery-codes.ts'
import { RecoverySheet } from './recovery-sheet.tsx'

type Recovery = OutputOf<typeof listSecondFactors>['recovery']

/** How many codes are left, and a new set. */
export const RecoveryCodes = ({ recovery, onDone }: { readonly recovery: Recovery; readonly onDone: () => void }) => {
  const { say, formatMoment } = useWords()
  const [making, setMaking] = useState(false)
  const done = () => {
    setMaking(false)
    onDone()
  }
  if (making) return <RecoverySheet onDone={done} />
  const left = recovery?.left ?? 0
  const few = left <= fewRecoveryCodes
  const again = say(recovery ? 'access.recovery.renew' : 'access.recovery.make')
  const make = (
    <Button compact onClick={() => setMaking(true)}>
      {again}
    </Button>
  )
  if (few)
    return (
      <Message
        kind="attention"
        title={recovery ? say('access.recovery.few', { count: left }) : say('access.recovery.none')}
        action={make}
      >
        {say('access.recovery.why')}
      </Message>
    )
  return (
    <RowList label={say('access.recovery.name')}>
      <Row
        tile={{ icon: 'list' }}
        title={say('access.recovery.left', { count: left })}
        reason={recovery ? say('access.recovery.madeAt', { when: formatMoment(recovery.madeAt) }) : undefined}
        end={make}
      />
    </RowList>
  )
}
