import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import {
  applyImport,
  closeImport,
  getImport,
  type ImportCounts,
  type ImportRow,
  listImportRows,
  recordImportPick,
  requestImport,
} from '#modules/registry/contract/import.ts'
import { newId } from '#platform/shared/ids.ts'
import { readOpenVillage, readVillage } from '../read-place.ts'
import { inHouse, print, type Session, WrongUse } from '../run.ts'
import { sendFile } from '../send-file.ts'

interface PopulationOptions {
  readonly village: string
  readonly pick?: string
  readonly mapping?: string
  readonly askedOn?: string
  readonly dryRun?: boolean
  readonly json?: boolean
}

export const addImportPopulation = (imports: Command): void => {
  imports
    .command('population')
    .description('a population file of a village: OpenSID of every generation, SIAK, BIP, suplemen, CSV')
    .argument('<file>', 'XLSX, XLS or CSV')
    .requiredOption('--village <code>', 'Kemendagri code, for example 33.07.10.2004')
    .option(
      '--pick <what>',
      '"migrants": those with a hint, and their families; or a file that lists them (default: every row)',
    )
    .option(
      '--mapping <file>',
      'JSON for a file with headers of its own: {"headerRow": 1, "fields": {"0": "nama", "1": "nik"}}',
    )
    .option('--asked-on <day>', 'the day the families left out were asked: they stay as dated rows without names')
    .option('--dry-run', 'read, compare and show; record nothing')
    .option('--json', 'print for a program')
    .action((file: string, options: PopulationOptions) =>
      inHouse((session) => importPopulation(session, file, options)),
    )
}

const importPopulation = async (session: Session, file: string, options: PopulationOptions): Promise<void> => {
  const village = await (options.dryRun ? readVillage : readOpenVillage)(session, options.village)
  const importId = newId()
  const staged = await stage(session, village.id, importId, file, options)
  if (staged.status === 'mapping') return tellHeadings(session, village.id, importId, options)
  if (options.pick !== undefined && options.pick !== 'migrants')
    await pickFromList(session, village.id, importId, options)
  const rows = await faultyRows(session, village.id, importId)
  const counts = options.dryRun
    ? await countsBeforeClosing(session, village.id, importId)
    : await apply(session, village.id, importId, staged.counts, options)
  print(options.json, { ...counts, rows }, [
    ...rows.map(({ row, severity, message }) => `row ${row}, ${severity}: ${message}`),
    `${counts.read} read, ${counts.created} created, ${counts.updated} updated, ${counts.unchanged} unchanged, ${counts.rejected} rejected, ${counts.warnings} warnings${options.dryRun ? ': nothing written' : ''}`,
  ])
  if (counts.rejected > 0) process.exitCode = 1
}

const stage = async (
  session: Session,
  villageId: number,
  importId: string,
  file: string,
  options: PopulationOptions,
) => {
  const fileHash = await sendFile(file)
  const mapping = options.mapping === undefined ? null : await readMapping(options.mapping)
  const pick = options.pick === 'migrants' ? 'migrants' : 'all'
  return session.run(requestImport, { importId, fileHash, fileName: path.basename(file), mapping, pick }, villageId)
}

const readMapping = async (file: string) => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as { headerRow: number; fields: Record<string, string> }
  } catch {
    throw new WrongUse(`${file} holds no mapping. It must be JSON like {"headerRow": 1, "fields": {"0": "nama"}}.`)
  }
}

/** A file nobody knows is never guessed at: its headings are shown, so that a mapping can be written. */
const tellHeadings = async (
  { run }: Session,
  villageId: number,
  importId: string,
  options: PopulationOptions,
): Promise<void> => {
  const { heading } = await run(getImport, { importId }, villageId)
  await run(closeImport, { importId }, villageId)
  print(options.json, { status: 'mapping', heading }, [
    'The columns of this file are not known. Say with --mapping what they mean; these are its headings:',
    ...(heading?.headers ?? []).map((header, column) => `  ${column}: ${header}`),
  ])
  process.exitCode = 1
}

const pickFromList = async (
  session: Session,
  villageId: number,
  importId: string,
  options: PopulationOptions,
): Promise<void> => {
  const list = options.pick ?? ''
  const listImportId = newId()
  const { mapping: _, ...plain } = options
  await stage(session, villageId, listImportId, list, plain)
  await session.run(recordImportPick, { importId, how: 'none' }, villageId)
  await session.run(recordImportPick, { importId, how: 'list', listImportId }, villageId)
  await session.run(closeImport, { importId: listImportId }, villageId)
}

type Counts = Pick<ImportCounts, 'read' | 'created' | 'updated' | 'unchanged' | 'rejected' | 'warnings'>

const countsBeforeClosing = async ({ run }: Session, villageId: number, importId: string): Promise<Counts> => {
  const { counts } = await run(getImport, { importId }, villageId)
  await run(closeImport, { importId }, villageId)
  return only(counts)
}

const apply = async (
  { run }: Session,
  villageId: number,
  importId: string,
  { read }: ImportCounts,
  { askedOn }: PopulationOptions,
): Promise<Counts> => {
  const receipt = await run(applyImport, { importId, askedOn: askedOn ?? null }, villageId)
  return only({ ...receipt, read })
}

const only = ({ read, created, updated, unchanged, rejected, warnings }: Counts): Counts => ({
  ...{ read, created, updated, unchanged, rejected, warnings },
})

/** Every error and warning of every row, each with its sentence. */
const faultyRows = async (session: Session, villageId: number, importId: string) => {
  const rows = new Map<number, ImportRow>()
  for (const filter of ['rejected', 'warnings'] as const) {
    for (let offset = 0, total = 1; offset < total; offset += 200) {
      const page = await session.run(listImportRows, { importId, filter, offset, limit: 200 }, villageId)
      total = page.total
      for (const row of page.rows) rows.set(row.position, row)
    }
  }
  const { opened, language } = session
  return [...rows.values()]
    .sort((a, b) => a.position - b.position)
    .flatMap(({ row, faults }) =>
      faults
        .filter(({ severity }) => severity !== 'info')
        .map(({ field, code, severity, values }) => ({
          row,
          field,
          code,
          severity,
          message: opened.say(language, `registry.import.fault.${code}`, values),
        })),
    )
}
