import * as z from 'zod/mini'
import { carerRelations } from '#modules/registry/contract/care.ts'
import { command, query } from '#platform/shared/operation.ts'
import {
  agencyChecks,
  consultationLacks,
  consultationOutcomes,
  mediationAnswers,
  meetingPlaces,
  relations,
  risks,
} from '../rules/consultation.ts'
import { idSchema, optionalId, optionalText, plainDateSchema, recordedShape } from './shapes.ts'

const personMetSchema = z.object({ personId: optionalId, name: optionalText(120), relation: z.enum(relations) })
const carerSchema = z.object({
  childPersonId: idSchema,
  carerPersonId: optionalId,
  carerName: optionalText(120),
  relation: z.enum(carerRelations),
})

export const consultationInput = z.object({
  id: idSchema,
  episodeId: idSchema,
  metOn: plainDateSchema,
  place: z.enum(meetingPlaces),
  people: z.array(personMetSchema).check(z.minLength(1), z.maxLength(12)),
  apartFromRecruiter: z.boolean(),
  /** The candidate was also asked alone, without the family. */
  candidateAlone: z.boolean(),
  pressureSeen: z._default(z.boolean(), false),
  agencyCheck: z.enum(agencyChecks),
  agencyCheckNote: optionalText(240),
  risks: z.array(z.enum(risks)),
  carers: z._default(z.array(carerSchema).check(z.maxLength(15)), []),
  outcome: z.enum(consultationOutcomes),
  mediation: z._default(z.enum(mediationAnswers), 'not_offered'),
  rightsTold: z._default(z.boolean(), false),
  /** Sealed: never shown to the family, kept encrypted. */
  privateReason: optionalText(1000),
})
export type ConsultationInput = z.output<typeof consultationInput>

export const recordConsultation = command('migration.recordConsultation', {
  summary:
    'Records a talk with the family: who was met, what was checked and explained, who cares for each child, what they say.',
  offline: true,
  sealed: ['privateReason'],
  input: consultationInput,
  output: z.object({ lacks: z.array(z.enum(consultationLacks)) }),
})

export const consultationSchema = z.object({
  id: idSchema,
  metOn: plainDateSchema,
  place: z.enum(meetingPlaces),
  people: z.array(z.object({ personId: z.nullable(idSchema), name: z.string(), relation: z.enum(relations) })),
  apartFromRecruiter: z.boolean(),
  candidateAlone: z.boolean(),
  pressureSeen: z.boolean(),
  agencyCheck: z.enum(agencyChecks),
  agencyCheckNote: z.nullable(z.string()),
  risks: z.array(z.enum(risks)),
  carers: z.array(
    z.object({
      childPersonId: idSchema,
      childName: z.string(),
      carerPersonId: z.nullable(idSchema),
      carerName: z.string(),
      relation: z.enum(carerRelations),
    }),
  ),
  outcome: z.enum(consultationOutcomes),
  mediation: z.enum(mediationAnswers),
  rightsTold: z.boolean(),
  lacks: z.array(z.enum(consultationLacks)),
  /** Only told to who may read it. */
  hasPrivateReason: z.boolean(),
  /** On a phone without a line: somebody else held this talk, and what was said stays at the office. */
  isAtOffice: z.boolean(),
  ...recordedShape,
})
export type Consultation = z.output<typeof consultationSchema>

export const getPrivateReason = query('migration.getPrivateReason', {
  summary: 'Reads what was said in confidence at a consultation; each reading is noted.',
  logged: (input) => input.consultationId,
  input: z.object({ consultationId: idSchema }),
  output: z.object({ privateReason: z.string(), ...{ recordedAt: z.string() } }),
})
