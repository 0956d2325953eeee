import { headInOffice } from '#modules/access/server/index.ts'
import { rowsOf } from '#modules/references/server/index.ts'
import { type PersonPaper, shownName } from '#modules/registry/contract.ts'
import {
  careOf,
  childrenOfMany,
  getHouseholdMembers,
  getPersonSnapshot,
  papersOf,
  personFactsOf,
} from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { ageOn, plainDate } from '#platform/shared/dates.ts'
import type { CounterPack } from '../contract/counter-pack.ts'
import type { Journey } from '../contract/episode-file.ts'
import type { Child, PersonFacts, Rulebook } from '../rules/parts.ts'
import { adultFrom, childOf, factsOf } from '../rules/person-facts.ts'
import { rulebookFrom } from '../rules/rulebook.ts'
import { db } from './tables.ts'

export const loadRulebook = async (context: Context): Promise<Rulebook> => {
  const [documents, ages, flags, reminders] = await Promise.all([
    rowsOf(context, 'required-document', context.today),
    rowsOf(context, 'minimum-age', context.today),
    rowsOf(context, 'red-flag', context.today),
    rowsOf(context, 'expiry-reminder', context.today),
  ])
  return rulebookFrom({ documents, ages, flags, reminders })
}

/** True: the head signs; false: nobody is head, and the secretary acts in the head's name (a.n.). */
export const isHeadInOffice = async (context: Context): Promise<boolean> => {
  const signer = await headInOffice(context, context.villageId, context.today)
  return signer !== undefined && !signer.acting
}

export const personFactsById = async (
  context: Context,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, PersonFacts>> => {
  const known = await personFactsOf(context, personIds)
  return new Map(
    personIds.flatMap((id): [string, PersonFacts][] => {
      const fact = known.get(id)
      return fact ? [[id, factsOf(id, fact)]] : []
    }),
  )
}

/** Living children; one whose birth day is unknown is asked about as if under age. */
export const childrenByPerson = async (
  context: Context,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Child[]>> => {
  const children = new Map<string, readonly Child[]>()
  for (const [personId, all] of await childrenOfMany(context, personIds)) {
    const living = all.filter((child) => child.lifeStatus !== 'dead')
    children.set(
      personId,
      living.map((child) => childOf(personId, child, context.today)),
    )
  }
  return children
}

/** What the register keeps of each person's papers. */
export const papersByPerson = async (
  context: Context,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly PersonPaper[]>> => {
  const papers = new Map<string, PersonPaper[]>()
  for (const paper of await papersOf(context, personIds))
    papers.set(paper.personId, [...(papers.get(paper.personId) ?? []), paper])
  return papers
}

/** Names by id; those outside the village are left out. */
export const namesById = async (
  context: Context,
  personIds: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> => {
  const ids = [...new Set(personIds.filter((id) => id !== null))]
  if (ids.length === 0) return new Map()
  const rows = await db(context)
    .selectFrom('person_names')
    .select(['id', 'name'])
    .where('village_id', '=', context.villageId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Who lives on the card, the children with their carers: for the picture of a family. */
export const householdCare = async (
  context: Context,
  householdId: string,
): Promise<{ memberIds: readonly string[]; children: Journey['children']; carers: Journey['carers'] }> => {
  const members = (await getHouseholdMembers(context, householdId)).filter((member) => member.untilOn === null)
  const minors = members.flatMap((member) =>
    member.birthDate && ageOn(member.birthDate, context.today) < adultFrom
      ? [{ id: member.id, name: shownName(member.name), bornOn: member.birthDate }]
      : [],
  )
  const carers: Journey['carers'] = []
  for (const minor of minors) {
    for (const care of await careOf(context, minor.id)) {
      if (care.childPersonId !== minor.id) continue
      const lane = { name: care.carerName, fromOn: care.fromOn, untilOn: care.untilOn }
      if (!carers.some((one) => one.name === lane.name && one.fromOn === lane.fromOn)) carers.push(lane)
    }
  }
  return {
    memberIds: members.map((member) => member.id),
    children: minors.map(({ name, bornOn }) => ({ name, bornOn })),
    carers,
  }
}

/** The candidate as the counter needs to know: with the whole NIK. */
export const personDetails = async (context: Context, personId: string): Promise<CounterPack['candidate']> => {
  const { name, nik, birthPlace, birthDate, sex, address } = await getPersonSnapshot(context, personId)
  return { name, nik, birthPlace, birthDate: birthDate ? plainDate(birthDate) : null, sex, address }
}
