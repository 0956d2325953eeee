import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildWebIfStale } from '#apps/server/build-web.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a data folder made once is kept, for every story to begin from a copy. */
    preparedFolders: string
  }
}

export default async ({ provide }: TestProject) => {
  await buildWebIfStale(() => undefined)
  const folder = await mkdtemp(path.join(tmpdir(), 'desmigratif-prepared-'))
  provide('preparedFolders', folder)
  return () => rm(folder, { recursive: true, force: true })
}
