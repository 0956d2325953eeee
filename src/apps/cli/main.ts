import { settleDataFolder } from './run.ts'
import { runCommand } from './run-command.ts'

settleDataFolder()
process.exitCode = await runCommand(process.argv.slice(2))
