import type { CaseType } from '#modules/references/contract/codes.ts'

/** `domain.md` §2.8: what a death asks of a village. */
export const deathItems = [
  'death_certificate',
  'mission_letter',
  'kin_statement',
  'remains_decided',
  'insurance_claimed',
  'wages_belongings',
  'arrival_transport',
  'accounts_debts',
] as const

/** What is done first when somebody is no longer heard of. */
export const missingItems = [
  'last_contact',
  'photo_identity',
  'contract_copy',
  'friends_asked',
  'agency_asked',
  'mission_asked',
  'search_request',
] as const

export const checkItems = [...deathItems, ...missingItems] as const
export type CheckItem = (typeof checkItems)[number]

export const checkStates = ['done', 'waiting', 'not_needed'] as const
export type CheckState = (typeof checkStates)[number]

export const itemsFor = (types: readonly CaseType[]): readonly CheckItem[] => [
  ...(types.includes('died') ? deathItems : []),
  ...(types.includes('lost_contact') ? missingItems : []),
]

export interface CheckFact {
  readonly item: CheckItem
  readonly state: CheckState
}

/** What was said last of each item; what nobody said anything of is open. */
export const openItems = (types: readonly CaseType[], facts: readonly CheckFact[]): readonly CheckItem[] => {
  const latest = new Map(facts.map(({ item, state }) => [item, state]))
  return itemsFor(types).filter((item) => latest.get(item) !== 'done' && latest.get(item) !== 'not_needed')
}
