import * as z from 'zod/mini'
import { command, query } from './operation.ts'
import { sha256Pattern } from './stored-file.ts'

/** A file that a phone still holds, declared beside the command that names it. Only photos and PDF are kept on phones. */
export const DeclaredFile = z.object({
  hash: z.string().check(z.regex(sha256Pattern)),
  mediaType: z.enum(['image/jpeg', 'image/png', 'image/webp', 'application/pdf']),
  sizeBytes: z.int().check(z.minimum(1), z.maximum(10_485_760)),
})
export type DeclaredFile = z.infer<typeof DeclaredFile>

export const AwaitedFile = z.object({
  id: z.uuid(),
  hash: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  /** The act that named it. */
  operation: z.string(),
  personId: z.nullable(z.uuid()),
  declaredByName: z.string(),
  declaredAt: z.string(),
  /** Nobody waits for it any more. */
  closedAt: z.nullable(z.string()),
})
export type AwaitedFile = z.infer<typeof AwaitedFile>

export const listAwaitedFiles = query('platform.listAwaitedFiles', {
  summary: 'Lists files that records of a village name and that are still on their way from a phone.',
  input: z.object({}),
  output: z.object({ files: z.array(AwaitedFile) }),
})

export const closeAwaitedFile = command('platform.closeAwaitedFile', {
  summary: 'Says that a file on its way will never come; should it come after all, it is kept.',
  input: z.object({ awaitedId: z.uuid() }),
  output: z.object({ awaitedId: z.uuid() }),
})

export const checkFile = query('platform.checkFile', {
  summary: "Says whether the actor's village has sent this file already; another village's is not known here.",
  input: z.object({ hash: z.string().check(z.regex(sha256Pattern)) }),
  output: z.object({ hasArrived: z.boolean() }),
})
