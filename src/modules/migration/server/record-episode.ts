import { handle } from '#platform/server/module.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { recordEpisode } from '../contract/episode.ts'
import { firstStageOf, phaseOf } from '../rules/stages.ts'
import { assertNotInFuture, openEpisodesOf } from './episode-reads.ts'
import { episodeOpened } from './events.ts'
import { insertStage } from './insert-stage.ts'
import { personFactsById } from './neighbours.ts'
import { recordedBy } from './recorded.ts'
import { refreshEpisode } from './refresh-tasks.ts'
import { db } from './tables.ts'

export const recordEpisodeHandler = handle(recordEpisode, async (context, input) => {
  const person = (await personFactsById(context, [input.personId])).get(input.personId)
  if (!person) throw missing('migration.personMissing')
  if (person.isDead && input.entryRoute !== 'returned') throw new Refusal('rule', 'migration.personDead')
  assertNotInFuture(context, input.startedOn, 'startedOn')
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
      destination_country: input.destinationCountry,
      occupation: input.occupation,
      occupation_told: input.occupationTold,
      scheme: input.scheme,
      agency_organisation_id: input.agencyOrganisationId,
      agency_name: input.agencyName,
      agency_licence: input.agencyLicence,
      employer_name: input.employerName,
      contract_months: input.contractMonths,
      departs_on: input.departsOn,
      contract_ends_on: input.contractEndsOn,
      current_stage: stage,
      current_stage_on: input.startedOn,
      next_step: 'consult',
      next_about: null,
      closed_on: null,
    })
    .execute()
  const confidence = input.entryRoute === 'unknown' ? 'told' : 'sure'
  await insertStage(context, {
    episodeId: input.id,
    stage,
    occurredOn: input.startedOn,
    source: 'person',
    evidence: null,
    confidence,
  })
  await context.publish(episodeOpened, { episodeId: input.id, personId: person.id, stage })
  await refreshEpisode(context, input.id)
  return { episodeId: input.id, otherOpenEpisodes: open.length }
})
