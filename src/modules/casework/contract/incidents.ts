import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { incidentKinds } from '../rules/trouble.ts'
import { countSchema, idSchema, optionalId, plainDateSchema, textSchema } from './shapes.ts'

const told = { kind: z.enum(incidentKinds), occurredOn: plainDateSchema, place: textSchema(160) }
const asIncident = z.object({ incidentId: idSchema })

export const recordIncident = command('casework.recordIncident', {
  summary: 'Records one event that hit many workers, so that their cases can hang on it.',
  input: z.object({ id: idSchema, ...told }),
  output: asIncident,
})

export const correctIncident = command('casework.correctIncident', {
  summary: 'Puts right what was written of an event; the earlier words stay as a row.',
  input: z.object({ id: idSchema, incidentId: idSchema, ...told }),
  output: asIncident,
})

export const withdrawIncident = command('casework.withdrawIncident', {
  summary: 'Takes back an event that was written by mistake, as long as no case hangs on it.',
  input: z.object({ id: idSchema, incidentId: idSchema }),
  output: asIncident,
})

export const assignIncident = command('casework.assignIncident', {
  summary:
    'Hangs a case on an event, or takes it off. Whoever works on another case of that event learns nothing by it.',
  input: z.object({ id: idSchema, caseId: idSchema, incidentId: optionalId }),
  output: z.object({ caseId: idSchema }),
})

export const incidentSchema = z.object({
  ...{ id: idSchema, kind: z.enum(incidentKinds), occurredOn: plainDateSchema, place: z.string() },
  /** Of the cases this reader may see. */
  cases: countSchema,
})
export type Incident = z.output<typeof incidentSchema>

export const listIncidents = query('casework.listIncidents', {
  summary: 'Events that hit many workers, newest first.',
  input: z.object({}),
  output: z.object({ incidents: z.array(incidentSchema) }),
})
