import type { Context } from '#platform/server/context.ts'
import { endTask, openTask } from '#platform/server/tasks.ts'
import { addDays, dayIn, type PlainDate, type TimeZone } from '#platform/shared/dates.ts'
import type { CheckFact } from '../rules/checklists.ts'
import { type NextStep, nextStepOf } from '../rules/next-step.ts'
import { type CaseParts, loadParts, openQuestions, typesOf } from './case-parts.ts'
import { findCaseRow, isHiddenCase, untouchedDays } from './case-reads.ts'
import { type CaseRules, loadRules } from './load-rules.ts'
import { findSecond } from './members.ts'
import { type CaseRow, db } from './tables.ts'
import { caseDue, closingWaits, closingWaitsHere } from './task-kinds.ts'

/** After each act: what the case waits for now, kept for lists, and one task for whoever it waits for. */
export const refreshCase = async (context: Context, caseId: string, rules?: CaseRules): Promise<void> => {
  const row = await findCaseRow(context, caseId)
  if (!row) return
  const parts = await loadParts(context, row)
  const next = nextOf(parts, rules ?? (await loadRules(context)), context.today, context.zone)
  const touched = touchedAt(parts)
  await db(context)
    .updateTable('cases')
    .set({ next_step: next.code, next_due_on: next.dueOn, next_office: next.office, touched_at: touched })
    .where('village_id', '=', context.villageId)
    .where('id', '=', caseId)
    .execute()
  // a step without a day of its own is asked about once nobody wrote anything for so long
  const askOn = next.dueOn ?? addDays(dayIn(context.zone, new Date(touched)), untouchedDays)
  await keepTasks(context, parts, next, askOn)
}

export const nextOf = (
  parts: CaseParts,
  { clocks, escalations }: CaseRules,
  today: PlainDate,
  zone: TimeZone,
): NextStep => {
  const { row } = parts
  const closing = parts.closings.find((one) => one.state === 'asked')
  const approved = parts.closings.filter((one) => one.state === 'approved').at(-1)
  const flags = parts.flags.filter((flag) => flag.closed_on === null).map((flag) => flag.due_on)
  return nextStepOf(
    {
      ...{ state: row.state, types: typesOf(row), clocks, escalations },
      ...{ openedOn: row.opened_on as PlainDate, stateOn: row.state_on as PlainDate },
      familyToldOn: row.family_told_on as PlainDate | null,
      openQuestionOn: (openQuestions(parts)[0]?.occurred_on ?? null) as PlainDate | null,
      referrals: parts.referrals.map(({ office, state, state_on: since }) => ({
        ...{ office, state, since: since as PlainDate },
      })),
      checks: parts.checks.map(({ item, state }): CheckFact => ({ item, state })),
      flagsDueOn: (flags.sort()[0] ?? null) as PlainDate | null,
      closingAskedOn: closing ? dayIn(zone, new Date(closing.recorded_at)) : null,
      followUpsTaken: parts.followUps.filter((one) => one.closing_id === approved?.id).map((one) => one.day),
    },
    today,
  )
}

/** The last time anybody wrote anything down. */
const touchedAt = (parts: CaseParts): string => {
  const lists = [
    parts.states,
    parts.entries,
    parts.evidence,
    parts.demands,
    parts.recoveries,
    parts.checks,
    parts.flags,
  ]
  const more = [parts.referrals, parts.referralEvents, parts.transfers, parts.closings, parts.followUps]
  const all = [...lists, ...more].flatMap((list) => list.at(-1)?.recorded_at ?? [])
  return (
    [parts.row.recorded_at, ...all]
      .map((at) => new Date(at).toISOString())
      .sort()
      .at(-1) ?? parts.row.recorded_at
  )
}

const keepTasks = async (context: Context, parts: CaseParts, next: NextStep, askOn: PlainDate): Promise<void> => {
  const { row } = parts
  const isHidden = await isHiddenCase(context, row)
  const waitsForSecond = next.code === 'awaitApproval'
  // a hidden case that nobody leads is nobody's to be reminded of
  const isNobodys = isHidden && row.lead_account === null
  if (next.code === 'none' || isNobodys || waitsForSecond) await endTask(context, caseDue, row.id, 'casework.stepDone')
  else
    await openTask(context, caseDue, {
      subjectId: row.id,
      dueOn: askOn,
      ...(row.lead_account ? { accountId: row.lead_account } : {}),
      values: { number: row.number, step: next.code },
    })
  await keepApprovalTask(context, row, waitsForSecond && !isHidden ? next : null)
  await keepApprovalTaskHere(context, row, waitsForSecond && isHidden ? next : null)
}

const keepApprovalTask = async (context: Context, row: CaseRow, next: NextStep | null): Promise<void> => {
  if (!next) return endTask(context, closingWaits, row.id, 'casework.stepDone')
  await openTask(context, closingWaits, {
    subjectId: row.id,
    ...(next.dueOn ? { dueOn: next.dueOn } : {}),
    values: { number: row.number },
  })
}

const keepApprovalTaskHere = async (context: Context, row: CaseRow, next: NextStep | null): Promise<void> => {
  const second = next && (await findSecond(context, row.id))
  if (!next || !second) return endTask(context, closingWaitsHere, row.id, 'casework.stepDone')
  await openTask(context, closingWaitsHere, {
    subjectId: row.id,
    ...(next.dueOn ? { dueOn: next.dueOn } : {}),
    accountId: second.account_id,
    values: { number: row.number },
  })
}
