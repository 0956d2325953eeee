import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { VaultKeys } from '#platform/client/device/keys-crypto.ts'
import { UnlockPage } from '#platform/client/device/unlock.tsx'
import { openPhoneDatabase, type PhoneDatabase } from '#platform/client/device/vault-database.ts'
import { leavePhone } from '#platform/client/device/vault-leave.ts'
import { isOnline } from '#platform/client/line.ts'
import { setPhone } from '#platform/client/phone.ts'
import { refresh } from '#platform/client/query-client.ts'
import { type Session, useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { Waiting } from '#platform/design/waiting.tsx'
import { clientModules } from '../modules.ts'
import { followShown } from './follow-shown.ts'
import { forgetKept, mayKeep } from './kept-here.ts'
import { keysOverReload } from './keys-over-reload.ts'
import { openPhone } from './open-phone.ts'
import { phoneKeysHere } from './phone-keys-here.ts'

interface UnlockGateProps {
  readonly accountId: string
  readonly wasQuiet: boolean
  readonly onOpened?: () => void
}

/** A PIN is chosen or asked; then the village on this phone is open. A page loaded anew goes on where it was. */
export const UnlockGate = ({ accountId, wasQuiet, onOpened }: UnlockGateProps) => {
  const open = useOpenPhone(accountId, onOpened)
  const session = useSession()
  const [database, setDatabase] = useState<PhoneDatabase>()
  const [fault, setFault] = useState<Error>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once for an account
  useEffect(() => {
    let isLeft = false
    const begin = async () => {
      const opened = await openPhoneDatabase(accountId)
      if (isLeft) return opened.dexie.close()
      if (isOnline() && holdsForeignCounts(session)) return leaveUnopened(opened, accountId)
      const keys = wasQuiet ? null : await keysOverReload(accountId)
      const isOpen = keys !== null && (await open(opened, keys).then(always, never))
      if (!isOpen && !isLeft) setDatabase(opened)
    }
    begin().catch(setFault)
    return () => {
      isLeft = true
    }
  }, [accountId])
  if (fault) return <RefusalMessage refusal={fault} />
  if (!database) return <Waiting />
  return (
    <UnlockPage
      database={database}
      villageKey={phoneKeysHere(accountId)?.village}
      wasQuiet={wasQuiet}
      onOpen={(keys) => void open(database, keys).catch(setFault)}
    />
  )
}

/** Counts of an area in which he no longer serves; of a village's rows, what waits among them decides later. */
const holdsForeignCounts = (session: Session): boolean =>
  session.village === null && !mayKeep(session) && phoneKeysHere(session.account?.id ?? '') === undefined

const leaveUnopened = async (database: PhoneDatabase, accountId: string): Promise<void> => {
  await leavePhone(database)
  database.dexie.close()
  forgetKept(accountId)
  setPhone({ kind: 'closed', wasQuiet: false })
}

const always = () => true
// Keys of a lock that is no longer there: the PIN is asked.
const never = () => false

const useOpenPhone = (accountId: string, onOpened: (() => void) | undefined) => {
  const client = useQueryClient()
  const toast = useToast()
  const { say } = useWords()
  const session = useSession()
  return async (database: PhoneDatabase, keys: VaultKeys): Promise<void> => {
    await openPhone({
      ...{ accountId, database, keys, modules: clientModules },
      maker: { accountId, name: session.account?.name ?? '?' },
      role: session.role,
      maySettle: session.may('platform.listConflicts'),
      village: session.village && {
        ...{ kindWord: session.village.localWord, name: session.village.name },
        ...{ districtWord: 'Kecamatan', district: session.village.district },
      },
      zone: session.village?.zone ?? 'Asia/Jakarta',
      onNews: followShown(client),
      onSignedOut: () => void session.reload(),
      onRevoked: () => {
        toast({ text: say('shell.phone.revoked') })
        void session.reload()
      },
    })
    void refresh(client)
    onOpened?.()
  }
}
