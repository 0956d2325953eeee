import { readFileSync } from 'node:fs'
import { type Compared, compare, type PublishedLoan, skipReason } from './published-loans.ts'
import { type Bench, within } from './result.ts'

const fileOf = (options: readonly string[]): string | undefined =>
  options.includes('--file') ? options[options.indexOf('--file') + 1] : undefined

type Say = (line: string) => void

const lineOf = (place: number, loan: PublishedLoan, says: string): string =>
  `${String(place + 1).padStart(3)}  ${says}  ${loan.scenario.slice(0, 90)}`

const differenceLines = ({ differences }: Compared): string[] =>
  differences.map(({ row, column, ours, theirs }) => `       row ${row} ${column}: ours ${ours}, published ${theirs}`)

const runAll = (loans: readonly PublishedLoan[], say: Say) => {
  const count = { run: 0, matched: 0, skipped: 0 }
  for (const [place, loan] of loans.entries()) {
    const reason = skipReason(loan)
    if (reason) {
      count.skipped++
      say(lineOf(place, loan, `skipped (${reason})`))
      continue
    }
    const compared = compare(loan)
    const isSame = compared.differences.length === 0
    count.run++
    count.matched += isSame ? 1 : 0
    say(lineOf(place, loan, isSame ? 'matched' : 'DIFFERS'))
    for (const line of differenceLines(compared)) say(line)
  }
  return count
}

export const bench: Bench = {
  name: 'loan-vectors',
  says: 'published loan schedules against our own: --file FILE.json prints run, matched, skipped with reason, every difference',
  async run(options) {
    const file = fileOf(options)
    if (!file) {
      console.error('loan-vectors: nothing to compare with; give it the schedules by --file FILE.json')
      return []
    }
    // with --json the results alone go to the standard output
    const say: Say = options.includes('--json') ? console.error : console.log
    const loans = JSON.parse(readFileSync(file, 'utf8')) as readonly PublishedLoan[]
    const { run, matched, skipped } = runAll(loans, say)
    say(`${loans.length} schedules: ${run} run, ${matched} matched, ${run - matched} differ, ${skipped} skipped`)
    const half = Math.ceil(loans.length / 2)
    return [
      within('schedules run', run, half, 'of the file', false),
      within('schedules matched', matched, half, 'of the file', false),
    ]
  },
}
