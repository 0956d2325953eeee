import type { CaseType } from '#modules/references/contract/codes.ts'
import type { Demand } from './trouble.ts'

/** Letters of the village that such a case may need, what fits best first; the family decides. `domain.md` §2.4 and §2.8. */
export const lettersNeeded = (types: readonly CaseType[], asked: readonly Demand[]) => {
  const hasDied = types.includes('died')
  return [
    ...(hasDied || asked.includes('remains') ? (['death', 'heirs'] as const) : []),
    ...(types.includes('lost_contact') || asked.includes('lost_contact') ? (['lost_contact'] as const) : []),
    ...(types.includes('overcharged') ? (['cost_claim'] as const) : []),
    ...(!hasDied && (types.includes('wants_return') || asked.includes('return')) ? (['return_request'] as const) : []),
    // who could not leave begins again with new papers
    ...(types.includes('failed_departure') ? (['police_cover'] as const) : []),
    'power_of_attorney' as const,
  ]
}
