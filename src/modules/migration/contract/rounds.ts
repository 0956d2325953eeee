import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { leadAnswers, visitOutcomes } from '../rules/rounds.ts'
import { countrySchema, idSchema, optionalId, optionalText, plainDateSchema, textSchema } from './shapes.ts'

const placeShape = {
  hamlet: z.nullable(z.string().check(z.maxLength(120))),
  rt: z.nullable(z.string().check(z.maxLength(10))),
}

const countsSchema = z.object({ asked: z.int(), moved: z.int(), refused: z.int(), not_met: z.int() })

export const roundSchema = z.object({
  id: idSchema,
  year: z.int(),
  half: z.literal([1, 2]),
  openedOn: plainDateSchema,
  closedOn: z.nullable(plainDateSchema),
  total: z.int(),
  counts: countsSchema,
})
export type Round = z.output<typeof roundSchema>

export const leadSchema = z.object({
  id: idSchema,
  householdId: idSchema,
  headName: z.nullable(z.string()),
  hamlet: z.nullable(z.string()),
  rt: z.nullable(z.string()),
  name: z.string(),
  country: z.nullable(countrySchema),
  note: z.nullable(z.string()),
  answer: z.nullable(z.enum(leadAnswers)),
  episodeId: z.nullable(idSchema),
  toldBy: z.string(),
})
export type Lead = z.output<typeof leadSchema>

export const openRound = command('migration.openRound', {
  summary: 'Opens the registration round of a half year: every household of the village is to be asked.',
  input: z.object({ id: idSchema, year: z.int().check(z.minimum(2017), z.maximum(2100)), half: z.literal([1, 2]) }),
  output: z.object({ roundId: idSchema }),
})

export const closeRound = command('migration.closeRound', {
  summary: 'Ends a registration round; what was not asked stays so.',
  input: z.object({ roundId: idSchema }),
  output: z.object({ roundId: idSchema }),
})

export const listRounds = query('migration.listRounds', {
  summary: 'The registration rounds of the village with how far each came. A cadre sees the own RTs counted alone.',
  input: z.object({}),
  output: z.object({ rounds: z.array(roundSchema), suggested: z.object({ year: z.int(), half: z.literal([1, 2]) }) }),
})

export const getRound = query('migration.getRound', {
  summary:
    'One round: each RT with how far it came and which cadre has it; for the officer also who else left, as told.',
  input: z.object({ roundId: idSchema }),
  output: z.object({
    round: roundSchema,
    areas: z.array(
      z.object({
        ...placeShape,
        total: z.int(),
        counts: countsSchema,
        cadreName: z.nullable(z.string()),
        cadreId: z.nullable(idSchema),
      }),
    ),
    leads: z.nullable(z.array(leadSchema)),
    cadres: z.nullable(z.array(z.object({ accountId: idSchema, name: z.string(), hamlet: z.nullable(z.string()) }))),
  }),
})

export const assignRoundArea = command('migration.assignRoundArea', {
  summary: 'Gives an RT of a round to a cadre of that hamlet: the cadre reaches the households of this RT alone.',
  input: z.object({ id: idSchema, roundId: idSchema, ...placeShape, accountId: idSchema }),
  output: z.object({ roundId: idSchema }),
})

export const listRoundHouseholds = query('migration.listRoundHouseholds', {
  summary: 'The households of an RT with what came of the visit: asked, moved, refused, not met.',
  input: z.object({ roundId: idSchema, ...placeShape }),
  output: z.object({
    households: z.array(
      z.object({
        id: idSchema,
        headName: z.nullable(z.string()),
        address: z.nullable(z.string()),
        visit: z.nullable(
          z.object({ outcome: z.enum(visitOutcomes), visitedOn: plainDateSchema, recordedByName: z.string() }),
        ),
      }),
    ),
  }),
})

export const recordRoundVisit = command('migration.recordRoundVisit', {
  summary:
    'Records a visit of a round: what came of it, and who else of the family left, as told. Nothing is opened by itself.',
  offline: true,
  input: z.object({
    id: idSchema,
    roundId: idSchema,
    householdId: idSchema,
    outcome: z.enum(visitOutcomes),
    visitedOn: plainDateSchema,
    leads: z._default(
      z
        .array(
          z.object({
            id: idSchema,
            name: textSchema(120),
            country: z._default(z.nullable(countrySchema), null),
            note: optionalText(240),
          }),
        )
        .check(z.maxLength(10)),
      [],
    ),
  }),
  output: z.object({ visitId: idSchema }),
})

export const settleRoundLead = command('migration.settleRoundLead', {
  summary:
    'Says what became of somebody who was told to have left: a file was opened, known already, or not a migrant.',
  input: z.object({ leadId: idSchema, answer: z.enum(leadAnswers), episodeId: optionalId }),
  output: z.object({ leadId: idSchema }),
})
