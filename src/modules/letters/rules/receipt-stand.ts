import { addDays, type PlainDate } from '#platform/shared/dates.ts'
import type { LetterState } from './letter-state.ts'

/** What the receipt's page says of a request: no more than its holder needs in order to know whether to come. */
export const receiptStands = [
  'received',
  'needs',
  'withHead',
  'onPaper',
  'ready',
  'refused',
  'over',
  'unknown',
] as const
export type ReceiptStand = (typeof receiptStands)[number]

/** Days after the end for which a receipt still answers; later it only says that the request is long over. */
export const receiptDays = 90

const byState: Readonly<Record<LetterState, ReceiptStand>> = {
  requested: 'received',
  verified: 'withHead',
  issued: 'ready',
  refused: 'refused',
  revoked: 'over',
  replaced: 'over',
}

export interface AskedRequest {
  readonly state: LetterState
  /** On paper, so that it can be signed and fetched. */
  readonly printed: boolean
  /** The day of the last step. */
  readonly since: PlainDate
  readonly lacking: number
}

export const standOf = ({ state, printed, since, lacking }: AskedRequest, today: PlainDate): ReceiptStand => {
  const stand = byState[state]
  if (stand === 'received' && lacking > 0) return 'needs'
  const ended = stand === 'ready' || stand === 'refused'
  if (ended && addDays(since, receiptDays) < today) return 'over'
  // Numbered is not signed: who comes before it is on paper comes in vain.
  return stand === 'ready' && !printed ? 'onPaper' : stand
}
