import { readFile, stat } from 'node:fs/promises'
import type { Command } from 'commander'
import { carriedBytes, readCarried } from '#platform/shared/carried-file.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { checkParcel, recordParcel } from '#platform/shared/parcel-contract.ts'
import { readVillage } from '../read-place.ts'
import { inHouse, print, type Session, WrongUse } from '../run.ts'

interface BundleOptions {
  readonly village?: string
  readonly dryRun?: boolean
  readonly keep?: boolean
  readonly unproven?: boolean
  readonly json?: boolean
}

const about = `
A file that a phone of the village answers for with its own key is carried out as the keeper of this installation; the record of acts
names whoever queued it. Any other file, and one whose maker no longer serves, waits on the page "Titipan HP" for an officer, and the exit
code is 1; --unproven carries it out all the same. With --keep everything waits. The same file a second time changes nothing.`

export const addImportBundle = (imports: Command): void => {
  imports
    .command('bundle')
    .description('what a phone queued without a line, from the file that it wrote')
    .argument('<file>', 'desmigratif-<code>-<day>.dmg')
    .option('--village <code>', 'refuse the file when it is for another village than this one')
    .option('--keep', 'take it in and leave it to an officer of the village')
    .option('--unproven', 'carry it out although no phone of the village answers for it')
    .option('--dry-run', 'open it and say what it holds; record nothing')
    .option('--json', 'print for a program')
    .addHelpText('after', about)
    .action(importBundle)
}

const importBundle = async (name: string, options: BundleOptions): Promise<void> => {
  const bytes = await readBundle(name)
  await inHouse(async (session) => {
    const { village, sealed } = readCarried('bundle', bytes)
    if (options.village !== undefined && (await readVillage(session, options.village)).id !== village)
      throw new Refusal('invalid', 'platform.carriedOtherVillage')
    const carried = { village, sealed: Buffer.from(sealed).toString('base64') }
    const found = await session.run(checkParcel, { sealed: carried.sealed }, village)
    if (options.dryRun) return sayFound(options.json, found)
    const { parcelId, commands, wasKnown } = await session.run(recordParcel, carried)
    const { madeByName: madeBy, doneBefore, isProven } = found
    const told = { parcelId, commands, madeBy, wasKnown, doneBefore, isProven }
    if (options.keep) return sayKept(options.json, told)
    if (!isProven && !options.unproven && doneBefore < commands) {
      sayKept(options.json, told)
      process.exitCode = 1
      return
    }
    sayApplied(options.json, { ...told, ...(await applyParcel(session, village, parcelId)) })
  })
}

/** Its size is looked at first: nobody waits for a film to be read. */
const readBundle = async (name: string): Promise<Uint8Array<ArrayBuffer>> => {
  const unreadable = () => new WrongUse(`The file ${name} cannot be read.`)
  const found = await stat(name).catch(() => undefined)
  if (!found?.isFile()) throw unreadable()
  const most = carriedBytes.bundle + 1_000
  if (found.size > most) return new Uint8Array(most)
  return new Uint8Array(
    await readFile(name).catch(() => {
      throw unreadable()
    }),
  )
}

const applyParcel = async ({ opened }: Session, village: number, parcelId: string) => {
  const { applyParcels } = await import('#platform/server/sync/apply-parcels.ts')
  const { systemActor } = await import('#platform/server/run-as-system.ts')
  const actor = { ...systemActor, role: 'admin' }
  const [answer] = await applyParcels(opened.house, { actor, village, parcelIds: [parcelId], requestId: 'cli' })
  return { applied: answer?.applied ?? 0, refusals: answer?.refusals ?? [], later: answer?.later ?? 0 }
}

interface Found {
  readonly parcelId: string | null
  readonly madeByName: string | null
  readonly commands: number
  readonly names: readonly string[]
  readonly isProven: boolean
  readonly doneBefore: number
}

const sayFound = (json: boolean | undefined, found: Found): void => {
  const { parcelId, madeByName: madeBy, commands, names, isProven, doneBefore } = found
  const word = isProven ? "the phone's key answers for it" : 'as the file says, unproven'
  print(json, { parcelId, madeBy, commands, names, isProven, doneBefore, wasKnown: parcelId !== null }, [
    `${commands} records of ${madeBy ?? 'nobody named'} (${word}): ${names.join(', ')}`,
    `${doneBefore} of them are done already; ${parcelId ? 'this file was taken in before' : 'this file is new'}: nothing written`,
  ])
}

interface Kept {
  readonly parcelId: string
  readonly commands: number
  readonly madeBy: string | null
  readonly wasKnown: boolean
  readonly doneBefore: number
  readonly isProven: boolean
}

const sayKept = (json: boolean | undefined, kept: Kept): void =>
  print(json, kept, [
    ...(kept.isProven ? [] : ['No phone of the village answers for this file: an officer must look at it.']),
    kept.wasKnown ? 'Taken in before: nothing new.' : `${kept.commands} records wait on the page "Titipan HP".`,
  ])

interface Applied extends Kept {
  readonly applied: number
  readonly refusals: readonly { readonly commandId: string; readonly name: string; readonly code: string }[]
  readonly later: number
}

const sayApplied = (json: boolean | undefined, told: Applied): void => {
  const { commands, doneBefore, applied, refusals, later, wasKnown } = told
  const isDone = wasKnown && doneBefore === commands
  print(json, { ...told, alreadyDone: isDone }, [
    ...refusals.map(({ commandId, name, code }) => `${commandId} ${name}: refused, ${code}`),
    isDone
      ? `Already done: all ${commands} records of this file are in the village's data.`
      : `${applied} carried out (${doneBefore} of them had been done before), ${refusals.length} refused, ${later} to be tried again`,
  ])
  if (refusals.length + later > 0) process.exitCode = 1
}
