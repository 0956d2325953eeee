import { addDays, addMonths, type PlainDate } from '#platform/shared/dates.ts'
import type { InsuranceCover, WorkContractFile } from '../contract/work-contract.ts'
import { type ContractFacts, type ContractRule, checkContract } from './contract-check.ts'
import { contractEndOf, contractNow, type WorkContract } from './contract-now.ts'
import { coverOf, type Premium, premiumsForGaps, type Span, totalOf } from './insurance.ts'
import type { EpisodeParts } from './parts.ts'
import { latestFacts } from './readiness.ts'
import { paperFactsOf, standingRows } from './row-facts.ts'
import { allDetails } from './stage-evidence.ts'
import { phaseOf } from './stages.ts'

type Read = Pick<EpisodeParts, 'episode' | 'papers' | 'registerPapers' | 'stages'>

interface Rows {
  readonly rulesOn: (day: PlainDate) => readonly ContractRule[]
  readonly premiums: readonly Premium[]
}

/** The day whose rules a contract is held against: when it was signed. */
export const signedOn = (parts: Pick<EpisodeParts, 'stages'>): PlainDate | null =>
  contractNow(parts.stages)?.toldOn ?? null

/** A contract with its findings and its cover, whoever holds the rows. */
export const workContractOf = (parts: Read, { rulesOn, premiums }: Rows): WorkContractFile => {
  const contract = contractNow(parts.stages)
  return {
    contract: contract && { stage: contract.stage, toldOn: contract.toldOn, details: contract.details },
    findings: contract ? findingsOf(parts, contract, rulesOn(contract.toldOn)) : [],
    cover: insuranceOf(parts, premiums),
  }
}

const findingsOf = (
  parts: Read,
  contract: WorkContract,
  rules: readonly ContractRule[],
): WorkContractFile['findings'] =>
  checkContract(factsOf(parts, contract), rules).map(({ rule, ...finding }) => ({
    ...finding,
    rule: rule && {
      ...{ title: rule.title, titleEn: rule.titleEn, source: rule.source, sourceUrl: rule.sourceUrl },
      ...{ effectiveFrom: rule.effectiveFrom, confirmed: rule.confirmed },
      ...{ amount: rule.body.amount, currency: rule.body.currency },
    },
  }))

const factsOf = (parts: Read, { details }: WorkContract): ContractFacts => {
  const visa = standingRows(parts.stages).findLast(({ stage }) => stage === 'visa_issued')
  return {
    ...{ country: parts.episode.destination_country, occupation: parts.episode.occupation },
    ...{ wage: details.wage ?? null, currency: details.currency ?? null },
    ...{ hoursPerDay: details.hoursPerDay ?? null, daysPerWeek: details.daysPerWeek ?? null },
    annualLeaveDays: details.annualLeaveDays ?? null,
    ...{ deductionMonthly: details.deductionMonthly ?? null, deductionMonths: details.deductionMonths ?? null },
    endsOn: (details.endsOn ?? null) as PlainDate | null,
    passportUntil: passportUntil(parts),
    visaKind: details.visaKind ?? (visa ? (allDetails(visa).visaKind ?? null) : null),
  }
}

/** Of the passport that is kept, else as the stage of its issue told. */
export const passportUntil = (parts: Read): PlainDate | null => {
  const kept = latestFacts(paperFactsOf(parts)).get('PASPOR')
  const told = standingRows(parts.stages).findLast(({ stage }) => stage === 'passport_issued')
  return (kept?.expiresOn ?? (told ? allDetails(told).until : null) ?? null) as PlainDate | null
}

const workSpan = (parts: Read): Span | null => {
  const { episode, stages } = parts
  const standing = standingRows(stages)
  const left = standing.find(({ stage }) => phaseOf(stage) === 'abroad')?.occurred_on
  const fromOn = (contractNow(stages)?.details.startsOn ?? left ?? episode.departs_on) as PlainDate | null
  const untilOn = contractEndOf(episode, stages)
  return fromOn && untilOn && fromOn <= untilOn ? { fromOn, untilOn } : null
}

/** Of each enrolment, from when to when it covers: as told of the stage, or as written on the paper. */
const insuredSpans = (parts: Read): readonly Span[] => {
  const told = standingRows(parts.stages).flatMap((row): Span[] => {
    if (row.stage !== 'insured') return []
    const { startsOn, endsOn, months } = allDetails(row)
    const fromOn = (startsOn ?? row.occurred_on) as PlainDate
    const untilOn = (endsOn ?? (months ? addDays(addMonths(fromOn, months), -1) : null)) as PlainDate | null
    return untilOn ? [{ fromOn, untilOn }] : []
  })
  const paper = latestFacts(paperFactsOf(parts)).get('BPJS_TK')
  const written = paper?.issuedOn && paper.expiresOn ? [{ fromOn: paper.issuedOn, untilOn: paper.expiresOn }] : []
  return [...told, ...written]
}

/** The last day on which somebody is insured for work, as far as it is known. */
export const insuredUntil = (parts: Read): PlainDate | null =>
  insuredSpans(parts)
    .map(({ untilOn }) => untilOn)
    .sort()
    .at(-1) ?? null

const insuranceOf = (parts: Read, premiums: readonly Premium[]): InsuranceCover | null => {
  const span = workSpan(parts)
  if (!span) return null
  const cover = coverOf(span, insuredSpans(parts))
  const leaves = phaseOf(parts.episode.current_stage) === 'before'
  const lines = premiumsForGaps(cover, premiums, leaves)
  return {
    ...span,
    ...{ days: cover.days, coveredDays: cover.coveredDays, spans: [...cover.spans], gaps: [...cover.gaps] },
    cost: lines && {
      totalRupiah: totalOf(lines),
      lines: lines.map(({ premium, count }) => ({
        ...{ title: premium.title, count, amountRupiah: premium.body.amountRupiah },
        ...{ source: premium.source, confirmed: premium.confirmed },
      })),
    },
  }
}
