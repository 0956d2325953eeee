import { sql } from 'kysely'
import { personErased } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { hear } from '#platform/server/module.ts'
import { forgetInParcels } from '#platform/server/sync/forget-parcels.ts'
import { forgetTasks } from '#platform/server/tasks.ts'
import { letGoOfFile } from '#platform/server/village-files.ts'
import { handOverDb, sealPackage } from './hand-over-tables.ts'
import { refreshMarksTask } from './marks.ts'
import { db } from './tables.ts'

/** How much goes: what was said in confidence, also the notes about trouble, or all but what counts need. */
export type HowMuch = 'reasons' | 'notes' | 'all'

const filesOf = async (context: Context, episodeIds: readonly string[]): Promise<string[]> => {
  const named = sql`where village_id = ${context.villageId} and episode_id = any (${episodeIds}) and file_hash is not null`
  const { rows } = await sql<{ hash: string }>`
    select file_hash as hash from paper_scans ${named} union select file_hash from readiness_events ${named}
    union select file_hash from cost_lines ${named}`.execute(db(context))
  return rows.map((row) => row.hash)
}

const referralsOf = async (context: Context, episodeIds: readonly string[]): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from referrals where village_id = ${context.villageId} and episode_id = any (${episodeIds})`.execute(
    db(context),
  )
  return rows.map((row) => row.id)
}

/** Carries out the declared months of `fields.ts` on whole files. Doing it twice changes nothing. */
export const eraseEpisodes = async (
  context: Context,
  episodeIds: readonly string[],
  howMuch: HowMuch,
): Promise<void> => {
  if (episodeIds.length === 0) return
  const files = howMuch === 'all' ? await filesOf(context, episodeIds) : []
  await sql`select erase_episode_facts(${episodeIds}::uuid[], ${howMuch})`.execute(db(context))
  if (howMuch !== 'reasons')
    await sql`select erase_referral_notes(${episodeIds}::uuid[]), erase_recruiters(${episodeIds}::uuid[]),
      erase_stage_evidence(${episodeIds}::uuid[], ${howMuch === 'all'}),
      erase_contacts(${episodeIds}::uuid[], ${howMuch}), erase_returns(${episodeIds}::uuid[], ${howMuch})`.execute(
      db(context),
    )
  if (howMuch !== 'all') return
  await sql`select erase_costs(${episodeIds}::uuid[]), erase_outside_numbers(${episodeIds}::uuid[])`.execute(
    db(context),
  )
  await db(context)
    .updateTable('episodes')
    .set({ occupation_told: null, agency_name: null, agency_licence: null, employer_name: null })
    .where('village_id', '=', context.villageId)
    .where('id', 'in', episodeIds)
    .execute()
  await db(context)
    .deleteFrom('round_leads')
    .where('village_id', '=', context.villageId)
    .where('episode_id', 'in', episodeIds)
    .execute()
  await db(context)
    .deleteFrom('reconciliation_rows')
    .where('village_id', '=', context.villageId)
    .where('episode_id', 'in', episodeIds)
    .execute()
  // why somebody was watched over goes with the file; while it is open it is reckoned anew
  await db(context)
    .deleteFrom('contact_rhythms')
    .where('village_id', '=', context.villageId)
    .where('id', 'in', episodeIds)
    .execute()
  const told = await forgetHandovers(context, { episodeIds })
  await forgetTasks(context, { subjectIds: [...episodeIds, ...told, ...(await referralsOf(context, episodeIds))] })
  for (const hash of files) await letGoOfFile(context, hash)
}

const emptyPackage = () =>
  sealPackage({
    profile: {
      ...{
        entry_route: 'unknown',
        destination_country: null,
        occupation: null,
        occupation_told: null,
        scheme: 'UNKNOWN',
      },
      ...{ agency_organisation_id: null, agency_name: null, agency_licence: null, employer_name: null },
      ...{ contract_months: null, departs_on: null, contract_ends_on: null },
    },
    stages: [],
  })

const forgetHandovers = async (
  context: Context,
  whose: { readonly episodeIds: readonly string[] } | { readonly personId: string },
): Promise<string[]> => {
  const rows = handOverDb(context).updateTable('episode_handovers').where('village_id', '=', context.villageId)
  const theirs =
    'personId' in whose
      ? rows.where('person_id', '=', whose.personId)
      : rows.where('episode_id', 'in', whose.episodeIds)
  const changed = await theirs
    .set((columns) => ({
      package_sealed: emptyPackage(),
      reason: null,
      // nobody is left to take up what waits
      status: sql<'refused'>`case when ${columns.ref('status')} = 'waiting' then 'refused' else status end`,
    }))
    .returning('id')
    .execute()
  return changed.map((row) => row.id)
}

const episodesOf = async (context: Context, personId: string): Promise<string[]> => {
  const rows = await db(context)
    .selectFrom('episodes')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map((row) => row.id)
}

const talksAndRoundsOf = async (context: Context, episodeIds: readonly string[]): Promise<string[]> => {
  const named = sql`where village_id = ${context.villageId} and episode_id = any (${episodeIds})`
  const { rows } = await sql<{ id: string }>`
    select id from consultations ${named} union select id from verifications ${named}`.execute(db(context))
  return rows.map((row) => row.id)
}

/** The register erased a person: so does this module. Only stages, country, days and answers in codes stay. */
export const forgetPerson = hear(personErased, 'migration.forgetPerson', async (context, { personId }) => {
  const episodeIds = await episodesOf(context, personId)
  await forgetInParcels(context, [...episodeIds, ...(await talksAndRoundsOf(context, episodeIds))])
  await eraseEpisodes(context, episodeIds, 'all')
  await db(context)
    .deleteFrom('migrant_marks')
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
    .execute()
  await refreshMarksTask(context)
  await sql`select erase_in_talks(${personId}), erase_as_kin(${personId})`.execute(db(context))
  const told = await forgetHandovers(context, { personId })
  await forgetTasks(context, { subjectIds: told })
  await forgetTasks(context, { personId })
})
