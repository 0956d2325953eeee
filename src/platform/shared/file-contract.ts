import * as z from 'zod/mini'
import { command, query } from './operation.ts'
import { sha256Pattern } from './stored-file.ts'

/** Says that bytes already in the store belong to a village; a record may name them before or after. */
export const recordFile = command('platform.recordFile', {
  summary: 'Keeps a file of a village by the SHA-256 of its content.',
  input: z.object({
    id: z.uuid(),
    hash: z.string().check(z.regex(sha256Pattern)),
    name: z.string().check(z.maxLength(200)),
    mediaType: z.string().check(z.maxLength(100)),
    sizeBytes: z.int().check(z.minimum(1), z.maximum(60_000_000)),
    /** Made by `POST /files` alone: who knows a hash has not therefore sent the file. */
    receipt: z.string().check(z.regex(sha256Pattern)),
  }),
  output: z.object({ hash: z.string() }),
})

/** A photo that a phone sealed to its village when its user left: its bytes travel inside the parcel, for nothing else is left of it. */
export const recordFileBytes = command('platform.recordFileBytes', {
  summary: 'Keeps a photo or PDF whose bytes come inside a parcel; named by the SHA-256 of what came.',
  offline: true,
  input: z.object({
    name: z.string().check(z.maxLength(200)),
    base64: z.string().check(z.minLength(1), z.maxLength(1_400_000), z.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
  }),
  output: z.object({ hash: z.string() }),
})

/** Says whether a file belongs to the actor's village; the bytes then leave by `GET /files/<hash>`. */
export const getFile = query('platform.getFile', {
  summary: "Names a file of the actor's village by its hash.",
  input: z.object({ hash: z.string().check(z.regex(sha256Pattern)) }),
  output: z.object({ name: z.string(), mediaType: z.string(), sizeBytes: z.int() }),
  logged: (input) => `file:${input.hash}`,
})
