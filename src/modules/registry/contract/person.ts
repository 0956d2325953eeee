import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { birthPrecisionSchema, lifeStatusSchema, nikKinds, sexes, sexSchema, verifiedLevelSchema } from './codes.ts'
import {
  countSchema,
  idSchema,
  instantSchema,
  nameSchema,
  optionalCode,
  optionalDate,
  optionalId,
  optionalText,
  pageSchema,
  plainDateSchema,
} from './shapes.ts'

/** Sixteen digits, a temporary number (begins with 0), or nothing: people without a NIK exist. */
export const nikInputSchema = z._default(
  z.nullable(z.string().check(z.regex(/^\d{16}$/, { error: 'registry.nikLength' }))),
  null,
)

const parentInputSchema = z.object({ name: optionalText(120), nik: nikInputSchema, personId: optionalId })

/** What may be said of a person when he is first recorded. Everything but id, name and sex may be unknown. */
export const personInputSchema = z.object({
  id: idSchema,
  name: nameSchema,
  titleBefore: optionalText(40),
  titleAfter: optionalText(40),
  nik: nikInputSchema,
  sex: z.enum(sexes, { error: 'registry.sexMissing' }),
  birthPlace: optionalText(80),
  birthDate: optionalDate,
  birthPrecision: z._default(birthPrecisionSchema, 'day'),
  educationCode: optionalCode,
  educationNowCode: optionalCode,
  occupationCode: optionalCode,
  maritalCode: optionalCode,
  citizenshipCode: optionalCode,
  father: z._default(parentInputSchema, { name: null, nik: null, personId: null }),
  mother: z._default(parentInputSchema, { name: null, nik: null, personId: null }),
  lifeStatus: z._default(lifeStatusSchema, 'alive'),
  currentAddress: optionalText(240),
})
export type PersonInput = z.output<typeof personInputSchema>

/** A row of a list: enough to know who it is, no full number. */
export const personListItemSchema = z.object({
  id: idSchema,
  name: z.string(),
  nikMasked: z.nullable(z.string()),
  nikKind: z.enum(nikKinds),
  sex: sexSchema,
  birthDate: z.nullable(plainDateSchema),
  birthPrecision: birthPrecisionSchema,
  lifeStatus: lifeStatusSchema,
  verifiedLevel: verifiedLevelSchema,
  householdId: z.nullable(idSchema),
  relationCode: z.nullable(z.string()),
  headName: z.nullable(z.string()),
  hamlet: z.nullable(z.string()),
  rw: z.nullable(z.string()),
  rt: z.nullable(z.string()),
})
export type PersonListItem = z.output<typeof personListItemSchema>

export const personSchema = z.extend(personListItemSchema, {
  subjectId: idSchema,
  titleBefore: z.nullable(z.string()),
  titleAfter: z.nullable(z.string()),
  birthPlace: z.nullable(z.string()),
  educationCode: z.nullable(z.string()),
  educationNowCode: z.nullable(z.string()),
  occupationCode: z.nullable(z.string()),
  maritalCode: z.nullable(z.string()),
  citizenshipCode: z.nullable(z.string()),
  fatherName: z.nullable(z.string()),
  fatherPersonId: z.nullable(idSchema),
  motherName: z.nullable(z.string()),
  motherPersonId: z.nullable(idSchema),
  lifeStatusOn: z.nullable(plainDateSchema),
  currentAddress: z.nullable(z.string()),
  address: z.nullable(z.string()),
  verifiedAt: z.nullable(instantSchema),
  verifiedBy: z.nullable(z.string()),
  sealed: z.boolean(),
  mergedIntoId: z.nullable(idSchema),
  source: z.string(),
  recordedAt: instantSchema,
  changedAt: instantSchema,
})
export type Person = z.output<typeof personSchema>

export const matchReasonSchema = z.object({ code: z.string(), points: z.number() })
export const similarPersonSchema = z.object({
  person: personListItemSchema,
  score: z.number(),
  level: z.enum(['certain', 'likely', 'possible']),
  reasons: z.array(matchReasonSchema),
})
export type SimilarPerson = z.output<typeof similarPersonSchema>

export const findPeople = query('registry.findPeople', {
  summary: 'Finds people of one village by name, old spelling, birth date, NIK, card, mother or hamlet.',
  input: z.object({
    text: z._default(z.string().check(z.maxLength(120)), ''),
    hamlet: optionalText(80),
    householdId: optionalId,
    lifeStatus: z._default(z.nullable(lifeStatusSchema), null),
    verifiedLevel: z._default(z.nullable(verifiedLevelSchema), null),
    withoutNik: z._default(z.boolean(), false),
    sort: z._default(z.enum(['name', 'birthDate', 'recordedAt', 'hamlet']), 'name'),
    descending: z._default(z.boolean(), false),
    ...pageSchema,
  }),
  output: z.object({ people: z.array(personListItemSchema), total: countSchema, tookMilliseconds: z.number() }),
})

/** Possible duplicates of what is being typed: asked while the form is filled. */
export const findSimilarPeople = query('registry.findSimilarPeople', {
  summary: 'Possible duplicates of a person about to be recorded, with a score and its reasons.',
  input: z.object({
    name: z.string().check(z.maxLength(120)),
    nik: nikInputSchema,
    birthDate: optionalDate,
    birthPrecision: z._default(birthPrecisionSchema, 'day'),
    sex: z._default(sexSchema, 'unknown'),
    motherName: optionalText(120),
    hamlet: optionalText(80),
    exceptId: optionalId,
  }),
  output: z.object({ similar: z.array(similarPersonSchema) }),
})

export const recordPerson = command('registry.recordPerson', {
  summary: 'Records a person, and the place on a family card if it is known.',
  offline: true,
  input: z.object({
    person: personInputSchema,
    household: z._default(
      z.nullable(z.object({ householdId: idSchema, relationCode: z.string(), fromOn: optionalDate })),
      null,
    ),
    phone: optionalText(40),
    /** People seen on the duplicate warning and judged to be somebody else. */
    differentFrom: z._default(z.array(idSchema).check(z.maxLength(20)), []),
  }),
  output: z.object({ personId: idSchema, warnings: z.array(z.object({ field: z.string(), code: z.string() })) }),
})
