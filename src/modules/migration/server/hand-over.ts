import { moveReversed, personHandedOver, personMovedOut } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { hear } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { openTask, type TaskKind } from '#platform/server/tasks.ts'
import { newId, villageId } from '#platform/shared/ids.ts'
import { stagesThatTravel } from '../rules/hand-over.ts'
import { stageFactOf } from '../rules/row-facts.ts'
import { tellPlainly } from '../rules/stage-evidence.ts'
import { standingFacts } from '../rules/stages.ts'
import { closuresOf } from './closures.ts'
import { openEpisodesOf } from './episode-reads.ts'
import { episodeClosed, episodeReopened } from './events.ts'
import { contactsThatTravel } from './hand-over-contacts.ts'
import { type EpisodePackage, type HandoverRow, handOverDb, sealPackage } from './hand-over-tables.ts'
import { stagesOf } from './insert-stage.ts'
import { refreshEpisode } from './refresh-tasks.ts'
import { db, type EpisodeRow } from './tables.ts'

export const takeUpHandover: TaskKind = {
  kind: 'migration.takeUpHandover',
  roles: ['migration_officer'],
  weight: 2,
  path: '/orang/{personId}',
  pillar: 1,
}

/** Nobody else was told: the files end here. With a transfer they stay open until the other village accepts. */
const closeOnMove = hear(
  personMovedOut,
  'migration.closeOnMove',
  async (context, { personId, occurredOn, transferId }) => {
    if (transferId !== null) return
    for (const episode of await openEpisodesOf(context, personId)) await closeMoved(context, episode, occurredOn)
  },
)

/** The village of arrival accepted: each open file is given away, and what may travel waits there. */
const giveAway = hear(personHandedOver, 'migration.giveAway', async (context, move) => {
  const from = context.villageId
  for (const episode of await openEpisodesOf(context, move.personId)) {
    const content = await packageOf(context, episode)
    const handover = { id: newId(), transfer_id: move.transferId, package_sealed: sealPackage(content) }
    const told = { ...handover, occurred_on: move.occurredOn }
    await insertHandover(context, {
      ...told,
      ...{ direction: 'out', status: 'sent', other_village_id: move.toVillageId },
      ...{ person_id: move.personId, episode_id: episode.id },
    })
    await closeMoved(context, episode, move.occurredOn)
    await context.enter(villageId(move.toVillageId), async (there) => {
      await insertHandover(there, {
        ...told,
        ...{ direction: 'in', status: 'waiting', other_village_id: from },
        ...{ person_id: move.toPersonId, episode_id: null },
      })
      await openTask(there, takeUpHandover, { subjectId: handover.id, personId: move.toPersonId })
    })
  }
})

/** The move did not happen: what it closed goes on where it stood. */
const reopenOnReturn = hear(moveReversed, 'migration.reopenOnReturn', async (context, { personId }) => {
  const closed = await db(context)
    .selectFrom('episodes')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
    .where('closed_on', 'is not', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const episode of closed) {
    const [closure] = await closuresOf(context, episode.id)
    if (closure?.reason === 'moved_away') await reopen(context, episode, closure.id)
  }
})

export const handOverHearers = [closeOnMove, giveAway, reopenOnReturn]

const packageOf = async (context: Context, episode: EpisodeRow): Promise<EpisodePackage> => {
  const rows = await stagesOf(context, episode.id)
  const rowsById = new Map(rows.map((row) => [row.id, row]))
  const stages = stagesThatTravel(rows.map(stageFactOf)).flatMap(({ id }) => {
    const row = rowsById.get(id)
    if (!row) return []
    const { stage, details } = tellPlainly(row)
    return [{ stage, occurred_on: row.occurred_on, source: row.source, confidence: row.confidence, details }]
  })
  return { profile: profileOf(episode), stages, ...(await contactsThatTravel(context, episode.id)) }
}

const profileOf = (episode: EpisodeRow): EpisodePackage['profile'] => ({
  entry_route: episode.entry_route,
  destination_country: episode.destination_country,
  occupation: episode.occupation,
  occupation_told: episode.occupation_told,
  scheme: episode.scheme,
  agency_organisation_id: episode.agency_organisation_id,
  agency_name: episode.agency_name,
  agency_licence: episode.agency_licence,
  employer_name: episode.employer_name,
  contract_months: episode.contract_months,
  departs_on: episode.departs_on,
  contract_ends_on: episode.contract_ends_on,
})

type NewHandover = Omit<
  HandoverRow,
  'village_id' | 'reason' | 'settled_at' | 'settled_by_name' | 'recorded_at' | 'recorded_by' | 'recorded_by_name'
>

const insertHandover = async (context: Context, handover: NewHandover): Promise<void> => {
  await handOverDb(context)
    .insertInto('episode_handovers')
    .values({ ...recordedBy(context), ...handover, reason: null, settled_at: null, settled_by_name: null })
    .execute()
}

/** No fact is lost: the file closes on the day of the move, or on that of its last stage if that came later. */
const closeMoved = async (context: Context, episode: EpisodeRow, occurredOn: string): Promise<void> => {
  const last = standingFacts((await stagesOf(context, episode.id)).map(stageFactOf)).at(-1)
  const closedOn = last && last.occurredOn > occurredOn ? last.occurredOn : occurredOn
  const reason = 'moved_away' as const
  await db(context)
    .insertInto('episode_closures')
    .values({
      ...recordedBy(context),
      ...{ id: newId(), episode_id: episode.id, closed_on: closedOn, reason, note: null },
    })
    .execute()
  await setClosed(context, episode.id, closedOn)
  await context.publish(episodeClosed, { episodeId: episode.id, personId: episode.person_id, reason, closedOn })
  await refreshEpisode(context, episode.id)
}

const reopen = async (context: Context, episode: EpisodeRow, closureId: string): Promise<void> => {
  await db(context)
    .insertInto('episode_reopenings')
    .values({
      ...recordedBy(context),
      ...{ id: newId(), episode_id: episode.id, closure_id: closureId, reason: 'Kepindahan ditarik' },
    })
    .execute()
  await setClosed(context, episode.id, null)
  const reopened = { episodeId: episode.id, personId: episode.person_id, stage: episode.current_stage }
  await context.publish(episodeReopened, reopened)
  await refreshEpisode(context, episode.id)
}

const setClosed = async (context: Context, episodeId: string, closedOn: string | null): Promise<void> => {
  await db(context)
    .updateTable('episodes')
    .set({ closed_on: closedOn })
    .where('village_id', '=', context.villageId)
    .where('id', '=', episodeId)
    .execute()
}
