import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { daySchema, doneSchema, idSchema, instantSchema, reasonSchema, villageIdSchema } from './shape.ts'

/** UU 27/2022 art. 46: within 3 × 24 hours, in writing, to the people and to the agency. */
export const breachSteps = ['contained', 'agency_told', 'people_told', 'public_told'] as const
export const breachKinds = [
  'device_lost',
  'account_misused',
  'paper_lost',
  'sent_wrong',
  'system_entered',
  'other',
] as const

export const recordBreach = command('access.recordBreach', {
  summary: 'Records that personal data leaked. The 72-hour clock runs from when it was found.',
  scope: 'common',
  input: z.object({
    id: idSchema,
    villageId: z.nullable(villageIdSchema),
    kind: z.enum(breachKinds),
    foundAt: z.iso.datetime({ offset: true }),
    whatHappened: reasonSchema,
    whichData: reasonSchema,
    handling: reasonSchema,
    peopleCount: z.int().check(z.minimum(0)),
    personIds: z.array(idSchema).check(z.maxLength(5000)),
  }),
  output: doneSchema,
})

export const recordBreachStep = command('access.recordBreachStep', {
  summary: 'Records a duty done: contained, agency told, people told.',
  scope: 'common',
  input: z.object({
    id: idSchema,
    breachId: idSchema,
    step: z.enum(breachSteps),
    doneAt: z.iso.datetime({ offset: true }),
    evidence: reasonSchema,
  }),
  output: doneSchema,
})

export const closeBreach = command('access.closeBreach', {
  summary: 'Closes a breach when agency and people have been told and the leak is contained.',
  scope: 'common',
  input: z.object({ breachId: idSchema, lesson: reasonSchema }),
  output: doneSchema,
})

export const listBreaches = query('access.listBreaches', {
  summary: 'The breach register of the reach, with the clock of each.',
  scope: 'common',
  input: z.object({}),
  output: z.object({
    breaches: z.array(
      z.object({
        id: idSchema,
        villageId: z.nullable(villageIdSchema),
        village: z.nullable(z.string()),
        kind: z.enum(breachKinds),
        foundAt: instantSchema,
        dueAt: instantSchema,
        whatHappened: z.string(),
        whichData: z.string(),
        handling: z.string(),
        peopleCount: z.int(),
        personIds: z.array(idSchema),
        steps: z.array(
          z.object({ step: z.enum(breachSteps), doneAt: instantSchema, evidence: z.string(), by: z.string() }),
        ),
        closedAt: z.nullable(instantSchema),
        lesson: z.nullable(z.string()),
        recordedBy: z.string(),
      }),
    ),
  }),
})

// Beyond these years the database knows no moment.
const readDaySchema = daySchema.check(z.refine((day) => day >= '1900-01-01' && day < '2200-01-01'))

export const listReadFiles = query('access.listReadFiles', {
  summary: 'Which files an account opened in a time: who may be affected when a phone or an account is lost.',
  input: z.object({ accountId: idSchema, from: readDaySchema, until: readDaySchema }),
  output: z.object({ subjectIds: z.array(idSchema), reads: z.int() }),
})
