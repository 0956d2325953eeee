import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { cardKinds, householdStatuses, verifiedLevelSchema } from './codes.ts'
import { personInputSchema, personListItemSchema } from './person.ts'
import { countSchema, idSchema, optionalDate, optionalText, pageSchema, plainDateSchema } from './shapes.ts'

export const cardInputSchema = z._default(
  z.nullable(z.string().check(z.regex(/^\d{16}$/, { error: 'registry.cardLength' }))),
  null,
)

export const householdInputSchema = z.object({
  id: idSchema,
  cardNo: cardInputSchema,
  cardIssuedOn: optionalDate,
  address: optionalText(240),
  hamlet: optionalText(80),
  rw: optionalText(8),
  rt: optionalText(8),
})
export type HouseholdInput = z.output<typeof householdInputSchema>

export const householdListItemSchema = z.object({
  id: idSchema,
  cardMasked: z.nullable(z.string()),
  cardKind: z.enum(cardKinds),
  headPersonId: z.nullable(idSchema),
  headName: z.nullable(z.string()),
  address: z.nullable(z.string()),
  hamlet: z.nullable(z.string()),
  rw: z.nullable(z.string()),
  rt: z.nullable(z.string()),
  status: z.enum(householdStatuses),
  verifiedLevel: verifiedLevelSchema,
  memberCount: countSchema,
  childCount: countSchema,
})
export type HouseholdListItem = z.output<typeof householdListItemSchema>

/** One member on the family file, with the papers that need an eye. */
export const householdMemberSchema = z.extend(personListItemSchema, {
  memberId: idSchema,
  /** The picture, while its consent is in force. */
  photoHash: z.nullable(z.string()),
  occupationCode: z.nullable(z.string()),
  maritalCode: z.nullable(z.string()),
  /** Where he lives, when it is not the address of the card: a child with its grandmother, a son in the city. */
  livesAt: z.nullable(z.string()),
  fromOn: z.nullable(plainDateSchema),
  untilOn: z.nullable(plainDateSchema),
  endedBecause: z.nullable(z.string()),
})
export type HouseholdMember = z.output<typeof householdMemberSchema>

/** Somebody who left the card; the village he was sent to, if he moved to another one. */
export const formerMemberSchema = z.extend(householdMemberSchema, { movedTo: z.nullable(z.string()) })
export type FormerMember = z.output<typeof formerMemberSchema>

export const expiringDocumentSchema = z.object({
  id: idSchema,
  personId: idSchema,
  personName: z.string(),
  kind: z.string(),
  numberMasked: z.nullable(z.string()),
  expiresOn: plainDateSchema,
  heldBy: z.string(),
})

export const childCareSchema = z.object({
  childPersonId: idSchema,
  childName: z.string(),
  birthDate: z.nullable(plainDateSchema),
  arrangementId: z.nullable(idSchema),
  carerPersonId: z.nullable(idSchema),
  carerName: z.nullable(z.string()),
  carerRelation: z.nullable(z.string()),
  fromOn: z.nullable(plainDateSchema),
})

export const getHousehold = query('registry.getHousehold', {
  summary: 'The family file: members, papers that expire, children and who cares for them.',
  logged: (input) => input.householdId,
  opens: 'registry.getHousehold',
  input: z.object({ householdId: idSchema }),
  output: z.object({
    household: householdListItemSchema,
    members: z.array(householdMemberSchema),
    formerMembers: z.array(formerMemberSchema),
    expiring: z.array(expiringDocumentSchema),
    children: z.array(childCareSchema),
    openChangeRequests: countSchema,
  }),
})

export const listHouseholds = query('registry.listHouseholds', {
  summary: 'The families of a village, by the name of any member, hamlet, card or address.',
  input: z.object({
    text: z._default(z.string().check(z.maxLength(120)), ''),
    hamlet: optionalText(80),
    status: z._default(z.nullable(z.enum(householdStatuses)), 'here'),
    sort: z._default(z.enum(['headName', 'hamlet', 'recordedAt']), 'headName'),
    descending: z._default(z.boolean(), false),
    ...pageSchema,
  }),
  output: z.object({
    households: z.array(householdListItemSchema),
    total: countSchema,
    hamlets: z.array(z.object({ hamlet: z.nullable(z.string()), households: countSchema })),
    villageHouseholds: countSchema,
    villagePeople: countSchema,
  }),
})

export const recordHousehold = command('registry.recordHousehold', {
  summary: 'Opens a family file, with its head and members if they are known.',
  offline: true,
  input: z.object({
    household: householdInputSchema,
    members: z._default(
      z.array(z.object({ person: personInputSchema, relationCode: z.string() })).check(z.maxLength(30)),
      [],
    ),
    /** People already recorded who stand on this card from now on. */
    existing: z._default(
      z.array(z.object({ personId: idSchema, relationCode: z.string() })).check(z.maxLength(30)),
      [],
    ),
    fromOn: optionalDate,
    differentFrom: z._default(z.array(idSchema).check(z.maxLength(60)), []),
  }),
  output: z.object({ householdId: idSchema, warnings: z.array(z.object({ field: z.string(), code: z.string() })) }),
})

export const recordHouseholdMember = command('registry.recordHouseholdMember', {
  summary: 'Puts a person on a family card, or on another one: the old place ends, nothing is erased.',
  offline: true,
  input: z.object({
    id: idSchema,
    householdId: idSchema,
    personId: idSchema,
    relationCode: z.string(),
    fromOn: optionalDate,
    reason: optionalText(240),
  }),
  output: z.object({ memberId: idSchema, requestId: z.nullable(idSchema) }),
})

export const recordWithoutMigrants = command('registry.recordWithoutMigrants', {
  summary: 'Notes that households of a hamlet were asked and found without migrants: a dated row without names.',
  offline: true,
  input: z.object({
    id: idSchema,
    hamlet: optionalText(80),
    rw: optionalText(8),
    rt: optionalText(8),
    householdCount: z._default(z.int().check(z.minimum(1), z.maximum(500)), 1),
    askedOn: plainDateSchema,
  }),
  output: z.object({ id: idSchema }),
})
