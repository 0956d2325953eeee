import { Refusal } from '../../shared/errors.ts'
import type { VillageKey } from '../../shared/village-key.ts'
import { type Bytes, openBox, type VaultKeys } from './keys-crypto.ts'
import { sealForVillage } from './keys-village.ts'
import { sealFile } from './sealed-file.ts'
import { asFullPhone, type EntryRecord, type FileBytesRecord, only, type PhoneDatabase } from './vault-database.ts'

/** A queue that only the village can open, on its way to the server. */
export interface Parcel {
  readonly number: number
  readonly sealed: Bytes
}

export interface Leaving {
  readonly keys?: VaultKeys | undefined
  readonly villageKey?: VillageKey | undefined
  /** Somebody was told that this is lost, and said yes. */
  readonly loseUnsealed?: boolean
}

/**
 * On sign-out, on revocation, after ten wrong PINs: what was queued is left as parcels that only the village opens, everything
 * else goes, in one act. Without keys only what was sealed already can be kept; if anything else waits, nothing is done.
 */
export const leavePhone = async (database: PhoneDatabase, leaving: Leaving = {}): Promise<void> => {
  while (!(await leaveAt(database, leaving))) {
    // another window wrote meanwhile: what it wrote is sealed too
  }
}

const leaveAt = async (database: PhoneDatabase, leaving: Leaving): Promise<boolean> => {
  const { dexie, lock, head, buckets, entries, parcels, phone, files, fileBytes, drafts } = database
  const emptied = [lock, head, buckets, entries, phone, files, fileBytes, drafts]
  const turnNow = async () => (await head.get(only))?.turn
  const read = () => Promise.all([turnNow(), entries.toArray()])
  const [turn, all] = await dexie.transaction('r', [head, entries], read)
  const waiting = all.filter(({ isDone }) => !isDone)
  const sealed = await Promise.all(waiting.map((entry) => parcelOf(entry, leaving)))
  const photos = await Promise.all((await fileBytes.toArray()).map((record) => fileParcelOf(record, leaving)))
  const kept = [...sealed, ...photos].filter((parcel) => parcel !== null)
  if (kept.length < waiting.length + photos.length && !leaving.loseUnsealed)
    throw new Refusal('rule', 'platform.queueNotSealed')
  const leave = async () => {
    if ((await turnNow()) !== turn) return false
    await parcels.bulkAdd(kept)
    await Promise.all(emptied.map((table) => table.clear()))
    return true
  }
  return dexie.transaction('rw', [...emptied, parcels], leave).catch(asFullPhone)
}

/** What waits, sealed, until the server has it. */
export const listParcels = async ({ parcels }: PhoneDatabase): Promise<Parcel[]> => {
  const all: Parcel[] = []
  await parcels.each((sealed, { primaryKey }) => all.push({ number: primaryKey, sealed }))
  return all
}

/** Once the server has said that it holds them. */
export const forgetParcels = ({ parcels }: PhoneDatabase, numbers: readonly number[]): Promise<void> =>
  parcels.bulkDelete([...numbers])

const fileParcelOf = async (
  { name, box, parcel }: FileBytesRecord,
  { keys, villageKey }: Leaving,
): Promise<Bytes | null> => {
  if (parcel || !keys || !villageKey) return parcel
  return sealFile(villageKey, await openBox(keys.rows, box, `bytes ${name}`), 'berkas')
}

const parcelOf = async ({ name, box, parcel }: EntryRecord, { keys, villageKey }: Leaving): Promise<Bytes | null> => {
  if (parcel || !keys || !villageKey) return parcel
  return sealForVillage(villageKey, await openBox(keys.rows, box, name))
}
