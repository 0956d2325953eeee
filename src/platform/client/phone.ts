import { useSyncExternalStore } from 'react'
import { Refusal } from '../shared/errors.ts'
import type { QueuedCommand } from '../shared/sync-contract.ts'
import type { DraftVault } from './device/draft-vault.ts'
import type { KeptFile } from './device/file-vault.ts'
import type { OutboxEntry } from './device/outbox.ts'

/** Photos and PDF that only this phone has yet. */
export interface PhoneFiles {
  list(): readonly (KeptFile & { readonly sentBytes: number })[]
  /** Keeps a file until the office has it, and answers its SHA-256. Refused when the phone has no room. */
  keep(file: File): Promise<string>
  read(hash: string): Promise<File | undefined>
  /** Sends what this input names, now: the record follows at once. */
  sendNamed(input: unknown): Promise<void>
  takeBack(hash: string): Promise<void>
}

/** The village as this phone holds it, unlocked by who works on it. */
export interface OpenPhone {
  readonly accountId: string
  rowCount(): number
  outbox(): readonly OutboxEntry[]
  readonly files: PhoneFiles
  readonly drafts: Pick<DraftVault, 'get' | 'put'>
  /** What the rows say to a query; `undefined` when they cannot know. */
  answer(operation: string, input: unknown): { readonly output: unknown } | undefined
  /** Of whom what waits speaks, and where his file is. */
  about(input: unknown): { readonly name: string; readonly path: string } | undefined
  /** The form on which what waits was written; `undefined` where there is none. */
  formOf(name: string, input: unknown): string | undefined
  /** Seals a text to the village: from then on this phone cannot read it either. */
  seal(text: string): Promise<string>
  /** Keeps a command until there is a line. Throws the module's own "no". */
  keep(command: QueuedCommand): Promise<void>
  withdraw(commandId: string): Promise<void>
  /** What waits, sealed to the village as a file to be carried; it goes on waiting until the server has said what became of it. */
  bundle(villageCode: string): Promise<PhoneBundle>
  /** Takes in a file of the office, with or without a line. Throws a `Refusal` in words. */
  receive(file: Uint8Array<ArrayBuffer>): Promise<ReceivedPack>
  /** Names this phone among those of its village. */
  phoneId(): string
  /** Sends what waits and fetches what is new, now. False: nobody was reached. */
  sync(): Promise<boolean>
  /** Forgets the keys; what is written stays written. */
  lock(wasQuiet: boolean): void
  /** Takes the village off this phone. False: something waits that only this phone has, so all of it stays, locked. */
  leave(): Promise<boolean>
}

export interface PhoneBundle {
  readonly name: string
  readonly file: Uint8Array<ArrayBuffer>
  readonly commands: number
}

export interface ReceivedPack {
  /** When the office made it. */
  readonly madeAt: string
  /** Rows that came, deleted ones too. */
  readonly rows: number
  /** What had waited here and is decided now. */
  readonly decided: number
}

export type PhoneState =
  | { readonly kind: 'closed'; readonly wasQuiet: boolean }
  | {
      readonly kind: 'open'
      readonly phone: OpenPhone
      readonly waiting: number
      readonly refused: number
      /** What was left sealed on this phone, also by others, and has not gone yet. */
      readonly parcels: number
      /** When it last had everything the server has. */
      readonly syncedAt: string | null
      /** The code of a "no" that stands between phone and server: one of the two is too old for the other. */
      readonly stoppedBy: string | null
    }

let state: PhoneState = { kind: 'closed', wasQuiet: false }
const listeners = new Set<() => void>()

export const phoneNow = (): PhoneState => state

export const setPhone = (next: PhoneState): void => {
  state = next
  for (const listener of listeners) listener()
}

export const usePhone = (): PhoneState =>
  useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, phoneNow)

export const isOffline = (fault: unknown): boolean => fault instanceof Refusal && fault.code === 'platform.offline'
