import { startEmbeddedPostgres } from '#platform/server/embedded-postgres.ts'
import type { Settings } from './settings.ts'

export interface Ground {
  readonly ownerUrl: string
  readonly attached: boolean
  stop(): Promise<void>
}

/** The database alone: the server of DATABASE_URL, or the embedded one, joined or started. `launched` is told before it is ready. */
export const openGround = async (settings: Settings, launched?: () => void): Promise<Ground> => {
  if (settings.databaseUrl) return { ownerUrl: settings.databaseUrl, attached: true, stop: async () => undefined }
  const postgres = await startEmbeddedPostgres({ dataDir: settings.dataDir, ...(launched && { launched }) })
  return { ownerUrl: postgres.url, attached: postgres.attached, stop: () => postgres.stop() }
}
