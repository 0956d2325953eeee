import {
  getCase,
  getReferral,
  getScreening,
  listCases,
  listIncidents,
  listReferrals,
  listScreenings,
} from '#modules/casework/contract.ts'
import { getLetter, listLetters } from '#modules/letters/contract.ts'
import { getMeeting, listMeetings } from '#modules/meetings/contract.ts'
import {
  getContract,
  getEpisode,
  getLife,
  getReconciliation,
  getReturn,
  getRound,
  listCheckIns,
  listContacts,
  listCosts,
  listEpisodes,
  listExpiries,
  listOutsideNumbers,
  listPillarReferrals,
  listReconciliations,
  listRoundHouseholds,
  listRounds,
  listVerificationQueue,
} from '#modules/migration/contract.ts'
import {
  getProfile,
  getVacancy,
  listFittingVacancies,
  listServices,
  listSignalErasures,
  listSignals,
  listVacancies,
} from '#modules/placement/contract.ts'
import type { Actor } from '#platform/server/context.ts'
import { ask } from '#platform/server/run-operation.ts'
import { dateParts, dayIn } from '#platform/shared/dates.ts'
import { villageId } from '#platform/shared/ids.ts'
import type { InputOf, Operation, OutputOf, Schema } from '#platform/shared/operation.ts'
import { type StateLists, seeStates } from './see-states.ts'
import type { World } from './world.ts'

type Ask = <I extends Schema, O extends Schema>(
  operation: Operation<I, O>,
  input: InputOf<Operation<I, O>>,
) => Promise<OutputOf<Operation<I, O>>>

interface Reader {
  as(role: string): Promise<Ask>
  readonly lists: StateLists
}

/** The accounts of the demo that act in this village, who read as its officers do; whatever an answer says is kept. */
const readerOf = (world: World, village: number): Reader => {
  const lists: StateLists = new Map()
  const as = async (role: string): Promise<Ask> => {
    const [found] = await world.asOwner<{ account: string; term: string; name: string }>(
      `select a.id as account, t.id as term, a.display_name as name from accounts a
       join terms_of_office t on t.account_id = a.id where t.village_id = $1 and t.role = $2 limit 1`,
      [village, role],
    )
    if (!found) throw new Error(`the demo village has no ${role}`)
    const actor: Actor = {
      ...{ kind: 'account', accountId: found.account, termId: found.term, role, name: found.name },
      ...{ homeVillageId: villageId(village), villageIds: [villageId(village)], personId: null, hamlet: null },
    }
    return async (operation, input) => {
      const answer = await ask(world.test.house, operation, { actor, input })
      seeStates(lists, operation as unknown as Operation, answer)
      return answer
    }
  }
  return { as, lists }
}

const readJourneys = async (asks: Ask) => {
  const people = new Set<string>()
  for (const closed of [false, true]) {
    const { episodes } = await asks(listEpisodes, { closed, limit: 100 })
    for (const { id: episodeId, personId } of episodes) {
      for (const operation of [
        getEpisode,
        listCheckIns,
        listCosts,
        getContract,
        getReturn,
        listOutsideNumbers,
      ] as const)
        await asks(operation as typeof getEpisode, { episodeId })
      people.add(personId)
    }
  }
  for (const personId of people) await asks(getLife, { personId })
  await asks(listContacts, { limit: 200 })
  await asks(listExpiries, { withinDays: 3650, limit: 100 })
  await asks(listVerificationQueue, {})
}

const readRounds = async (asks: Ask) => {
  for (const { id: roundId } of (await asks(listRounds, {})).rounds) {
    const { areas } = await asks(getRound, { roundId })
    for (const { hamlet, rt } of areas) await asks(listRoundHouseholds, { roundId, hamlet, rt })
  }
  for (const { id: reconciliationId } of (await asks(listReconciliations, {})).reconciliations)
    await asks(getReconciliation, { reconciliationId, limit: 200 })
}

const readWork = async (asks: Ask) => {
  for (const state of ['open', 'expired', 'withdrawn'] as const)
    for (const { id: vacancyId } of (await asks(listVacancies, { state, limit: 200 })).vacancies)
      await asks(getVacancy, { vacancyId })
  await asks(listSignals, {})
  const { year } = dateParts(dayIn('Asia/Jakarta'))
  for (const one of [year, year - 1]) await asks(listServices, { year: one, limit: 2000 })
  for (const { personId } of (await asks(listEpisodes, { limit: 100 })).episodes) {
    await asks(getProfile, { personId })
    await asks(listFittingVacancies, { personId })
  }
}

const readTroubles = async (asks: Ask) => {
  for (const group of ['open', 'new', 'ended'] as const)
    for (const { id: caseId } of (await asks(listCases, { group, limit: 100 })).cases) await asks(getCase, { caseId })
}

/** Reads a demo village page by page, as those do who serve in it; answers what its pages said of every list of words. */
export const readVillage = async (world: World): Promise<StateLists> => {
  // Of the two villages the one in which every office serves, an account of another office too.
  const [found] = await world.asOwner<{ id: number }>(
    `select village_id as id from terms_of_office where role = 'partner'`,
  )
  const { as, lists } = readerOf(world, Number(found?.id))
  const officer = await as('migration_officer')
  await readJourneys(officer)
  await readRounds(officer)
  await readWork(officer)
  await readTroubles(officer)
  await officer(listIncidents, {})
  for (const { id: meetingId } of (await officer(listMeetings, { limit: 100 })).meetings)
    await officer(getMeeting, { meetingId })
  for (const { id: letterId } of (await officer(listLetters, { limit: 200 })).letters)
    await officer(getLetter, { letterId })
  const head = await as('head')
  await head(listSignalErasures, {})
  await readTroubles(head)
  for (const role of ['business_officer', 'tutor', 'coop_manager']) await (await as(role))(listPillarReferrals, {})
  const screener = await as('screener')
  for (const { id: screeningId } of (await screener(listScreenings, {})).screenings)
    await screener(getScreening, { screeningId })
  const partner = await as('partner')
  for (const { id: referralId } of (await partner(listReferrals, {})).referrals)
    await partner(getReferral, { referralId })
  return lists
}
