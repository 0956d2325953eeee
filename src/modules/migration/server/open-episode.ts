import type * as z from 'zod/mini'
import type { Context } from '#platform/server/context.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import type { recordEpisode } from '../contract/episode.ts'
import { firstStageOf, phaseOf } from '../rules/stages.ts'
import { openEpisodesOf } from './episode-reads.ts'
import { episodeOpened } from './events.ts'
import { insertStage } from './insert-stage.ts'
import { personFactsById } from './neighbours.ts'
import { refreshEpisode } from './refresh-tasks.ts'
import { db, type StageEventRow } from './tables.ts'

type Asked = z.output<typeof recordEpisode.input>

export interface NewEpisode
  extends Pick<Asked, 'id' | 'personId' | 'entryRoute'>,
    Partial<Omit<Asked, 'id' | 'personId' | 'entryRoute' | 'startedOn'>> {
  readonly startedOn: string
  readonly told: Pick<StageEventRow, 'source' | 'confidence'>
}

/** Opens a file of somebody of this village with its first stage, whoever told of it. Answers how many others are open. */
export const openEpisode = async (context: Context, input: NewEpisode): Promise<number> => {
  const person = (await personFactsById(context, [input.personId])).get(input.personId)
  if (!person) throw missing('migration.personMissing')
  if (person.isDead && input.entryRoute !== 'returned') throw new Refusal('rule', 'migration.personDead')
  const stage = firstStageOf[input.entryRoute]
  const open = await openEpisodesOf(context, person.id)
  if (open.some((episode) => phaseOf(episode.current_stage) === 'before' && phaseOf(stage) === 'before')) {
    throw new Refusal('rule', 'migration.alreadyOpen')
  }
  await db(context)
    .insertInto('episodes')
    .values({
      ...recordedBy(context),
      id: input.id,
      person_id: person.id,
      household_id: person.householdId,
      entry_route: input.entryRoute,
      opened_on: context.today,
      destination_country: input.destinationCountry ?? null,
      occupation: input.occupation ?? null,
      occupation_told: input.occupationTold ?? null,
      scheme: input.scheme ?? 'UNKNOWN',
      agency_organisation_id: input.agencyOrganisationId ?? null,
      agency_name: input.agencyName ?? null,
      agency_licence: input.agencyLicence ?? null,
      employer_name: input.employerName ?? null,
      contract_months: input.contractMonths ?? null,
      departs_on: input.departsOn ?? null,
      contract_ends_on: input.contractEndsOn ?? null,
      current_stage: stage,
      current_stage_on: input.startedOn,
      next_step: 'consult',
      next_about: null,
      closed_on: null,
    })
    .execute()
  const { source, confidence } = input.told
  await insertStage(context, {
    ...{ episodeId: input.id, stage, occurredOn: input.startedOn, source, evidence: null, confidence },
  })
  await context.publish(episodeOpened, { episodeId: input.id, personId: person.id, stage })
  await refreshEpisode(context, input.id)
  return open.length
}
