import type { DeclaredFile } from '../../shared/awaited-file-contract.ts'
import { Refusal } from '../../shared/errors.ts'
import type { VillageKey } from '../../shared/village-key.ts'
import { fileHash } from '../file-hash.ts'
import { type Bytes, bytesText, hiddenName, makeBox, openBox, textBytes, type VaultKeys } from './keys-crypto.ts'
import { sealFile } from './sealed-file.ts'
import { asFullPhone, only, type PhoneDatabase } from './vault-database.ts'

/** A photo or PDF that this phone holds until the office has it. */
export interface KeptFile extends DeclaredFile {
  readonly name: string
  readonly keptAt: string
  /** A record that waits, or has gone already, names it. Otherwise a form is still being filled. */
  readonly isNamed: boolean
  /** The office said no to it: the code of its sentence. */
  readonly refusal: string | null
}

/** The files of one phone, encrypted like its rows; each goes once the office has it. */
export interface FileVault {
  /** Another window of this phone may have kept or sent some. */
  reload(): Promise<void>
  list(): readonly KeptFile[]
  /** Refused before anything is written when the phone has no room for it. */
  keep(file: File): Promise<string>
  read(hash: string): Promise<File | undefined>
  change(hash: string, changed: Partial<Pick<KeptFile, 'isNamed' | 'refusal'>>): Promise<void>
  forget(hash: string): Promise<void>
}

/** Left for the records themselves: a photo must never take the last room of what is written. */
const reserveBytes = 10_000_000

export const openFileVault = async (
  database: PhoneDatabase,
  keys: VaultKeys,
  villageKey: () => VillageKey | undefined = () => undefined,
): Promise<FileVault> => {
  const { files, fileBytes } = database
  const kept = new Map<string, KeptFile>()
  const reload = async () => {
    const boxes = await files.toArray()
    const heads = await Promise.all(boxes.map(({ name, box }) => openBox(keys.rows, box, name)))
    kept.clear()
    for (const head of heads.map((bytes) => JSON.parse(bytesText(bytes)) as KeptFile)) kept.set(head.hash, head)
  }
  await reload()
  const headRecord = async (head: KeptFile, isSealed: boolean) => {
    const name = await hiddenName(keys, `file ${head.hash}`)
    return { name, isSealed, box: await makeBox(keys.rows, textBytes(JSON.stringify(head)), name) }
  }
  return {
    reload,
    list: () => [...kept.values()].toSorted((one, other) => (one.keptAt < other.keptAt ? -1 : 1)),
    keep: async (file) => {
      await assertRoom(file)
      const hash = await fileHash(file)
      const bytes = new Uint8Array(await file.arrayBuffer())
      const said = { hash, name: file.name.slice(0, 200), mediaType: file.type as KeptFile['mediaType'] }
      const head: KeptFile = {
        ...{ ...said, sizeBytes: file.size, keptAt: new Date().toISOString(), isNamed: false, refusal: null },
        ...kept.get(hash),
      }
      const parcel = await sealFile(villageKey(), bytes, head.name)
      const record = await headRecord(head, parcel !== null)
      const box = await makeBox(keys.rows, bytes, `bytes ${record.name}`)
      const act = async () => {
        await fileBytes.put({ name: record.name, box, parcel })
        await files.put(record)
      }
      await write(database, keys, act).catch(asFullForFile)
      kept.set(hash, head)
      return hash
    },
    read: async (hash) => {
      const head = kept.get(hash)
      const name = await hiddenName(keys, `file ${hash}`)
      const record = head && (await fileBytes.get(name))
      if (!record) return undefined
      const bytes: Bytes = await openBox(keys.rows, record.box, `bytes ${name}`)
      return new File([bytes], head.name, { type: head.mediaType })
    },
    change: async (hash, changed) => {
      const before = kept.get(hash)
      if (!before) return
      const head = { ...before, ...changed }
      const { name } = await headRecord(head, false)
      const record = await headRecord(head, (await files.get(name))?.isSealed ?? false)
      await write(database, keys, () => files.put(record))
      kept.set(hash, head)
    },
    forget: async (hash) => {
      const name = await hiddenName(keys, `file ${hash}`)
      await write(database, keys, () => Promise.all([files.delete(name), fileBytes.delete(name)]))
      kept.delete(hash)
    },
  }
}

/** All of it or nothing, and nothing once another window has left the phone. */
const write = async (
  { dexie, lock, files, fileBytes }: PhoneDatabase,
  keys: VaultKeys,
  act: () => Promise<unknown>,
): Promise<void> => {
  const guarded = async () => {
    const held = await lock.get(only)
    if (held?.id !== keys.lockId || held.isDropped) throw new Refusal('rule', 'platform.phoneLocked')
    await act()
  }
  await dexie.transaction('rw', [lock, files, fileBytes], guarded).catch(asFullPhone)
}

/** Some browsers do not say how much room there is: then the phone says it when it is full, and nothing was written. */
const asFullForFile = (fault: unknown): never => {
  throw fault instanceof Refusal && fault.code === 'platform.phoneFull' ? noRoom() : fault
}

const noRoom = () => new Refusal('rule', 'platform.phoneFullForFile')

const assertRoom = async ({ size }: File): Promise<void> => {
  const { usage, quota } = await navigator.storage.estimate().catch((): StorageEstimate => ({}))
  if (usage === undefined || quota === undefined) return
  if (quota - usage < 4 * size + reserveBytes) throw noRoom()
}
