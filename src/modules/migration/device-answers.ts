import { rowsOnPhone } from '#modules/references/device-face.ts'
import { foldName } from '#modules/registry/contract.ts'
import { membersOn, nameOn, personFactOn } from '#modules/registry/device-face.ts'
import { answerTo, type DeviceAnswer } from '#platform/client/device/device-part.ts'
import type { DeviceRow, RowReader } from '#platform/client/device/row-tables.ts'
import { ageOn, type PlainDate } from '#platform/shared/dates.ts'
import { missing } from '#platform/shared/errors.ts'
import { listCosts } from './contract/costs.ts'
import { type EpisodeListItem, type ListOrder, listEpisodes, listPersonEpisodes } from './contract/episode.ts'
import { type EpisodeFile, getEpisode, getJourney, type Journey } from './contract/episode-file.ts'
import { getFamilyExpiries, getPersonExpiries, listExpiries } from './contract/expiries.ts'
import { getLife } from './contract/life.ts'
import { listOutsideNumbers } from './contract/outside-numbers.ts'
import { getContract } from './contract/work-contract.ts'
import { contactAnswers } from './device-contacts.ts'
import { asRows, costRulesOn, heldEpisodes, ofEpisode, partsOn, rulebookOn } from './device-parts.ts'
import { queueAnswer } from './device-queue.ts'
import { returnAnswers } from './device-return.ts'
import { roundAnswers } from './device-rounds.ts'
import { assess } from './rules/assess.ts'
import { consultationViews } from './rules/consultation-view.ts'
import { workContractOf } from './rules/contract-view.ts'
import { viewCosts } from './rules/cost-views.ts'
import { closuresView, episodeFileOf, roundEventView, viewCorrections } from './rules/episode-view.ts'
import { filterExpiries, viewExpiries } from './rules/expiry-view.ts'
import { journeyOf } from './rules/journey-view.ts'
import { lifeOf } from './rules/life-view.ts'
import { choicesOf, countOf, type FileKind, fits } from './rules/list-choices.ts'
import { viewOutsideNumbers } from './rules/outside-views.ts'
import type { EpisodeParts } from './rules/parts.ts'
import type {
  ClosureRow,
  CorrectionRow,
  CostRow,
  EpisodeRow,
  OutsideNumberRow,
  ReopeningRow,
  StageEventRow,
  VerificationEventRow,
} from './rules/rows.ts'
import { plainStage } from './rules/stages.ts'

const newestFirst = <Row extends { readonly recorded_at: string }>(rows: readonly Row[]): Row[] => rows.toReversed()

const namesOn = (rows: RowReader, { consultations }: EpisodeParts): ReadonlyMap<string, string> => {
  const ids = consultations.flatMap(({ people, carers }) => [
    ...people.map((met) => met.person_id),
    ...carers.flatMap((carer) => [carer.child_person_id, carer.carer_person_id]),
  ])
  return new Map(ids.flatMap((id) => (id && nameOn(rows, id) ? [[id, nameOn(rows, id) ?? ''] as const] : [])))
}

const verificationOn = (rows: RowReader, { verification }: EpisodeParts): EpisodeFile['verification'] => {
  if (!verification) return null
  const events = asRows<VerificationEventRow>(rows.where('verification_events', 'verification_id', verification.id))
  return {
    id: verification.id,
    state: verification.state,
    requestedOn: verification.requested_on as PlainDate,
    // who is in office is known at the office, and to confirm needs a line
    mayConfirm: false,
    events: events
      .toSorted((a, b) => a.recorded_at.localeCompare(b.recorded_at))
      .map((event) => roundEventView({ ...event, note: null })),
  }
}

/** The step that the rules name; where others wrote what this phone may not hold, the one the office knows. */
const stepOf = (isWhole: boolean, episode: EpisodeRow, assessed: EpisodeFile['nextStep']): EpisodeFile['nextStep'] =>
  isWhole ? assessed : { code: episode.next_step, about: episode.next_about }

/** What is guarded of a stage is only in the hand that wrote it. */
const hasGuarded = ({ stages }: EpisodeParts): boolean =>
  stages.every(({ guarded }) => guarded !== null && guarded !== undefined)

const episodeAnswer = answerTo(getEpisode, (rows, { episodeId }, { today, zone, role }) => {
  const row = rows.find('episodes', episodeId)
  if (!row) throw missing('migration.episodeMissing')
  const { parts, isWhole, closedTalks } = partsOn(rows, row, today)
  const rulebook = rulebookOn(rows, today)
  const assessment = assess(parts, rulebook, today)
  const { lacksById } = assessment
  const file = episodeFileOf(parts, {
    ...{ rulebook, assessment, today, zone, isOfficer: role === 'migration_officer' },
    consultations: consultationViews(parts.consultations, {
      ...{ lacksById, names: namesOn(rows, parts), withReason: new Set<string>(), closedTalks },
    }),
    closures: closuresView(
      newestFirst(ofEpisode<ClosureRow>(rows, 'episode_closures', episodeId)),
      ofEpisode<ReopeningRow>(rows, 'episode_reopenings', episodeId),
    ),
    corrections: viewCorrections(newestFirst(ofEpisode<CorrectionRow>(rows, 'episode_corrections', episodeId))),
    verification: verificationOn(rows, parts),
    // both stay at the office
    ...{ recruiters: null, referrals: null },
  })
  const nextStep = stepOf(isWhole, parts.episode, file.nextStep)
  return { ...file, procedural: isWhole && hasGuarded(parts) ? file.procedural : null, nextStep }
})

interface Listed {
  readonly row: EpisodeRow
  readonly item: EpisodeListItem
  readonly folded: string
  readonly kind: FileKind
}

const listedOn = (rows: RowReader, row: DeviceRow, today: PlainDate): Listed[] => {
  const [episode] = asRows<EpisodeRow>([row])
  const person = episode && personFactOn(rows, episode.person_id)
  if (!episode || !person) return []
  const household = episode.household_id === null ? undefined : rows.find('households', episode.household_id)
  const hamlet = household?.hamlet ? String(household.hamlet) : null
  // the list shows the name as the register's view does: as it was written
  const personName = nameOn(rows, person.id) ?? person.name
  const item: EpisodeListItem = {
    ...{ id: episode.id, personId: episode.person_id, personName, hamlet, householdId: episode.household_id },
    age: person.birthDate ? ageOn(person.birthDate, today) : null,
    ...{ destinationCountry: episode.destination_country, occupation: episode.occupation },
    ...{ occupationTold: episode.occupation_told, scheme: episode.scheme, agencyName: episode.agency_name },
    departsOn: episode.departs_on as PlainDate | null,
    ...{ stage: plainStage(episode.current_stage), stageOn: episode.current_stage_on as PlainDate },
    ...{ openedOn: episode.opened_on as PlainDate, closedOn: episode.closed_on as PlainDate | null },
    nextStep: { code: episode.next_step, about: episode.next_about },
  }
  const { destination_country: country, agency_name: agency, current_stage: stage, next_step: step } = episode
  return [
    { row: episode, item, folded: foldName(personName), kind: { stage, country, agency, hamlet, step, count: 1 } },
  ]
}

const sortKey: Readonly<Record<ListOrder, (one: Listed) => string | null>> = {
  recent: ({ row }) => row.current_stage_on,
  waiting: ({ row }) => row.current_stage_on,
  name: ({ folded }) => folded,
  departure: ({ row }) => row.departs_on,
  opened: ({ row }) => row.opened_on,
}

const inOrder = (order: ListOrder) => {
  const descending = order === 'recent' || order === 'opened'
  return (one: Listed, other: Listed): number => {
    const [a, b] = [sortKey[order](one), sortKey[order](other)]
    if (a === b) return one.item.id < other.item.id ? -1 : 1
    if (a === null || b === null) return a === null ? 1 : -1
    return (a < b ? -1 : 1) * (descending ? -1 : 1)
  }
}

const listAnswer = answerTo(listEpisodes, (rows, input, { today }) => {
  const all = heldEpisodes(rows).flatMap((row) => listedOn(rows, row, today))
  const asked = foldName(input.text)
  const named = all.filter(
    ({ item, folded }) => (item.closedOn !== null) === input.closed && (!asked || folded.includes(asked)),
  )
  const found = named.filter(({ kind }) => fits(kind, input)).toSorted(inOrder(input.order))
  const kinds = named.map(({ kind }) => kind)
  return {
    episodes: found.slice(input.offset, input.offset + input.limit).map(({ item }) => item),
    total: countOf(found.map(({ kind }) => kind)),
    ...choicesOf(kinds, input),
    villageTotal: all.filter(({ item }) => item.closedOn === null).length,
  }
})

const personAnswer = answerTo(listPersonEpisodes, (rows, { personId }, { today }) => {
  if (!rows.find('people', personId)) throw missing('registry.personMissing')
  const listed = rows.where('episodes', 'person_id', personId).flatMap((row) => listedOn(rows, row, today))
  return {
    episodes: listed
      .toSorted((a, b) => (`${a.item.openedOn} ${a.item.id}` < `${b.item.openedOn} ${b.item.id}` ? 1 : -1))
      .map(({ item }) => ({
        ...{ id: item.id, destinationCountry: item.destinationCountry, agencyName: item.agencyName },
        ...{ occupation: item.occupation, occupationTold: item.occupationTold },
        ...{ stage: item.stage, stageOn: item.stageOn, openedOn: item.openedOn, closedOn: item.closedOn },
      })),
  }
})

const adultFrom = 18

/** Who cares is told only as far as whoever holds the phone wrote it. */
const careOn = (
  rows: RowReader,
  memberIds: readonly string[],
  today: PlainDate,
): Pick<Journey, 'children' | 'carers'> => {
  const minors = memberIds.flatMap((id) => {
    const person = personFactOn(rows, id)
    return person?.birthDate && ageOn(person.birthDate, today) < adultFrom
      ? [{ ...person, bornOn: person.birthDate }]
      : []
  })
  const carers = minors.flatMap(({ id }) =>
    rows.where('care_arrangements', 'child_person_id', id).map((row) => ({
      name: nameOn(rows, row.carer_person_id ? String(row.carer_person_id) : null) ?? String(row.carer_name ?? ''),
      fromOn: row.from_on as PlainDate,
      untilOn: (row.until_on ?? null) as PlainDate | null,
    })),
  )
  const lanes = new Map(carers.map((lane) => [`${lane.name} ${lane.fromOn}`, lane]))
  return { children: minors.map(({ name, bornOn }) => ({ name, bornOn })), carers: [...lanes.values()] }
}

const journeyAnswer = answerTo(getJourney, (rows, { householdId }, { today }) => {
  const memberIds = membersOn(rows, householdId)
  const ofFamily = heldEpisodes(rows)
    .filter((row) => row.household_id === householdId || memberIds.includes(String(row.person_id)))
    .toSorted((a, b) => String(a.opened_on).localeCompare(String(b.opened_on)))
  const held = ofFamily.map((row) => partsOn(rows, row, today))
  const journey = journeyOf(
    held.map(({ parts }) => parts),
    { care: careOn(rows, memberIds, today), rulebook: rulebookOn(rows, today), today },
  )
  const byId = new Map(held.map(({ parts, isWhole }) => [parts.episode.id, { episode: parts.episode, isWhole }]))
  const preparing = journey.preparing.map((one) => {
    const known = byId.get(one.episodeId)
    return known ? { ...one, nextStep: stepOf(known.isWhole, known.episode, one.nextStep) } : one
  })
  return { ...journey, preparing }
})

const lifeAnswer = answerTo(getLife, (rows, { personId }, { today }) => {
  if (!rows.find('people', personId)) throw missing('registry.personMissing')
  const episodes = asRows<EpisodeRow>(rows.where('episodes', 'person_id', personId))
  const told = episodes.map((episode) => ({
    episode,
    stages: ofEpisode<StageEventRow>(rows, 'stage_events', episode.id),
  }))
  return lifeOf(personId, told, today)
})

const contractAnswer = answerTo(getContract, (rows, { episodeId }, { today }) => {
  const row = rows.find('episodes', episodeId)
  if (!row) throw missing('migration.episodeMissing')
  const { parts } = partsOn(rows, row, today)
  const contract = workContractOf(parts, {
    rulesOn: (day) => rowsOnPhone(rows, 'country-contract-rule', day),
    premiums: rowsOnPhone(rows, 'premium', today),
  })
  // of a visa that another hand wrote down this phone says nothing, rather than that nobody knows
  const findings = contract.findings.filter(({ term }) => term !== 'work_visa' || hasGuarded(parts))
  return { ...contract, findings }
})

const openPartsOn = (rows: RowReader, held: readonly DeviceRow[], today: PlainDate): EpisodeParts[] =>
  held.filter((row) => (row.closed_on ?? null) === null).map((row) => partsOn(rows, row, today).parts)

const expiriesAnswer = answerTo(listExpiries, (rows, input, { today }) =>
  filterExpiries(viewExpiries(openPartsOn(rows, heldEpisodes(rows), today), rulebookOn(rows, today), today), input),
)

const familyExpiriesAnswer = answerTo(getFamilyExpiries, (rows, { householdId }, { today }) => {
  const memberIds = membersOn(rows, householdId)
  const held = heldEpisodes(rows).filter(
    (row) => row.household_id === householdId || memberIds.includes(String(row.person_id)),
  )
  return { expiries: [...viewExpiries(openPartsOn(rows, held, today), rulebookOn(rows, today), today)] }
})

const personExpiriesAnswer = answerTo(getPersonExpiries, (rows, { personId }, { today }) => {
  const held = heldEpisodes(rows).filter((row) => row.person_id === personId)
  return { expiries: [...viewExpiries(openPartsOn(rows, held, today), rulebookOn(rows, today), today)] }
})

const outsideAnswer = answerTo(listOutsideNumbers, (rows, { episodeId }, { today }) => {
  if (!heldEpisodes(rows).some(({ id }) => id === episodeId)) throw missing('migration.episodeMissing')
  const numbers = ofEpisode<OutsideNumberRow>(rows, 'outside_numbers', episodeId)
  return viewOutsideNumbers(numbers, rowsOnPhone(rows, 'outside-number', today))
})

const costsAnswer = answerTo(listCosts, (rows, { episodeId }) => {
  const [episode] = asRows<EpisodeRow>(heldEpisodes(rows).filter(({ id }) => id === episodeId))
  if (!episode) throw missing('migration.episodeMissing')
  const lines = ofEpisode<CostRow>(rows, 'cost_lines', episodeId)
  return viewCosts(lines, episode.occupation, (day) => costRulesOn(rows, day))
})

/** What the files of migrants answer on a phone, as the server would, as far as a phone may hold them. */
export const migrationAnswers: ReadonlyMap<string, DeviceAnswer> = new Map([
  episodeAnswer,
  listAnswer,
  personAnswer,
  journeyAnswer,
  lifeAnswer,
  contractAnswer,
  outsideAnswer,
  expiriesAnswer,
  familyExpiriesAnswer,
  personExpiriesAnswer,
  costsAnswer,
  queueAnswer,
  ...contactAnswers,
  ...returnAnswers,
  ...roundAnswers,
])
