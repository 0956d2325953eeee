import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { addDays, type PlainDate } from '#platform/shared/dates.ts'
import { getOverview } from '../contract/work.ts'
import { amountsOf } from '../rules/amounts.ts'
import { daysFor } from '../rules/clocks.ts'
import { closedWithin } from '../rules/closing.ts'
import { hasEnded } from '../rules/states.ts'
import { typesOf } from './case-parts.ts'
import { untouchedDays, visibleCases } from './case-reads.ts'
import { loadRules } from './load-rules.ts'
import { demandFactOf, recoveryFactOf } from './record-money.ts'
import { type CaseRow, db } from './tables.ts'

/** How the cases this reader may see are doing; what is hidden from him is in no number here. */
export const getOverviewHandler = handle(getOverview, async (context) => {
  const rows: CaseRow[] = await visibleCases(context).selectAll('c').execute()
  const open = rows.filter((row) => !hasEnded(row.state))
  const isOverdue = (row: CaseRow) => row.next_due_on !== null && row.next_due_on < context.today
  const touchedBefore = `${addDays(context.today, -untouchedDays)}T00:00:00Z`
  return {
    ...{ open: open.length, overdue: open.filter(isOverdue).length },
    untouched: open.filter((row) => new Date(row.touched_at) < new Date(touchedBefore)).length,
    waitsForApproval: open.filter((row) => row.next_step === 'awaitApproval').length,
    officers: byOfficer(open, isOverdue),
    offices: await byOffice(context, rows),
    ...(await closedInTime(context, rows)),
    ...(await amounts(
      context,
      rows.filter((row) => row.state !== 'rejected' && row.state !== 'withdrawn'),
    )),
  }
})

const byOfficer = (open: readonly CaseRow[], isOverdue: (row: CaseRow) => boolean) =>
  [...Map.groupBy(open, (row) => row.lead_name)]
    .map(([name, cases]) => ({ name, open: cases.length, overdue: cases.filter(isOverdue).length }))
    .sort((a, b) => b.open - a.open)

const byOffice = async (context: Context, rows: readonly CaseRow[]) => {
  if (rows.length === 0) return []
  const referrals = await db(context)
    .selectFrom('case_referrals')
    .select(['office', 'state'])
    .where('village_id', '=', context.villageId)
    .where('case_id', '=', (eb) => eb.fn.any(eb.val(rows.map((row) => row.id))))
    .execute()
  return [...Map.groupBy(referrals, (row) => row.office)]
    .map(([office, sent]) => ({
      ...{ office, sent: sent.length, waiting: sent.filter((one) => one.state === 'sent').length },
      done: sent.filter((one) => one.state === 'done').length,
    }))
    .sort((a, b) => b.sent - a.sent)
}

const closedInTime = async (context: Context, rows: readonly CaseRow[]) => {
  const { clocks } = await loadRules(context)
  const taken = rows.filter((row) => row.state !== 'rejected' && row.state !== 'withdrawn')
  const closed = taken.filter((row) => row.state === 'closed')
  const courses = taken.map((row) => ({
    openedOn: row.opened_on as PlainDate,
    closedOn: row.state === 'closed' ? (row.state_on as PlainDate) : null,
    limit: daysFor(clocks, 'closed_within', typesOf(row)),
  }))
  const { judged, inTime } = closedWithin(courses, context.today)
  const withinDays = daysFor(clocks, 'closed_within', ['other'])
  return { opened: taken.length, closed: closed.length, judged, closedInTime: inTime, withinDays }
}

const amounts = async (context: Context, rows: readonly CaseRow[]) => {
  if (rows.length === 0) return { claimedRupiah: 0, recoveredRupiah: 0 }
  const ids = rows.map((row) => row.id)
  const [demands, recoveries] = await Promise.all([
    db(context)
      .selectFrom('case_demands')
      .selectAll()
      .where('village_id', '=', context.villageId)
      .where('case_id', '=', (eb) => eb.fn.any(eb.val(ids)))
      .execute(),
    db(context)
      .selectFrom('case_recoveries')
      .selectAll()
      .where('village_id', '=', context.villageId)
      .where('case_id', '=', (eb) => eb.fn.any(eb.val(ids)))
      .execute(),
  ])
  return amountsOf(demands.map(demandFactOf), recoveries.map(recoveryFactOf))
}
