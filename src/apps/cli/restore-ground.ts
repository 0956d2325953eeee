import { mkdir } from 'node:fs/promises'
import type { BackupManifest } from '#platform/server/backup/records.ts'
import { restoreBackup } from '#platform/server/backup/restore-backup.ts'
import { openKeys } from '#platform/server/keys.ts'
import { applicationPassword, migrationFolders, openGround } from '../server/house.ts'
import { readSettings } from '../server/settings.ts'
import { backupFolders } from './stored-folders.ts'

/** Restores into the database of the settings, before any house stands on it. */
export const restoreGround = async (
  file: string,
  passphrase: string | undefined,
  acceptOtherKeys: boolean,
): Promise<BackupManifest> => {
  const settings = readSettings()
  await mkdir(settings.dataDir, { recursive: true })
  const ground = await openGround(settings)
  try {
    openKeys(settings.keysDir)
    return await restoreBackup(file, {
      ownerUrl: ground.ownerUrl,
      folders: backupFolders(settings),
      migrations: migrationFolders(),
      applicationPassword: applicationPassword(),
      acceptOtherKeys,
      ...(passphrase !== undefined && { passphrase }),
    })
  } finally {
    await ground.stop()
  }
}
