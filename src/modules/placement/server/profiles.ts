import { homecomingRecorded, listCandidates, toldAtReturn } from '#modules/migration/server/index.ts'
import type { Occupation } from '#modules/references/contract.ts'
import {
  assertPersonInReach,
  peopleMerged,
  personErased,
  personFactsOf,
  registerCopyPart,
} from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle, hear } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { ageOn } from '#platform/shared/dates.ts'
import { missing } from '#platform/shared/errors.ts'
import { getProfile, recordProfile } from '../contract/match.ts'
import type { CandidateFacts, Experience } from '../rules/match.ts'
import type { KnownLanguage } from '../rules/vacancy-shape.ts'
import { db, type ProfileRow } from './tables.ts'

const written = (list: readonly unknown[] | null): string | null => (list === null ? null : JSON.stringify(list))
const listIn = <Item>(text: string | null): Item[] | null => (text === null ? null : (JSON.parse(text) as Item[]))

/** Somebody of this village's register, whom the asker may know; anybody else is missing. */
export const assertKnown = async (context: Context, personId: string): Promise<void> => {
  await assertPersonInReach(context, personId)
  if (!(await personFactsOf(context, [personId])).has(personId)) throw missing()
}

export const recordProfileHandler = handle(recordProfile, async (context, { id, personId, ...told }) => {
  await assertKnown(context, personId)
  await db(context)
    .insertInto('candidate_profiles')
    .values({
      ...{ ...recordedBy(context), id, person_id: personId, education: told.education, skills: told.skills },
      ...{ languages: written(told.languages), certificates: written(told.certificates) },
      ...{ experience: written(told.experience), wished_place: told.wishedPlace },
      ...{ wished_countries: written(told.wishedCountries), wished_work: written(told.wishedWork) },
    })
    .execute()
  context.note({ person: personId })
  return { personId }
})

const toldBy = (row: ProfileRow) => ({
  ...{ education: row.education, languages: listIn<KnownLanguage>(row.languages), skills: row.skills },
  ...{ certificates: listIn<string>(row.certificates), experience: listIn<Experience>(row.experience) },
  ...{ wishedPlace: row.wished_place, wishedCountries: listIn<string>(row.wished_countries) },
  wishedWork: listIn<Occupation>(row.wished_work),
})

export const getProfileHandler = handle(getProfile, async (context, { personId }) => {
  await assertPersonInReach(context, personId)
  const [facts] = await factsOfPeople(context, [personId])
  if (!facts) throw missing()
  const row = (await newestProfiles(context, [personId])).get(personId)
  const plan = (await listCandidates(context)).find((one) => one.personId === personId)
  return {
    person: facts.person,
    profile: row ? { ...toldBy(row), recordedAt: row.recorded_at, recordedByName: row.recorded_by_name } : null,
    planned: { country: plan?.country ?? null, occupation: plan?.occupation ?? null },
  }
})

const newestProfiles = async (
  context: Context,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, ProfileRow>> => {
  if (personIds.length === 0) return new Map()
  const rows = await db(context)
    .selectFrom('candidate_profiles')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', (eb) => eb.fn.any(eb.val([...personIds])))
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  return new Map(rows.map((row) => [row.person_id, row]))
}

/** People as they are compared with vacancies. A wish nobody noted is read from the journey that was opened for it. */
export const factsOfPeople = async (context: Context, personIds: readonly string[]) => {
  const [known, profiles, candidates] = await Promise.all([
    personFactsOf(context, personIds),
    newestProfiles(context, personIds),
    listCandidates(context),
  ])
  const planById = new Map(candidates.map((one) => [one.personId, one]))
  return personIds.flatMap((personId) => {
    const person = known.get(personId)
    if (!person) return []
    const row = profiles.get(personId)
    const told = row ? toldBy(row) : null
    const plan = planById.get(personId)
    const age = person.birthDate ? ageOn(person.birthDate, context.today) : null
    const facts: CandidateFacts = {
      ...{ sex: person.sex, age, education: told?.education ?? null, languages: told?.languages ?? null },
      ...{ certificates: told?.certificates ?? null, experience: told?.experience ?? null },
      wishedPlace: told?.wishedPlace ?? (plan ? 'abroad' : null),
      wishedCountries: told?.wishedCountries ?? (plan?.country ? [plan.country] : null),
      wishedWork: told?.wishedWork ?? (plan?.occupation ? [plan.occupation] : null),
    }
    return [{ person: { id: personId, name: person.name, sex: person.sex, age }, hasProfile: row !== undefined, facts }]
  })
}

/** What was brought home stands in the profile at once: nobody is asked twice what he can do. What the form did not ask stays. */
export const profileFromReturn = hear(
  homecomingRecorded,
  'placement.profileFromReturn',
  async (context, { personId, returnId }) => {
    const told = await toldAtReturn(context, returnId)
    if (!told?.skills && !told?.certificates) return
    const before = (await newestProfiles(context, [personId])).get(personId)
    const { skills, certificates, ...recorded } = told
    const abroad = certificates ? certificates.split(/[,;\n]/).flatMap((one) => one.trim().slice(0, 80) || []) : []
    const known = listIn<string>(before?.certificates ?? null) ?? []
    await db(context)
      .insertInto('candidate_profiles')
      .values({
        ...{ education: null, languages: null, experience: null, wished_place: null },
        ...{ wished_countries: null, wished_work: null, ...before, ...recorded },
        ...{ village_id: context.villageId, id: returnId, person_id: personId },
        skills: skills ?? before?.skills ?? null,
        certificates: certificates
          ? written([...new Set([...known, ...abroad])].slice(0, 10))
          : (before?.certificates ?? null),
      })
      .onConflict((written) => written.doNothing())
      .execute()
  },
)

/** What somebody can do and wishes goes with him, whole: nothing of it is counted. */
export const forgetProfile = hear(personErased, 'placement.forgetProfile', async (context, { personId }) => {
  await db(context)
    .deleteFrom('candidate_profiles')
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
    .execute()
})

export const profileFollowsMerge = hear(peopleMerged, 'placement.profileFollowsMerge', async (context, merge) => {
  await db(context)
    .updateTable('candidate_profiles')
    .set({ person_id: merge.keptPersonId })
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', merge.mergedPersonId)
    .execute()
})

/** What a person takes along: the profile as it was told, newest last. */
export const registerProfileCopy = (): void =>
  registerCopyPart({
    name: 'workProfiles',
    read: async (context, personId) => {
      const rows = await db(context)
        .selectFrom('candidate_profiles')
        .selectAll()
        .where('village_id', '=', context.villageId)
        .where('person_id', '=', personId)
        .orderBy('recorded_at')
        .execute()
      return rows.map((row) => ({ ...toldBy(row), recordedAt: row.recorded_at }))
    },
  })

/** Whose newest profile wishes work at home, or would take it. */
export const wishingToStay = async (context: Context): Promise<string[]> => {
  const rows = await db(context)
    .selectFrom('candidate_profiles')
    .distinctOn('person_id')
    .select(['person_id', 'wished_place'])
    .where('village_id', '=', context.villageId)
    .orderBy('person_id')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.filter(({ wished_place: place }) => place === 'home' || place === 'either').map((row) => row.person_id)
}
