import { useEffect, useState } from 'react'
import { Rich } from '#platform/client/rich.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { Stack } from '#platform/design/stack.tsx'
import type { UnlockProps } from './unlock.tsx'
import { StartAgain } from './unlock-start-again.tsx'
import { type PhoneRoom, phoneRoom } from './vault-room.ts'

interface LockGoneProps extends Pick<UnlockProps, 'database' | 'villageKey'> {
  readonly onEmptied: () => Promise<void>
}

/** After ten wrong PINs: what is gone, what is not, and how to go on. */
export const LockGone = ({ database, villageKey, onEmptied }: LockGoneProps) => {
  const { say } = useWords()
  const [room, setRoom] = useState<PhoneRoom>()
  useEffect(() => {
    void phoneRoom(database).then(setRoom)
  }, [database])
  return (
    <Page
      width="narrow"
      title={say('platform.unlock.goneTitle')}
      lead={<Rich text={say('platform.unlock.goneLead')} />}
    >
      <Stack gap={20}>
        {room && <WhatWaits room={room} />}
        <p>{say('platform.unlock.forgotWhy')}</p>
        <StartAgain database={database} villageKey={villageKey} onEmptied={onEmptied} />
      </Stack>
    </Page>
  )
}

const WhatWaits = ({ room: { waiting, unsealed } }: { readonly room: PhoneRoom }) => {
  const { say } = useWords()
  if (unsealed > 0)
    return (
      <Message kind="grave" title={say('platform.unlock.unsealedTitle')}>
        {say('platform.unlock.unsealedWhy')}
      </Message>
    )
  return (
    <Message title={say('platform.unlock.goneQueue', { count: waiting })} icon="cloud-up">
      {say(waiting > 0 ? 'platform.unlock.goneQueueWhy' : 'platform.unlock.goneNothing')}
    </Message>
  )
}
