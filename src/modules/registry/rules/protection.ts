import type { Effect } from '../contract/life-event.ts'

/** A second pair of eyes: whoever asked does not decide, and nothing is decided twice. */
export const canSettleProtection = (
  request: { readonly requestedBy: string; readonly status: string },
  accountId: string,
): boolean => request.status === 'open' && request.requestedBy !== accountId

/** What protecting a person, or ending it, changes: listed before it is asked for. */
export const protectionEffects = (wanted: boolean, name: string): Effect[] =>
  wanted
    ? ['hidden-search', 'hidden-family', 'hidden-elsewhere', 'second-eyes'].map((code) => ({ code, values: {} }))
    : [
        { code: 'second-eyes', values: {} },
        { code: 'shown-again', values: { name } },
      ]
