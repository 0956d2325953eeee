import { CommanderError } from 'commander'
import { buildProgram } from './program.ts'
import { reportFault } from './run.ts'

/** Runs one command line and answers its exit code; what it says goes to the console, as from the shell. */
export const runCommand = async (args: readonly string[]): Promise<number> => {
  process.exitCode = 0
  try {
    await buildProgram().parseAsync(args, { from: 'user' })
    return Number(process.exitCode)
  } catch (fault) {
    if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : 2
    return reportFault(fault, args.includes('--json'))
  }
}
