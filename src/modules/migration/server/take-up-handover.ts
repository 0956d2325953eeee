import { listVillages } from '#modules/places/server/index.ts'
import { assertMayKnowPerson } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { endTask } from '#platform/server/tasks.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { applyHandover, type Handover, listHandovers, refuseHandover } from '../contract/hand-over.ts'
import { firstStageOf, phaseOf, plainStage } from '../rules/stages.ts'
import { openEpisodesOf } from './episode-reads.ts'
import { episodeOpened } from './events.ts'
import { takeUpHandover } from './hand-over.ts'
import { takeUpContacts } from './hand-over-contacts.ts'
import { type EpisodePackage, type HandoverRow, handOverDb, openPackage } from './hand-over-tables.ts'
import { insertStage } from './insert-stage.ts'
import { personFactsById } from './neighbours.ts'
import { refreshEpisode } from './refresh-tasks.ts'
import { db } from './tables.ts'

export const listHandoversHandler = handle(listHandovers, async (context, input) => {
  await assertMayKnowPerson(context, input.personId)
  const [rows, open] = await Promise.all([
    handOverDb(context)
      .selectFrom('episode_handovers')
      .selectAll()
      .where('village_id', '=', context.villageId)
      .where('person_id', '=', input.personId)
      .where('direction', '=', 'in')
      .where('status', '=', 'waiting')
      .orderBy('recorded_at')
      .execute(),
    db(context)
      .selectFrom('episodes')
      .selectAll()
      .where('village_id', '=', context.villageId)
      .where('person_id', '=', input.personId)
      .where('closed_on', 'is', null)
      .orderBy('opened_on')
      .execute(),
  ])
  const villages = await listVillages(context, [...new Set(rows.map((row) => row.other_village_id))])
  const chainById = new Map(villages.map((one) => [one.id, `${one.name}, ${one.district}, ${one.regency}`]))
  return {
    waiting: rows.map((row) => toHandover(row, chainById.get(row.other_village_id) ?? '')),
    open: open.map((row) => ({
      episodeId: row.id,
      destinationCountry: row.destination_country,
      occupation: row.occupation,
      occupationTold: row.occupation_told,
      stage: plainStage(row.current_stage),
      stageOn: row.current_stage_on as PlainDate,
    })),
  }
})

const toHandover = (row: HandoverRow, fromVillage: string): Handover => {
  const content = openPackage(row)
  const { profile } = content
  const last = lastStage(content, row.occurred_on)
  return {
    id: row.id,
    fromVillage,
    occurredOn: row.occurred_on as PlainDate,
    destinationCountry: profile.destination_country,
    occupation: profile.occupation,
    occupationTold: profile.occupation_told,
    stage: plainStage(last.stage),
    stageOn: last.occurred_on as PlainDate,
  }
}

const lastStage = ({ profile, stages }: EpisodePackage, movedOn: string): EpisodePackage['stages'][number] =>
  stages.at(-1) ?? {
    stage: firstStageOf[profile.entry_route],
    occurred_on: movedOn,
    source: 'office',
    confidence: 'told',
  }

const lockWaiting = async (context: Context, id: string): Promise<HandoverRow> => {
  const row = await handOverDb(context)
    .selectFrom('episode_handovers')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', id)
    .where('direction', '=', 'in')
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw missing('migration.handoverMissing')
  if (row.status !== 'waiting') throw new Refusal('rule', 'migration.handoverSettled')
  await assertMayKnowPerson(context, row.person_id)
  return row
}

const settle = async (
  context: Context,
  row: HandoverRow,
  values: Pick<HandoverRow, 'status' | 'reason' | 'episode_id'>,
): Promise<void> => {
  await handOverDb(context)
    .updateTable('episode_handovers')
    .set({ ...values, settled_at: context.now, settled_by_name: context.actor.name })
    .where('village_id', '=', context.villageId)
    .where('id', '=', row.id)
    .execute()
  await endTask(context, takeUpHandover, row.id, values.status)
}

/** An episode of this village's own; its stages say which village recorded them. */
export const applyHandoverHandler = handle(applyHandover, async (context, input) => {
  const row = await lockWaiting(context, input.handoverId)
  const content = openPackage(row)
  const person = (await personFactsById(context, [row.person_id])).get(row.person_id)
  if (!person) throw missing('migration.personMissing')
  const last = lastStage(content, row.occurred_on)
  const open = await openEpisodesOf(context, person.id)
  if (phaseOf(last.stage) === 'before' && open.some((one) => phaseOf(one.current_stage) === 'before'))
    throw new Refusal('rule', 'migration.alreadyOpen')
  await db(context)
    .insertInto('episodes')
    .values({
      ...recordedBy(context),
      ...content.profile,
      id: input.episodeId,
      person_id: person.id,
      household_id: person.householdId,
      opened_on: context.today,
      current_stage: last.stage,
      current_stage_on: last.occurred_on,
      next_step: 'consult',
      next_about: null,
      closed_on: null,
    })
    .execute()
  const [before] = await listVillages(context, [row.other_village_id])
  const evidence = before ? `Desa ${before.name}` : null
  const stages = content.stages.length > 0 ? content.stages : [last]
  for (const { stage, occurred_on: occurredOn, source, confidence, details } of stages) {
    const told = { stage, occurredOn, source, confidence, evidence, details: details ?? null }
    await insertStage(context, { ...told, episodeId: input.episodeId })
  }
  await takeUpContacts(context, input.episodeId, content)
  await settle(context, row, { status: 'applied', reason: null, episode_id: input.episodeId })
  await context.publish(episodeOpened, { episodeId: input.episodeId, personId: person.id, stage: last.stage })
  await refreshEpisode(context, input.episodeId)
  return { episodeId: input.episodeId }
})

export const refuseHandoverHandler = handle(refuseHandover, async (context, input) => {
  const row = await lockWaiting(context, input.handoverId)
  await settle(context, row, { status: 'refused', reason: input.reason, episode_id: null })
  return { handoverId: row.id }
})
