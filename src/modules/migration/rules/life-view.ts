import type { PlainDate } from '#platform/shared/dates.ts'
import type { EpisodeFile } from '../contract/episode-file.ts'
import type { Life, LifeSpell } from '../contract/life.ts'
import { contractEndOf } from './contract-now.ts'
import { courseOf, stretchesOf } from './life.ts'
import { stageFactOf } from './row-facts.ts'
import type { EpisodeRow, StageEventRow } from './rows.ts'
import { type Confidence, plainStage, type StageFact } from './stages.ts'

interface ToldEpisode {
  readonly episode: EpisodeRow
  readonly stages: readonly StageEventRow[]
}

/** A life as its picture is drawn from: every spell from its first day, told as it may be told to anybody at the desk. */
export const lifeOf = (personId: string, episodes: readonly ToldEpisode[], today: PlainDate): Life => ({
  personId,
  spells: episodes
    .map(({ episode, stages }) => ({
      ...{ episodeId: episode.id, country: episode.destination_country, entryRoute: episode.entry_route },
      ...{ occupation: episode.occupation, occupationTold: episode.occupation_told },
      ...drawnFrom(
        stages.map((row) => ({ ...stageFactOf(row), confidence: row.confidence })),
        episode.closed_on as PlainDate | null,
        contractEndOf(episode, stages),
      ),
    }))
    .toSorted((a, b) => startOf(a).localeCompare(startOf(b)) || a.episodeId.localeCompare(b.episodeId)),
  today,
})

/** The one spell of a file. */
export const lifeOfFile = (file: EpisodeFile, today: PlainDate): Life => {
  const { id: episodeId, destinationCountry: country, occupation, occupationTold, entryRoute, closedOn } = file.episode
  const facts = file.stages
    .filter(({ withdrawnBecause }) => withdrawnBecause === null)
    .map((event) => ({ ...event, withdrawsId: null }))
  const drawn = drawnFrom(facts, closedOn, file.contractEndsOn)
  return {
    personId: file.person.id,
    spells: [{ episodeId, country, occupation, occupationTold, entryRoute, ...drawn }],
    today,
  }
}

const startOf = ({ preparation, events }: LifeSpell): string =>
  [preparation?.fromOn, events[0]?.occurredOn].filter((day) => day !== undefined).sort()[0] ?? ''

type Drawn = Pick<LifeSpell, 'closedOn' | 'plannedUntilOn' | 'preparation' | 'events' | 'stretches'>

const drawnFrom = (
  facts: readonly (StageFact & { readonly confidence: Confidence })[],
  closedOn: PlainDate | null,
  contractEndsOn: PlainDate | null,
): Drawn => {
  const stretches = stretchesOf(facts)
  const { preparation, events } = courseOf(facts)
  const open = stretches.at(-1)?.untilOn === null && closedOn === null
  return {
    closedOn,
    plannedUntilOn: open ? contractEndsOn : null,
    preparation,
    events: events.map(({ id, stage, occurredOn, confidence, away }) => ({
      ...{ id, stage: plainStage(stage), occurredOn, confidence, away },
    })),
    stretches: [...stretches],
  }
}
