import { workflow } from '#platform/shared/workflow.ts'

/** Asked, checked by an officer, issued with a number; refused, revoked and replaced are ends. Printing changes no state. */
export const letterFlow = workflow({
  requested: ['verified', 'refused'],
  verified: ['issued', 'refused'],
  issued: ['revoked', 'replaced'],
  refused: [],
  revoked: [],
  replaced: [],
})

export const letterStates = ['requested', 'verified', 'issued', 'refused', 'revoked', 'replaced'] as const
export type LetterState = (typeof letterStates)[number]

export const letterEventKinds = [...letterStates, 'printed'] as const
export type LetterEventKind = (typeof letterEventKinds)[number]

export const canMoveLetter = letterFlow.canMove

/** The state that a letter's facts say, in the order they were recorded. */
export const stateOf = (kinds: readonly LetterEventKind[]): LetterState | undefined =>
  kinds.filter((kind) => kind !== 'printed').at(-1) as LetterState | undefined

export const waitingStates: readonly LetterState[] = ['requested', 'verified']

/** Waiting or in force: a second one of the same kind is seldom meant. */
export const isOpenLetter = (state: LetterState): boolean =>
  state === 'requested' || state === 'verified' || state === 'issued'

export const refusalReasons = ['papers', 'identity', 'familyNotAgreed', 'notResident', 'askedBack', 'other'] as const
export type RefusalReason = (typeof refusalReasons)[number]

export const revocationReasons = [
  'wrongContent',
  'consentWithdrawn',
  'pressure',
  'lost',
  'plansChanged',
  'other',
] as const
export type RevocationReason = (typeof revocationReasons)[number]

/** Signed in one's own name, for the head (atas nama), or by whom the one who signs for the head sent (untuk beliau). */
export const signingManners = ['own', 'an', 'ub'] as const
export type SigningManner = (typeof signingManners)[number]

/** More letters than this in a year with one witness, and the coordinator is told: `domain.md` §6.10, rule 2. */
export const witnessLimit = 5
