import * as z from 'zod/mini'
import { attendanceStatuses } from '#modules/meetings/contract.ts'
import { command, query } from '#platform/shared/operation.ts'
import { countSchema, daySchema, idSchema, paperSchema } from './shapes.ts'

export const listCertificates = query('letters.listCertificates', {
  summary: 'Who came to a meeting that gives certificates, and whose certificate has force.',
  input: z.object({ meetingId: idSchema }),
  output: z.object({
    /** Meetings of this kind give certificates. */
    isOffered: z.boolean(),
    /** What it was about is written down: without that there is nothing to certify. */
    isDescribed: z.boolean(),
    people: z.array(
      z.object({
        ...{ attendeeId: idSchema, name: z.nullable(z.string()), status: z.enum(attendanceStatuses) },
        came: z.boolean(),
        letter: z.nullable(z.object({ letterId: idSchema, number: z.string(), issuedOn: daySchema })),
      }),
    ),
    isAsked: z.boolean(),
    /** The asker signs for the village today. */
    signs: z.boolean(),
  }),
})

export const requestCertificates = command('letters.requestCertificates', {
  summary: 'Asks the head for the certificates of those who came to a meeting.',
  input: z.object({ meetingId: idSchema }),
  output: z.object({ asked: z.literal(true) }),
})

export const issueCertificates = command('letters.issueCertificates', {
  summary:
    'Gives each of these a numbered certificate: they were present or late, and none has one in force for this meeting. All of them or none.',
  input: z.object({
    meetingId: idSchema,
    certificates: z.array(z.object({ id: idSchema, attendeeId: idSchema })).check(z.minLength(1), z.maxLength(200)),
    /** What came of it for them, in words; printed. */
    result: z._default(z.nullable(z.string().check(z.trim(), z.maxLength(240))), null),
  }),
  output: z.object({
    letters: z.array(z.object({ letterId: idSchema, number: z.string(), code: z.string() })),
  }),
})

const printShape = {
  meetingId: idSchema,
  /** Left out: the paper of the village. */
  paper: z._default(z.nullable(paperSchema), null),
}

export const recordCertificatePrints = command('letters.recordCertificatePrints', {
  summary:
    'Notes that all certificates of a meeting that have force were printed together, and says where the file is.',
  input: z.object(printShape),
  output: z.object({ printed: countSchema, path: z.string() }),
})

export const getCertificatesFile = query('letters.getCertificatesFile', {
  summary: 'All certificates of a meeting that have force as one PDF, in base 64, in the order of the list.',
  logged: (input) => input.meetingId,
  input: z.object(printShape),
  output: z.object({ name: z.string(), pdf: z.string() }),
})
