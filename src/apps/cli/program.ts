import { Command, InvalidArgumentError } from 'commander'
import { addBackup } from './commands/backup.ts'
import { addDemo } from './commands/demo.ts'
import { addExportPack } from './commands/export-pack.ts'
import { addExportPopulation } from './commands/export-population.ts'
import { addImportBundle } from './commands/import-bundle.ts'
import { addImportPlaces } from './commands/import-places.ts'
import { addImportPopulation } from './commands/import-population.ts'
import { addImportReferences } from './commands/import-references.ts'
import { addKeys } from './commands/keys.ts'
import { addMigrate } from './commands/migrate.ts'
import { addRestore } from './commands/restore.ts'
import { addStart } from './commands/start.ts'
import { addUsers } from './commands/users.ts'
import { addVerifyAudit } from './commands/verify-audit.ts'
import { addVerifyLetter } from './commands/verify-letter.ts'

const closing = `
Exit codes: 0 done (warnings allowed), 1 refused or partly refused, 2 wrong use.
The database is the one of DATABASE_URL, or the embedded one in DATA_DIR: joined when it runs, started when not.`

/** The command line, whole. Nothing is opened before a command is known to be rightly used. */
export const buildProgram = (): Command => {
  const program = new Command('desmigratif')
    .description('Desmigratif from the command line: the same acts as on the screens, through the same door.')
    .option('--lang <language>', 'language of sentences: id or en', readLanguage)
    .addHelpText('after', closing)
    .showHelpAfterError('Try --help for how it is used.')
  for (const add of [addStart, addMigrate, addDemo, addUsers, addKeys, addBackup, addRestore]) add(program)
  const imports = program
    .command('import')
    .description('load population, places, references or the bundle of a phone from a file')
  for (const add of [addImportPopulation, addImportPlaces, addImportReferences, addImportBundle]) add(imports)
  const exports = program.command('export').description('write what may leave the village to a file')
  for (const add of [addExportPopulation, addExportPack]) add(exports)
  const verify = program.command('verify').description('check a letter or the audit chain')
  for (const add of [addVerifyLetter, addVerifyAudit]) add(verify)
  return throwInsteadOfExit(program)
}

const readLanguage = (text: string): string => {
  if (text !== 'id' && text !== 'en') throw new InvalidArgumentError('It is id or en.')
  process.env.DESMIGRATIF_LANG = text
  return text
}

const throwInsteadOfExit = (command: Command): Command => {
  command.exitOverride()
  for (const one of command.commands) throwInsteadOfExit(one)
  return command
}
