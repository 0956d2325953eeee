import type * as z from 'zod/mini'
import { nameOn } from '#modules/registry/device-face.ts'
import { answerTo } from '#platform/client/device/device-part.ts'
import type { Written } from '#platform/client/device/open-device.ts'
import type { DeviceRow, RowReader, RowWriter } from '#platform/client/device/row-tables.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { missing } from '#platform/shared/errors.ts'
import { getRound, listRoundHouseholds, listRounds, type Round, type recordRoundVisit } from './contract/rounds.ts'
import { asRows } from './device-parts.ts'
import { coverageOf, halfOf, latestVisits, type Visit } from './rules/rounds.ts'
import type { RoundAreaRow, RoundLeadRow, RoundRow, RoundVisitRow } from './rules/rows.ts'

const householdsOn = (rows: RowReader): DeviceRow[] => rows.all('households').filter(({ status }) => status === 'here')

const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value))

const placeOf = (row: DeviceRow) => ({ id: row.id, hamlet: text(row.hamlet), rt: text(row.rt) })

const visitsOn = (rows: RowReader, roundId: string): (Visit & { readonly row: RoundVisitRow })[] =>
  asRows<RoundVisitRow>(rows.where('round_visits', 'round_id', roundId)).map((row) => ({
    ...{ householdId: row.household_id, outcome: row.outcome, visitedOn: row.visited_on as PlainDate },
    ...{ recordedAt: row.recorded_at, row },
  }))

const viewOn = (rows: RowReader, row: RoundRow): Round => {
  const areas = coverageOf(householdsOn(rows).map(placeOf), visitsOn(rows, row.id))
  const sum = (outcome: 'asked' | 'moved' | 'refused' | 'not_met') =>
    areas.reduce((all, { counts }) => all + counts[outcome], 0)
  return {
    ...{ id: row.id, year: row.year, half: row.half, openedOn: row.opened_on as PlainDate },
    ...{ closedOn: row.closed_on as PlainDate | null, total: areas.reduce((all, { total }) => all + total, 0) },
    counts: { asked: sum('asked'), moved: sum('moved'), refused: sum('refused'), not_met: sum('not_met') },
  }
}

const roundOn = (rows: RowReader, roundId: string): RoundRow => {
  const [row] = asRows<RoundRow>(rows.all('rounds').filter(({ id }) => id === roundId))
  if (!row) throw missing('migration.roundMissing')
  return row
}

const listAnswer = answerTo(listRounds, (rows, _, { today }) => ({
  rounds: asRows<RoundRow>(rows.all('rounds'))
    .toSorted((a, b) => b.year - a.year || b.half - a.half)
    .map((row) => viewOn(rows, row)),
  suggested: halfOf(today),
}))

const roundAnswer = answerTo(getRound, (rows, { roundId }) => {
  const row = roundOn(rows, roundId)
  const given = asRows<RoundAreaRow>(rows.where('round_areas', 'round_id', roundId)).toSorted((a, b) =>
    a.recorded_at.localeCompare(b.recorded_at),
  )
  return {
    round: viewOn(rows, row),
    areas: coverageOf(householdsOn(rows).map(placeOf), visitsOn(rows, roundId)).map((area) => {
      const cadre = given.findLast((one) => one.hamlet === area.hamlet && one.rt === area.rt)
      return { ...area, cadreName: cadre?.cadre_name ?? null, cadreId: null }
    }),
    leads: asRows<RoundLeadRow>(rows.where('round_leads', 'round_id', roundId)).map((lead) => {
      const household = rows.find('households', lead.household_id)
      return {
        ...{
          id: lead.id,
          householdId: lead.household_id,
          headName: nameOn(rows, text(household?.head_person_id)) ?? null,
        },
        ...{ hamlet: text(household?.hamlet), rt: text(household?.rt), name: lead.told_name, country: lead.country },
        ...{ note: lead.note, answer: lead.answer, episodeId: lead.episode_id, toldBy: lead.recorded_by_name },
      }
    }),
    // who serves is known at the office
    cadres: null,
  }
})

const householdsAnswer = answerTo(listRoundHouseholds, (rows, { roundId, hamlet, rt }) => {
  roundOn(rows, roundId)
  const latest = latestVisits(visitsOn(rows, roundId))
  return {
    households: householdsOn(rows)
      .filter((row) => text(row.hamlet) === hamlet && text(row.rt) === rt)
      .map((row) => {
        const visit = latest.get(row.id)
        return {
          ...{ id: row.id, headName: nameOn(rows, text(row.head_person_id)) ?? null, address: text(row.address) },
          visit: visit
            ? { outcome: visit.outcome, visitedOn: visit.visitedOn, recordedByName: visit.row.recorded_by_name }
            : null,
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
