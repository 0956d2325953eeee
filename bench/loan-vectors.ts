import { readFileSync } from 'node:fs'
import { type Compared, compare, type PublishedLoan, skipReason } from './published-loans.ts'
import { type Bench, within } from './result.ts'

const fileOf = (options: readonly string[]): string | undefined =>
  options.includes('--file') ? options[options.indexOf('--file') + 1] : undefined

const tell = (place: number, loan: PublishedLoan, says: string) =>
  console.error(`${String(place + 1).padStart(3)}  ${says}  ${loan.scenario.slice(0, 90)}`)

const tellDifferences = ({ differences }: Compared) => {
  for (const { row, column, ours, theirs } of differences) {
    console.error(`       row ${row} ${column}: ours ${ours}, published ${theirs}`)
  }
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
    const loans = JSON.parse(readFileSync(file, 'utf8')) as readonly PublishedLoan[]
    let [run, matched, skipped] = [0, 0, 0]
    for (const [place, loan] of loans.entries()) {
      const reason = skipReason(loan)
      if (reason) {
        skipped++
        tell(place, loan, `skipped (${reason})`)
        continue
      }
      run++
      const compared = compare(loan)
      const isSame = compared.differences.length === 0
      if (isSame) matched++
      tell(place, loan, isSame ? 'matched' : 'DIFFERS')
      tellDifferences(compared)
    }
    console.error(
      `${loans.length} schedules: ${run} run, ${matched} matched, ${run - matched} differ, ${skipped} skipped`,
    )
    return [
      within('schedules run', run, Math.ceil(loans.length / 2), 'of the file', false),
      within('schedules matched', matched, Math.ceil(loans.length / 2), 'of the file', false),
    ]
  },
}
