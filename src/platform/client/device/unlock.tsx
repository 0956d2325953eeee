import { useCallback, useEffect, useState } from 'react'
import { Waiting } from '#platform/design/waiting.tsx'
import type { VillageKey } from '../../shared/village-key.ts'
import { type LockState, lockState } from './keys.ts'
import type { VaultKeys } from './keys-crypto.ts'
import { ChoosePin } from './unlock-choose-pin.tsx'
import { EnterPin } from './unlock-enter-pin.tsx'
import { LockGone } from './unlock-gone.tsx'
import type { PhoneDatabase } from './vault-database.ts'

export interface UnlockProps {
  readonly database: PhoneDatabase
  /** As the phone knows it from its last time online. */
  readonly villageKey?: VillageKey | undefined
  /** It locked itself while its holder was away. */
  readonly wasQuiet?: boolean
  readonly onOpen: (keys: VaultKeys) => void
}

/** What stands before the village's data on a phone: choose a PIN, open with it, or begin again. */
export const UnlockPage = (props: UnlockProps) => {
  const { database } = props
  const [state, setState] = useState<LockState>()
  const look = useCallback(async () => setState(await lockState(database)), [database])
  useEffect(() => {
    void look()
  }, [look])
  if (!state) return <Waiting />
  if (state.kind === 'new') return <ChoosePin {...props} />
  if (state.kind === 'dropped') return <LockGone {...props} onEmptied={look} />
  return <EnterPin {...props} state={state} onTried={look} />
}
