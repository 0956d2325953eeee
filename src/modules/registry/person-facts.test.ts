import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import type { Context } from '#platform/server/context.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { newId } from '#platform/shared/ids.ts'
import { recordCareArrangement } from './contract/care.ts'
import { shownName } from './rules/names.ts'
import { carerPlanFor } from './server/care.ts'
import { childrenOf } from './server/family.ts'
import { childrenOfMany, personFactsOf } from './server/person-facts.ts'
import { getPersonSnapshot } from './server/person-snapshot.ts'
import { recordFamily } from './testing/families.ts'

let world: World
let village: VillageWorld

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
}, 120_000)
afterAll(() => world?.close())

it('many people at once say the same as each alone: who, where, which children, who cares for them', async () => {
  const families = [await recordFamily(village), await recordFamily(village, 'LOR')]
  const [first] = families
  await village.officer.does(recordCareArrangement, {
    ...{ id: newId(), childPersonId: first!.child, carerPersonId: first!.grandmother },
    ...{ carerRelation: 'grandparent', fromOn: '2025-03-01' },
  })
  const ids = families.flatMap(({ father, mother, child, grandmother }) => [father, mother, child, grandmother])
  const stranger = (await recordFamily(await world.village())).father
  const act = async (context: Context) => {
    const facts = await personFactsOf(context, [...ids, stranger])
    const children = await childrenOfMany(context, [...ids, stranger])
    expect(facts.has(stranger)).toBe(false)
    expect(children.get(stranger)).toEqual([])
    for (const id of ids) {
      const { name, sex, birthDate, maritalCode, lifeStatus, householdId, hamlet, rw, rt } = await getPersonSnapshot(
        context,
        id,
      )
      expect(facts.get(id)).toEqual({
        ...{
          id,
          name,
          sex,
          birthDate,
          maritalCode,
          lifeStatus,
          householdId,
          hamlet: hamlet && shownName(hamlet),
          rw,
          rt,
        },
      })
      const alone = await childrenOf(context, id)
      expect(children.get(id)?.map((child) => child.id)).toEqual(alone.map((child) => child.id))
      for (const child of children.get(id) ?? [])
        expect(child.carer?.name ?? null).toBe((await carerPlanFor(context, child.id))?.carerName ?? null)
    }
  }
  await runAsSystem(world.test.house, { name: 'registry.compareFacts', village: village.id, act })
})
