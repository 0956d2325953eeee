import * as z from 'zod/mini'
import { outsideSystems } from '#modules/references/contract/codes.ts'
import { command, query } from '#platform/shared/operation.ts'
import { shapes } from '../rules/outside-numbers.ts'
import {
  idSchema,
  optionalDate,
  optionalId,
  optionalText,
  plainDateSchema,
  recordedShape,
  textSchema,
} from './shapes.ts'

export const outsideNumberSchema = z.object({
  id: idSchema,
  system: z.enum(outsideSystems),
  number: z.string(),
  givenOn: z.nullable(plainDateSchema),
  note: z.nullable(z.string()),
  shape: z.enum(shapes),
  ...recordedShape,
})
export type OutsideNumber = z.output<typeof outsideNumberSchema>

export const outsideNumbersSchema = z.object({
  numbers: z.array(outsideNumberSchema),
  systems: z.array(
    z.object({
      system: z.enum(outsideSystems),
      title: z.nullable(z.string()),
      pattern: z.nullable(z.string()),
      example: z.nullable(z.string()),
      website: z.nullable(z.string()),
      source: z.nullable(z.string()),
      confirmed: z.boolean(),
    }),
  ),
})
export type OutsideNumbers = z.output<typeof outsideNumbersSchema>

export const listOutsideNumbers = query('migration.listOutsideNumbers', {
  summary:
    'The numbers that other systems gave in this journey, each with where it is looked up and whether it looks right.',
  logged: (input) => input.episodeId,
  opens: 'migration.getEpisode',
  input: z.object({ episodeId: idSchema }),
  output: outsideNumbersSchema,
})

export const recordOutsideNumber = command('migration.recordOutsideNumber', {
  summary: 'Writes down a number of another system by hand; one that looks unlike its kind is kept and asked about.',
  offline: true,
  input: z.object({
    id: idSchema,
    episodeId: idSchema,
    system: z.enum(outsideSystems),
    number: textSchema(60),
    givenOn: optionalDate,
    note: optionalText(240),
    /** The earlier row that this one puts right. */
    replacesId: optionalId,
  }),
  output: z.object({ numberId: idSchema, shape: z.enum(shapes) }),
})

export const withdrawOutsideNumber = command('migration.withdrawOutsideNumber', {
  summary: 'Takes back a number that was written down by mistake; the history keeps it.',
  offline: true,
  input: z.object({ id: idSchema, episodeId: idSchema, numberId: idSchema }),
  output: z.object({ numberId: idSchema }),
})
