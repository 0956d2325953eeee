import { useSyncExternalStore } from 'react'
import { Refusal } from '../shared/errors.ts'
import type { QueuedCommand } from '../shared/sync-contract.ts'
import type { OutboxEntry } from './device/outbox.ts'

/** The village as this phone holds it, unlocked by who works on it. */
export interface OpenPhone {
  readonly accountId: string
  rowCount(): number
  outbox(): readonly OutboxEntry[]
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
  /** Sends what waits and fetches what is new, now. False: nobody was reached. */
  sync(): Promise<boolean>
  /** Forgets the keys; what is written stays written. */
  lock(wasQuiet: boolean): void
  /** Takes the village off this phone. False: something waits that only this phone has, so all of it stays, locked. */
  leave(): Promise<boolean>
}

export type PhoneState =
  | { readonly kind: 'closed'; readonly wasQuiet: boolean }
  | {
      readonly kind: 'open'
      readonly phone: OpenPhone
      readonly waiting: number
      readonly refused: number
      /** When it last had everything the server has. */
      readonly syncedAt: string | null
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
