import { listVillages } from '#modules/places/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { missing, Refusal, refuseAt } from '#platform/shared/errors.ts'
import {
  type breachKinds,
  type breachSteps,
  closeBreach,
  listBreaches,
  recordBreach,
  recordBreachStep,
} from '../contract/breach.ts'
import { done } from '../contract/shape.ts'
import { breachDueAt, openDuties } from '../rules/breach.ts'
import { assertWithin, liesWithin, ownPlace, type Place } from './reach.ts'
import { db } from './tables.ts'
import { assertNobodyUntold } from './untold-people.ts'

type BreachKind = (typeof breachKinds)[number]
type BreachStep = (typeof breachSteps)[number]

const placeOfBreach = (villageId: number | null): Place =>
  villageId === null ? { kind: 'nation', id: null } : { kind: 'village', id: villageId }

export const recordBreachHandler = handle(recordBreach, async (context, input) => {
  await assertWithin(context, placeOfBreach(input.villageId))
  if (Date.parse(input.foundAt) > Date.parse(context.now)) refuseAt('foundAt', 'access.notYetHappened', 'invalid')
  await db(context)
    .insertInto('breaches')
    .values({
      id: input.id,
      village_id: input.villageId,
      kind: input.kind,
      found_at: input.foundAt,
      what_happened: input.whatHappened,
      which_data: input.whichData,
      handling: input.handling,
      people_count: input.peopleCount,
      recorded_at: context.now,
      recorded_by: context.actor.accountId,
      recorded_by_name: context.actor.name,
      closed_at: null,
      lesson: null,
    })
    .execute()
  const people = [...new Set(input.personIds)].map((personId) => ({ breach_id: input.id, person_id: personId }))
  if (people.length > 0) await db(context).insertInto('breach_people').values(people).execute()
  context.note({ breach: input.id, village: input.villageId, people: input.peopleCount })
  return done
})

const lockedBreach = async (context: Context, breachId: string) => {
  const breach = await db(context)
    .selectFrom('breaches')
    .selectAll()
    .where('id', '=', breachId)
    .forUpdate()
    .executeTakeFirst()
  if (!breach) throw missing('access.breachMissing')
  await assertWithin(context, placeOfBreach(breach.village_id))
  if (breach.closed_at !== null) throw new Refusal('rule', 'access.breachClosed')
  return breach
}

export const recordBreachStepHandler = handle(recordBreachStep, async (context, input) => {
  const breach = await lockedBreach(context, input.breachId)
  if (input.step === 'people_told') await assertNobodyUntold(context, breach)
  const recorded = await db(context)
    .insertInto('breach_steps')
    .values({
      id: input.id,
      breach_id: input.breachId,
      step: input.step,
      done_at: input.doneAt,
      evidence: input.evidence,
      recorded_at: context.now,
      recorded_by_name: context.actor.name,
    })
    .onConflict((conflict) => conflict.columns(['breach_id', 'step']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!recorded) throw new Refusal('conflict', 'access.stepKnown')
  context.note({ breach: input.breachId, step: input.step })
  return done
})

export const closeBreachHandler = handle(closeBreach, async (context, input) => {
  const breach = await lockedBreach(context, input.breachId)
  const steps = await db(context)
    .selectFrom('breach_steps')
    .select('step')
    .where('breach_id', '=', input.breachId)
    .execute()
  if (openDuties(steps.map((row) => row.step)).length > 0) throw new Refusal('rule', 'access.dutiesOpen')
  await assertNobodyUntold(context, breach)
  const closed = { closed_at: context.now, lesson: input.lesson }
  await db(context).updateTable('breaches').set(closed).where('id', '=', input.breachId).execute()
  context.note({ breach: input.breachId })
  return done
})

export const listBreachesHandler = handle(listBreaches, async (context) => {
  const own = await ownPlace(context)
  const all = await db(context).selectFrom('breaches').selectAll().orderBy('found_at', 'desc').limit(500).execute()
  const inReach = await Promise.all(all.map((breach) => liesWithin(context, own, placeOfBreach(breach.village_id))))
  const rows = all.filter((_, index) => inReach[index])
  const ids = rows.map((row) => row.id)
  if (ids.length === 0) return { breaches: [] }
  const steps = await db(context)
    .selectFrom('breach_steps')
    .selectAll()
    .where('breach_id', 'in', ids)
    .orderBy('done_at')
    .execute()
  const people = await db(context).selectFrom('breach_people').selectAll().where('breach_id', 'in', ids).execute()
  const villages = await listVillages(
    context,
    rows.flatMap((row) => (row.village_id === null ? [] : [row.village_id])),
  )
  const nameById = new Map(villages.map((village) => [village.id, `${village.kindWord} ${village.name}`]))
  const breaches = rows.map((row) => ({
    id: row.id,
    villageId: row.village_id,
    village: row.village_id === null ? null : (nameById.get(row.village_id) ?? null),
    kind: row.kind as BreachKind,
    foundAt: row.found_at,
    dueAt: breachDueAt(row.found_at),
    whatHappened: row.what_happened,
    whichData: row.which_data,
    handling: row.handling,
    peopleCount: row.people_count,
    personIds: people.filter((one) => one.breach_id === row.id).map((one) => one.person_id),
    steps: steps
      .filter((step) => step.breach_id === row.id)
      .map((step) => ({
        step: step.step as BreachStep,
        doneAt: step.done_at,
        evidence: step.evidence,
        by: step.recorded_by_name,
      })),
    closedAt: row.closed_at,
    lesson: row.lesson,
    recordedBy: row.recorded_by_name,
  }))
  return { breaches }
})
