import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { importList, listImportChanges } from '#modules/places/contract.ts'
import { inHouse, print, WrongUse } from '../run.ts'

interface PlacesOptions {
  readonly effectiveOn: string
  readonly source: string
  readonly covers: string
  readonly dryRun?: boolean
  readonly json?: boolean
}

export const addImportPlaces = (imports: Command): void => {
  imports
    .command('places')
    .description('a newer list of provinces to villages: codes, names and parents change, village ids never do')
    .argument('<file>', 'CSV with a header: kode, nama and, if known, kode lama')
    .requiredOption('--effective-on <day>', 'first day of the list, YYYY-MM-DD')
    .requiredOption('--source <decree>', 'the decree, as cited')
    .option('--covers <code>', 'code under which the list is complete; outside it nothing changes', '')
    .option('--dry-run', 'show what would change, write nothing')
    .option('--json', 'print for a program')
    .action(importPlaces)
}

const importPlaces = async (file: string, options: PlacesOptions): Promise<void> => {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new WrongUse(`The file ${file} cannot be read.`)
  })
  const { effectiveOn, source, covers } = options
  const input = { text, effectiveOn, source, covers }
  await inHouse(async ({ run, opened, language }) => {
    const { counts, changes, faults, withoutSuccessor } = await run(listImportChanges, input)
    const applied = !options.dryRun && faults.length === 0 && withoutSuccessor.length === 0
    if (applied) await run(importList, input)
    print(options.json, { applied, counts, changes, faults, withoutSuccessor }, [
      ...changes.map(({ what, before, after }) => `${what}: ${nameOf(before)} → ${nameOf(after)}`),
      ...faults.map(({ line, code, text: words }) => `line ${line}: ${opened.say(language, code)} (${words})`),
      ...withoutSuccessor.map((code) => `${code} is in use and would end without a successor`),
      `${Object.entries(counts)
        .map(([what, count]) => `${what} ${count}`)
        .join(', ')}: ${applied ? 'applied' : 'nothing written'}`,
    ])
    if (!applied && !options.dryRun) process.exitCode = 1
  })
}

const nameOf = (place: { readonly code: string; readonly name: string } | null): string =>
  place ? `${place.code} ${place.name}` : '–'
