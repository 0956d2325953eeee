import { sql } from 'kysely'
import {
  consentWithdrawn,
  mergeReversed,
  peopleMerged,
  personErased,
  protectionChanged,
  registerKeptPart,
} from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { hear } from '#platform/server/module.ts'
import { forgetTasks } from '#platform/server/tasks.ts'
import { letGoOfFile } from '#platform/server/village-files.ts'
import { addMonths } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { toldMonths } from '../fields.ts'
import { isReferralOpen } from '../rules/referral-states.ts'
import { isHiddenCase } from './case-reads.ts'
import { tellMigration } from './move-case.ts'
import { refreshCase } from './refresh-case.ts'
import { moveReferral } from './settle-referral.ts'
import { type CaseRow, db } from './tables.ts'

/** A withdrawal is heard by all: what rests on that agreement goes no further (UU 27/2022 art. 40). */
const stopSharing = hear(consentWithdrawn, 'casework.stopSharing', async (context, { consentId, purpose }) => {
  if (purpose !== 'case-referral') return
  const rows = await db(context)
    .selectFrom('case_referrals')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('consent_id', '=', consentId)
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const row of rows.filter((one) => isReferralOpen(one.state)))
    await moveReferral(context, row, {
      ...{ id: newId(), state: 'revoked', side: 'sender', occurredOn: context.today },
      ...{ reason: 'consent_withdrawn', note: null },
    })
})

const moveTo = async (context: Context, caseIds: readonly string[], personId: string): Promise<void> => {
  if (caseIds.length === 0) return
  await db(context)
    .updateTable('cases')
    .set({ person_id: personId })
    .where('village_id', '=', context.villageId)
    .where('id', 'in', caseIds)
    .execute()
}

const followMerge = hear(
  peopleMerged,
  'casework.followMerge',
  async (context, { mergeId, keptPersonId, mergedPersonId }) => {
    const rows = await db(context)
      .selectFrom('cases')
      .select('id')
      .where('village_id', '=', context.villageId)
      .where('person_id', '=', mergedPersonId)
      .execute()
    if (rows.length === 0) return
    await db(context)
      .insertInto('case_person_moves')
      .values(
        rows.map((row) => ({
          ...{ village_id: context.villageId, id: newId(), case_id: row.id, merge_id: mergeId },
          recorded_at: context.now,
        })),
      )
      .execute()
    await moveTo(
      context,
      rows.map((row) => row.id),
      keptPersonId,
    )
  },
)

const followReversal = hear(mergeReversed, 'casework.followReversal', async (context, { mergeId, mergedPersonId }) => {
  const moves = await db(context)
    .selectFrom('case_person_moves')
    .select('case_id')
    .where('village_id', '=', context.villageId)
    .where('merge_id', '=', mergeId)
    .execute()
  await moveTo(
    context,
    moves.map((move) => move.case_id),
    mergedPersonId,
  )
})

/** Words, names, papers and the receipt go; kinds, days, offices and sums stay for counts. Doing it twice changes nothing. */
const eraseWords = async (context: Context, caseIds: readonly string[]): Promise<void> => {
  if (caseIds.length === 0) return
  const files = await db(context)
    .selectFrom('case_evidence')
    .select('file_hash')
    .where('village_id', '=', context.villageId)
    .where('case_id', 'in', caseIds)
    .where('file_hash', 'is not', null)
    .execute()
  await sql`select erase_case_words(${[...caseIds]}::uuid[], ${Buffer.alloc(0)})`.execute(db(context))
  await forgetTasks(context, { subjectIds: caseIds })
  for (const { file_hash: hash } of files) if (hash) await letGoOfFile(context, hash)
}

/** The cases about a person, in the one order in which they are locked. */
const lockCasesOf = async (context: Context, personId: string): Promise<string[]> => {
  const rows = await db(context)
    .selectFrom('cases')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map((row) => row.id)
}

/** The register erased a person: his cases forget what was told, and cases of others forget who told it. */
const forgetPerson = hear(personErased, 'casework.forgetPerson', async (context, { personId }) => {
  await eraseWords(context, await lockCasesOf(context, personId))
  await db(context)
    .updateTable('cases')
    .set({ reporter_person_id: null, reporter_sealed: null, reporter_relation: null })
    .where('village_id', '=', context.villageId)
    .where('reporter_person_id', '=', personId)
    .execute()
})

/** Somebody came under protection, or out of it: the journey and the tasks say so at once. */
const followProtection = hear(protectionChanged, 'casework.followProtection', async (context, { personId }) => {
  for (const id of await lockCasesOf(context, personId)) {
    await tellMigration(context, id)
    await refreshCase(context, id)
  }
})

export const registryHearers = [followProtection, stopSharing, followMerge, followReversal, forgetPerson]

const dueCases = (context: Context) =>
  db(context)
    .selectFrom('cases')
    .select(['id', 'number', 'person_id', 'protected'])
    .where('village_id', '=', context.villageId)
    .where('state', 'in', ['closed', 'rejected', 'withdrawn'])
    .where('touched_at', '<=', `${addMonths(context.today, -toldMonths)}T00:00:00Z`)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('case_receipts as r')
          .select('r.id')
          .where('r.village_id', '=', context.villageId)
          .whereRef('r.id', '=', 'cases.id'),
      ),
    )
    .orderBy('number')

type DueCase = Pick<CaseRow, 'id' | 'protected' | 'person_id'>

const hiddenIds = async (context: Context, rows: readonly DueCase[]): Promise<ReadonlySet<string>> => {
  const ids = new Set<string>()
  for (const row of rows) if (await isHiddenCase(context, row)) ids.add(row.id)
  return ids
}

/** What nobody may see on a list is due all the same: its words go by themselves. */
export const eraseHiddenDue = async (context: Context): Promise<void> =>
  eraseWords(context, [...(await hiddenIds(context, await dueCases(context).execute()))])

/** Listed by number alone: who said what is not read to be erased. */
export const registerDueWords = (): void =>
  registerKeptPart({
    kind: 'casework.endedCase',
    months: toldMonths,
    listDue: async (context) => {
      const rows = await dueCases(context).execute()
      const hidden = await hiddenIds(context, rows)
      return rows
        .filter((row) => !hidden.has(row.id))
        .map((row) => ({ key: row.id, label: row.number, count: 1, personId: row.person_id }))
    },
    erase: async (context, keys) => {
      const due = (await dueCases(context).execute()).filter((row) => keys.includes(row.id))
      await eraseWords(
        context,
        due.map((row) => row.id),
      )
      return due.length
    },
  })
