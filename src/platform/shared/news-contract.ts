import * as z from 'zod/mini'
import { query } from './operation.ts'

/** How far a village's chain has come: another number than before means that there is something to ask for anew. */
export const getNews = query('platform.getNews', {
  summary: 'The number of the last act in the village, so that a screen knows when to ask again.',
  input: z.object({}),
  output: z.object({ number: z.int() }),
})
