import type { PlainDate } from '#platform/shared/dates.ts'
import type { Journey } from '../contract/episode-file.ts'
import { assess } from './assess.ts'
import { contractEndOf } from './contract-now.ts'
import { spellOf } from './journey.ts'
import type { EpisodeParts, Rulebook } from './parts.ts'
import { latestFacts } from './readiness.ts'
import { paperFactsOf, stageFactOf } from './row-facts.ts'
import { phaseOf, plainStage, standingFacts } from './stages.ts'

interface Around {
  readonly care: Pick<Journey, 'children' | 'carers'>
  readonly rulebook: Rulebook
  readonly today: PlainDate
}

/** One line of time for a family: who was away when, how old the children were, who cared, how long a passport lasts. */
export const journeyOf = (parts: readonly EpisodeParts[], { care, rulebook, today }: Around): Journey => ({
  spells: parts.flatMap(spellsOf),
  preparing: parts.flatMap((one) => preparingOf(one, rulebook, today)),
  children: [...care.children],
  carers: [...care.carers],
  passports: onePerPerson(parts).flatMap(passportOf),
  events: parts.flatMap(eventsOf).sort((a, b) => a.occurredOn.localeCompare(b.occurredOn)),
  today,
})

const spellsOf = ({ episode, person, stages }: EpisodeParts): Journey['spells'] => {
  const spell = spellOf(stages.map(stageFactOf), contractEndOf(episode, stages))
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
    stage: plainStage(stage),
    occurredOn,
    country: episode.destination_country,
  }))
