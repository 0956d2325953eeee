import { useCallback, useState } from 'react'
import type { Operation } from '../shared/operation.ts'
import type { OutboxEntry } from './device/outbox.ts'
import { usePath } from './navigation.ts'
import { phoneNow } from './phone.ts'

/** The address says which refused record a form puts right. */
export const correctionOf = (path: string, commandId: string): string =>
  `${path}${path.includes('?') ? '&' : '?'}betulkan=${commandId}`

export interface Corrected {
  /** What was written and refused, where this form puts it right. */
  readonly input: Readonly<Record<string, unknown>> | undefined
  /** The corrected record takes the place of the refused one. */
  readonly replace: () => void
}

export const useCorrected = (operation: Pick<Operation, 'name'>): Corrected => {
  const { search } = usePath()
  const [entry] = useState<OutboxEntry | undefined>(() => {
    const state = phoneNow()
    if (state.kind === 'closed' || !search.betulkan) return undefined
    return state.phone
      .outbox()
      .find(
        ({ commandId, name, state: at }) =>
          commandId === search.betulkan && name === operation.name && at === 'refused',
      )
  })
  const replace = useCallback(() => {
    const state = phoneNow()
    if (entry && state.kind === 'open') void state.phone.withdraw(entry.commandId)
  }, [entry])
  return { input: entry?.input as Corrected['input'], replace }
}
