import { useState } from 'react'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Refusal } from '../../shared/errors.ts'
import type { UnlockProps } from './unlock.tsx'
import { useTry } from './unlock-try.ts'
import { leavePhone } from './vault-leave.ts'

interface StartAgainProps extends Pick<UnlockProps, 'database' | 'villageKey'> {
  readonly onEmptied: () => Promise<void>
}

/** Empties the phone's store. What waits is kept for the village; what cannot be kept is named before it is lost. */
export const StartAgain = ({ database, villageKey, onEmptied }: StartAgainProps) => {
  const { say } = useWords()
  const [isOpen, setOpen] = useState(false)
  const { busy, refusal, attempt } = useTry()
  const isLosing = refusal instanceof Refusal && refusal.code === 'platform.queueNotSealed'
  const empty = () =>
    attempt(async () => {
      await leavePhone(database, { villageKey, loseUnsealed: isLosing })
      setOpen(false)
      await onEmptied()
    })
  return (
    <>
      <div>
        <Button kind="danger" onClick={() => setOpen(true)}>
          {say('platform.unlock.startAgain')}
        </Button>
      </div>
      <Dialog
        open={isOpen}
        title={say(isLosing ? 'platform.unlock.unsealedTitle' : 'platform.unlock.startAgainAsk')}
        onClose={() => setOpen(false)}
        confirm={
          <Button kind="danger" busy={busy} busyText={say('platform.unlock.starting')} onClick={() => void empty()}>
            {say(isLosing ? 'platform.unlock.loseIt' : 'platform.unlock.startAgain')}
          </Button>
        }
      >
        <p>{say(isLosing ? 'platform.unlock.unsealedWhy' : 'platform.unlock.startAgainWhy')}</p>
        {!isLosing && <RefusalMessage refusal={refusal} />}
      </Dialog>
    </>
  )
}
