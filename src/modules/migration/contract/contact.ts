import * as z from 'zod/mini'
import { contactRisks } from '#modules/references/contract/codes.ts'
import { command, query } from '#platform/shared/operation.ts'
import { relations } from '../rules/consultation.ts'
import {
  checkInChannels,
  checkInMakers,
  checkInStates,
  contactGroups,
  contactReasons,
  heardBands,
  spokenTo,
  wageAnswers,
} from '../rules/contact-rhythm.ts'
import { stages } from '../rules/stages.ts'
import { countrySchema, idSchema, optionalId, optionalText, plainDateSchema, recordedShape } from './shapes.ts'

const saidShape = {
  contactedOn: plainDateSchema,
  madeBy: z.enum(checkInMakers),
  channel: z.enum(checkInChannels),
  spokenTo: z.enum(spokenTo),
  state: z.enum(checkInStates),
  wagePaid: z.enum(wageAnswers),
}

export const checkInSchema = z.object({
  id: idSchema,
  ...saidShape,
  /** Told to the officer, at the office alone. */
  note: z.nullable(z.string()),
  ...recordedShape,
})
export type CheckIn = z.output<typeof checkInSchema>

export const kinSchema = z.object({
  id: idSchema,
  personId: z.nullable(idSchema),
  name: z.string(),
  relation: z.enum(relations),
  phone: z.nullable(z.string()),
  confirmedOn: plainDateSchema,
  ...recordedShape,
})
export type Kin = z.output<typeof kinSchema>

const daysShape = {
  startedOn: plainDateSchema,
  heardOn: z.nullable(plainDateSchema),
  lastState: z.nullable(z.enum(checkInStates)),
  dueOn: z.nullable(plainDateSchema),
  silentOn: z.nullable(plainDateSchema),
  risk: z.enum(contactRisks),
}

export const listCheckIns = query('migration.listCheckIns', {
  summary: 'Every contact with a worker abroad, newest first, when the next is due and why, and the next of kin.',
  logged: (input) => input.episodeId,
  opens: 'migration.getEpisode',
  input: z.object({ episodeId: idSchema }),
  output: z.object({
    checkIns: z.array(checkInSchema),
    /** Nothing while somebody is at home. */
    rhythm: z.nullable(
      z.object({
        ...daysShape,
        /** Why the rhythm is closer; `null` on a phone, which does not hold the reasons. */
        reasons: z.nullable(z.array(z.enum(contactReasons))),
        /** The days of the rhythm from departure on, for the picture. */
        callDays: z.array(plainDateSchema),
        kinDueOn: z.nullable(plainDateSchema),
      }),
    ),
    kin: z.nullable(kinSchema),
    /** On a phone: what was noted stays at the office. */
    notesAtOffice: z.boolean(),
  }),
})
export type ContactFile = z.output<typeof listCheckIns.output>

export const recordCheckIn = command('migration.recordCheckIn', {
  summary:
    'Records a contact with a worker abroad, or that nobody was reached: day, way, who was spoken to, how it is.',
  offline: true,
  sealed: ['note'],
  input: z.object({
    id: idSchema,
    episodeId: idSchema,
    ...saidShape,
    wagePaid: z._default(z.enum(wageAnswers), 'unknown'),
    /** Sealed: read by the officer alone. */
    note: optionalText(600),
  }),
  output: z.object({ checkInId: idSchema, dueOn: z.nullable(plainDateSchema) }),
})

export const recordKin = command('migration.recordKin', {
  summary:
    'Says whom the village calls when a worker abroad falls silent; each year somebody asks whether it still holds.',
  offline: true,
  input: z.object({
    id: idSchema,
    episodeId: idSchema,
    /** Somebody of the register; otherwise by name. */
    personId: optionalId,
    name: optionalText(120),
    relation: z.enum(relations),
    phone: optionalText(40),
    confirmedOn: plainDateSchema,
  }),
  output: z.object({ kinId: idSchema }),
})

export const contactItemSchema = z.object({
  episodeId: idSchema,
  personName: z.string(),
  hamlet: z.nullable(z.string()),
  destinationCountry: z.nullable(countrySchema),
  stage: z.enum(stages),
  ...daysShape,
  group: z.enum(contactGroups),
  /** The last year, for the picture: each contact with its day. */
  marks: z.array(z.object({ on: plainDateSchema, state: z.enum(checkInStates) })),
})
export type ContactItem = z.output<typeof contactItemSchema>

export const listContacts = query('migration.listContacts', {
  summary: 'Everybody abroad by when they were last heard of: the silent first, then whose call is due.',
  input: z.object({
    group: z._default(z.nullable(z.enum(contactGroups)), null),
    country: z._default(z.nullable(countrySchema), null),
    hamlet: optionalText(120),
    text: z._default(z.string().check(z.maxLength(80)), ''),
    offset: z._default(z.int().check(z.minimum(0)), 0),
    limit: z._default(z.int().check(z.minimum(1), z.maximum(200)), 40),
  }),
  output: z.object({
    contacts: z.array(contactItemSchema),
    total: z.int(),
    groups: z.array(z.object({ group: z.enum(contactGroups), count: z.int() })),
    countries: z.array(countrySchema),
    hamlets: z.array(z.string()),
    /** How long ago all of them were heard of. */
    bands: z.array(z.object({ band: z.enum(heardBands), count: z.int() })),
  }),
})
