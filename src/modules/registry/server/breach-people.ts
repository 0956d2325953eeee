import { sql } from 'kysely'
import { accountNames, findBreach, type VillageBreach } from '#modules/access/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { endTask, openTask } from '#platform/server/tasks.ts'
import { dayIn, type Instant } from '#platform/shared/dates.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { listBreachPeople, recordBreachPeople, recordBreachTold } from '../contract/breach-people.ts'
import { listItemsOf } from './list-items.ts'
import { hiddenAmong } from './reach.ts'
import { db } from './tables.ts'
import { tellBreachPeople } from './task-kinds.ts'

const getBreach = async (context: Context, breachId: string): Promise<VillageBreach> => {
  const breach = await findBreach(context, breachId)
  if (!breach) throw missing('access.breachMissing')
  return breach
}

/** People of this village among ids; a family stands for who is on its card, a merged row for the one kept. */
const peopleAmong = async (context: Context, ids: readonly string[]): Promise<Set<string>> => {
  if (ids.length === 0) return new Set()
  const [people, members] = await Promise.all([
    db(context)
      .selectFrom('people')
      .select(['id', 'merged_into_id'])
      .where('village_id', '=', context.villageId)
      .where('id', '=', (eb) => eb.fn.any(eb.val(ids)))
      .execute(),
    db(context)
      .selectFrom('household_members')
      .select('person_id')
      .where('village_id', '=', context.villageId)
      .where('until_on', 'is', null)
      .where('household_id', '=', (eb) => eb.fn.any(eb.val(ids)))
      .execute(),
  ])
  return new Set([...people.map((one) => one.merged_into_id ?? one.id), ...members.map((one) => one.person_id)])
}

/** Whom it concerns and who of them was told: one home of the rule, in the database (019), since the duty is recorded outside of villages. */
const affectedBy = async (context: Context, breachId: string): Promise<{ personId: string; told: boolean }[]> => {
  const { rows } = await sql<{ person_id: string; told: boolean }>`
    select person_id, told from people_of_breach(${breachId})`.execute(context.database)
  return rows.map((row) => ({ personId: row.person_id, told: row.told }))
}

/** Asked by `access` before it takes the duty as done: inside the village, but as who may read none of its rows. */
export const countUntold = async (context: Context, breachId: string): Promise<number> => {
  const { rows } = await sql<{ untold: number }>`select untold_of_breach(${breachId}) as untold`.execute(
    context.database,
  )
  return Number(rows[0]?.untold ?? 0)
}

const toldOf = (context: Context, breachId: string) =>
  db(context)
    .selectFrom('breach_told')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('breach_id', '=', breachId)
    .execute()

/** Opens the task while somebody named was not told, and ends it with the last. Answers how many are left. */
const followTask = async (context: Context, breach: VillageBreach): Promise<number> => {
  const untold = (await affectedBy(context, breach.id)).filter((one) => !one.told).length
  if (untold === 0) await endTask(context, tellBreachPeople, breach.id, 'told')
  else
    await openTask(context, tellBreachPeople, {
      subjectId: breach.id,
      dueOn: dayIn(context.zone, new Date(breach.dueAt)),
      values: { count: untold },
    })
  return untold
}

export const recordBreachPeopleHandler = handle(recordBreachPeople, async (context, input) => {
  const breach = await getBreach(context, input.breachId)
  if (breach.closed) throw new Refusal('rule', 'access.breachClosed')
  const asked = [...input.personIds, ...input.householdIds]
  if (asked.length === 0) throw new Refusal('invalid', 'registry.nobodyNamed')
  const people = await peopleAmong(context, asked)
  const hidden = await hiddenAmong(context, [...people])
  const named = [...people].filter((personId) => !hidden.has(personId))
  if (named.length === 0) throw missing('registry.personMissing')
  await db(context)
    .insertInto('breach_named')
    .values(
      named.map((personId) => ({
        ...{ village_id: context.villageId, id: newId(), breach_id: breach.id, person_id: personId },
        ...{ affected: input.affected, recorded_at: context.now, recorded_by: context.actor.accountId },
      })),
    )
    .execute()
  await followTask(context, breach)
  context.note({ breach: breach.id, named: named.length, affected: input.affected })
  return { named: named.length }
})

const assertTold = (context: Context, breach: VillageBreach, toldAt: string): void => {
  const told = Date.parse(toldAt)
  const early = told < Date.parse(breach.foundAt) ? 'registry.toldBeforeFound' : null
  const code = told > Date.parse(context.now) ? 'registry.dayInFuture' : early
  if (code) throw new Refusal('rule', code, {}, [{ field: 'toldAt', code }])
}

export const recordBreachToldHandler = handle(recordBreachTold, async (context, input) => {
  const breach = await getBreach(context, input.breachId)
  assertTold(context, breach, input.toldAt)
  const affected = new Set((await affectedBy(context, breach.id)).map((one) => one.personId))
  const hidden = await hiddenAmong(context, input.personIds)
  const wanted = [...new Set(input.personIds)]
  if (wanted.some((personId) => !affected.has(personId) || hidden.has(personId)))
    throw new Refusal('rule', 'registry.notAffected')
  const rows = await db(context)
    .insertInto('breach_told')
    .values(
      wanted.map((personId) => ({
        ...{ village_id: context.villageId, id: newId(), breach_id: breach.id, person_id: personId },
        ...{ channel: input.channel, told_at: input.toldAt },
        ...{ recorded_at: context.now, recorded_by: context.actor.accountId },
      })),
    )
    .onConflict((conflict) => conflict.columns(['village_id', 'breach_id', 'person_id']).doNothing())
    .returning('id')
    .execute()
  const untold = await followTask(context, breach)
  context.note({ breach: breach.id, told: rows.length, untold })
  return { told: rows.length, untold }
})

export const listBreachPeopleHandler = handle(listBreachPeople, async (context, { breachId }) => {
  const breach = await getBreach(context, breachId)
  const [affected, told] = await Promise.all([affectedBy(context, breachId), toldOf(context, breachId)])
  const [items, names] = await Promise.all([
    listItemsOf(
      context,
      affected.map((one) => one.personId),
    ),
    accountNames(
      context,
      told.map((one) => one.recorded_by),
    ),
  ])
  const toldById = new Map(told.map((one) => [one.person_id, one]))
  const people = items
    .map(({ id, name, hamlet, rt, rw }) => {
      const one = toldById.get(id)
      const notice = one && {
        at: one.told_at as Instant,
        channel: one.channel,
        byName: names.get(one.recorded_by) ?? '–',
      }
      return { personId: id, name, hamlet, rt, rw, told: notice ?? null }
    })
    .toSorted((a, b) => Number(a.told !== null) - Number(b.told !== null) || a.name.localeCompare(b.name))
  const { kind, foundAt, dueAt, whatHappened, whichData, handling, closed } = breach
  const untold = people.filter((one) => one.told === null).length
  return { kind, foundAt, dueAt, whatHappened, whichData, handling, closed, people, untold }
})
