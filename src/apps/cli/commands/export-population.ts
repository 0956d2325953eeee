import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import {
  type ExportKind,
  exportKinds,
  getExportFile,
  listExports,
  passphraseLength,
  requestExport,
} from '#modules/registry/contract/export.ts'
import { newId } from '#platform/shared/ids.ts'
import { dottedCode, readVillage } from '../read-place.ts'
import { inHouse, print, type Session, WrongUse } from '../run.ts'

interface ExportOptions {
  readonly village: string
  readonly kind: string
  readonly reason?: string
  readonly for?: string
  readonly id?: string
  readonly out?: string
  readonly json?: boolean
}

const steps = `
A file with names leaves in three steps:
  1. ask:    desmigratif export population --village 33.07.10.2004 --reason "…" --for "…"
  2. the village head says yes or no, on the page "Ekspor"
  3. fetch:  EXPORT_PASSPHRASE=… desmigratif export population --village 33.07.10.2004 --id <id> --out people.zip
Without --reason and --id it lists what was asked for. Say the passphrase by another way than the file.`

export const addExportPopulation = (exports: Command): void => {
  exports
    .command('population')
    .description('people of a village as a workbook, encrypted, with a reason and the yes of the head')
    .requiredOption('--village <code>', 'Kemendagri code, for example 33.07.10.2004')
    .option(
      '--kind <kind>',
      `${exportKinds[0]}: people OpenSID knows, in its columns; ${exportKinds[1]}: those it does not`,
      exportKinds[0],
    )
    .option('--reason <why>', 'why it is needed')
    .option('--for <receiver>', 'who gets it')
    .option('--id <id>', 'fetch the file of this request')
    .option('--out <file>', 'where the file is written')
    .option('--json', 'print for a program')
    .addHelpText('after', steps)
    .action((options: ExportOptions) => {
      const act = options.id ? fetchFile : options.reason || options.for ? ask : list
      assertWellAsked(options, act === ask, act === fetchFile)
      return inHouse((session) => act(session, options))
    })
}

const isKind = (word: string): word is ExportKind => (exportKinds as readonly string[]).includes(word)

const passphrase = () => process.env.EXPORT_PASSPHRASE ?? ''

/** Before anything is opened. */
const assertWellAsked = (options: ExportOptions, asks: boolean, fetches: boolean): void => {
  dottedCode(options.village)
  if (!isKind(options.kind)) throw new WrongUse(`--kind is ${exportKinds.join(' or ')}.`)
  if (asks && !(options.reason && options.for)) throw new WrongUse('Say both: --reason "…" and --for "…".')
  if (fetches && passphrase().length < passphraseLength)
    throw new WrongUse(`Set EXPORT_PASSPHRASE, ${passphraseLength} characters or more.`)
}

const ask = async (session: Session, options: ExportOptions): Promise<void> => {
  const { village, reason = '', for: receiver = '', json } = options
  const kind = options.kind as ExportKind
  const { id: villageId } = await readVillage(session, village)
  const asked = await session.run(requestExport, { id: newId(), kind, reason, receiver }, villageId)
  print(json, { ...asked, status: 'open' }, [
    `Asked the head for a file of ${asked.people} people. Fetch it after the yes with --id ${asked.id}`,
  ])
}

const fetchFile = async (session: Session, { village, id = '', out, json }: ExportOptions): Promise<void> => {
  const { id: villageId } = await readVillage(session, village)
  const { fileName, base64 } = await session.run(getExportFile, { id, passphrase: passphrase() }, villageId)
  const file = out ?? fileName
  await writeFile(file, Buffer.from(base64, 'base64'), { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      throw error.code === 'EEXIST' ? new WrongUse(`${file} exists already. Choose another name.`) : error
    },
  )
  print(json, { id, file }, [`${file}: encrypted. Delete it once it has been used.`])
}

const list = async (session: Session, { village, json }: ExportOptions): Promise<void> => {
  const { id: villageId } = await readVillage(session, village)
  const { exports, people } = await session.run(listExports, {}, villageId)
  print(json, { people, exports }, [
    ...exports.map(({ id, status, ready, receiver }) => `${id}  ${ready ? 'ready' : status}  for ${receiver}`),
    `${exports.length} requests; people: ${Object.entries(people)
      .map(([kind, count]) => `${kind} ${count}`)
      .join(', ')}`,
  ])
}
