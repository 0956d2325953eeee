import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type { LetterPublicKey, OfflineVerdict } from '#modules/letters/server/index.ts'
import { judgeLetter, ownLetterKeys } from '../judge-letter.ts'
import { print, WrongUse } from '../run.ts'

interface LetterOptions {
  readonly keys?: string
  readonly printKeys?: boolean
  readonly json?: boolean
}

export const addVerifyLetter = (verify: Command): void => {
  verify
    .command('letter')
    .description('check a letter without asking anyone: its PDF, or the text of its QR')
    .argument('[letter]', 'a PDF file, or the text of the QR')
    .option('--keys <file>', "the village's public keys as JSON (default: those of this installation)")
    .option('--print-keys', 'print the public keys, for whoever checks elsewhere')
    .option('--json', 'print for a program')
    .addHelpText(
      'after',
      '\nWhether a genuine letter was revoked since, only the village knows: open the address in its QR.',
    )
    .action(verifyLetter)
}

const sentences: Readonly<Record<OfflineVerdict['verdict'], string>> = {
  genuine: 'Genuine: signed by this key, and unchanged since.',
  changed: 'CHANGED: this is not what was signed.',
  unknown: 'Unknown: no seal of a letter, or a key that is not at hand.',
}

const verifyLetter = async (letter: string | undefined, options: LetterOptions): Promise<void> => {
  const keys = options.keys === undefined ? await ownLetterKeys() : await readKeys(options.keys)
  if (options.printKeys) {
    console.log(JSON.stringify(keys, null, 2))
    return
  }
  if (letter === undefined) throw new WrongUse('Name a PDF file, or the text of a QR.')
  const verdict = await judgeLetter(letter, keys)
  const lines = verdict.issuedOn === null ? [] : [issuedLine(verdict), ...validityLines(verdict)]
  print(options.json, verdict, [sentences[verdict.verdict], ...lines])
  if (verdict.verdict !== 'genuine') process.exitCode = 1
}

const issuedLine = ({ issuedOn, auditNo }: OfflineVerdict): string =>
  `Issued on ${issuedOn}; audit entry ${auditNo} at that time.`

// Of a letter that nobody signed like this, the last day is no more than a claim.
const validityLines = ({ verdict, validity, validUntil, outOfDate }: OfflineVerdict): string[] => {
  if (verdict !== 'genuine') return []
  if (validity === 'notInToken') return ['Validity is not in this token: read the last day on the paper.']
  if (validity === 'noLastDay') return ['It has no last day.']
  return [outOfDate ? `OUT OF DATE: it was good until ${validUntil}.` : `Good until ${validUntil}.`]
}

const readKeys = async (file: string): Promise<readonly LetterPublicKey[]> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as LetterPublicKey[]
  } catch {
    throw new WrongUse(`${file} holds no public keys. Make it with: desmigratif verify letter --print-keys`)
  }
}
