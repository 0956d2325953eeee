import { carerPlanFor } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { Refusal } from '#platform/shared/errors.ts'
import type { Care } from '../kinds/ask.ts'
import { loadPerson } from './sources.ts'

type Plan = NonNullable<Awaited<ReturnType<typeof carerPlanFor>>>
type Sex = 'male' | 'female' | 'unknown'

// By sex where the paper would otherwise say "kakek atau nenek".
const relationWords: Readonly<Record<string, readonly [male: string, female: string]>> = {
  father: ['ayah', 'ayah'],
  mother: ['ibu', 'ibu'],
  grandparent: ['kakek', 'nenek'],
  'uncle-aunt': ['paman', 'bibi'],
  sibling: ['kakak', 'kakak'],
  'step-parent': ['ayah sambung', 'ibu sambung'],
  neighbour: ['tetangga', 'tetangga'],
}

const relationOf = (code: string, sex: Sex): string => {
  const [male, female] = relationWords[code] ?? ['', '']
  if (sex === 'unknown') return male === female ? male : `${male} atau ${female}`
  return sex === 'male' ? male : female
}

const careOf = async (context: Context, childId: string, plan: Plan | undefined): Promise<Care> => {
  if (!plan) return { childId, carerId: null, name: '', address: '', relation: '' }
  const carer = plan.carerPersonId ? await loadPerson(context, plan.carerPersonId) : undefined
  return {
    childId,
    carerId: plan.carerPersonId,
    name: carer ? '' : plan.carerName,
    address: '',
    relation: relationOf(plan.carerRelation, carer?.sex ?? 'unknown'),
  }
}

/** Who cares for each child, as the talk with the family left it. */
export const careOfChildren = async (context: Context, childIds: readonly string[]): Promise<Care[]> => {
  const found: Care[] = []
  for (const childId of childIds) found.push(await careOf(context, childId, await carerPlanFor(context, childId)))
  return found
}

/** The carer's own letter names only children who are planned to be with this carer: each carer signs for his own. */
export const sharedCarer = (care: readonly Care[]) => {
  const [first] = care.filter((one) => one.carerId !== null)
  return {
    carerId: first?.carerId ?? null,
    carerRelation: first?.relation ?? '',
    childIds: (first ? care.filter((one) => one.carerId === first.carerId) : care).map((one) => one.childId),
  }
}

/** Refuses a carer's letter about a child whom the family left to somebody else. */
export const assertPlannedCarer = async (
  context: Context,
  { carerId, childIds }: { readonly carerId: string | null; readonly childIds: readonly string[] },
): Promise<void> => {
  for (const childId of childIds) {
    const plan = await carerPlanFor(context, childId)
    if (!plan || carerId === null || plan.carerPersonId === carerId) continue
    const fault = { field: 'fields.childIds', code: 'letters.childHasOtherCarer' }
    throw new Refusal('invalid', 'letters.fieldsWrong', { count: 1 }, [fault])
  }
}
