import path from 'node:path'
import type { Settings } from '../server/settings.ts'

/** What lies beside the database and belongs to a backup, by the name it has there. */
export const backupFolders = (settings: Settings) => ({
  files: path.join(settings.dataDir, 'files'),
  checkpoints: settings.checkpointsDir,
  keys: settings.keysDir,
})
