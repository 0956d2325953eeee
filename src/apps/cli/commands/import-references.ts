import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { importRows, listImportChanges, referenceKinds } from '#modules/references/contract.ts'
import { inHouse, print, WrongUse } from '../run.ts'

interface ReferenceOptions {
  readonly effectiveFrom: string
  readonly source: string
  readonly sourceUrl?: string
  readonly confirmed?: boolean
  readonly endMissing?: boolean
  readonly dryRun?: boolean
  readonly json?: boolean
}

type Kind = (typeof referenceKinds)[number]

export const addImportReferences = (imports: Command): void => {
  imports
    .command('references')
    .description('dated rows of one kind: law, required papers, agencies, tariffs, caps, holidays …')
    .argument('<kind>', `one of: ${referenceKinds.join(', ')}`)
    .argument('<file>', 'CSV, TSV or semicolons with a header')
    .requiredOption('--effective-from <day>', 'for rows without a date of their own, YYYY-MM-DD')
    .requiredOption('--source <source>', 'for rows without a source of their own, as cited')
    .option('--source-url <address>', 'where the source can be read')
    .option('--confirmed', 'you compared the rows with their source')
    .option('--end-missing', 'the list is complete: what it lacks ends the day before')
    .option('--dry-run', 'show what would change, write nothing')
    .option('--json', 'print for a program')
    .action(importReferences)
}

const isKind = (word: string): word is Kind => (referenceKinds as readonly string[]).includes(word)

const importReferences = async (kind: string, file: string, options: ReferenceOptions): Promise<void> => {
  if (!isKind(kind)) throw new WrongUse(`There is no kind "${kind}". Kinds: ${referenceKinds.join(', ')}.`)
  const text = await readFile(file, 'utf8').catch(() => {
    throw new WrongUse(`The file ${file} cannot be read.`)
  })
  const { effectiveFrom, source, sourceUrl = null, confirmed = false, endMissing = false } = options
  const input = { kind, text, effectiveFrom, source, sourceUrl }
  await inHouse(async ({ run }) => {
    const { counts, rows } = await run(listImportChanges, input)
    if (!options.dryRun) await run(importRows, { ...input, confirmed, endMissing })
    print(options.json, { applied: !options.dryRun, counts, rows }, [
      ...rows.map(({ line, key, title, state, fields }) =>
        `${line ?? '–'} ${state}: ${key} ${title} ${fields.join(', ')}`.trimEnd(),
      ),
      `${counts.read} read, ${counts.new} new, ${counts.changed} changed, ${counts.same} the same, ${counts.rejected} rejected${options.dryRun ? ': nothing written' : ''}`,
    ])
    if (counts.rejected > 0) process.exitCode = 1
  })
}
