import { askServer, callOperation } from '#platform/client/call-operation.ts'
import type { ClientModule } from '#platform/client/client-module.ts'
import type { DevicePart } from '#platform/client/device/device-part.ts'
import { openDraftVault } from '#platform/client/device/draft-vault.ts'
import type { VaultKeys } from '#platform/client/device/keys-crypto.ts'
import { watchQuiet } from '#platform/client/device/keys-quiet.ts'
import { type Device, type Line, openDevice } from '#platform/client/device/open-device.ts'
import type { PhoneDatabase } from '#platform/client/device/vault-database.ts'
import { indexedVault } from '#platform/client/device/vault-indexed.ts'
import { leavePhone } from '#platform/client/device/vault-leave.ts'
import { isOffline, type OpenPhone, setPhone } from '#platform/client/phone.ts'
import { dayIn, type TimeZone } from '#platform/shared/dates.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { getVillageKey, type ParcelMaker } from '#platform/shared/parcel-contract.ts'
import { listChanges, type PushAnswer } from '#platform/shared/sync-contract.ts'
import { noteReached } from '../line.ts'
import { forgetKept, lastSync, noteKept } from './kept-here.ts'
import { openPhoneFiles, type RunningFiles } from './phone-files.ts'
import { sendParcels } from './send-parcels.ts'
import { startSync } from './sync-loop.ts'
import { noteVillageKey, villageKeyHere } from './village-key-here.ts'

const quietMinutes = 10
// A thin line is slow, a dead one is silent: after so long it is taken for dead.
const patience = 60_000

interface Opening {
  readonly accountId: string
  /** As the village reads it on what a forgotten PIN left sealed. */
  readonly maker: ParcelMaker
  readonly zone: TimeZone
  readonly database: PhoneDatabase
  readonly keys: VaultKeys
  readonly modules: readonly ClientModule[]
  /** What the pages show may be older than what is here now. */
  readonly onNews: () => void
  /** The server no longer knows who this is. */
  readonly onSignedOut: () => void
}

const line: Line = {
  pull: (input) => callOperation(listChanges, input, { signal: AbortSignal.timeout(patience) }).catch(asOffline),
  push: async (commands) => {
    const answer = await askServer('/api/push', { commands }, AbortSignal.timeout(patience)).catch(asOffline)
    return (answer as { readonly answers: readonly PushAnswer[] }).answers
  },
}

const asOffline = (fault: unknown): never => {
  throw fault instanceof DOMException ? new Refusal('conflict', 'platform.offline') : fault
}

/** Opens the village on this phone with the keys of its holder, and keeps it in step for as long as it is open. */
export const openPhone = async (opening: Opening): Promise<void> => {
  const { database, keys, accountId } = opening
  const parts = await Promise.all(opening.modules.flatMap((module) => (module.device ? [module.device()] : [])))
  const gathered = gather(parts)
  let syncedAt = lastSync(accountId)
  const show = () => {
    if (!isOpen) return
    const outbox = device.outbox()
    const count = (state: string) => outbox.filter((entry) => entry.state === state).length
    const unsent = files.list().filter(({ isNamed }) => isNamed).length
    setPhone({ kind: 'open', phone, waiting: count('waiting') + unsent, refused: count('refused'), syncedAt })
  }
  let isOpen = false
  let wasReached = true
  let villageKey = villageKeyHere(accountId)
  const vault = indexedVault({
    database,
    keys,
    get villageKey() {
      return villageKey
    },
  })
  const device: Device = await openDevice({
    ...{ vault, line, tables: gathered.tables, effects: gathered.effects },
    changed: () => show(),
  })
  const drafts = await openDraftVault(database, keys)
  const files = await openPhoneFiles({ database, keys, villageKey: () => villageKey, changed: () => show() })
  noteKept(accountId, syncedAt)
  const phone = phoneOf({ opening, device, files, drafts, gathered, close: () => close(), syncNow: () => sync.now() })
  const sync = startSync({
    lock: `${database.dexie.name} sync`,
    sync: async () => {
      const before = newsOf(device)
      villageKey = await askVillageKey(accountId)
      await files.sendFirst()
      await device.sync()
      await files.sendRest()
      await sendParcels(database, { village: villageKey.village, madeBy: opening.maker }).catch(asOffline)
      syncedAt = new Date().toISOString()
      noteKept(accountId, syncedAt)
      if (newsOf(device) !== before) opening.onNews()
    },
    onTried: (fault) => {
      if (fault === undefined || isOffline(fault)) noteReached(fault === undefined)
      if (fault instanceof Refusal && fault.code === 'platform.signInFirst') opening.onSignedOut()
      if (fault === undefined && !wasReached) opening.onNews()
      wasReached = fault === undefined
      show()
    },
  })
  const stopWatching = watchQuiet({ minutes: quietMinutes, onQuiet: () => phone.lock(true) })
  const close = () => {
    isOpen = false
    sync.stop()
    stopWatching()
    database.dexie.close()
  }
  isOpen = true
  show()
}

// Asked at each sync: a key that was changed is used for what is kept from then on.
const askVillageKey = async (accountId: string) => {
  const key = await callOperation(getVillageKey, {}, { signal: AbortSignal.timeout(patience) }).catch(asOffline)
  noteVillageKey(accountId, key)
  return key
}

/** Changes with what a page could show differently: what is still to be sent. */
const newsOf = (device: Device): string =>
  device
    .outbox()
    .map(({ commandId, state }) => `${commandId} ${state}`)
    .join()

const gather = (parts: readonly DevicePart[]): DevicePart => ({
  tables: parts.flatMap(({ tables }) => tables),
  effects: new Map(parts.flatMap(({ effects }) => [...effects])),
  answers: new Map(parts.flatMap(({ answers }) => [...answers])),
  about: (rows, input) => firstKnown(parts.map(({ about }) => about(rows, input))),
})

const firstKnown = <Found>(found: readonly (Found | undefined)[]) => found.find((each) => each !== undefined)

interface PhoneParts {
  readonly opening: Opening
  readonly device: Device
  readonly files: RunningFiles
  readonly drafts: OpenPhone['drafts']
  readonly gathered: DevicePart
  readonly close: () => void
  readonly syncNow: () => Promise<boolean>
}

const phoneOf = ({ opening, device, files, drafts, gathered, close, syncNow }: PhoneParts): OpenPhone => {
  const lock = (wasQuiet: boolean) => {
    close()
    setPhone({ kind: 'closed', wasQuiet })
  }
  return {
    accountId: opening.accountId,
    rowCount: () => gathered.tables.reduce((sum, { table }) => sum + device.rows().all(table).length, 0),
    about: (input) => gathered.about(device.rows(), input),
    outbox: () => device.outbox(),
    files,
    drafts,
    answer: (operation, input) => {
      const answer = gathered.answers.get(operation)
      return answer && { output: answer(device.rows(), input, { today: dayIn(opening.zone) }) }
    },
    keep: async (command) => {
      const named = await files.claim(command.input)
      await device.queue({ ...command, ...(named.length > 0 && { files: named }) })
    },
    withdraw: async (commandId) => {
      const named = device.outbox().find((entry) => entry.commandId === commandId)?.files ?? []
      await device.withdraw(commandId)
      const stillNamed = JSON.stringify(device.outbox().map(({ files }) => files))
      await files.release(named.map(({ hash }) => hash).filter((hash) => !stillNamed.includes(hash)))
    },
    sync: syncNow,
    lock,
    leave: async () => {
      const unsent = files.list().some(({ isNamed }) => isNamed)
      const waits = unsent || device.outbox().some(({ state }) => state !== 'applied')
      if (!waits) await files.release(files.list().map(({ hash }) => hash))
      if (!waits) await leavePhone(opening.database, { keys: opening.keys })
      lock(false)
      if (!waits) forgetKept(opening.accountId)
      return !waits
    },
  }
}
