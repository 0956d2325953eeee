import * as z from 'zod/mini'
import { evidenceGrades } from '#modules/migration/contract.ts'
import { command, query } from '#platform/shared/operation.ts'
import { alertChannels, alertOutcomes, alertStates, erasableKinds, erasureReasons } from '../rules/watch.ts'
import {
  countSchema,
  idSchema,
  optionalDate,
  optionalFileHash,
  optionalText,
  plainDateSchema,
  recordedShape,
  textSchema,
} from './shapes.ts'
import { agencySchema } from './vacancy.ts'

const gradeSchema = z.enum(evidenceGrades)

export const recordRecruiterVisit = command('placement.recordRecruiterVisit', {
  summary: 'Records a recruiter who reported to the village: letter of assignment, agency, days, whom he met.',
  offline: true,
  sealed: ['name', 'phone', 'agencyName', 'whomMet'],
  input: z.object({
    id: idSchema,
    name: textSchema(120),
    phone: optionalText(40),
    agencyName: textSchema(160),
    agencyLicence: optionalText(80),
    letterNumber: optionalText(80),
    letterOn: optionalDate,
    letterFileHash: optionalFileHash,
    fromOn: plainDateSchema,
    untilOn: optionalDate,
    whomMet: optionalText(400),
    country: optionalText(80),
  }),
  output: z.object({ visitId: idSchema }),
})

const visitSchema = z.object({
  id: idSchema,
  ...{ name: z.string(), phone: z.nullable(z.string()), agencyName: z.string(), whomMet: z.nullable(z.string()) },
  ...{ letterNumber: z.nullable(z.string()), letterOn: z.nullable(z.string()), letterFileHash: z.nullable(z.string()) },
  ...{ fromOn: z.string(), untilOn: z.nullable(z.string()), country: z.nullable(z.string()) },
  agency: agencySchema,
  /** Other files of the village name the same person or phone. */
  alsoInFiles: countSchema,
  ...recordedShape,
})
export type RecruiterVisit = z.output<typeof visitSchema>

export const recordAlert = command('placement.recordAlert', {
  summary: 'Writes down what was seen or heard of recruiting: social media, rumours, talks of community leaders.',
  offline: true,
  sealed: ['told', 'address'],
  input: z.object({
    id: idSchema,
    channel: z.enum(alertChannels),
    heardOn: plainDateSchema,
    told: textSchema(2000),
    address: optionalText(400),
    hamlet: optionalText(80),
    grade: gradeSchema,
    fileHash: optionalFileHash,
  }),
  output: z.object({ alertId: idSchema, dueAt: z.string() }),
})

export const recordAlertOutcome = command('placement.recordAlertOutcome', {
  summary: 'Says what came of an alert. The first answer is due within 24 hours; "prevented" needs evidence.',
  input: z.object({
    id: idSchema,
    alertId: idSchema,
    outcome: z.enum(alertOutcomes),
    note: textSchema(1000),
    fileHash: optionalFileHash,
  }),
  output: z.object({ alertId: idSchema }),
})

const outcomeSchema = z.object({
  id: idSchema,
  outcome: z.enum(alertOutcomes),
  note: z.string(),
  fileHash: z.nullable(z.string()),
  ...recordedShape,
})

const alertSchema = z.object({
  id: idSchema,
  channel: z.enum(alertChannels),
  heardOn: z.string(),
  told: z.string(),
  address: z.nullable(z.string()),
  hamlet: z.nullable(z.string()),
  grade: gradeSchema,
  fileHash: z.nullable(z.string()),
  state: z.enum(alertStates),
  dueAt: z.string(),
  outcomes: z.array(outcomeSchema),
  /** Mobile numbers in what was told, and in how many people's files and visits of recruiters the same one stands. */
  phones: z.array(z.object({ phone: z.string(), inFiles: countSchema, inVisits: countSchema })),
  ...recordedShape,
})
export type WatchAlert = z.output<typeof alertSchema>

export const getAlert = query('placement.getAlert', {
  summary: 'One alert of the watch log with all that came of it.',
  logged: (input) => input.alertId,
  input: z.object({ alertId: idSchema }),
  output: z.object({ alert: alertSchema }),
})

export const listSignals = query('placement.listSignals', {
  summary:
    'For the migration officer alone: alerts, recruiters who reported, and whom several files name. Allegations with grade; nothing is refused for them.',
  logged: () => 'signals',
  input: z.object({}),
  output: z.object({
    alerts: z.array(alertSchema),
    visits: z.array(visitSchema),
    links: z.array(
      z.object({
        by: z.enum(['name', 'phone', 'account']),
        ...{ told: z.string(), people: countSchema, cases: countSchema, grades: z.array(gradeSchema) },
        files: z.array(z.object({ episodeId: idSchema, personName: z.string(), recruiterId: idSchema })),
      }),
    ),
  }),
})
export type Signals = z.output<typeof listSignals.output>

export const requestSignalErasure = command('placement.requestSignalErasure', {
  summary: 'Asks that what was told of a recruiter goes for good. Another person decides.',
  input: z.object({ id: idSchema, kind: z.enum(erasableKinds), subjectId: idSchema, reason: z.enum(erasureReasons) }),
  output: z.object({ erasureId: idSchema }),
})

export const approveSignalErasure = command('placement.approveSignalErasure', {
  summary: 'The second person agrees: what was told goes for good, the decision stays.',
  input: z.object({ erasureId: idSchema }),
  output: z.object({ erasureId: idSchema }),
})

export const refuseSignalErasure = command('placement.refuseSignalErasure', {
  summary: 'The second person does not agree, with the reason: what was told stays.',
  input: z.object({ erasureId: idSchema, reason: textSchema(400) }),
  output: z.object({ erasureId: idSchema }),
})

export const listSignalErasures = query('placement.listSignalErasures', {
  summary: 'What somebody asked to erase, and what was decided; never what was told.',
  input: z.object({}),
  output: z.object({
    erasures: z.array(
      z.object({
        ...{
          id: idSchema,
          kind: z.enum(erasableKinds),
          /** `null`: asked in words, before there were kinds of reason. */
          reason: z.nullable(z.enum(erasureReasons)),
          state: z.enum(['waiting', 'approved', 'refused']),
        },
        ...{
          toldOn: z.string(),
          toldByName: z.string(),
          settledByName: z.nullable(z.string()),
          answer: z.nullable(z.string()),
        },
        /** The asker did not ask for it himself and is not told of. */
        mayDecide: z.boolean(),
        ...recordedShape,
      }),
    ),
  }),
})
export type SignalErasure = z.output<typeof listSignalErasures.output>['erasures'][number]
