import type * as z from 'zod/mini'
import { foldName } from '#modules/registry/contract.ts'
import { assertPersonInReach } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { refuseAt } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { recordCase } from '../contract/case.ts'
import { proposedSeverity } from '../rules/trouble.ts'
import { assertEpisodeOf } from './assert-episode.ts'
import { assertNotInFuture, findCaseRow } from './case-reads.ts'
import { drawNumber } from './draw-number.ts'
import { needIncident } from './incidents.ts'
import { insertMember } from './members.ts'
import { insertState } from './move-case.ts'
import { insertReceipt, newReceiptKey } from './receipts.ts'
import { sealWords, writtenOn } from './recorded.ts'
import { refreshCase } from './refresh-case.ts'
import type { ToldReporter } from './shared-parts.ts'
import { type CaseRow, db } from './tables.ts'

type Told = z.output<typeof recordCase.input>

export const recordCaseHandler = handle(recordCase, async (context, input) => {
  await assertTold(context, input)
  await insertCase(context, { ...input, receiptKey: newReceiptKey() })
  await insertDemands(context, input)
  // who takes a report of a family serves it from then on; a cadre only reports
  if (context.actor.role === 'migration_officer') await insertMember(context, input.id, context.actor, 'lead')
  await refreshCase(context, input.id)
  return { caseId: input.id }
})

const assertTold = async (context: Context, input: Told): Promise<void> => {
  assertNotInFuture(context, input.happenedOn, 'happenedOn')
  if (input.personId) await assertPersonInReach(context, input.personId)
  else if (!input.workerName) refuseAt('workerName', 'casework.whoMissing', 'invalid')
  if (input.reporterPersonId) await assertPersonInReach(context, input.reporterPersonId)
  if (input.episodeId) await assertEpisodeOf(context, input.episodeId, input.personId)
  if (input.protected && context.actor.role !== 'migration_officer')
    refuseAt('protected', 'casework.protectedByOfficer', 'invalid')
  if (input.incidentId) await needIncident(context, input.incidentId)
}

type NewCase = Pick<
  Told,
  | (
      | 'id'
      | 'personId'
      | 'workerName'
      | 'episodeId'
      | 'country'
      | 'employerName'
      | 'agencyName'
      | 'channel'
      | 'reporter'
    )
  | ('reporterRelation' | 'reporterPersonId' | 'reporterName' | 'reporterPhone' | 'types' | 'risk' | 'happenedOn')
  | ('story' | 'incidentId' | 'protected' | 'reachChannel' | 'safeHours')
> & { readonly receiptKey: string }

/** The case, its first state, the story and the receipt: from the desk, a phone, or the public page. */
export const insertCase = async (context: Context, told: NewCase): Promise<void> => {
  await db(context)
    .insertInto('cases')
    .values({ ...caseColumns(told), ...recordedBy(context), number: await drawNumber(context), ...beginning(context) })
    .execute()
  const row = await findCaseRow(context, told.id)
  if (!row) throw new Error('the case was just written')
  await insertReceipt(context, told.id, told.receiptKey)
  await insertState(context, row, { to: 'received', occurredOn: row.opened_on })
  await db(context)
    .insertInto('case_entries')
    .values({
      ...recordedBy(context),
      ...{ id: newId(), case_id: told.id, kind: 'happened', occurred_on: told.happenedOn, channel: null },
      ...{ party: null, words_sealed: sealWords(told.story) as Buffer, for_family: false, answers_id: null },
    })
    .execute()
}

const caseColumns = (told: NewCase) => ({
  ...{ id: told.id, person_id: told.personId, episode_id: told.episodeId },
  worker_name: told.personId ? null : told.workerName,
  worker_name_folded: told.personId || !told.workerName ? null : foldName(told.workerName),
  ...{ country: told.country, employer_name: told.employerName, agency_name: told.agencyName },
  ...{ intake_channel: told.channel, reporter: told.reporter, reporter_relation: told.reporterRelation },
  reporter_person_id: told.reporterPersonId,
  reporter_sealed: sealReporter(told),
  main_type: told.types[0] as CaseRow['main_type'],
  ...{ types: [...new Set(told.types)].join(','), risk: told.risk, severity: proposedSeverity(told.types, told.risk) },
  ...{ incident_id: told.incidentId, protected: told.protected },
})

const sealReporter = ({ reporterName: name, reporterPhone: phone, reachChannel, safeHours }: NewCase): Buffer | null =>
  name || phone || reachChannel || safeHours
    ? sealWords(JSON.stringify({ name, phone, reachChannel, safeHours } satisfies ToldReporter))
    : null

const beginning = (context: Context) => ({
  ...{ state: 'received' as const, state_on: writtenOn(context), opened_on: writtenOn(context) },
  touched_at: context.now,
  ...{ lead_account: null, lead_name: null, family_told_on: null, told_migration: false },
  ...{ next_step: 'triage' as const, next_due_on: null, next_office: null },
})

const insertDemands = async (context: Context, { id, demands, amountRupiah }: Told): Promise<void> => {
  const wanted = [...new Set(demands)]
  // a sum without a demand is a demand for it
  const rows = amountRupiah !== null && wanted.length === 0 ? (['compensation'] as const) : wanted
  // the sum stands at what is paid in money, wherever it was ticked
  const paid = rows.find((one) => one === 'wages' || one === 'compensation') ?? rows[0]
  for (const demand of rows)
    await db(context)
      .insertInto('case_demands')
      .values({
        ...recordedBy(context),
        ...{
          id: newId(),
          case_id: id,
          demand,
          amount_rupiah: demand === paid ? amountRupiah : null,
          replaces_id: null,
        },
      })
      .execute()
}
