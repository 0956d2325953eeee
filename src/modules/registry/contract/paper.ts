import * as z from 'zod/mini'
import { query } from '#platform/shared/operation.ts'
import { idSchema, optionalId } from './shapes.ts'

export const paperFileSchema = z.object({ fileName: z.string(), base64: z.string() })
export const paperSizeSchema = z._default(z.enum(['A4', 'F4']), 'A4')

export const getFamilyForm = query('registry.getFamilyForm', {
  summary: 'The registration form as PDF, blank or with what is known of a family; its QR opens that family again.',
  logged: (input) => input.householdId ?? 'form:K',
  input: z.object({ householdId: optionalId, paper: paperSizeSchema }),
  output: paperFileSchema,
})

export const findSheet = query('registry.findSheet', {
  summary: 'Finds whose file a typed code under the QR of a form belongs to, among those the actor may open.',
  input: z.object({
    kind: z.enum(['K', 'M']),
    code: z.string().check(z.regex(/^[0-9A-Z]{7}$/)),
  }),
  output: z.object({ found: z.array(z.object({ id: idSchema, name: z.string() })) }),
})
