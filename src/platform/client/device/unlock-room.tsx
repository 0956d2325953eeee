import { useCallback, useEffect, useState } from 'react'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { Message } from '#platform/design/message.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import type { PhoneDatabase } from './vault-database.ts'
import { isTight, keepForGood, type PhoneRoom, phoneRoom } from './vault-room.ts'

interface PhoneRoomPartProps {
  readonly database: PhoneDatabase
  /** Rows of the village on this phone, as its open device counts them. */
  readonly rowCount: number
}

/** How much of the village lies on this phone, what waits, and whether there is room for another day. */
export const PhoneRoomPart = ({ database, rowCount }: PhoneRoomPartProps) => {
  const { say, formatNumber } = useWords()
  const [room, setRoom] = useState<PhoneRoom>()
  const look = useCallback(async () => setRoom(await phoneRoom(database)), [database])
  useEffect(() => {
    void look()
  }, [look])
  if (!room) return null
  const size = (bytes: number | null) => {
    if (bytes === null) return say('platform.room.unknown')
    const megabytes = bytes / 1_000_000
    const unit = megabytes < 1_000 ? 'platform.room.megabytes' : 'platform.room.gigabytes'
    const shown = megabytes < 1_000 ? megabytes : megabytes / 1_000
    return say(unit, { size: formatNumber(Math.round(shown * 10) / 10) })
  }
  return (
    <Section title={say('platform.room.title')}>
      <Stack gap={20}>
        <RoomWarning room={room} onKept={look} />
        <Facts
          facts={[
            { label: say('platform.room.rows'), value: formatNumber(rowCount) },
            { label: say('platform.room.waiting'), value: formatNumber(room.waiting) },
            ...(room.parcels > 0 ? [{ label: say('platform.room.parcels'), value: formatNumber(room.parcels) }] : []),
            { label: say('platform.room.used'), value: size(room.usedBytes) },
            { label: say('platform.room.free'), value: size(room.freeBytes) },
          ]}
        />
      </Stack>
    </Section>
  )
}

const RoomWarning = ({ room, onKept }: { readonly room: PhoneRoom; readonly onKept: () => Promise<void> }) => {
  const { say } = useWords()
  const [wasRefused, setRefused] = useState(false)
  const keep = async () => {
    setRefused(!(await keepForGood()))
    await onKept()
  }
  if (isTight(room))
    return (
      <Message kind="attention" title={say('platform.room.tightTitle')}>
        {say('platform.room.tightWhy')}
      </Message>
    )
  if (room.isKept) return null
  return (
    <Message
      kind="attention"
      title={say('platform.room.notKeptTitle')}
      action={<Button onClick={() => void keep()}>{say('platform.room.keep')}</Button>}
    >
      {say(wasRefused ? 'platform.room.keptNot' : 'platform.room.notKeptWhy')}
    </Message>
  )
}
