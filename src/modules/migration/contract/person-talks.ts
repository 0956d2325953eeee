import * as z from 'zod/mini'
import { query } from '#platform/shared/operation.ts'
import { consultationOutcomes, meetingPlaces, relations, risks } from '../rules/consultation.ts'
import { redFlagCodes, redFlagReplies } from '../rules/red-flags.ts'
import { idSchema, plainDateSchema } from './shapes.ts'

/**
 * What the person himself may read of the talks and of the questions about signs. Left out: what was said in confidence, who was alone with whom, what
 * others told of a recruiter, notes that name somebody (UU 27/2022 art. 15; domain §6.10). */
export const listPersonTalks = query('migration.listPersonTalks', {
  summary:
    'Family consultations and answered questions about signs, as far as they are told to the person: for the sheet and the copy.',
  logged: (input) => input.personId,
  opens: 'registry.getPersonSheet',
  input: z.object({ personId: idSchema }),
  output: z.object({
    consultations: z.array(
      z.object({
        id: idSchema,
        metOn: plainDateSchema,
        place: z.enum(meetingPlaces),
        /** `candidate`: the talk was about his own plan; else what he is to the candidate. */
        as: z.enum(['candidate', ...relations]),
        /** Of the own plan only: what the family says is told to whom it concerns. */
        outcome: z.nullable(z.enum(consultationOutcomes)),
        risks: z.array(z.enum(risks)),
        recordedByName: z.string(),
      }),
    ),
    signs: z.array(
      z.object({
        id: idSchema,
        code: z.enum(redFlagCodes),
        question: z.string(),
        questionEn: z.string(),
        reply: z.enum(redFlagReplies),
        answeredOn: plainDateSchema,
      }),
    ),
  }),
})
export type PersonTalks = z.output<typeof listPersonTalks.output>
