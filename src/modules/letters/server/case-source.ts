import type { Context } from '#platform/server/context.ts'
import { missing } from '#platform/shared/errors.ts'
import type { KnownCase } from '../rules/case-fields.ts'

/** Tells what a case knows, to whoever works on it; refuses to everybody else, as if there were none. */
export type CaseSource = (context: Context, caseId: string) => Promise<KnownCase>

let source: CaseSource | undefined

/** Cases come later in the line of modules: they give the letters what they know. */
export const giveCaseSource = (give: CaseSource): void => {
  source = give
}

/** The case of this very person. */
export const loadCase = async (context: Context, caseId: string, personId: string): Promise<KnownCase> => {
  const known = await source?.(context, caseId)
  if (known?.personId !== personId) throw missing('letters.caseMissing')
  return known
}
