import { getHousehold, listHouseholds } from '#modules/registry/contract.ts'
import { ageOn, type PlainDate, plainDate } from '#platform/shared/dates.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import type { Performer } from './performer.ts'

export interface Relative {
  readonly personId: string
  readonly name: string
  readonly relation: string
  readonly sex: string
  readonly age: number
}

/** Somebody of working age with the family around. */
export interface Adult extends Relative {
  readonly householdId: string
  readonly family: readonly Relative[]
}

const working = (relative: Relative): boolean => relative.age >= 22 && relative.age <= 44 && relative.relation !== '7'

/** By what is the same at every making of the demo: ids are not, so the register's own order of one hamlet is another each time. */
const inOrder = (households: OutputOf<typeof listHouseholds>['households']) =>
  households
    .map(({ id, hamlet, rt, headName, cardMasked, memberCount }) => ({
      id,
      key: [hamlet, rt, headName, cardMasked, memberCount].join('|'),
    }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))

/** Adults of working age, one a family, in the village's own order: the people of the story. */
export const findAdults = async (officer: Performer, today: PlainDate): Promise<Adult[]> => {
  const { households, total } = await officer.asks(listHouseholds, { limit: 100 })
  if (total > households.length) throw new Error('a demo village has at most 100 families')
  const adults: Adult[] = []
  for (const { id } of inOrder(households)) {
    const { members } = await officer.asks(getHousehold, { householdId: id })
    const family = members.map((member) => ({
      personId: member.id,
      name: member.name,
      relation: member.relationCode ?? '',
      sex: member.sex,
      age: member.birthDate ? ageOn(plainDate(member.birthDate), today) : 0,
    }))
    const one = family.find((relative) => working(relative) && relative.relation === '3') ?? family.find(working)
    if (one && family.length > 1) adults.push({ ...one, householdId: id, family })
  }
  return adults
}

/** Who may permit: husband or wife first, then a parent in the house (UU 18/2017 art. 13). */
export const findGiver = (adult: Adult): Relative | undefined => {
  const others = adult.family.filter((relative) => relative.personId !== adult.personId && relative.age >= 21)
  const spouse =
    adult.relation === '1' || adult.relation === '3'
      ? others.find((one) => one.relation === '1' || one.relation === '3')
      : undefined
  return (
    spouse ?? (adult.relation === '4' ? others.find((one) => one.relation === '1' || one.relation === '3') : undefined)
  )
}

export const childrenOf = (adult: Adult): readonly Relative[] =>
  adult.relation === '1' || adult.relation === '3'
    ? adult.family.filter((one) => one.relation === '4' && one.age < 18)
    : []
