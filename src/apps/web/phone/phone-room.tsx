import { useEffect, useState } from 'react'
import { PhoneRoomPart } from '#platform/client/device/unlock-room.tsx'
import { openPhoneDatabase, type PhoneDatabase } from '#platform/client/device/vault-database.ts'
import type { OpenPhone } from '#platform/client/phone.ts'

/** How much of the village lies here and whether there is room for another day. */
export const PhoneRoom = ({ phone }: { readonly phone: OpenPhone }) => {
  const [database, setDatabase] = useState<PhoneDatabase>()
  useEffect(() => {
    const opening = openPhoneDatabase(phone.accountId)
    opening.then(setDatabase, () => undefined)
    return () => void opening.then(({ dexie }) => dexie.close()).catch(() => undefined)
  }, [phone])
  return database ? <PhoneRoomPart database={database} rowCount={phone.rowCount()} /> : null
}
