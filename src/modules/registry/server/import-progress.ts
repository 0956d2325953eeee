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

export const getImportProgressHandler = handle(getImportProgress, async (_context, { importId }) => ({
  ...(progressById.get(importId) ?? { stage: null, done: 0, of: 0 }),
}))
