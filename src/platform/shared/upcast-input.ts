import { Refusal } from './errors.ts'
import type { Operation } from './operation.ts'

/** What was queued in an earlier form, in the form of today. A form that this house does not know yet comes from a newer app. */
export const upcastInput = (operation: Operation, input: unknown, version = 1): unknown => {
  if (version > operation.version) throw new Refusal('rule', 'platform.serverOlder')
  let upcast = input
  for (let from = version; from < operation.version; from++) {
    const step = operation.upcasts[from]
    if (!step) throw new Error(`${operation.name} has no way from form ${from} to the next`)
    // what is no object has no form at all: the contract will say so
    if (typeof upcast !== 'object' || upcast === null) return upcast
    upcast = step(upcast as Readonly<Record<string, unknown>>)
  }
  return upcast
}
