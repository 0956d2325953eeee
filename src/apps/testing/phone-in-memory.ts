import { type CarriedRows, carriedRows } from '#platform/client/device/carried-rows.ts'
import { type Bytes, randomBytes, vaultKeys } from '#platform/client/device/keys-crypto.ts'
import { type PhoneKey, phoneKey, proveFor } from '#platform/client/device/keys-phone.ts'
import { sealForVillage } from '#platform/client/device/keys-village.ts'
import { type Device, openDevice } from '#platform/client/device/open-device.ts'
import { openPack } from '#platform/client/device/open-pack.ts'
import type { Kept, Saving, Vault } from '#platform/client/device/vault.ts'
import type { PhoneDatabase, PhoneRecord } from '#platform/client/device/vault-database.ts'
import { pushCommands } from '#platform/server/sync/push-commands.ts'
import { writeCarried } from '#platform/shared/carried-file.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { provenText } from '#platform/shared/parcel-contract.ts'
import { recordPhone } from '#platform/shared/phone-contract.ts'
import { listChanges, type PackKey, type PhoneKeys } from '#platform/shared/sync-contract.ts'
import { serverModules } from '../server/modules.ts'
import type { Person, World } from './world.ts'

const phoneTables = serverModules.flatMap((module) => module.deviceTables ?? [])

/** A phone's own code on a store in memory, with a line that can be cut. What the browser keeps of it, the journeys show. */
export interface PhoneInMemory {
  readonly device: Device
  readonly own: PhoneKey
  isOnline: boolean
  sync(): Promise<void>
  /** Keys of the house as it last heard them. */
  pinned(): readonly PackKey[]
  /** `since`: what it says of its own rows, true or not. */
  bundle(since?: number): Promise<Uint8Array<ArrayBuffer>>
  receive(file: Uint8Array<ArrayBuffer>, now?: Date): Promise<CarriedRows>
}

/** What every phone of the office shows, in one order. */
export const everythingOn = ({ device }: PhoneInMemory): unknown =>
  phoneTables.map(({ table }) => [
    table,
    [...device.rows().all(table)].sort((one, other) => one.id.localeCompare(other.id)),
  ])

export const openPhoneInMemory = async (world: World, person: Person): Promise<PhoneInMemory> => {
  const { actor } = person
  const [database, keys] = [databaseInMemory(), await vaultKeys(randomBytes(32), crypto.randomUUID())]
  const own = await phoneKey(database, keys)
  let house: PhoneKeys | undefined
  const reached = () => {
    if (!phone.isOnline) throw new Refusal('conflict', 'platform.offline')
  }
  const device = await openDevice({
    vault: vaultInMemory(),
    tables: phoneTables,
    effects: new Map(),
    line: {
      pull: async (input) => {
        reached()
        const changes = await person.asks(listChanges, { ...input, phone: own.id, keys: house?.id ?? null })
        house = changes.keys ?? house
        return changes
      },
      push: async (commands) => {
        reached()
        return pushCommands(world.test.house, { actor, commands })
      },
    },
  })
  const known = (): PhoneKeys => {
    if (!house) throw new Error('this phone was never online')
    return house
  }
  const phone: PhoneInMemory = {
    ...{ device, own, isOnline: true, pinned: () => known().packs },
    sync: async () => {
      await device.sync()
      await person.does(recordPhone, { phoneId: own.id, publicKey: Buffer.from(own.point).toString('base64') })
    },
    bundle: async (said) => {
      const waiting = device.outbox().filter(({ state }) => state === 'waiting')
      const { since = null, shape = null } = device.mark() ?? {}
      const madeBy = { accountId: actor.accountId, name: actor.name }
      const { village } = known()
      const told = { madeBy, device: { id: own.id, since: said ?? since, shape }, commands: waiting }
      const proof = Buffer.from(await proveFor(database, keys, village, provenText(told))).toString('base64')
      const content = { version: 1, ...told, proof }
      const sealed = await sealForVillage(village, new TextEncoder().encode(JSON.stringify(content)))
      return writeCarried('bundle', { village: village.village, sealed })
    },
    receive: async (file, now = new Date()) => {
      const { village } = known().village
      const pinned = known().packs
      const opening = { database, keys, phone: own, accountId: actor.accountId, village, pinned, now }
      const content = await openPack(file, opening)
      const carried = carriedRows(content)
      await device.receive(carried)
      house = content.keys
      return carried
    },
  }
  return phone
}

/** Of the phone's store only the place of its own key is asked for here. */
const databaseInMemory = (): PhoneDatabase => {
  const kept = new Map<string, PhoneRecord>()
  const phone = {
    get: async (key: string) => kept.get(key),
    put: async (record: PhoneRecord, key: string) => void kept.set(key, record),
  }
  const dexie = { transaction: (_mode: string, _tables: unknown, act: () => unknown) => Promise.resolve(act()) }
  return { phone, dexie } as unknown as PhoneDatabase
}

const vaultInMemory = (): Vault => {
  let kept: Kept = { turn: 0, mark: null, rows: [], outbox: [] }
  const written = (saving: Saving): Kept => {
    const tables = new Map(
      (saving.allRows ?? kept.rows).map(({ table, rows }) => [table, new Map(rows.map((row) => [row.id, row]))]),
    )
    for (const { table, put, gone } of saving.rows ?? []) {
      const rows = tables.get(table) ?? new Map()
      tables.set(table, rows)
      for (const row of put) rows.set(row.id, row)
      for (const id of gone) rows.delete(id)
    }
    const outbox = new Map([...kept.outbox, ...(saving.outboxPut ?? [])].map((entry) => [entry.commandId, entry]))
    for (const id of saving.outboxGone ?? []) outbox.delete(id)
    const rows = [...tables].map(([table, byId]) => ({ table, rows: [...byId.values()] }))
    return { turn: kept.turn + 1, mark: saving.mark ?? kept.mark, rows, outbox: [...outbox.values()] }
  }
  return {
    load: async () => kept,
    save: async (saving) => {
      kept = written(saving)
      return kept.turn
    },
  }
}

/** The same file with one byte changed. */
export const touched = (file: Bytes, at: number): Bytes => {
  const copy = file.slice()
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}
