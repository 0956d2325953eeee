import { listOfficers } from '#modules/access/server/index.ts'
import { shownName } from '#modules/registry/contract.ts'
import type { Context } from '#platform/server/context.ts'
import { handle, type Job } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { endTask, openTask } from '#platform/server/tasks.ts'
import { addDays, type PlainDate } from '#platform/shared/dates.ts'
import { missing, Refusal, refuseAt } from '#platform/shared/errors.ts'
import {
  assignRoundArea,
  closeRound,
  getRound,
  listRoundHouseholds,
  listRounds,
  openRound,
  type Round,
  recordRoundVisit,
  settleRoundLead,
} from '../contract/rounds.ts'
import { coverageOf, halfOf, isRoundMonth, latestVisits } from '../rules/rounds.ts'
import type { RoundRow } from '../rules/rows.ts'
import { assertNotInFuture, findEpisode } from './episode-reads.ts'
import {
  areasOf,
  assertRoundOpen,
  assertVisitedInRound,
  getRoundRow,
  householdsOf,
  leadsOf,
  samePlace,
  visitedDoorsOf,
  visitOf,
  visitsOf,
} from './round-rows.ts'
import { leadsToAsk, roundDue } from './round-tasks.ts'
import { db } from './tables.ts'

// One reminder of the village, whatever the year.
const reminderId = '00000000-0000-7000-8000-000000000012'
const openWithinDays = 10

export const remindOfRound: Job = {
  name: 'migration.remindOfRound',
  cron: '45 4 * * *',
  scope: 'village',
  run: async (context: Context) => {
    const half = halfOf(context.today)
    const open = isRoundMonth(context.today) && !(await findHalf(context, half.year, half.half))
    if (!open) return endTask(context, roundDue, reminderId, 'migration.reasonGone')
    await openTask(context, roundDue, {
      ...{ subjectId: reminderId, dueOn: addDays(context.today, openWithinDays), values: { half: half.half } },
    })
  },
}

const findHalf = (context: Context, year: number, half: 1 | 2) =>
  db(context)
    .selectFrom('rounds')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('year', '=', year)
    .where('half', '=', half)
    .executeTakeFirst()

export const openRoundHandler = handle(openRound, async (context, input) => {
  if (await findHalf(context, input.year, input.half)) refuseAt('half', 'migration.round.openedAlready')
  await db(context)
    .insertInto('rounds')
    .values({
      ...{ ...recordedBy(context), id: input.id, year: input.year, half: input.half },
      ...{ opened_on: context.today, closed_on: null },
    })
    .execute()
  await endTask(context, roundDue, reminderId, 'migration.reasonGone')
  return { roundId: input.id }
})

export const closeRoundHandler = handle(closeRound, async (context, { roundId }) => {
  assertRoundOpen(await getRoundRow(context, roundId))
  await db(context)
    .updateTable('rounds')
    .set({ closed_on: context.today })
    .where('village_id', '=', context.villageId)
    .where('id', '=', roundId)
    .execute()
  return { roundId }
})

const viewRound = async (context: Context, row: RoundRow): Promise<Round> => {
  const households = await householdsOf(context, row.id)
  const areas = coverageOf(households, (await visitsOf(context, row.id)).map(visitOf))
  const sum = (pick: (area: (typeof areas)[number]) => number) => areas.reduce((all, area) => all + pick(area), 0)
  return {
    ...{ id: row.id, year: row.year, half: row.half, openedOn: row.opened_on as PlainDate },
    closedOn: row.closed_on as PlainDate | null,
    total: households.length,
    counts: {
      ...{ asked: sum(({ counts }) => counts.asked), moved: sum(({ counts }) => counts.moved) },
      ...{ refused: sum(({ counts }) => counts.refused), not_met: sum(({ counts }) => counts.not_met) },
    },
  }
}

export const listRoundsHandler = handle(listRounds, async (context) => {
  const rows = await db(context)
    .selectFrom('rounds')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .orderBy('year', 'desc')
    .orderBy('half', 'desc')
    .limit(8)
    .execute()
  const rounds: Round[] = []
  for (const row of rows) rounds.push(await viewRound(context, row))
  return { rounds, suggested: halfOf(context.today) }
})

export const getRoundHandler = handle(getRound, async (context, { roundId }) => {
  const row = await getRoundRow(context, roundId)
  const isOfficer = context.reach !== 'hamlet'
  const [households, visits, given] = [
    await householdsOf(context, roundId),
    await visitsOf(context, roundId),
    await areasOf(context, roundId),
  ]
  const cadres = isOfficer ? await listOfficers(context, context.villageId, 'cadre') : null
  return {
    round: await viewRound(context, row),
    areas: coverageOf(households, visits.map(visitOf)).map((area) => {
      const cadre = given.find((one) => samePlace(one, area))
      return { ...area, cadreName: cadre?.cadre_name ?? null, cadreId: cadre?.account_id ?? null }
    }),
    leads: isOfficer ? await leadsOf(context, roundId) : null,
    cadres: cadres?.map(({ accountId, name, hamlet }) => ({ accountId, name, hamlet })) ?? null,
  }
})

export const assignRoundAreaHandler = handle(assignRoundArea, async (context, input) => {
  assertRoundOpen(await getRoundRow(context, input.roundId))
  const cadre = (await listOfficers(context, context.villageId, 'cadre')).find(
    ({ accountId }) => accountId === input.accountId,
  )
  if (!cadre) refuseAt('accountId', 'migration.round.noSuchCadre')
  if (cadre.hamlet !== input.hamlet) refuseAt('accountId', 'migration.round.otherHamlet')
  await db(context)
    .insertInto('round_areas')
    .values({
      ...{ ...recordedBy(context), id: input.id, round_id: input.roundId, hamlet: input.hamlet, rt: input.rt },
      ...{ account_id: cadre.accountId, cadre_name: cadre.name },
    })
    .execute()
  return { roundId: input.roundId }
})

export const listRoundHouseholdsHandler = handle(listRoundHouseholds, async (context, input) => {
  await getRoundRow(context, input.roundId)
  const households = (await householdsOf(context, input.roundId)).filter((one) => samePlace(one, input))
  const latest = latestVisits((await visitsOf(context, input.roundId)).map(visitOf))
  return {
    households: households.map((one) => {
      const visit = latest.get(one.id)
      return {
        ...{ id: one.id, headName: one.head_name && shownName(one.head_name), address: one.address },
        visit: visit
          ? { outcome: visit.outcome, visitedOn: visit.visitedOn, recordedByName: visit.row.recorded_by_name }
          : null,
      }
    }),
  }
})

/** A visit is a fact; who was told to have left waits for the officer, and no file is opened by itself. */
export const recordRoundVisitHandler = handle(recordRoundVisit, async (context, input) => {
  const round = await getRoundRow(context, input.roundId)
  assertVisitedInRound(round, input.visitedOn)
  assertNotInFuture(context, input.visitedOn, 'visitedOn')
  if (!(await visitedDoorsOf(context, round.id)).some(({ id }) => id === input.householdId))
    throw missing('registry.householdMissing')
  await db(context)
    .insertInto('round_visits')
    .values({
      ...{ ...recordedBy(context), id: input.id, round_id: round.id, household_id: input.householdId },
      ...{ outcome: input.outcome, visited_on: input.visitedOn },
    })
    .execute()
  const blank = { answer: null, episode_id: null, settled_at: null, settled_by_name: null }
  if (input.leads.length > 0)
    await db(context)
      .insertInto('round_leads')
      .values(
        input.leads.map(({ id, name, country, note }) => ({
          ...{ ...recordedBy(context), ...blank, id, round_id: round.id, household_id: input.householdId },
          ...{ told_name: name, country, note },
        })),
      )
      .execute()
  await refreshLeads(context, round.id)
  return { visitId: input.id }
})

const refreshLeads = async (context: Context, roundId: string): Promise<void> => {
  const open = (await leadsOf(context, roundId)).filter(({ answer }) => answer === null).length
  if (open === 0) return endTask(context, leadsToAsk, roundId, 'migration.reasonGone')
  await openTask(context, leadsToAsk, { subjectId: roundId, dueOn: context.today, values: { count: open } })
}

export const settleRoundLeadHandler = handle(settleRoundLead, async (context, input) => {
  const lead = await db(context)
    .selectFrom('round_leads')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', input.leadId)
    .forUpdate()
    .executeTakeFirst()
  if (!lead) throw missing('migration.leadMissing')
  if (lead.answer !== null) throw new Refusal('rule', 'migration.round.leadSettled')
  if (input.episodeId && !(await findEpisode(context, input.episodeId))) throw missing('migration.episodeMissing')
  await db(context)
    .updateTable('round_leads')
    .set({
      ...{ answer: input.answer, episode_id: input.episodeId },
      ...{ settled_at: context.now, settled_by_name: context.actor.name },
    })
    .where('village_id', '=', context.villageId)
    .where('id', '=', lead.id)
    .execute()
  await refreshLeads(context, lead.round_id)
  return { leadId: lead.id }
})
