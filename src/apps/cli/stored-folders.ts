import type { Settings } from '../server/settings.ts'

/** The folders that lie beside the database and belong to a backup, by the name it has there. */
export const backupFolders = (settings: Settings) => ({
  checkpoints: settings.checkpointsDir,
  keys: settings.keysDir,
})
