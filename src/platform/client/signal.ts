import { useEffect, useSyncExternalStore } from 'react'
import type { Operation } from '../shared/operation.ts'
import { usePhone } from './phone.ts'
import { useOnline } from './use-online.ts'

/** `noSignal`: it cannot be done now, for it needs the server and nobody is reached. */
export type Busy = boolean | 'noSignal'

interface Line {
  readonly online: boolean
  readonly isPhoneOpen: boolean
}

/** Would a command have to wait at the form? One that may wait, waits on a phone that keeps the village. */
export const lacksSignal = ({ kind, offline }: Pick<Operation, 'kind' | 'offline'>, line: Line): boolean =>
  kind === 'command' && !line.online && !(offline && line.isPhoneOpen)

export const useLacksSignal = (operation: Pick<Operation, 'kind' | 'offline'>): boolean =>
  lacksSignal(operation, { online: useOnline(), isPhoneOpen: usePhone().kind === 'open' })

type Form = Pick<Operation, 'offline'>

let waiting: readonly Form[] = []
const listeners = new Set<() => void>()

const change = (next: readonly Form[]): void => {
  waiting = next
  for (const listener of listeners) listener()
}

/** A form on the screen that cannot be sent: its page says so before anything is filled in. */
export const useNoteForm = (form: Form, isStopped: boolean): void => {
  useEffect(() => {
    if (!isStopped) return
    change([...waiting, form])
    return () => change(waiting.filter((one) => one !== form))
  }, [form, isStopped])
}

/** `needed`: it is done only with a line. `notKept`: it could wait, if the village were kept on this phone. */
export const useFormsWithoutSignal = (): 'needed' | 'notKept' | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => (waiting.length === 0 ? null : waiting.every(({ offline }) => offline) ? 'notKept' : 'needed'),
  )
