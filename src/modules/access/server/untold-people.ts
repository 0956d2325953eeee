import type { Context } from '#platform/server/context.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { villageId } from '#platform/shared/ids.ts'

/** How many of those whom a leak concerns by name still wait to be told; asked inside the village of the leak. */
type CountUntold = (inVillage: Context, breachId: string) => Promise<number>

const counters: CountUntold[] = []

/** The register of people knows them; this module knows accounts alone. */
export const registerUntoldPeople = (count: CountUntold): void => {
  counters.push(count)
}

export const assertNobodyUntold = async (
  context: Context,
  breach: { readonly id: string; readonly village_id: number | null },
): Promise<void> => {
  if (breach.village_id === null) return
  const count = await context.enter(villageId(breach.village_id), async (inVillage) => {
    const counts = await Promise.all(counters.map((one) => one(inVillage, breach.id)))
    return counts.reduce((sum, one) => sum + one, 0)
  })
  if (count > 0) throw new Refusal('rule', 'access.peopleUntold', { count })
}
