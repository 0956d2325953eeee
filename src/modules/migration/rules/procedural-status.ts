import { dayIn, type TimeZone } from '#platform/shared/dates.ts'
import type { AttributeName, StageDetails } from './stage-evidence.ts'
import { phaseOf, type Stage } from './stages.ts'

/**
 * Whether somebody went by the book, with reasons. It protects: nothing a reader sees ever names a person by it,
 * and `unknown` is an honest answer.
 */
export const proceduralStatuses = ['not_departed', 'procedural', 'non_procedural', 'mixed', 'unknown'] as const
export type ProceduralStatus = (typeof proceduralStatuses)[number]

export const proceduralReasons = [
  'has_id_pmi',
  'has_work_visa',
  'has_contract',
  'no_id_pmi',
  'visit_visa',
  'no_contract',
  'unlicensed_recruiter',
  'overstay',
  'id_pmi_unknown',
  'visa_unknown',
  'contract_unknown',
] as const
export type ProceduralReason = (typeof proceduralReasons)[number]

/** Seen once, known not to be there once, or both in one life: who left without may have been helped to it later. */
export interface Known {
  readonly yes: boolean
  readonly no: boolean
}

export interface ProceduralFacts {
  readonly recorded: readonly Stage[]
  readonly idPmi: Known
  readonly workVisa: Known
  readonly contract: Known
  readonly recruiterUnlicensed: boolean
}

export interface ProceduralAnswer {
  readonly status: ProceduralStatus
  readonly reasons: readonly ProceduralReason[]
}

export const proceduralStatusOf = (facts: ProceduralFacts): ProceduralAnswer => {
  if (!facts.recorded.some((stage) => phaseOf(stage) === 'abroad' || phaseOf(stage) === 'home')) {
    return { status: 'not_departed', reasons: [] }
  }
  const reasons = proceduralReasons.filter((reason) => holdsFor(facts)[reason])
  const good = reasons.filter((reason) => reason.startsWith('has_'))
  const bad = reasons.filter((reason) => against.includes(reason))
  if (bad.length > 0) return { status: good.length > 0 ? 'mixed' : 'non_procedural', reasons }
  return { status: good.length === 3 ? 'procedural' : 'unknown', reasons }
}

const against: readonly ProceduralReason[] = [
  'no_id_pmi',
  'visit_visa',
  'no_contract',
  'unlicensed_recruiter',
  'overstay',
]

const isAsked = ({ yes, no }: Known): boolean => yes || no

const holdsFor = ({
  recorded,
  idPmi,
  workVisa,
  contract,
  recruiterUnlicensed,
}: ProceduralFacts): Readonly<Record<ProceduralReason, boolean>> => ({
  has_id_pmi: idPmi.yes,
  has_work_visa: workVisa.yes,
  has_contract: contract.yes,
  no_id_pmi: idPmi.no,
  visit_visa: workVisa.no,
  no_contract: contract.no,
  unlicensed_recruiter: recruiterUnlicensed,
  overstay: recorded.includes('overstay'),
  id_pmi_unknown: !isAsked(idPmi),
  visa_unknown: !isAsked(workVisa),
  contract_unknown: !isAsked(contract),
})

interface ProceduralEvidence {
  readonly recorded: readonly Stage[]
  readonly departedOn: string | null
  /** The village's own: on which day a paper was said to be missing. */
  readonly zone: TimeZone
  readonly papers: ReadonlyMap<string, { readonly status: string; readonly recordedAt: string }>
  readonly signs: readonly { readonly code: string; readonly reply: string; readonly evidenceGrade: string }[]
  /** What was said of each stage that stands. */
  readonly told?: readonly { readonly stage: Stage; readonly details: StageDetails }[]
}

/**
 * Reads what is known from stages and what proves them, papers and signs. Hearsay (grade C) proves nothing, and an
 * agency that was not found on a list is not thereby unlicensed.
 */
export const proceduralFactsFrom = ({
  recorded,
  departedOn,
  zone,
  papers,
  signs,
  told = [],
}: ProceduralEvidence): ProceduralFacts => {
  const proven = (code: string) =>
    signs.some((sign) => sign.code === code && sign.reply === 'yes' && sign.evidenceGrade !== 'C')
  const said = (name: AttributeName, ...values: readonly string[]) =>
    told.some(({ details }) => values.includes(String(details[name] ?? '')))
  const paper = (code: string): Known => {
    const kept = papers.get(code)
    const absent =
      kept?.status === 'missing' && departedOn !== null && dayIn(zone, new Date(kept.recordedAt)) >= departedOn
    return { yes: kept?.status === 'verified', no: absent || kept?.status === 'rejected' }
  }
  const [idPmi, visa, contract] = [paper('ID_PMI'), paper('VISA_KERJA'), paper('PERJANJIAN_KERJA')]
  const visitVisa = visa.no || proven('R02') || said('visaKind', 'visit', 'pilgrimage', 'study', 'none')
  // of a visa of which nobody said what it is for nobody knows whether it was for work
  const seenVisa = visa.yes && !proven('R02')
  // that somebody works for another says nothing of a paper; its number or its end does
  const newContract = told.some(
    ({ stage, details }) => stage === 'changed_employer' && Boolean(details.endsOn || details.number),
  )
  return {
    recorded,
    idPmi: {
      yes: idPmi.yes || recorded.includes('id_pmi_issued') || said('hadIdPmi', 'yes'),
      no: idPmi.no || said('hadIdPmi', 'no'),
    },
    workVisa: { yes: seenVisa || said('visaKind', 'work'), no: visitVisa },
    contract: {
      yes: contract.yes || recorded.some(isContract) || newContract || said('hadContract', 'yes'),
      no: contract.no || said('hadContract', 'no'),
    },
    recruiterUnlicensed: proven('R09'),
  }
}

const isContract = (stage: Stage): boolean => stage === 'contract_signed' || stage === 'extended'
