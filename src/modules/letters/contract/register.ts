import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import {
  countSchema,
  daySchema,
  idSchema,
  pageSchema,
  paperSchema,
  stateSchema,
  textSchema,
  yearSchema,
} from './shapes.ts'

export const registerRowSchema = z.object({
  number: z.int(),
  numberText: z.string(),
  counterKey: z.string(),
  givenOn: daySchema,
  letterId: z.nullable(idSchema),
  kindTitle: z.nullable(z.string()),
  subjectName: z.nullable(z.string()),
  state: z.nullable(stateSchema),
  signatoryName: z.nullable(z.string()),
  explanation: z.nullable(z.string()),
})
export type RegisterRow = z.output<typeof registerRowSchema>

export const listRegister = query('letters.listRegister', {
  summary: 'The Buku Agenda of a year: every number with its letter, or with why it has none.',
  input: z.object({
    year: yearSchema,
    ...pageSchema,
    limit: z._default(z.int().check(z.minimum(1), z.maximum(5000)), 100),
  }),
  output: z.object({
    rows: z.array(registerRowSchema),
    total: countSchema,
    years: z.array(yearSchema),
    /** Numbers that nobody used and nobody explained: there should be none. */
    gaps: z.array(z.object({ counterKey: z.string(), number: z.int() })),
  }),
})

export const getRegisterFile = query('letters.getRegisterFile', {
  summary: 'The Buku Agenda as a sheet or a PDF, in base 64. It holds names, so it says who took it.',
  logged: (input) => `register:${input.year}`,
  input: z.object({ year: yearSchema, format: z.enum(['csv', 'xlsx', 'pdf']), paper: z._default(paperSchema, 'A4') }),
  output: z.object({ name: z.string(), mediaType: z.string(), bytes: z.string() }),
})

export const recordNumberGap = command('letters.recordNumberGap', {
  summary: 'Explains numbers that this book will never use: given on paper before, or spoilt.',
  input: z.object({
    year: yearSchema,
    counterKey: z._default(z.string().check(z.maxLength(24)), '*'),
    upTo: z.int().check(z.minimum(1), z.maximum(2000)),
    explanation: textSchema(240),
  }),
  output: z.object({ explained: countSchema }),
})
