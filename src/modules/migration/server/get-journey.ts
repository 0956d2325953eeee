import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { getJourney, type Journey } from '../contract/episode-file.ts'
import { contractEnd } from '../rules/episode.ts'
import { spellOf } from '../rules/journey.ts'
import { latestFacts } from '../rules/readiness.ts'
import { phaseOf, standingFacts } from '../rules/stages.ts'
import { assess } from './assess.ts'
import { type EpisodeParts, loadParts } from './episode-parts.ts'
import { householdCare, loadRulebook, type Rulebook } from './neighbours.ts'
import { datesOf, paperFactsOf, stageFactOf } from './row-facts.ts'
import { db, type EpisodeRow } from './tables.ts'

/** One line of time for a family: who was away when, how old the children were, who cared, how long a passport lasts. */
export const getJourneyHandler = handle(getJourney, async (context, input): Promise<Journey> => {
  const care = await householdCare(context, input.householdId)
  const parts = await loadParts(context, await episodesOf(context, input.householdId, care.memberIds))
  const rulebook = await loadRulebook(context)
  return {
    spells: parts.flatMap(spellsOf),
    preparing: parts.flatMap((one) => preparingOf(one, rulebook, context.today)),
    children: [...care.children],
    carers: [...care.carers],
    passports: onePerPerson(parts).flatMap(passportOf),
    events: parts.flatMap(eventsOf).sort((a, b) => a.occurredOn.localeCompare(b.occurredOn)),
    today: context.today,
  }
})

const episodesOf = (context: Context, householdId: string, memberIds: readonly string[]): Promise<EpisodeRow[]> =>
  db(context)
    .selectFrom('episodes')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where((either) =>
      memberIds.length > 0
        ? either.or([either('household_id', '=', householdId), either('person_id', 'in', memberIds)])
        : either('household_id', '=', householdId),
    )
    .orderBy('opened_on')
    .execute()

const spellsOf = ({ episode, person, stages }: EpisodeParts): Journey['spells'] => {
  const spell = spellOf(stages.map(stageFactOf), contractEnd(datesOf(episode)))
  if (!spell) return []
  const { destination_country: country, occupation, occupation_told: occupationTold } = episode
  return [{ ...spell, episodeId: episode.id, personName: person.name, country, occupation, occupationTold }]
}

const preparingOf = (parts: EpisodeParts, rulebook: Rulebook, today: PlainDate): Journey['preparing'] => {
  const { episode, person } = parts
  if (episode.closed_on || phaseOf(episode.current_stage) !== 'before') return []
  return [
    {
      episodeId: episode.id,
      personName: person.name,
      country: episode.destination_country,
      stage: episode.current_stage,
      stageOn: episode.current_stage_on as PlainDate,
      departsOn: episode.departs_on as PlainDate | null,
      nextStep: assess(parts, rulebook, today).nextStep,
    },
  ]
}

/** A passport belongs to the person: two files of one person show it once. */
const onePerPerson = (parts: readonly EpisodeParts[]): readonly EpisodeParts[] => [
  ...new Map(parts.map((one) => [one.person.id, one])).values(),
]

const passportOf = (parts: EpisodeParts): Journey['passports'] => {
  const passport = latestFacts(paperFactsOf(parts)).get('PASPOR')
  if (!passport?.expiresOn || passport.status === 'missing') return []
  return [{ personName: parts.person.name, issuedOn: passport.issuedOn, expiresOn: passport.expiresOn }]
}

const eventsOf = ({ episode, person, stages }: EpisodeParts): Journey['events'] =>
  standingFacts(stages.map(stageFactOf)).map(({ id, stage, occurredOn }) => ({
    id,
    personName: person.name,
    stage,
    occurredOn,
    country: episode.destination_country,
  }))
