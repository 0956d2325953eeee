import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { screeningActs, screeningMeans, screeningPurposes, screeningResults } from '../rules/screening.ts'
import { reachChannels } from '../rules/trouble.ts'
import { idSchema, optionalText } from './shapes.ts'

export const requestScreening = command('casework.requestScreening', {
  summary: 'Asks the screening officer to talk with the worker within a day; who helps does not ask those questions.',
  input: z.object({ id: idSchema, caseId: idSchema }),
  output: z.object({ screeningId: idSchema }),
})

export const recordScreening = command('casework.recordScreening', {
  summary:
    'Records a trafficking screening: what was told of process, means and purpose. The case learns only that it was done.',
  input: z.object({
    screeningId: idSchema,
    acts: z.array(z.enum(screeningActs)),
    means: z.array(z.enum(screeningMeans)),
    purposes: z.array(z.enum(screeningPurposes)),
    isChild: z.boolean(),
    /** The person agreed to be asked; without it nothing is asked, and that is written. */
    agreed: z.boolean(),
    words: optionalText(4000),
    advice: optionalText(1000),
  }),
  output: z.object({ result: z.enum(screeningResults) }),
})

/** Where she is reached, and by what way and when without harm. */
const reachShape = {
  phone: z.nullable(z.string()),
  reachChannel: z.nullable(z.enum(reachChannels)),
  safeHours: z.nullable(z.string()),
}

export const listScreenings = query('casework.listScreenings', {
  summary: 'Screenings that were asked for, those that wait first: whom to talk with and by when.',
  input: z.object({}),
  output: z.object({
    screenings: z.array(
      z.object({
        ...{ id: idSchema, number: z.string(), workerName: z.nullable(z.string()) },
        ...reachShape,
        ...{ dueAt: z.string(), doneAt: z.nullable(z.string()), isLate: z.boolean() },
      }),
    ),
  }),
})

export const getScreening = query('casework.getScreening', {
  summary: 'One screening with its answers, for screening officers alone; each reading is noted.',
  logged: (input) => input.screeningId,
  input: z.object({ screeningId: idSchema }),
  output: z.object({
    ...{ number: z.string(), workerName: z.nullable(z.string()), ...reachShape },
    ...{ dueAt: z.string(), doneAt: z.nullable(z.string()), doneByName: z.nullable(z.string()) },
    answers: z.nullable(
      z.object({
        ...{ acts: z.array(z.enum(screeningActs)), means: z.array(z.enum(screeningMeans)) },
        ...{ purposes: z.array(z.enum(screeningPurposes)), isChild: z.boolean(), agreed: z.boolean() },
        ...{ words: z.nullable(z.string()), advice: z.nullable(z.string()), result: z.enum(screeningResults) },
      }),
    ),
  }),
})
