import { askServer, callOperation } from '#platform/client/call-operation.ts'
import type { ClientModule } from '#platform/client/client-module.ts'
import type { Asking, DevicePart } from '#platform/client/device/device-part.ts'
import { textBytes, type VaultKeys } from '#platform/client/device/keys-crypto.ts'
import { watchQuiet } from '#platform/client/device/keys-quiet.ts'
import { sealForVillage } from '#platform/client/device/keys-village.ts'
import { type Device, type Line, openDevice } from '#platform/client/device/open-device.ts'
import { isSettledDispute, platformDevice } from '#platform/client/device/platform-device.ts'
import type { PhoneDatabase } from '#platform/client/device/vault-database.ts'
import { indexedVault } from '#platform/client/device/vault-indexed.ts'
import { leavePhone } from '#platform/client/device/vault-leave.ts'
import { noteReached } from '#platform/client/line.ts'
import { isOffline, type OpenPhone, setPhone } from '#platform/client/phone.ts'
import { dayIn, type TimeZone } from '#platform/shared/dates.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { getVillageKey, type ParcelMaker } from '#platform/shared/parcel-contract.ts'
import { sealedText } from '#platform/shared/sealed-text.ts'
import { listChanges, type PushAnswer } from '#platform/shared/sync-contract.ts'
import type { VillageKey } from '#platform/shared/village-key.ts'
import { forgetKept, lastSync, noteKept } from './kept-here.ts'
import { holdOverReload } from './keys-over-reload.ts'
import { base64Of, sendParcels } from './send-parcels.ts'
import { startSync } from './sync-loop.ts'
import { noteVillageKey, villageKeyHere } from './village-key-here.ts'
import { type OtherWindows, openWindows } from './windows.ts'

const quietMinutes = 10
// A thin line is slow, a dead one is silent: after so long it is taken for dead.
const patience = 60_000

interface Opening {
  readonly accountId: string
  /** As the village reads it on what a forgotten PIN left sealed. */
  readonly maker: ParcelMaker
  readonly zone: TimeZone
  readonly role: string
  /** Its holder sees which disputes are settled. */
  readonly maySettle: boolean
  readonly village: Asking['village']
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
  const gathered = gather([platformDevice, ...parts])
  let syncedAt = lastSync(accountId)
  const show = () => {
    if (!isOpen) return
    const outbox = device.outbox()
    const count = (state: string) => outbox.filter((entry) => entry.state === state).length
    setPhone({ kind: 'open', phone, waiting: count('waiting'), refused: count('refused'), syncedAt })
  }
  let isOpen = false
  let wasReached = true
  let villageKey = villageKeyHere(accountId)
  const vault = vaultOf(opening, () => villageKey)
  const device: Device = await openDevice({
    ...{ vault, line, tables: gathered.tables, effects: gathered.effects },
    holder: opening.maker,
    ...(opening.maySettle && { isOver: isSettledDispute }),
    changed: () => show(),
  })
  noteKept(accountId, syncedAt)
  const seal = (text: string) => sealWith(villageKey, text)
  const windows = openWindows(database.dexie.name, (news) => {
    if (news === 'changed') void device.reload().then(opening.onNews, () => undefined)
    else if (isOpen) lockHere(false)
  })
  const lockHere = (wasQuiet: boolean) => {
    close()
    setPhone({ kind: 'closed', wasQuiet })
  }
  const phone = phoneOf({ opening, device, gathered, seal, windows, lockHere, syncNow: () => sync.now() })
  const sync = startSync({
    lock: `${database.dexie.name} sync`,
    sync: async () => {
      const before = newsOf(device)
      villageKey = await askVillageKey(accountId)
      await device.sync()
      await sendParcels(database, { village: villageKey.village, madeBy: opening.maker }).catch(asOffline)
      syncedAt = new Date().toISOString()
      noteKept(accountId, syncedAt)
      if (newsOf(device) !== before) {
        opening.onNews()
        windows.tell('changed')
      }
    },
    onTried: (fault) => {
      if (fault === undefined || isOffline(fault)) noteReached(fault === undefined)
      if (fault instanceof Refusal && fault.code === 'platform.signInFirst') opening.onSignedOut()
      if (fault === undefined && !wasReached) opening.onNews()
      wasReached = fault === undefined
      show()
    },
  })
  const stopHolding = holdOverReload(accountId, keys)
  const stopWatching = watchQuiet({ minutes: quietMinutes, onQuiet: () => phone.lock(true) })
  const close = () => {
    isOpen = false
    sync.stop()
    stopWatching()
    stopHolding()
    windows.close()
    database.dexie.close()
  }
  isOpen = true
  show()
}

const vaultOf = ({ database, keys }: Opening, keyNow: () => VillageKey | undefined) =>
  indexedVault({
    database,
    keys,
    get villageKey() {
      return keyNow()
    },
  })

const sealWith = async (key: VillageKey | undefined, text: string): Promise<string> => {
  if (!key) throw new Refusal('rule', 'platform.sealNeedsLine')
  return sealedText(base64Of(await sealForVillage(key, textBytes(text))))
}

// Asked at each sync: a key that was changed is used for what is kept from then on.
const askVillageKey = async (accountId: string) => {
  const key = await callOperation(getVillageKey, {}, { signal: AbortSignal.timeout(patience) }).catch(asOffline)
  noteVillageKey(accountId, key)
  return key
}

/** Changes with what a page could show differently: what is still to be sent, and what others recorded. */
const newsOf = (device: Device): string =>
  [device.since(), ...device.outbox().map(({ commandId, state }) => `${commandId} ${state}`)].join()

const gather = (parts: readonly DevicePart[]): DevicePart => ({
  tables: parts.flatMap(({ tables }) => tables),
  effects: new Map(parts.flatMap(({ effects }) => [...effects])),
  answers: new Map(parts.flatMap(({ answers }) => [...answers])),
  about: (rows, input) => firstKnown(parts.map(({ about }) => about(rows, input))),
  formOf: (name, input) => firstKnown(parts.map(({ formOf }) => formOf?.(name, input))),
})

const firstKnown = <Found>(found: readonly (Found | undefined)[]) => found.find((each) => each !== undefined)

const askingOf = ({ accountId, maker, role, village, zone }: Opening): Asking => ({
  ...{ accountId, role, village, name: maker.name, today: dayIn(zone) },
})

interface PhoneParts {
  readonly opening: Opening
  readonly device: Device
  readonly gathered: DevicePart
  readonly seal: OpenPhone['seal']
  readonly windows: OtherWindows
  readonly lockHere: (wasQuiet: boolean) => void
  readonly syncNow: () => Promise<boolean>
}

const phoneOf = ({ opening, device, gathered, seal, windows, lockHere, syncNow }: PhoneParts): OpenPhone => {
  // a window that nobody touched locks alone: its holder may be at work in another
  const lock = (wasQuiet: boolean) => {
    if (!wasQuiet) windows.tell('locked')
    lockHere(wasQuiet)
  }
  const told = async (act: Promise<void>) => {
    await act
    windows.tell('changed')
  }
  return {
    accountId: opening.accountId,
    rowCount: () => gathered.tables.reduce((sum, { table }) => sum + device.rows().all(table).length, 0),
    about: (input) => gathered.about(device.rows(), input),
    formOf: (name, input) => gathered.formOf?.(name, (input ?? {}) as Readonly<Record<string, unknown>>),
    outbox: () => device.outbox(),
    answer: (operation, input) => {
      const answer = gathered.answers.get(operation)
      return answer && { output: answer(device.rows(), input, askingOf(opening)) }
    },
    seal,
    keep: (command) => told(device.queue(command)),
    withdraw: (commandId) => told(device.withdraw(commandId)),
    sync: syncNow,
    lock,
    leave: async () => {
      const waits = device.outbox().some(({ state }) => state !== 'applied')
      if (!waits) await leavePhone(opening.database, { keys: opening.keys })
      lock(false)
      if (!waits) forgetKept(opening.accountId)
      return !waits
    },
  }
}
