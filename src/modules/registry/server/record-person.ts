import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { endTask, openTask } from '#platform/server/tasks.ts'
import { Refusal, refuseAt } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { type PersonInput, recordPerson } from '../contract/person.ts'
import { nikKindOf, nikWarnings } from '../rules/nik.ts'
import { addContact } from './contacts.ts'
import { personRecorded } from './events.ts'
import { getHouseholdRow, placeInHousehold } from './memberships.ts'
import { nikDigest } from './numbers.ts'
import { insertPeople } from './person-rows.ts'
import { assertHouseholdInReach } from './reach.ts'
import { similarTo } from './similar-people.ts'
import { db } from './tables.ts'
import { reviewDuplicate } from './task-kinds.ts'

export interface Warning {
  readonly field: string
  readonly code: string
}

/** Writes one person: the NIK is once in the village, the rest only warns. */
export const addPerson = async (
  context: Context,
  person: PersonInput,
  options: { readonly differentFrom?: readonly string[]; readonly source?: string } = {},
): Promise<Warning[]> => {
  await assertNikIsFree(context, person.nik, person.id)
  await assertNotFuture(context, person)
  const similar = await similarTo(context, {
    ...person,
    motherName: person.mother.name,
    place: null,
    exceptId: person.id,
  })
  await insertPeople(context, [{ ...person, source: options.source ?? 'manual' }])
  await context.publish(personRecorded, { personId: person.id })
  const seen = new Set(options.differentFrom ?? [])
  await recordDifferent(
    context,
    person.id,
    similar.filter((match) => seen.has(match.personId)),
  )
  const unseen = similar.filter((match) => !seen.has(match.personId) && match.level !== 'possible')
  if (unseen.length > 0) await openTask(context, reviewDuplicate, { subjectId: person.id, personId: person.id })
  return warningsOf(context, person, unseen.length > 0)
}

const warningsOf = (context: Context, person: PersonInput, similar: boolean): Warning[] => [
  ...nikWarnings(person.nik, person, context.today).map((code) => ({ field: 'nik', code })),
  ...(similar ? [{ field: 'name', code: 'registry.maybeKnown' }] : []),
]

/** A real NIK stands once in a village's register. Who has it is not told beyond the village. */
export const assertNikIsFree = async (context: Context, nik: string | null, exceptId: string): Promise<void> => {
  if (nik === null || nikKindOf(nik) !== 'real') return
  const holder = await db(context)
    .selectFrom('people')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('nik_digest', '=', nikDigest(nik))
    .where('nik_kind', '=', 'real')
    .where('merged_into_id', 'is', null)
    .executeTakeFirst()
  if (!holder || holder.id === exceptId) return
  throw new Refusal('conflict', 'registry.nikTaken', { personId: holder.id }, [
    { field: 'person.nik', code: 'registry.nikTaken' },
  ])
}

const assertNotFuture = async (context: Context, person: PersonInput): Promise<void> => {
  if (person.birthDate === null || person.birthDate <= context.today) return
  refuseAt('person.birthDate', 'registry.birthInFuture')
}

// "Somebody else", said on the warning, is a verdict like any other: the pair is not shown again.
const recordDifferent = async (
  context: Context,
  personId: string,
  matches: readonly { personId: string; score: number; reasons: readonly { code: string }[] }[],
): Promise<void> => {
  for (const match of matches) {
    const [first = personId, second = personId] = [personId, match.personId].sort()
    await db(context)
      .insertInto('duplicate_verdicts')
      .values({
        village_id: context.villageId,
        id: newId(),
        first_person_id: first,
        second_person_id: second,
        verdict: 'different',
        score_basis_points: Math.round(match.score * 10_000),
        reasons: match.reasons.map((reason) => reason.code).join(','),
        note: null,
        recorded_at: context.now,
        recorded_by: context.actor.accountId,
      })
      .execute()
  }
}

export const recordPersonHandler = handle(recordPerson, async (context, input) => {
  if (input.household)
    await assertHouseholdInReach(context, await getHouseholdRow(context, input.household.householdId))
  const warnings = await addPerson(context, input.person, { differentFrom: input.differentFrom })
  if (input.household) {
    await placeInHousehold(context, {
      id: newId(),
      personId: input.person.id,
      householdId: input.household.householdId,
      relationCode: input.household.relationCode,
      fromOn: input.household.fromOn,
    })
  }
  if (input.phone)
    await addContact(context, {
      id: newId(),
      personId: input.person.id,
      kind: 'phone',
      value: input.phone,
      whose: 'own',
      note: null,
    })
  return { personId: input.person.id, warnings }
})

/** The pair was judged: nothing is left to review. */
export const endDuplicateReview = (context: Context, personId: string): Promise<void> =>
  endTask(context, reviewDuplicate, personId, 'judged')
