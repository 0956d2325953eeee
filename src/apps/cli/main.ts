import { CommanderError } from 'commander'
import { buildProgram } from './program.ts'
import { reportFault, settleDataFolder } from './run.ts'

settleDataFolder()
try {
  await buildProgram().parseAsync()
} catch (fault) {
  process.exitCode = fault instanceof CommanderError ? (fault.exitCode === 0 ? 0 : 2) : reportFault(fault)
}
