import { type FileVault, type KeptFile, openFileVault } from '#platform/client/device/file-vault.ts'
import type { VaultKeys } from '#platform/client/device/keys-crypto.ts'
import type { PhoneDatabase } from '#platform/client/device/vault-database.ts'
import { isOffline, type PhoneFiles } from '#platform/client/phone.ts'
import { sendInParts } from '#platform/client/send-parts.ts'
import type { DeclaredFile } from '#platform/shared/awaited-file-contract.ts'
import { Refusal } from '#platform/shared/errors.ts'
import type { VillageKey } from '#platform/shared/village-key.ts'

/** After so long of files the records go: they are small, and may come before what they name. */
const filesFirstFor = 20_000

export interface RunningFiles extends PhoneFiles {
  /** Of what this input names, what is still here; from now on a record waits for it. */
  claim(input: unknown): Promise<DeclaredFile[]>
  /** A record was taken back: what no other record names goes with it. */
  release(hashes: readonly string[]): Promise<void>
  /** Files of records, in their order, for a while; a thin line keeps no record back. */
  sendFirst(): Promise<void>
  /** All that is left. Throws when there is no line. */
  sendRest(): Promise<void>
}

interface Opening {
  readonly database: PhoneDatabase
  readonly keys: VaultKeys
  /** As the server said it last: what is kept from now on is sealed to it too. */
  readonly villageKey: () => VillageKey | undefined
  readonly changed: () => void
}

/** The files of an open phone: kept encrypted, sent in parts before the records that name them, gone once the office has them. */
export const openPhoneFiles = async ({ database, keys, villageKey, changed }: Opening): Promise<RunningFiles> => {
  const vault = await openFileVault(database, keys, villageKey)
  const sent = new Map<string, number>()
  const lock = `${database.dexie.name} files`
  const send = (hash: string) =>
    navigator.locks.request(lock, async () => {
      const file = await vault.read(hash)
      const onSent = (bytes: number) => {
        sent.set(hash, bytes)
        changed()
      }
      // the next sync tries again, longer and longer apart
      if (file) await sendInParts(file, hash, { onSent, tries: 1 })
      await vault.forget(hash)
      sent.delete(hash)
      changed()
    })
  const sendUntil = async (isOver: () => boolean) => {
    for (const { hash } of toSend(vault)) {
      if (isOver()) return
      await send(hash).catch((fault) => noteRefusal(vault, hash, fault))
    }
  }
  return {
    list: () => vault.list().map((file) => ({ ...file, sentBytes: sent.get(file.hash) ?? 0 })),
    keep: async (file) => {
      const hash = await vault.keep(file)
      changed()
      return hash
    },
    read: (hash) => vault.read(hash),
    sendNamed: async (input) => {
      for (const { hash } of namedIn(vault, input)) await send(hash)
    },
    takeBack: async (hash) => {
      await vault.forget(hash)
      changed()
    },
    claim: async (input) => {
      const named = namedIn(vault, input)
      for (const { hash } of named) await vault.change(hash, { isNamed: true, refusal: null })
      return named.map(({ hash, mediaType, sizeBytes }) => ({ hash, mediaType, sizeBytes }))
    },
    release: async (hashes) => {
      for (const hash of hashes) await vault.forget(hash)
      changed()
    },
    sendFirst: async () => {
      await vault.reload()
      const until = Date.now() + filesFirstFor
      await sendUntil(() => Date.now() > until).catch((fault) => {
        if (!isOffline(fault)) throw fault
      })
    },
    sendRest: () => sendUntil(() => false),
  }
}

const toSend = (vault: FileVault): readonly KeptFile[] =>
  vault.list().filter(({ isNamed, refusal }) => isNamed && refusal === null)

const namedIn = (vault: FileVault, input: unknown): readonly KeptFile[] => {
  const text = JSON.stringify(input ?? null)
  return vault.list().filter(({ hash }) => text.includes(hash))
}

/** What the office refuses stays here and says why; a line that broke is tried again. */
const noteRefusal = async (vault: FileVault, hash: string, fault: unknown): Promise<void> => {
  const isDecided = fault instanceof Refusal && (fault.kind === 'invalid' || fault.kind === 'rule')
  if (!isDecided) throw fault
  await vault.change(hash, { refusal: fault.code })
}
