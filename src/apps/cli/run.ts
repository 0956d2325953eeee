import path from 'node:path'
import { BackupFault } from '#platform/server/backup/sealed-file.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf, Operation, OutputOf, Schema } from '#platform/shared/operation.ts'
import type { Language } from '#platform/shared/texts.ts'
import type { OpenHouse } from '../server/house.ts'

/** A wrong way of calling, found after the options were read: a file that is not there, a word that is not one of a list. */
export class WrongUse extends Error {}

/** An expected "no" with its sentence, once the house that knows the sentence is open. */
class SaidRefusal extends Error {
  readonly refusal: Refusal
  readonly sentences: readonly string[]

  constructor(refusal: Refusal, sentences: readonly string[]) {
    super(sentences.join('\n'))
    this.refusal = refusal
    this.sentences = sentences
  }
}

export interface Session {
  readonly opened: OpenHouse
  readonly language: Language
  /** Runs an operation as the installation's keeper, through the door: sealed and audited like anybody's. */
  run<I extends Schema, O extends Schema>(
    operation: Operation<I, O>,
    input: InputOf<Operation<I, O>>,
    village?: number,
  ): Promise<OutputOf<Operation<I, O>>>
  /** Brings a file in for a village, as an upload does, and answers its hash. */
  send(file: { readonly bytes: Uint8Array; readonly name: string }, village: number): Promise<string>
}

/** Opens the house for one command and closes it again. The house is loaded only here: `--help` needs none of it. */
export const inHouse = async <T>(act: (session: Session) => Promise<T>): Promise<T> => {
  const { openHouse } = await import('../server/house.ts')
  const { makeCheckpoint } = await import('#platform/server/checkpoint.ts')
  const { deliverEvents } = await import('#platform/server/deliver-events.ts')
  const { receiveFile } = await import('#platform/server/receive-file.ts')
  const { runOperation } = await import('#platform/server/run-operation.ts')
  const { systemActor } = await import('#platform/server/run-as-system.ts')
  const opened = await openHouse()
  const language = languageOfShell()
  const actor = { ...systemActor, role: 'admin' }
  const send: Session['send'] = (file, village) =>
    receiveFile(opened.house, { ...file, actor, village, requestId: 'cli' })
  const run: Session['run'] = async (operation, input, village) => {
    const request = {
      actor,
      name: operation.name,
      input,
      commandId: newId(),
      village,
      requestId: 'cli',
    }
    return (await runOperation(opened.house, request)) as never
  }
  try {
    const answer = await act({ opened, language, run, send })
    await deliverEvents(opened.house)
    // a running server makes its own, and two hands would break the chain of checkpoints
    if (!opened.attached) await makeCheckpoint(opened.house, opened.settings.checkpointsDir).catch(sayAloud)
    return answer
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    const inFields = fault.fields.map((field) => `${field.field}: ${opened.say(language, field.code, field.details)}`)
    throw new SaidRefusal(fault, [opened.say(language, fault.code, fault.details), ...inFields])
  } finally {
    await opened.close()
  }
}

/** What was done is done and answered; what is wrong beside it is said as well. */
const sayAloud = (fault: unknown) => console.error(fault instanceof Error ? fault.message : String(fault))

/** Indonesian when the shell speaks it or was told so, English otherwise. */
const languageOfShell = (): Language => {
  const said = process.env.DESMIGRATIF_LANG ?? process.env.LC_ALL ?? process.env.LANG ?? ''
  return said.startsWith('id') ? 'id' : 'en'
}

/** Prints for a program with `--json`, for a person otherwise. */
export const print = (json: boolean | undefined, value: unknown, sentences: readonly string[]): void => {
  console.log(json ? JSON.stringify(value, null, 2) : sentences.join('\n'))
}

/** Says what went wrong and answers the exit code: 1 for a refusal, 2 for wrong use. */
export const reportFault = (fault: unknown, json: boolean): number => {
  if (fault instanceof SaidRefusal) {
    const { kind, code, details } = fault.refusal
    console.error(fault.message)
    if (json) console.log(JSON.stringify({ refusal: { kind, code, details, sentences: fault.sentences } }, null, 2))
    // an answer in the wrong form is a wrongly written option; everything else was looked at and refused
    return kind === 'invalid' && code === 'platform.invalidInput' ? 2 : 1
  }
  console.error(fault instanceof Error ? fault.message : String(fault))
  if (fault instanceof WrongUse) return 2
  if (json) {
    const code = fault instanceof BackupFault ? `backup.${fault.code}` : 'cli.failed'
    const sentences = [fault instanceof Error ? fault.message : String(fault)]
    console.log(JSON.stringify({ refusal: { kind: 'rule', code, sentences } }, null, 2))
  }
  if (process.env.DEBUG) console.error(fault)
  return 1
}

/** Wherever the command is called from, the data folder is the project's unless DATA_DIR says otherwise. */
export const settleDataFolder = (): void => {
  process.env.DATA_DIR ??= path.resolve(import.meta.dirname, '../../../data')
}
