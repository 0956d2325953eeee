import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { countedActs, duties, serviceChannels, topics, typedChannels } from '../rules/service.ts'
import {
  countSchema,
  idSchema,
  optionalId,
  optionalText,
  plainDateSchema,
  recordedShape,
  textSchema,
} from './shapes.ts'

const topicsSchema = z.array(z.enum(topics)).check(z.maxLength(topics.length))

export const recordService = command('placement.recordService', {
  summary:
    'Writes down a service of the village: information, guidance or advice, at the desk, at home, by phone or messenger.',
  offline: true,
  sealed: ['note'],
  input: z.object({
    id: idSchema,
    occurredOn: plainDateSchema,
    duty: z.enum(duties),
    channel: z.enum(typedChannels),
    topics: topicsSchema,
    personId: optionalId,
    /** Who asked, when not in the register. */
    toldName: optionalText(120),
    /** What was asked and advised; read by the migration officer alone. */
    note: optionalText(2000),
    outcome: optionalText(400),
  }),
  output: z.object({ serviceId: idSchema }),
})

const yearSchema = z.int().check(z.minimum(2015), z.maximum(2100))

export const listServiceMonths = query('placement.listServiceMonths', {
  summary: 'How often the village served, by month and by duty of UU 18/2017 art. 42. Nobody is named.',
  input: z.object({ year: yearSchema }),
  output: z.object({
    months: z.array(
      z.object({
        month: countSchema,
        counts: z.object({ a: countSchema, b: countSchema, c: countSchema, d: countSchema, e: countSchema }),
        total: countSchema,
      }),
    ),
    years: z.array(countSchema),
  }),
})
export type ServiceMonths = z.output<typeof listServiceMonths.output>

const serviceSchema = z.object({
  id: idSchema,
  occurredOn: z.string(),
  duty: z.enum(duties),
  channel: z.enum(serviceChannels),
  act: z.nullable(z.enum(countedActs)),
  topics: z.array(z.enum(topics)),
  personId: z.nullable(idSchema),
  personName: z.nullable(z.string()),
  /** What was advised is opened one by one. */
  hasNote: z.boolean(),
  outcome: z.nullable(z.string()),
  ...recordedShape,
})
export type Service = z.output<typeof serviceSchema>

export const listServices = query('placement.listServices', {
  summary: 'The service log, newest first, by year, month, duty and person.',
  input: z.object({
    year: yearSchema,
    month: z._default(z.nullable(z.int().check(z.minimum(1), z.maximum(12))), null),
    duty: z._default(z.nullable(z.enum(duties)), null),
    offset: z._default(z.int().check(z.minimum(0)), 0),
    limit: z._default(z.int().check(z.minimum(1), z.maximum(2000)), 40),
  }),
  output: z.object({
    services: z.array(serviceSchema),
    total: countSchema,
    /** A phone without a line knows that there is a note, and no more. */
    notesAtOffice: z._default(z.boolean(), false),
  }),
})

export const getServiceNote = query('placement.getServiceNote', {
  summary: 'What was asked and advised at one service. Who opens it is written down.',
  logged: (input) => input.serviceId,
  input: z.object({ serviceId: idSchema }),
  output: z.object({ note: z.nullable(z.string()) }),
})

export const recordGuidance = command('placement.recordGuidance', {
  summary: 'Says what a guidance session was about, with what material, and what came of it.',
  offline: true,
  input: z.object({
    id: idSchema,
    meetingId: idSchema,
    topics: topicsSchema.check(z.minLength(1, { error: 'placement.topicMissing' })),
    material: textSchema(400),
    outcome: optionalText(1000),
  }),
  output: z.object({ meetingId: idSchema }),
})

const guidanceSchema = z.object({
  ...{ topics: z.array(z.enum(topics)), material: z.string(), outcome: z.nullable(z.string()) },
  ...recordedShape,
})

export const getGuidance = query('placement.getGuidance', {
  summary: 'What is recorded of a guidance session beyond the meeting; nothing for a meeting of another kind.',
  input: z.object({ meetingId: idSchema }),
  output: z.object({
    isGuidance: z.boolean(),
    guidance: z.nullable(guidanceSchema),
    /** What it said before it was written anew. */
    earlier: z.array(guidanceSchema),
  }),
})
