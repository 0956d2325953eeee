import type { Context } from '#platform/server/context.ts'
import { slot } from '#platform/server/slot.ts'
import { missing } from '#platform/shared/errors.ts'
import type { KnownCase } from '../rules/case-fields.ts'

/** Tells what a case knows, to whoever works on it; refuses to everybody else, as if there were none. */
export type CaseSource = (context: Context, caseId: string) => Promise<KnownCase>

/** Cases come later in the line of modules: they give the letters what they know. */
export const caseSource = slot<CaseSource>('what letters know of a case')

/** The case of this very person. */
export const loadCase = async (context: Context, caseId: string, personId: string): Promise<KnownCase> => {
  const known = await caseSource.given()?.(context, caseId)
  if (known?.personId !== personId) throw missing('letters.caseMissing')
  return known
}
