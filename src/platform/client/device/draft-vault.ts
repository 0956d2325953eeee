import { bytesText, hiddenName, makeBox, openBox, textBytes, type VaultKeys } from './keys-crypto.ts'
import { only, type PhoneDatabase } from './vault-database.ts'

/** Forms that are being filled, encrypted like everything else on this phone: they survive closing, a crash and an update. */
export interface DraftVault {
  get(key: string): string | undefined
  /** `null` forgets it. Written behind: the form does not wait for the disk. */
  put(key: string, text: string | null): void
  /** Once all that was put is written. */
  settled(): Promise<void>
}

interface Draft {
  readonly key: string
  readonly text: string
}

export const openDraftVault = async (database: PhoneDatabase, keys: VaultKeys): Promise<DraftVault> => {
  const boxes = await database.drafts.toArray()
  const opened = await Promise.all(boxes.map(({ name, box }) => openBox(keys.rows, box, name)))
  const kept = new Map(opened.map((bytes) => JSON.parse(bytesText(bytes)) as Draft).map(({ key, text }) => [key, text]))
  const unwritten = new Set<string>()
  let writing: Promise<void> | undefined
  const writeAll = async () => {
    for (const key of unwritten) {
      unwritten.delete(key)
      await write(database, keys, key, kept.get(key)).catch(() => undefined)
    }
  }
  return {
    get: (key) => kept.get(key),
    put: (key, text) => {
      if (text === null) kept.delete(key)
      else kept.set(key, text)
      unwritten.add(key)
      writing ??= writeAll().finally(() => {
        writing = undefined
      })
    },
    settled: async () => writing,
  }
}

const write = async (
  database: PhoneDatabase,
  keys: VaultKeys,
  key: string,
  text: string | undefined,
): Promise<void> => {
  const { dexie, lock, drafts } = database
  const name = await hiddenName(keys, `draft ${key}`)
  const box = text === undefined ? undefined : await makeBox(keys.rows, textBytes(JSON.stringify({ key, text })), name)
  await dexie.transaction('rw', [lock, drafts], async () => {
    const held = await lock.get(only)
    if (held?.id !== keys.lockId || held.isDropped) return
    await (box ? drafts.put({ name, box }) : drafts.delete(name))
  })
}
