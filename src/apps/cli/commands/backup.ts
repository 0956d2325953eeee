import path from 'node:path'
import type { Command } from 'commander'
import { writeBackup } from '#platform/server/backup/write-backup.ts'
import { chosenFileStore } from '#platform/server/files.ts'
import { inHouse, print, WrongUse } from '../run.ts'
import { backupFolders } from '../stored-folders.ts'

interface BackupOptions {
  readonly withKeys?: boolean
  readonly json?: boolean
}

export const addBackup = (program: Command): void => {
  program
    .command('backup')
    .description('write everything, as it is at one moment, to one new file')
    .argument('[file]', 'default: desmigratif-<time>.backup in this folder')
    .option('--with-keys', 'put the keys into it too (only with a passphrase)')
    .option('--json', 'print for a program')
    .addHelpText(
      'after',
      '\nBACKUP_PASSPHRASE encrypts the file. Without --with-keys, keep the key folder elsewhere: see docs/operations.md.',
    )
    .action(backUp)
}

const backUp = async (file: string | undefined, options: BackupOptions): Promise<void> => {
  const passphrase = process.env.BACKUP_PASSPHRASE || undefined
  if (options.withKeys && passphrase === undefined) {
    throw new WrongUse('Keys are only put into an encrypted backup. Set BACKUP_PASSPHRASE and try again.')
  }
  const target = path.resolve(file ?? `desmigratif-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}.backup`)
  await inHouse(async ({ opened }) => {
    const { keys, ...folders } = backupFolders(opened.settings)
    const made = await writeBackup(target, {
      ownerUrl: opened.ownerUrl,
      files: chosenFileStore(),
      folders: options.withKeys ? { ...folders, keys } : folders,
      ...(passphrase !== undefined && { passphrase }),
    }).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EEXIST' ? new WrongUse(`${target} exists already. Choose another name.`) : error
    })
    const rows = Object.values(made.tables).reduce((sum, table) => sum + table.rows, 0)
    const encrypted = passphrase !== undefined
    print(options.json, { file: target, encrypted, rows, ...made }, [
      `${target}: ${rows} rows of ${Object.keys(made.tables).length} tables, ${made.files} files, ${made.bytes} bytes.`,
      ...(made.damagedFiles ? [`${made.damagedFiles} stored files are damaged and could not be backed up.`] : []),
      ...(encrypted ? [] : ['It is not encrypted and holds names: guard it, or set BACKUP_PASSPHRASE.']),
    ])
  })
}
