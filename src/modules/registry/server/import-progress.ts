import { handle } from '#platform/server/module.ts'
import { getImportProgress } from '../contract/import.ts'

export interface ImportProgress {
  readonly stage: 'reading' | 'comparing' | 'writing'
  readonly done: number
  readonly of: number
}

// Lives with the process that does the work: an import is one transaction, so the database knows nothing of it before the end.
const progressById = new Map<string, ImportProgress>()

export const tellProgress = (importId: string, progress: ImportProgress | undefined): void => {
  if (progress) progressById.set(importId, progress)
  else progressById.delete(importId)
}

export const findProgress = (importId: string): ImportProgress | undefined => progressById.get(importId)

/** Tells one part of a stage, from a share of the whole to another, in people: what goes on inside is nobody's concern. */
export type TellPart = (from: number, to: number) => (done: number, of: number) => void

export const tellPartsOf =
  (importId: string, stage: ImportProgress['stage'], people: number): TellPart =>
  (from, to) =>
  (done, of) =>
    tellProgress(importId, { stage, done: Math.floor(people * (from + ((to - from) * done) / of)), of: people })

export const getImportProgressHandler = handle(getImportProgress, async (_context, { importId }) => ({
  ...(findProgress(importId) ?? { stage: null, done: 0, of: 0 }),
}))
