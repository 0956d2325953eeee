import type { HouseholdField, PersonField } from '../contract/change.ts'
import type { VerifiedLevel } from '../contract/codes.ts'

/** What may not change on one person's word once it was compared with the papers. Birth date and its precision belong together. */
const guarded: ReadonlySet<PersonField> = new Set([
  'name',
  'nik',
  'birthDate',
  'birthPrecision',
  'sex',
  'fatherPersonId',
  'motherPersonId',
])
const guardedOfHousehold: ReadonlySet<HouseholdField> = new Set(['cardNo', 'headPersonId'])

export const needsSecondEyes = (field: PersonField, level: VerifiedLevel): boolean =>
  level !== 'self' && guarded.has(field)

export const cardNeedsSecondEyes = (field: HouseholdField, level: VerifiedLevel): boolean =>
  level !== 'self' && guardedOfHousehold.has(field)

export type Correction = 'write' | 'nothing' | 'conflict'

/** Seen = current: write. Wanted = current: nothing to do. Otherwise two people changed one field, and a person decides. */
export const judgeCorrection = (current: string | null, from: string | null, to: string | null): Correction => {
  const same = (one: string | null, other: string | null) => (one ?? '') === (other ?? '')
  if (same(to, current)) return 'nothing'
  return same(from, current) ? 'write' : 'conflict'
}

/** Who may say yes: never who asked, and only a head, a secretary or another officer. */
export const canDecideChange = (
  request: { readonly requestedBy: string; readonly status: string },
  accountId: string,
): boolean => request.status === 'open' && request.requestedBy !== accountId

/** Who may take a request back while it waits: who asked, and the person, if it was he who wanted it. */
export const canWithdrawChange = (
  request: {
    readonly requestedBy: string
    readonly requestedByPerson: boolean
    readonly personId: string
    readonly status: string
  },
  actor: { readonly accountId: string; readonly personId: string | null },
): boolean =>
  request.status === 'open' &&
  (request.requestedBy === actor.accountId || (request.requestedByPerson && request.personId === actor.personId))
