import type { Dexie, Table } from 'dexie'
import { Refusal } from '../../shared/errors.ts'
import { type Bytes, hexOf, textBytes } from './keys-crypto.ts'

/** One thing under its hidden name; only the phone's holder opens the box. */
export interface BoxRecord {
  readonly name: string
  readonly box: Bytes
}

export interface EntryRecord extends BoxRecord {
  /** The server has it already: nobody misses it if it goes. */
  readonly isDone: boolean
  /** The same command sealed to the village: it outlives a forgotten PIN and a revoked account. */
  readonly parcel: Bytes | null
}

export interface FileRecord extends BoxRecord {
  /** Its bytes are sealed to the village too: a forgotten PIN loses nothing. */
  readonly isSealed: boolean
}

export interface FileBytesRecord extends BoxRecord {
  readonly parcel: Bytes | null
}

/** Counts the writings of this store; in the box: how far the rows reach. */
export interface HeadRecord {
  readonly turn: number
  readonly box: Bytes | null
}

export interface PasskeyBox {
  readonly credentialId: Bytes
  readonly salt: Bytes
  readonly box: Bytes
}

/** What unwraps the secret of a vault. After ten wrong PINs only `isDropped` is left of it. */
export type LockRecord =
  | { readonly id: string; readonly isDropped: true }
  | {
      readonly id: string
      readonly isDropped: false
      readonly rounds: number
      readonly salt: Bytes
      /** Cannot be read out: a copy of the records alone, taken off the phone, gives nothing to guess PINs on. */
      readonly deviceKey: CryptoKey
      readonly pinBox: Bytes
      readonly passkeys: readonly PasskeyBox[]
      readonly tries: number
    }

/** This phone among those of its village. Which one it is, it can say while it is locked; what is sealed to it, it cannot open then. */
export interface PhoneRecord {
  readonly id: string
  readonly lockId: string
  readonly point: Bytes
  readonly box: Bytes
  readonly toldVillage: number | null
}

export interface PhoneDatabase {
  readonly dexie: Dexie
  readonly lock: Table<LockRecord, string>
  readonly head: Table<HeadRecord, string>
  readonly buckets: Table<BoxRecord, string>
  readonly entries: Table<EntryRecord, string>
  readonly parcels: Table<Bytes, number>
  /** What is known of each kept photo or PDF, and apart from it the bytes: a list must not load them. */
  readonly files: Table<FileRecord, string>
  readonly fileBytes: Table<FileBytesRecord, string>
  readonly drafts: Table<BoxRecord, string>
  readonly phone: Table<PhoneRecord, string>
}

/** The one key of the tables that hold a single record. */
export const only = 'only'

/** The store of one account on this phone; its name says to nobody whose it is. */
export const openPhoneDatabase = async (accountId: string): Promise<PhoneDatabase> => {
  const { Dexie } = await import('dexie')
  // strict: "kept" is said only when it lies on the disk, for a phone's battery may end at any moment
  const dexie = new Dexie(await databaseName(accountId), { chromeTransactionDurability: 'strict' })
  dexie.version(1).stores({ lock: '', head: '', buckets: 'name', entries: 'name', parcels: '++' })
  dexie.version(3).stores({ phone: '' })
  dexie.version(4).stores({ files: 'name', fileBytes: 'name', drafts: 'name' })
  await dexie.open().catch(asFullPhone)
  return {
    dexie,
    lock: dexie.table('lock'),
    head: dexie.table('head'),
    buckets: dexie.table('buckets'),
    entries: dexie.table('entries'),
    parcels: dexie.table('parcels'),
    files: dexie.table('files'),
    fileBytes: dexie.table('fileBytes'),
    drafts: dexie.table('drafts'),
    phone: dexie.table('phone'),
  }
}

export const databaseName = async (accountId: string): Promise<string> => {
  const hash = await crypto.subtle.digest('SHA-256', textBytes(`desmigratif phone ${accountId}`))
  return `dm-${hexOf(new Uint8Array(hash).subarray(0, 16))}`
}

/** Throws the fault again; when the phone has no room left, as a sentence one can act on. */
export const asFullPhone = (fault: unknown): never => {
  if (isQuotaFault(fault)) throw new Refusal('rule', 'platform.phoneFull')
  throw fault
}

const isQuotaFault = (fault: unknown, depth = 0): boolean => {
  if (!(fault instanceof Error) || depth > 4) return false
  const { inner } = fault as { inner?: unknown }
  return fault.name === 'QuotaExceededError' || isQuotaFault(inner, depth + 1) || isQuotaFault(fault.cause, depth + 1)
}
