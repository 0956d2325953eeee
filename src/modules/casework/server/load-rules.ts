import { rowsOf } from '#modules/references/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import type { ClockRule, EscalationRule } from '../rules/clocks.ts'

export interface CaseRules {
  readonly clocks: readonly ClockRule[]
  readonly escalations: readonly EscalationRule[]
}

/** The clocks and the chain that hold today. */
export const loadRules = async (context: Context): Promise<CaseRules> => {
  const [clocks, escalations] = await Promise.all([
    rowsOf(context, 'case-clock', context.today),
    rowsOf(context, 'case-escalation', context.today),
  ])
  return { clocks: clocks.map((row) => row.body), escalations: escalations.map((row) => row.body) }
}
