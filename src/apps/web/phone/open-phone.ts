import { base64Of } from '#platform/client/base64.ts'
import { callOperation } from '#platform/client/call-operation.ts'
import type { ClientModule } from '#platform/client/client-module.ts'
import { carriedRows } from '#platform/client/device/carried-rows.ts'
import type { Asking, DevicePart } from '#platform/client/device/device-part.ts'
import { openDraftVault } from '#platform/client/device/draft-vault.ts'
import { textBytes, type VaultKeys } from '#platform/client/device/keys-crypto.ts'
import { notePhoneTold, type PhoneKey, phoneKey, proveFor } from '#platform/client/device/keys-phone.ts'
import { watchQuiet } from '#platform/client/device/keys-quiet.ts'
import { sealForVillage } from '#platform/client/device/keys-village.ts'
import { type Device, type Line, openDevice } from '#platform/client/device/open-device.ts'
import { openPack } from '#platform/client/device/open-pack.ts'
import { isSettledDispute } from '#platform/client/device/platform-device.ts'
import type { PhoneDatabase } from '#platform/client/device/vault-database.ts'
import { indexedVault } from '#platform/client/device/vault-indexed.ts'
import { leavePhone } from '#platform/client/device/vault-leave.ts'
import { noteReached } from '#platform/client/line.ts'
import { isOffline, type OpenPhone, setPhone } from '#platform/client/phone.ts'
import { dayIn, type TimeZone } from '#platform/shared/dates.ts'
import { Refusal } from '#platform/shared/errors.ts'
import type { ParcelMaker } from '#platform/shared/parcel-contract.ts'
import { recordPhone } from '#platform/shared/phone-contract.ts'
import { sealedText } from '#platform/shared/sealed-text.ts'
import { type PhoneKeys, type QueuedCommand, rowsIn } from '#platform/shared/sync-contract.ts'
import type { VillageKey } from '#platform/shared/village-key.ts'
import { emptyCounts, emptyIfRevoked } from './empty-if-revoked.ts'
import { type Holding, holdingOf } from './holding.ts'
import { forgetKept, lastSync, noteKept } from './kept-here.ts'
import { holdOverReload } from './keys-over-reload.ts'
import { careForOthers } from './left-here.ts'
import { makeBundle } from './make-bundle.ts'
import { openPhoneFiles, type RunningFiles } from './phone-files.ts'
import { notePhoneKeys, phoneKeysHere } from './phone-keys-here.ts'
import { asOffline, inTime, phoneLine } from './phone-line.ts'
import { sendParcels } from './send-parcels.ts'
import { startSync } from './sync-loop.ts'
import { type OtherWindows, openWindows } from './windows.ts'

const quietMinutes = 10
// Counts are no news: a whole regency is added up for each question.
const countsMinutes = 15

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
  /** This phone may hold its village no longer: it was emptied. */
  readonly onRevoked: () => void
}

/** Opens the village on this phone with the keys of its holder, and keeps it in step for as long as it is open. */
export const openPhone = async (opening: Opening): Promise<void> => {
  const { database, keys, accountId } = opening
  const gathered = await holdingOf(opening)
  const house = keysOfTheHouse(accountId)
  let own = await phoneKey(database, keys)
  let syncedAt = lastSync(accountId)
  let parcels = await database.parcels.count()
  let stoppedBy: string | null = null
  const show = () => {
    if (!isOpen) return
    const outbox = device.outbox()
    const count = (state: string) => outbox.filter((entry) => entry.state === state).length
    const unsent = files.list().filter(({ isNamed }) => isNamed).length
    const sent = { waiting: count('waiting') + unsent, refused: count('refused'), parcels, syncedAt, stoppedBy }
    setPhone({ kind: 'open', phone, ...sent })
  }
  let isOpen = false
  let wasReached = true
  const villageKey = () => house.now()?.village
  const vault = vaultOf(opening, villageKey)
  const line = lineOf(gathered, own.id, house)
  const device: Device = await openDevice({
    ...{ vault, line, tables: gathered.tables, effects: gathered.effects },
    ...{ holder: opening.maker, zone: opening.zone },
    ...(opening.maySettle && { isOver: isSettledDispute }),
    changed: () => show(),
  })
  const drafts = await openDraftVault(database, keys)
  const files = await openPhoneFiles({ database, keys, villageKey, changed: () => show() })
  noteKept(accountId, syncedAt)
  const seal = (text: string) => sealWith(villageKey(), text)
  const windows = openWindows(database.dexie.name, (news) => {
    if (news === 'changed') void device.reload().then(opening.onNews, () => undefined)
    else if (isOpen) lockHere(false)
  })
  const lockHere = (wasQuiet: boolean) => {
    close()
    setPhone({ kind: 'closed', wasQuiet })
  }
  const phone = phoneOf({
    ...{ opening, device, files, drafts, gathered, house, seal, windows, lockHere, own: () => own },
    syncNow: () => sync.now(),
  })
  const sync = startSync({
    lock: `${database.dexie.name} sync`,
    ...(gathered.pull && { everyMilliseconds: countsMinutes * 60_000 }),
    sync: async () => {
      const before = newsOf(device)
      await files.sendFirst()
      await device.sync()
      await files.sendRest()
      own = await tellPhone(database, own, house.now())
      parcels = await carryParcels(opening, house.now())
      syncedAt = new Date().toISOString()
      noteKept(accountId, syncedAt)
      if (newsOf(device) !== before) {
        opening.onNews()
        windows.tell('changed')
      }
    },
    onTried: (fault) => {
      if (fault === undefined || isOffline(fault)) noteReached(fault === undefined)
      if (fault instanceof Refusal && !isOffline(fault)) void afterNo(opening, house, phone, fault)
      if (fault === undefined && !wasReached) opening.onNews()
      wasReached = fault === undefined
      stoppedBy = fault instanceof Refusal && fault.kind === 'rule' ? fault.code : null
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

const lineOf = ({ pull }: Holding, phoneId: string, house: HouseKeys): Line => ({
  ...phoneLine({ phoneId, keysId: () => house.now()?.id, onKeys: house.note }),
  ...(pull && { pull }),
})

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

/** "Who are you?" is also asked of whoever was away for long: only the office says whether this phone is still one of its own. */
const afterNo = async (opening: Opening, house: HouseKeys, phone: OpenPhone, fault: Refusal): Promise<void> => {
  const { database, accountId, keys } = opening
  const isEmptied = opening.village
    ? emptyIfRevoked(database, accountId, keys)
    : emptyCounts(database, accountId, fault)
  if (await isEmptied.catch(() => false)) {
    await carryParcels(opening, house.now()).catch(() => undefined)
    phone.lock(false)
    opening.onRevoked()
  } else if (fault.code === 'platform.signInFirst') opening.onSignedOut()
}

interface HouseKeys {
  readonly now: () => PhoneKeys | undefined
  readonly note: (keys: PhoneKeys) => void
}

const keysOfTheHouse = (accountId: string): HouseKeys => {
  let known = phoneKeysHere(accountId)
  return {
    now: () => known,
    note: (keys) => {
      known = keys
      notePhoneKeys(accountId, keys)
    },
  }
}

/** Puts this phone on its village's list, once. A "no" to that stops nothing else: without it there is only no pack. */
const tellPhone = async (database: PhoneDatabase, own: PhoneKey, keys: PhoneKeys | undefined): Promise<PhoneKey> => {
  const village = keys?.village.village
  if (village === undefined || own.toldVillage === village) return own
  try {
    await callOperation(recordPhone, { phoneId: own.id, publicKey: base64Of(own.point) }, inTime()).catch(asOffline)
  } catch (fault) {
    if (isOffline(fault)) throw fault
    console.warn('phone not listed', fault)
    return own
  }
  await notePhoneTold(database, village)
  return { ...own, toldVillage: village }
}

/** Sends what lies sealed on this phone, one's own and others'; answers how much of it is still here. */
const carryParcels = async ({ database, maker, accountId }: Opening, keys: PhoneKeys | undefined): Promise<number> => {
  const village = keys?.village.village
  if (village !== undefined) await sendParcels(database, { village, madeBy: maker }).catch(asOffline)
  return (await database.parcels.count()) + (await careForOthers(accountId)).left
}

/** Changes with what a page could show differently: what is still to be sent, and what others recorded. */
const newsOf = (device: Device): string =>
  [device.since(), ...device.outbox().map(({ commandId, state }) => `${commandId} ${state}`)].join()

const askingOf = ({ accountId, maker, role, village, zone }: Opening): Asking => ({
  ...{ accountId, role, village, name: maker.name, today: dayIn(zone), zone },
})

interface PhoneParts {
  readonly opening: Opening
  readonly device: Device
  readonly files: RunningFiles
  readonly drafts: OpenPhone['drafts']
  readonly gathered: DevicePart
  readonly house: HouseKeys
  readonly own: () => PhoneKey
  readonly seal: OpenPhone['seal']
  readonly windows: OtherWindows
  readonly lockHere: (wasQuiet: boolean) => void
  readonly syncNow: () => Promise<boolean>
}

const phoneOf = (parts: PhoneParts): OpenPhone => {
  const { opening, device, files, drafts, gathered, seal, windows, lockHere, syncNow } = parts
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
    phoneId: () => parts.own().id,
    rowCount: () => gathered.tables.reduce((sum, { table }) => sum + device.rows().all(table).length, 0),
    about: (input) => gathered.about(device.rows(), input),
    formOf: (name, input) => gathered.formOf?.(name, (input ?? {}) as Readonly<Record<string, unknown>>),
    outbox: () => device.outbox(),
    files,
    drafts,
    answer: (operation, input) => {
      const answer = gathered.answers.get(operation)
      return answer && { output: answer(device.rows(), input, askingOf(opening)) }
    },
    seal,
    keep: (command) => told(keep(parts, command)),
    withdraw: (commandId) => told(withdraw(parts, commandId)),
    bundle: (villageCode) => {
      const { maker, zone, database, keys } = opening
      return makeBundle({
        ...{ device, villageKey: parts.house.now()?.village, maker, phone: parts.own(), zone, villageCode },
        prove: (village, text) => proveFor(database, keys, village, text),
      })
    },
    receive: async (file) => {
      const received = await receivePack(parts, file)
      windows.tell('changed')
      return received
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

const keep = async ({ device, files }: PhoneParts, command: QueuedCommand): Promise<void> => {
  const named = await files.claim(command.input)
  await device.queue({ ...command, ...(named.length > 0 && { files: named }) })
}

const withdraw = async ({ device, files }: PhoneParts, commandId: string): Promise<void> => {
  const named = device.outbox().find((entry) => entry.commandId === commandId)?.files ?? []
  await device.withdraw(commandId)
  const stillNamed = JSON.stringify(device.outbox().map(({ files }) => files))
  await files.release(named.map(({ hash }) => hash).filter((hash) => !stillNamed.includes(hash)))
}

const receivePack = async ({ opening, device, house, own }: PhoneParts, file: Uint8Array<ArrayBuffer>) => {
  const { database, keys, accountId } = opening
  const known = house.now()
  if (!known) throw new Refusal('rule', 'platform.packKeyUnknown')
  const { village } = known.village
  const content = await openPack(file, {
    ...{ database, keys, accountId, village, phone: own(), pinned: known.packs, now: new Date() },
  })
  const before = device.outbox().filter(({ state }) => state === 'waiting').length
  await device.receive(carriedRows(content))
  house.note(content.keys)
  opening.onNews()
  const rows = rowsIn(content.changes)
  const waits = device.outbox().filter(({ state }) => state === 'waiting').length
  return { madeAt: content.madeAt, rows, decided: before - waits }
}
