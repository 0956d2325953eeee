import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { BackupManifest } from '#platform/server/backup/records.ts'
import { restoreBackup, restoreKeys } from '#platform/server/backup/restore-backup.ts'
import { openKeys } from '#platform/server/keys.ts'
import { openGround } from '../server/ground.ts'
import { applicationPassword, migrationFolders, openFileStore } from '../server/house.ts'
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
    if (!existsSync(path.join(settings.keysDir, 'master.key'))) await restoreKeys(file, settings.keysDir, passphrase)
    openKeys(settings.keysDir)
    const { keys: _, ...folders } = backupFolders(settings)
    return await restoreBackup(file, {
      ownerUrl: ground.ownerUrl,
      files: await openFileStore(settings),
      folders,
      migrations: migrationFolders(),
      applicationPassword: applicationPassword(),
      acceptOtherKeys,
      ...(passphrase !== undefined && { passphrase }),
    })
  } finally {
    await ground.stop()
  }
}
