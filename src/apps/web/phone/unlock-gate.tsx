import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { UnlockPage } from '#platform/client/device/unlock.tsx'
import { openPhoneDatabase, type PhoneDatabase } from '#platform/client/device/vault-database.ts'
import { refresh } from '#platform/client/query-client.ts'
import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { Waiting } from '#platform/design/waiting.tsx'
import { clientModules } from '../modules.ts'
import { openPhone } from './open-phone.ts'
import { phoneKeysHere } from './phone-keys-here.ts'

interface UnlockGateProps {
  readonly accountId: string
  readonly wasQuiet: boolean
  readonly onOpened?: () => void
}

/** A PIN is chosen or asked; then the village on this phone is open. */
export const UnlockGate = ({ accountId, wasQuiet, onOpened }: UnlockGateProps) => {
  const client = useQueryClient()
  const toast = useToast()
  const { say } = useWords()
  const session = useSession()
  const [database, setDatabase] = useState<PhoneDatabase>()
  const [fault, setFault] = useState<Error>()
  useEffect(() => {
    let isLeft = false
    openPhoneDatabase(accountId).then((opened) => (isLeft ? opened.dexie.close() : setDatabase(opened)), setFault)
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
      onOpen={(keys) => {
        const opening = openPhone({
          ...{ accountId, database, keys, modules: clientModules },
          maker: { accountId, name: session.account?.name ?? '?' },
          zone: session.village?.zone ?? 'Asia/Jakarta',
          onNews: () => void refresh(client),
          onSignedOut: () => void session.reload(),
          onRevoked: () => {
            toast({ text: say('shell.phone.revoked') })
            void session.reload()
          },
        })
        opening.then(() => {
          void refresh(client)
          onOpened?.()
        }, setFault)
      }}
    />
  )
}
