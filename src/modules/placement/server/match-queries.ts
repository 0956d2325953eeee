import { listCandidates, listReturned } from '#modules/migration/server/index.ts'
import { rowsOf } from '#modules/references/server/index.ts'
import { assertPersonInReach, hiddenAmong } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { missing } from '#platform/shared/errors.ts'
import { listFittingCandidates, listFittingVacancies } from '../contract/match.ts'
import { byFit, fits, matchVacancy, type WhyAsked } from '../rules/match.ts'
import { vacancyOf } from '../rules/vacancy-rows.ts'
import type { WorkPlace } from '../rules/vacancy-shape.ts'
import { itemOf, viewVacancy } from '../rules/vacancy-view.ts'
import { factsOfPeople, wishingToStay } from './profiles.ts'
import { db } from './tables.ts'
import { getVacancyRow } from './vacancy-rows.ts'

const mostCompared = 2000

export const listFittingVacanciesHandler = handle(listFittingVacancies, async (context, { personId, limit }) => {
  await assertPersonInReach(context, personId)
  const [known] = await factsOfPeople(context, [personId])
  if (!known) throw missing()
  const [rows, policies] = await Promise.all([
    db(context)
      .selectFrom('vacancies')
      .selectAll()
      .where('village_id', '=', context.villageId)
      .where('withdrawn_on', 'is', null)
      .where('expires_on', '>=', context.today)
      .orderBy('expires_on')
      .orderBy('id')
      .limit(mostCompared)
      .execute(),
    rowsOf(context, 'country-policy', context.today),
  ])
  const judged = rows.map((row) => ({ row, judged: matchVacancy(vacancyOf(row), known.facts) }))
  const best = judged.toSorted((one, other) => byFit(one.judged, other.judged)).slice(0, limit)
  return {
    ...{ person: known.person, hasProfile: known.hasProfile, total: rows.length },
    vacancies: best.map((one) => ({
      ...{ vacancy: itemOf(one.row, context.today, policies), judged: one.judged, fits: fits(one.judged) },
    })),
  }
})

interface Asked {
  readonly personId: string
  readonly hamlet: string | null
  readonly why: WhyAsked
}

/** Who is told of it: abroad who plans to go; at home also who came back, and whoever said that work at home is wished. */
const peopleFor = async (context: Context, workPlace: WorkPlace): Promise<Asked[]> => {
  const planning = (await listCandidates(context)).map((one) => ({ ...one, why: 'plans' as const }))
  if (workPlace === 'abroad') return planning
  const cameBack = (await listReturned(context)).map((one) => ({ ...one, why: 'cameBack' as const }))
  const wishing = (await wishingToStay(context)).map((personId) => ({
    ...{ personId, hamlet: null, why: 'staysHome' as const },
  }))
  const byPerson = new Map<string, Asked>()
  for (const one of [...planning, ...cameBack, ...wishing])
    if (!byPerson.has(one.personId)) byPerson.set(one.personId, one)
  return [...byPerson.values()]
}

export const listFittingCandidatesHandler = handle(listFittingCandidates, async (context, { vacancyId, limit }) => {
  const row = await getVacancyRow(context, vacancyId)
  const vacancy = vacancyOf(row)
  const people = await peopleFor(context, row.work_place)
  const ids = people.map(({ personId }) => personId)
  const [known, hidden] = await Promise.all([factsOfPeople(context, ids), hiddenAmong(context, ids)])
  const byPerson = new Map(known.map((one) => [one.person.id, one]))
  const judged = people.flatMap(({ personId, hamlet, why }) => {
    const own = byPerson.get(personId)
    if (!own || hidden.has(personId)) return []
    const judgements = matchVacancy(vacancy, own.facts)
    const who = { personId, name: own.person.name, hamlet, why, hasProfile: own.hasProfile }
    return [{ ...who, judged: judgements, fits: fits(judgements) }]
  })
  return {
    vacancy: viewVacancy(row, context.today),
    candidates: judged.toSorted((one, other) => byFit(one.judged, other.judged)).slice(0, limit),
    total: judged.length,
  }
})
