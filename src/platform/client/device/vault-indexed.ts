import { Refusal } from '../../shared/errors.ts'
import type { VillageKey } from '../../shared/village-key.ts'
import { bytesText, hiddenName, makeBox, openBox, textBytes, type VaultKeys } from './keys-crypto.ts'
import { sealForVillage } from './keys-village.ts'
import type { OutboxEntry } from './outbox.ts'
import type { Mark, Saving, Vault } from './vault.ts'
import { VaultMoved } from './vault.ts'
import { type Buckets, readBucket, rowsOfBuckets, touchedBuckets, writeBucket } from './vault-buckets.ts'
import { asFullPhone, type BoxRecord, type EntryRecord, only, type PhoneDatabase } from './vault-database.ts'

interface Opened {
  readonly database: PhoneDatabase
  readonly keys: VaultKeys
  /** Known as soon as the phone was online once: what waits is then also sealed to the village. */
  readonly villageKey?: VillageKey | undefined
}

interface Written {
  readonly turn: number
  readonly mark: Mark | null
  readonly buckets: Buckets
}

/** A vault in the browser's own database: everything encrypted, written in one transaction or not at all. */
export const indexedVault = (opened: Opened): Vault => {
  let known: Written | undefined
  const load = async () => {
    const { outbox, ...written } = await readAll(opened)
    known = written
    return { turn: written.turn, mark: written.mark, rows: rowsOfBuckets(written.buckets), outbox }
  }
  return {
    load,
    save: async (saving, turn) => {
      if (known?.turn !== turn) await load()
      if (!known || known.turn !== turn) throw new VaultMoved()
      known = await writeAll(opened, known, saving)
      return known.turn
    },
  }
}

const readAll = async ({ database, keys }: Opened): Promise<Written & { outbox: OutboxEntry[] }> => {
  const { dexie, lock, head, buckets, entries } = database
  const read = () => Promise.all([lock.get(only), head.get(only), buckets.toArray(), entries.toArray()])
  const [held, top, boxes, waiting] = await dexie.transaction('r', [lock, head, buckets, entries], read)
  if (held?.id !== keys.lockId || held.isDropped) throw locked()
  const open = async ({ name, box }: BoxRecord) => openBox(keys.rows, box, name)
  const [opened, outbox, mark] = await Promise.all([
    Promise.all(boxes.map(async (record) => readBucket(await open(record)))),
    Promise.all(waiting.map(async (record) => JSON.parse(bytesText(await open(record))) as OutboxEntry)),
    top?.box ? openBox(keys.rows, top.box, only) : null,
  ])
  return {
    turn: top?.turn ?? 0,
    mark: mark && (JSON.parse(bytesText(mark)) as Mark),
    buckets: new Map(opened),
    outbox,
  }
}

const writeAll = async (opened: Opened, before: Written, saving: Saving): Promise<Written> => {
  const { dexie, lock, head, buckets, entries } = opened.database
  // all of it before the transaction begins: waiting for anything else would close it
  const touched = touchedBuckets(before.buckets, saving)
  const mark = saving.mark ?? before.mark
  const [boxes, put, gone, box] = await Promise.all([
    boxesOf(opened, touched),
    Promise.all((saving.outboxPut ?? []).map((entry) => entryRecord(opened, entry))),
    Promise.all((saving.outboxGone ?? []).map((commandId) => hiddenName(opened.keys, commandId))),
    mark && makeBox(opened.keys.rows, textBytes(JSON.stringify(mark)), only),
  ])
  const turn = before.turn + 1
  const write = async () => {
    const [held, top] = await Promise.all([lock.get(only), head.get(only)])
    if (held?.id !== opened.keys.lockId || held.isDropped) throw locked()
    if ((top?.turn ?? 0) !== before.turn) throw new VaultMoved()
    if (saving.allRows) await buckets.clear()
    await Promise.all([
      buckets.bulkPut(boxes.put),
      buckets.bulkDelete(boxes.empty),
      entries.bulkPut(put),
      entries.bulkDelete(gone),
      head.put({ turn, box }, only),
    ])
  }
  await dexie.transaction('rw', [lock, head, buckets, entries], write).catch(asFullPhone)
  const kept = new Map(saving.allRows ? touched : [...before.buckets, ...touched])
  for (const [name, bucket] of kept) if (bucket.size === 0) kept.delete(name)
  return { turn, mark, buckets: kept }
}

const boxesOf = async ({ keys }: Opened, touched: Buckets): Promise<{ put: BoxRecord[]; empty: string[] }> => {
  const named = await Promise.all([...touched].map(async (each) => [await hiddenName(keys, each[0]), ...each] as const))
  const put = named
    .filter(([, , bucket]) => bucket.size > 0)
    .map(async ([name, place, bucket]) => ({ name, box: await makeBox(keys.rows, writeBucket(place, bucket), name) }))
  return { put: await Promise.all(put), empty: named.filter(([, , { size }]) => size === 0).map(([name]) => name) }
}

const entryRecord = async ({ keys, villageKey }: Opened, entry: OutboxEntry): Promise<EntryRecord> => {
  const bytes = textBytes(JSON.stringify(entry))
  const name = await hiddenName(keys, entry.commandId)
  const isDone = entry.state === 'applied'
  const [box, parcel] = await Promise.all([
    makeBox(keys.rows, bytes, name),
    villageKey && !isDone ? sealForVillage(villageKey, bytes) : null,
  ])
  return { name, box, isDone, parcel }
}

const locked = () => new Refusal('rule', 'platform.phoneLocked')
