import { type CaseSource, caseSource } from '#modules/letters/server/index.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { missing } from '#platform/shared/errors.ts'
import { standingDemands } from '../rules/amounts.ts'
import { loadParts, typesOf } from './case-parts.ts'
import { seeCase } from './case-reads.ts'
import { demandFactOf } from './record-money.ts'
import { openWords } from './recorded.ts'
import { reporterOf } from './shared-parts.ts'

/** Only who works on the case takes its words into a letter, and only while it is about somebody of the register. */
const toldToLetters: CaseSource = async (context, caseId) => {
  const { row, sight } = await seeCase(context, caseId)
  if (sight !== 'whole' || row.person_id === null) throw missing('casework.caseMissing')
  const parts = await loadParts(context, row)
  const [story] = parts.entries.filter((entry) => entry.kind === 'happened')
  const reporter = reporterOf(row)
  const isWorker = row.reporter === 'worker'
  return {
    ...{ personId: row.person_id, types: typesOf(row), country: row.country },
    demands: standingDemands(parts.demands.map(demandFactOf)).map(({ demand }) => demand),
    ...{ employerName: row.employer_name, agencyName: row.agency_name },
    happenedOn: (story?.occurred_on ?? row.opened_on) as PlainDate,
    story: openWords(story?.words_sealed ?? null) ?? '',
    ...{ reporterPersonId: row.reporter_person_id, reporterRelation: row.reporter_relation },
    reporterName: isWorker ? null : reporter.name,
    reporterPhone: isWorker ? null : reporter.phone,
  }
}

export const giveCasesToLetters = (): void => caseSource.give(toldToLetters)
