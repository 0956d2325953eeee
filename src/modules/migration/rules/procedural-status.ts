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

/** `yes` seen, `no` known not to be there, `unknown` nobody has asked. */
type Known = 'yes' | 'no' | 'unknown'

export interface ProceduralFacts {
  readonly recorded: readonly Stage[]
  readonly idPmi: Known
  readonly workVisa: Known
  readonly contract: Known
  readonly recruiterLicensed: Known
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

const holdsFor = ({
  recorded,
  idPmi,
  workVisa,
  contract,
  recruiterLicensed,
}: ProceduralFacts): Readonly<Record<ProceduralReason, boolean>> => ({
  has_id_pmi: idPmi === 'yes',
  has_work_visa: workVisa === 'yes',
  has_contract: contract === 'yes',
  no_id_pmi: idPmi === 'no',
  visit_visa: workVisa === 'no',
  no_contract: contract === 'no',
  unlicensed_recruiter: recruiterLicensed === 'no',
  overstay: recorded.includes('overstay'),
  id_pmi_unknown: idPmi === 'unknown',
  visa_unknown: workVisa === 'unknown',
  contract_unknown: contract === 'unknown',
})

interface ProceduralEvidence {
  readonly recorded: readonly Stage[]
  readonly departedOn: string | null
  readonly papers: ReadonlyMap<string, { readonly status: string; readonly recordedAt: string }>
  readonly signs: readonly { readonly code: string; readonly reply: string; readonly evidenceGrade: string }[]
  readonly agencyCheck: string | null
}

/**
 * Reads what is known from stages, papers, signs and the agency's check. Hearsay (grade C) proves nothing, and an
 * agency that was not found on a list is not thereby unlicensed.
 */
export const proceduralFactsFrom = ({
  recorded,
  departedOn,
  papers,
  signs,
  agencyCheck,
}: ProceduralEvidence): ProceduralFacts => {
  const shown = (code: string, stage: Stage): Known => {
    const paper = papers.get(code)
    if (paper?.status === 'verified' || recorded.includes(stage)) return 'yes'
    const knownAbsent =
      paper?.status === 'missing' && departedOn !== null && paper.recordedAt.slice(0, 10) >= departedOn
    return knownAbsent || paper?.status === 'rejected' ? 'no' : 'unknown'
  }
  const proven = (code: string) =>
    signs.some((sign) => sign.code === code && sign.reply === 'yes' && sign.evidenceGrade !== 'C')
  return {
    recorded,
    idPmi: shown('ID_PMI', 'id_pmi_issued'),
    workVisa: proven('R02') ? 'no' : shown('VISA_KERJA', 'visa_issued'),
    contract: shown('PERJANJIAN_KERJA', 'contract_signed'),
    recruiterLicensed: proven('R09') ? 'no' : agencyCheck === 'licence_list' ? 'yes' : 'unknown',
  }
}
