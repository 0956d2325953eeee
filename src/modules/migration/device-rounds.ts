import type * as z from 'zod/mini'
import { shownName } from '#modules/registry/contract.ts'
import { nameOn } from '#modules/registry/device-face.ts'
import { answerTo } from '#platform/client/device/device-part.ts'
import type { Written } from '#platform/client/device/open-device.ts'
import type { DeviceRow, RowReader, RowWriter } from '#platform/client/device/row-tables.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { missing } from '#platform/shared/errors.ts'
import {
  getRound,
  type Lead,
  listRoundHouseholds,
  listRounds,
  type Round,
  type recordRoundVisit,
} from './contract/rounds.ts'
import { asRows } from './device-parts.ts'
import { coverageOf, halfOf, latestVisits, type RoundHousehold, type Visit } from './rules/rounds.ts'
import type { RoundAreaRow, RoundLeadRow, RoundRow, RoundVisitRow } from './rules/rows.ts'

const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value))

interface Door extends RoundHousehold {
  readonly headName: string | null
  readonly address: string | null
}

const doorsOfCadre = (rows: RowReader, roundId: string): readonly DeviceRow[] =>
  rows.where('round_doors', 'round_id', roundId)

/** The families of the village; on the phone of a cadre those of the own RTs alone. */
const doorsOn = (rows: RowReader, roundId: string, role: string): Door[] => {
  const place = (row: DeviceRow) => ({ hamlet: text(row.hamlet), rt: text(row.rt), address: text(row.address) })
  if (role === 'cadre')
    return doorsOfCadre(rows, roundId).map((row) => ({
      ...{ id: String(row.household_id), headName: row.head_name ? shownName(String(row.head_name)) : null },
      ...place(row),
    }))
  return rows
    .all('households')
    .filter(({ status }) => status === 'here')
    .map((row) => ({ id: row.id, headName: nameOn(rows, text(row.head_person_id)) ?? null, ...place(row) }))
}

interface VisitOn extends Visit {
  readonly byName: string
}

/** What this phone wrote down, and what the office tells: each visit, or to a cadre the newest of each door. */
const visitsOn = (rows: RowReader, roundId: string): VisitOn[] => {
  const told = doorsOfCadre(rows, roundId).filter(({ outcome }) => (outcome ?? null) !== null)
  return asRows<RoundVisitRow>([...told, ...rows.where('round_visits', 'round_id', roundId)]).map((row) => ({
    ...{ householdId: row.household_id, outcome: row.outcome, visitedOn: row.visited_on as PlainDate },
    ...{ recordedAt: row.recorded_at, byName: row.recorded_by_name },
  }))
}

const viewOn = (rows: RowReader, row: RoundRow, role: string): Round => {
  const areas = coverageOf(doorsOn(rows, row.id, role), visitsOn(rows, row.id))
  const sum = (outcome: 'asked' | 'moved' | 'refused' | 'not_met') =>
    areas.reduce((all, { counts }) => all + counts[outcome], 0)
  return {
    ...{ id: row.id, year: row.year, half: row.half, openedOn: row.opened_on as PlainDate },
    ...{ closedOn: row.closed_on as PlainDate | null, total: areas.reduce((all, { total }) => all + total, 0) },
    counts: { asked: sum('asked'), moved: sum('moved'), refused: sum('refused'), not_met: sum('not_met') },
  }
}

/** Of a round that was closed the phone of a cadre holds no doors any more. */
const roundsOn = (rows: RowReader, role: string): RoundRow[] =>
  asRows<RoundRow>(rows.all('rounds')).filter(({ closed_on }) => role !== 'cadre' || (closed_on ?? null) === null)

const listAnswer = answerTo(listRounds, (rows, _, { today, role }) => ({
  rounds: roundsOn(rows, role)
    .toSorted((a, b) => b.year - a.year || b.half - a.half)
    .map((row) => viewOn(rows, row, role)),
  suggested: halfOf(today),
}))

const roundOn = (rows: RowReader, roundId: string, role: string): RoundRow => {
  const row = roundsOn(rows, role).find(({ id }) => id === roundId)
  if (!row) throw missing('migration.roundMissing')
  return row
}

const roundAnswer = answerTo(getRound, (rows, { roundId }, { role }) => {
  const row = roundOn(rows, roundId, role)
  const cadreOf = cadresOn(rows, roundId)
  return {
    round: viewOn(rows, row, role),
    areas: coverageOf(doorsOn(rows, roundId, role), visitsOn(rows, roundId)).map((area) => ({
      ...{ ...area, cadreName: cadreOf(area), cadreId: null },
    })),
    leads: role === 'cadre' ? null : leadsOn(rows, roundId),
    // who serves is known at the office
    cadres: null,
  }
})

const cadresOn = (rows: RowReader, roundId: string) => {
  const given = asRows<RoundAreaRow>([
    ...doorsOfCadre(rows, roundId),
    ...rows
      .where('round_areas', 'round_id', roundId)
      .toSorted((a, b) => String(a.recorded_at).localeCompare(String(b.recorded_at))),
  ])
  return ({ hamlet, rt }: Pick<RoundHousehold, 'hamlet' | 'rt'>): string | null =>
    given.findLast((one) => one.hamlet === hamlet && one.rt === rt)?.cadre_name ?? null
}

const leadsOn = (rows: RowReader, roundId: string): Lead[] =>
  asRows<RoundLeadRow>(rows.where('round_leads', 'round_id', roundId)).map((lead) => {
    const household = rows.find('households', lead.household_id)
    return {
      ...{ id: lead.id, householdId: lead.household_id },
      ...{ headName: nameOn(rows, text(household?.head_person_id)) ?? null, hamlet: text(household?.hamlet) },
      ...{ rt: text(household?.rt), name: lead.told_name, country: lead.country, note: lead.note },
      ...{ answer: lead.answer, episodeId: lead.episode_id, toldBy: lead.recorded_by_name },
    }
  })

const householdsAnswer = answerTo(listRoundHouseholds, (rows, { roundId, hamlet, rt }, { role }) => {
  roundOn(rows, roundId, role)
  const latest = latestVisits(visitsOn(rows, roundId))
  return {
    households: doorsOn(rows, roundId, role)
      .filter((door) => door.hamlet === hamlet && door.rt === rt)
      .map(({ id, headName, address }) => {
        const visit = latest.get(id)
        return {
          ...{ id, headName, address },
          visit: visit ? { outcome: visit.outcome, visitedOn: visit.visitedOn, recordedByName: visit.byName } : null,
        }
      })
      .toSorted((a, b) => (a.headName ?? '').localeCompare(b.headName ?? '')),
  }
})

export const roundAnswers = [listAnswer, roundAnswer, householdsAnswer]

export const putVisit = (rows: RowWriter, input: z.output<typeof recordRoundVisit.input>, written: Written): void => {
  const recorded = { recorded_at: written.at, recorded_by_name: written.byName }
  rows.put('round_visits', {
    ...{ id: input.id, round_id: input.roundId, household_id: input.householdId, outcome: input.outcome },
    ...{ visited_on: input.visitedOn, ...recorded },
  })
  for (const { id, name, country, note } of input.leads)
    rows.put('round_leads', {
      ...{ id, round_id: input.roundId, household_id: input.householdId, told_name: name, country, note },
      ...{ answer: null, episode_id: null, ...recorded },
    })
}
