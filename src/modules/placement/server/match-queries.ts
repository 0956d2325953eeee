import { listCandidates } from '#modules/migration/server/index.ts'
import { rowsOf } from '#modules/references/server/index.ts'
import { assertPersonInReach } from '#modules/registry/server/index.ts'
import { handle } from '#platform/server/module.ts'
import { missing } from '#platform/shared/errors.ts'
import { listFittingCandidates, listFittingVacancies } from '../contract/match.ts'
import { byFit, fits, matchVacancy } from '../rules/match.ts'
import { vacancyOf } from '../rules/vacancy-rows.ts'
import { itemOf, viewVacancy } from '../rules/vacancy-view.ts'
import { factsOfPeople } from './profiles.ts'
import { db } from './tables.ts'
import { getVacancyRow } from './vacancy-rows.ts'

/** So many are more than anybody reads; the best fitting come first. */
const mostShown = 60
const mostCompared = 2000

export const listFittingVacanciesHandler = handle(listFittingVacancies, async (context, { personId }) => {
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
  const best = judged.toSorted((one, other) => byFit(one.judged, other.judged)).slice(0, mostShown)
  return {
    ...{ person: known.person, hasProfile: known.hasProfile, total: rows.length },
    vacancies: best.map((one) => ({
      ...{ vacancy: itemOf(one.row, context.today, policies), judged: one.judged, fits: fits(one.judged) },
    })),
  }
})

export const listFittingCandidatesHandler = handle(listFittingCandidates, async (context, { vacancyId }) => {
  const row = await getVacancyRow(context, vacancyId)
  const vacancy = vacancyOf(row)
  const candidates = await listCandidates(context)
  const known = await factsOfPeople(
    context,
    candidates.map(({ personId }) => personId),
  )
  const byPerson = new Map(known.map((one) => [one.person.id, one]))
  const judged = candidates.flatMap(({ personId, episodeId, name, hamlet }) => {
    const own = byPerson.get(personId)
    if (!own) return []
    const judgements = matchVacancy(vacancy, own.facts)
    const who = { personId, episodeId, name, hamlet, hasProfile: own.hasProfile }
    return [{ ...who, judged: judgements, fits: fits(judgements) }]
  })
  return {
    vacancy: viewVacancy(row, context.today),
    candidates: judged.toSorted((one, other) => byFit(one.judged, other.judged)).slice(0, mostShown),
  }
})
