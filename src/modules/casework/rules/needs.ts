import type { CaseType, HotlineNeed } from '#modules/references/contract/codes.ts'

const needOf: Readonly<Record<CaseType, readonly HotlineNeed[]>> = {
  lost_contact: ['abroad', 'danger'],
  died: ['abroad'],
  violence: ['violence', 'danger'],
  trafficking: ['trafficking', 'danger'],
  detained: ['abroad', 'rights'],
  accident: ['danger', 'abroad'],
  sick: ['abroad'],
  mental_illness: ['support', 'abroad'],
  pregnant_or_child: ['support', 'violence'],
  unpaid_wage: ['rights'],
  not_as_contract: ['rights'],
  contract_break: ['rights'],
  other_employer: ['rights', 'abroad'],
  documents_withheld: ['rights', 'abroad'],
  overcharged: ['rights', 'complaint'],
  job_fraud: ['trafficking', 'complaint'],
  failed_departure: ['rights', 'complaint'],
  social_security: ['rights'],
  overstay: ['abroad', 'rights'],
  deported: ['support', 'abroad'],
  wants_return: ['abroad'],
  other: [],
}

/** For what a trouble calls a number: whoever answers for that stands first. */
export const needsOf = (types: readonly CaseType[]): readonly HotlineNeed[] => [
  ...new Set(types.flatMap((type) => needOf[type])),
]
