import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { checkBackup } from '#platform/server/backup/read-backup.ts'
import { inHouse, print, WrongUse } from '../run.ts'

interface RestoreOptions {
  readonly check?: boolean
  readonly otherKeys?: boolean
  readonly json?: boolean
}

export const addRestore = (program: Command): void => {
  program
    .command('restore')
    .description('fill an empty database from a backup, all or nothing')
    .argument('<file>')
    .option('--check', 'only read it through and check every hash; nothing is written')
    .option('--other-keys', 'restore although the keys are others: encrypted values stay unreadable')
    .option('--json', 'print for a program')
    .addHelpText('after', '\nBACKUP_PASSPHRASE opens an encrypted backup.')
    .action(checkOrRestore)
}

const checkOrRestore = async (file: string, options: RestoreOptions): Promise<void> => {
  if (!existsSync(file)) throw new WrongUse(`There is no file ${file}.`)
  const passphrase = process.env.BACKUP_PASSPHRASE || undefined
  const manifest = options.check
    ? await checkBackup(file, passphrase)
    : await restore(file, passphrase, options.otherKeys ?? false)
  const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0)
  // brings an older backup forward to this release, and shows that the house opens on it
  if (!options.check) await inHouse(async () => undefined)
  print(options.json, { restored: !options.check, rows, ...manifest }, [
    `${options.check ? 'Whole' : 'Restored'}: ${rows} rows of ${Object.keys(manifest.tables).length} tables and ${manifest.files} files, as of ${manifest.madeAt}.`,
  ])
}

const restore = async (file: string, passphrase: string | undefined, otherKeys: boolean) => {
  const { restoreGround } = await import('../restore-ground.ts')
  return restoreGround(file, passphrase, otherKeys)
}
