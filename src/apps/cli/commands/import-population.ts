import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import { dottedCode } from '../read-place.ts'
import { inHouse, print, WrongUse } from '../run.ts'

interface PopulationOptions {
  readonly village: string
  readonly pick?: string
  readonly dryRun?: boolean
  readonly json?: boolean
}

export const addImportPopulation = (imports: Command): void => {
  imports
    .command('population')
    .description('a population file of a village: OpenSID of every generation, SIAK, BIP, suplemen, CSV')
    .argument('<file>', 'XLSX or CSV; an old .xls is saved as XLSX first')
    .requiredOption('--village <code>', 'Kemendagri code, for example 33.07.10.2004')
    .option(
      '--pick <what>',
      '"migrants": those with a hint, and their families; or a file that lists them (default: every row)',
    )
    .option('--dry-run', 'read, compare and show; record nothing')
    .option('--json', 'print for a program')
    .action(loadPopulation)
}

const loadPopulation = async (name: string, options: PopulationOptions): Promise<void> => {
  const villageCode = dottedCode(options.village)
  const file = await readTable(name)
  const pick = options.pick === undefined || options.pick === 'migrants' ? options.pick : await readTable(options.pick)
  await inHouse(async ({ run, send, language }) => {
    const { importPopulation } = await import('#modules/registry/server/index.ts')
    const report = await importPopulation(run, send, {
      villageCode,
      file,
      dryRun: options.dryRun ?? false,
      language: language === 'id' ? 'id' : 'en',
      ...(pick !== undefined && { pick }),
    })
    if (report.layout === null) {
      throw new Error(
        'The columns of this file are not known. Load it on the import screen, where you say what they mean.',
      )
    }
    const rows = report.rows.filter((row) => row.severity !== 'info')
    const { read, created, updated, unchanged, rejected, warnings, families, left } = report
    const ended = options.dryRun || created + updated + unchanged === 0 ? ': nothing written' : ''
    print(options.json, { read, created, updated, unchanged, rejected, warnings, families, left, rows }, [
      ...rows.map(({ row, severity, message }) => `row ${row}, ${severity}: ${message}`),
      `${read} read: ${created} created, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected, ${left} left out; ${families} families, ${warnings} warnings${ended}`,
    ])
    if (rejected > 0) process.exitCode = 1
  })
}

const readTable = async (file: string) => ({
  name: path.basename(file),
  bytes: await readFile(file).catch(() => {
    throw new WrongUse(`The file ${file} cannot be read.`)
  }),
})
