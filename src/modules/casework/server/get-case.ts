import { findPlace } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { dayIn, type PlainDate } from '#platform/shared/dates.ts'
import { type CaseDetails, type CaseFile, getCase, getCaseSlip } from '../contract/case-file.ts'
import { amountsOf, standingDemands } from '../rules/amounts.ts'
import { itemsFor } from '../rules/checklists.ts'
import { movesOf } from '../rules/states.ts'
import { lineOf } from './case-line.ts'
import { type CaseParts, loadParts, openQuestions, typesOf } from './case-parts.ts'
import { moverOf, type SeenCase, seeCase } from './case-reads.ts'
import { mayApprove } from './close-case.ts'
import { getIncidentOf } from './incidents.ts'
import { listItem } from './list-cases.ts'
import { demandFactOf, recoveryFactOf } from './record-money.ts'
import { openWords } from './recorded.ts'
import { viewReferral } from './referral-view.ts'
import { reporterOf, workerNameOf } from './shared-parts.ts'

export const getCaseHandler = handle(getCase, async (context, input): Promise<CaseFile> => {
  const seen = await seeCase(context, input.caseId)
  const parts = await loadParts(context, seen.row)
  const mover = moverOf(context, seen)
  const isMine = mover === 'lead' || mover === 'helper'
  const personName = await workerNameOf(context, seen.row)
  const item = listItem(context, { ...seen.row, person_name: personName, is_mine: isMine })
  return {
    case: { ...item, workerName: seen.sight === 'whole' ? personName : null },
    closing: viewClosing(context, parts, seen),
    moves: mover ? [...movesOf(seen.row.state, mover)] : [],
    mover,
    stateReason: parts.states.at(-1)?.reason ?? null,
    details: seen.sight === 'whole' ? await viewDetails(context, parts, seen) : null,
  }
})

/** Who decides reads the result, and nothing of how it came to it. */
const viewClosing = (context: Context, { closings }: CaseParts, seen: SeenCase): CaseFile['closing'] => {
  const asked = closings.find((one) => one.state === 'asked')
  if (!asked) return null
  return {
    ...{ id: asked.id, reason: asked.reason, outcome: openWords(asked.outcome_sealed) },
    ...{ unverifiedBecause: asked.unverified_because, askedOn: dayIn(context.zone, new Date(asked.recorded_at)) },
    ...{ askedByName: asked.recorded_by_name, mayApprove: mayApprove(context, asked, seen) },
  }
}

const viewDetails = async (context: Context, parts: CaseParts, { members }: SeenCase): Promise<CaseDetails> => {
  const { row } = parts
  const reporter = reporterOf(row)
  const place = row.person_id ? await findPlace(context, row.person_id) : undefined
  const demands = parts.demands.map(demandFactOf)
  const recoveries = parts.recoveries.map(recoveryFactOf)
  const reversed = new Set(recoveries.map((one) => one.reversesId))
  return {
    ...{ personId: row.person_id, episodeId: row.episode_id, hamlet: place?.hamlet ?? null, types: typesOf(row) },
    ...{ risk: row.risk, channel: row.intake_channel, reporter: row.reporter, reporterRelation: row.reporter_relation },
    ...{ reporterName: reporter.name, reporterPhone: reporter.phone },
    ...{ reachChannel: reporter.reachChannel, safeHours: reporter.safeHours },
    ...{
      employerName: row.employer_name,
      agencyName: row.agency_name,
      incident: await getIncidentOf(context, row),
    },
    members: members.map(({ account_id: accountId, account_name: name, part }) => ({ accountId, name, part })),
    demands: standingDemands(demands).map(({ id, demand, amountRupiah }) => ({ id, demand, amountRupiah })),
    recoveries: parts.recoveries
      .filter((one) => one.reverses_id === null)
      .map((one) => ({
        ...{ id: one.id, amountRupiah: Number(one.amount_rupiah), receivedOn: one.received_on as PlainDate },
        reversed: reversed.has(one.id),
      })),
    ...amountsOf(demands, recoveries),
    ...viewWork(context, parts),
    referrals: [...parts.referrals].reverse().map((one) => viewReferral(one, parts.referralEvents)),
    screening: screeningOf(parts),
    line: lineOf(parts, context.zone),
  }
}

const viewWork = (context: Context, parts: CaseParts) => {
  const checks = new Map(parts.checks.map((check) => [check.item, check]))
  const open = new Set(openQuestions(parts).map((entry) => entry.id))
  const transfer = parts.transfers.find((one) => one.state === 'asked')
  return {
    checks: itemsFor(typesOf(parts.row)).map((item) => {
      const check = checks.get(item)
      return { item, state: check?.state ?? null, note: check ? openWords(check.note_sealed) : null }
    }),
    flags: parts.flags.map((flag) => ({
      ...{ id: flag.id, words: openWords(flag.words_sealed) ?? '', dueOn: flag.due_on as PlainDate },
      closedOn: flag.closed_on as PlainDate | null,
    })),
    questions: parts.entries
      .filter((entry) => entry.kind === 'question')
      .map((entry) => ({
        ...{ id: entry.id, words: openWords(entry.words_sealed) ?? '', askedOn: entry.occurred_on as PlainDate },
        answered: !open.has(entry.id),
      })),
    transfer: transfer
      ? {
          ...{ id: transfer.id, toName: transfer.to_name, reason: openWords(transfer.reason_sealed) ?? '' },
          isForMe: transfer.to_account === context.actor.accountId,
          isMine: transfer.recorded_by === context.actor.accountId,
        }
      : null,
    followUps: parts.followUps.map(({ day, occurred_on: on, result }) => ({
      day,
      occurredOn: on as PlainDate,
      result,
    })),
  }
}

const screeningOf = ({ screenings }: CaseParts): CaseDetails['screening'] => {
  const last = screenings.at(-1)
  if (!last) return 'none'
  return last.done_at === null ? 'asked' : 'screened'
}

export const getCaseSlipHandler = handle(getCaseSlip, async (context, input) => {
  const { row } = await seeCase(context, input.caseId)
  return {
    case: { id: row.id, number: row.number },
    ...{ step: row.next_step, dueOn: row.next_due_on as PlainDate | null },
  }
})
