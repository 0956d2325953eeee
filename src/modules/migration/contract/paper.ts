import * as z from 'zod/mini'
import { query } from '#platform/shared/operation.ts'
import { optionalId } from './shapes.ts'

export const getConsultationForm = query('migration.getConsultationForm', {
  summary: 'The form for a talk with the family as PDF, blank or for one person; its QR opens that person again.',
  logged: (input) => input.personId ?? 'form:M',
  input: z.object({ personId: optionalId, paper: z._default(z.enum(['A4', 'F4']), 'A4') }),
  output: z.object({ fileName: z.string(), base64: z.string() }),
})
