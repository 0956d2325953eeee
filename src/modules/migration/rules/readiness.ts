import type { Occupation, Scheme } from '#modules/references/contract/codes.ts'
import type {
  DocumentCode,
  DocumentCondition,
  DocumentPhase,
  RequiredDocument,
} from '#modules/references/contract/required-document.ts'
import { documentPhases } from '#modules/references/contract/required-document.ts'
import { type DocumentKind, documentKinds } from '#modules/registry/contract/codes.ts'
import { addMonths, type PlainDate } from '#platform/shared/dates.ts'
import { endsInSight, endsNext, expiryKindOf, type RemindRule } from './reminders.ts'
import type { StepName } from './stages.ts'

export const recordedStatuses = ['missing', 'collected', 'verified', 'rejected'] as const
export type RecordedStatus = (typeof recordedStatuses)[number]
export type PaperStatus = RecordedStatus | 'expired'

export const heldBy = ['owner', 'family', 'village', 'agency', 'employer', 'other', 'unknown'] as const
export type HeldBy = (typeof heldBy)[number]
/** Papers in these hands are a sign to talk about (R08). */
export const worryingHolders: readonly HeldBy[] = ['agency', 'employer']

/** Letters that this house numbers, which count as papers of the candidate. */
export const letterPapers = ['IZIN_KELUARGA', 'REKOMENDASI_DESA', 'STATUS_KAWIN', 'PENGASUHAN_ANAK'] as const
export type LetterPaper = (typeof letterPapers)[number]

/** Papers that the register keeps: this file says who saw them when, and everything else is read there. */
export const isRegisterPaper = (code: string): code is DocumentKind =>
  (documentKinds as readonly string[]).includes(code) && !(letterPapers as readonly string[]).includes(code)

/** Papers of a life, good for every way out; the others belong to one spell abroad. */
export const lifePapers: readonly string[] = [
  'KTP',
  'KK',
  'AKTA_LAHIR',
  'BUKU_NIKAH',
  'AKTA_CERAI',
  'IJAZAH',
  'SERTIFIKAT_KOMPETENSI',
  'BPJS_KES',
  'SKCK',
  'PASPOR',
]

/** Whether a paper of the register speaks for this file: any paper of a life, and what was brought since it was opened. */
export const countsFor = (paper: { readonly kind: string; readonly recordedAt: string }, openedAt: string): boolean =>
  lifePapers.includes(paper.kind) || paper.recordedAt >= openedAt

export interface PaperFact {
  readonly documentCode: string
  readonly status: RecordedStatus
  readonly heldBy: HeldBy
  readonly issuedOn: PlainDate | null
  readonly expiresOn: PlainDate | null
  readonly recordedAt: string
}

/** A requirement as references keep it: a dated row with its source. */
export interface Requirement {
  readonly body: RequiredDocument
  readonly source: string
  readonly confirmed: boolean
}

export interface Candidate {
  readonly maritalStatus: 'single' | 'married' | 'divorced' | 'widowed' | 'unknown'
  readonly hasMinorChild: boolean
  readonly age: number | null
}

/** Who does not say leaves the question open: an unknown marriage asks for no marriage book. */
export const meetsCondition = (candidate: Candidate, condition: DocumentCondition): boolean => {
  const answers: Readonly<Record<DocumentCondition, boolean>> = {
    always: true,
    married: candidate.maritalStatus === 'married',
    divorced: candidate.maritalStatus === 'divorced',
    widowed: candidate.maritalStatus === 'widowed',
    has_minor_child: candidate.hasMinorChild,
    under_21: candidate.age !== null && candidate.age < 21,
  }
  return answers[condition]
}

export interface ReadinessItem<Fact extends PaperFact = PaperFact> {
  readonly requirement: Requirement
  readonly code: DocumentCode
  readonly status: PaperStatus
  /** Not asked for yet: its turn comes later on the way. */
  readonly later: boolean
  readonly fact: Fact | null
  readonly warnings: readonly PaperWarning[]
}

export const paperWarnings = [
  'heldByOthers',
  'expiresSoon',
  'shorterThanContract',
  'endsSoon',
  'endsBeforeDeparture',
] as const
export type PaperWarning = (typeof paperWarnings)[number]

export interface Readiness<Fact extends PaperFact = PaperFact> {
  readonly items: readonly ReadinessItem<Fact>[]
  readonly verified: number
  readonly total: number
  readonly villageVerified: number
  readonly villageTotal: number
  readonly childrenWithoutCarer: readonly string[]
  /** Every paper of the village's part was seen, and each child has a carer. */
  readonly villageReady: boolean
  /** Every paper was seen, and each child has a carer. Departure is recorded all the same. */
  readonly ready: boolean
}

interface ReadinessQuestion<Fact extends PaperFact> {
  readonly requirements: readonly Requirement[]
  readonly facts: readonly Fact[]
  readonly step: StepName
  readonly today: PlainDate
  readonly contractEndsOn: PlainDate | null
  /** Still at home: other papers than the passport are needed until then. */
  readonly departed?: boolean
  readonly departsOn?: PlainDate | null
  /** From when on a paper is spoken of before it ends, as the references of the day say. */
  readonly remindRules: readonly RemindRule[]
  readonly childIds: readonly string[]
  readonly caredChildIds: readonly string[]
}

export const readinessOf = <Fact extends PaperFact>(question: ReadinessQuestion<Fact>): Readiness<Fact> => {
  const latest = latestFacts(question.facts)
  const phaseNow = documentPhases.indexOf(phaseOfStep[question.step])
  const items = question.requirements.map((requirement): ReadinessItem<Fact> => {
    const fact = latest.get(requirement.body.document) ?? null
    const status = statusOf(requirement.body, fact, question.today)
    const later = status === 'missing' && documentPhases.indexOf(phaseOf(requirement.body)) > phaseNow
    return {
      requirement,
      code: requirement.body.document,
      status,
      later,
      fact,
      warnings: warningsOf(requirement.body, fact, question),
    }
  })
  const musts = items.filter((item) => item.requirement.body.need === 'must')
  const village = musts.filter(isVillagePaper)
  const seen = (some: readonly ReadinessItem<Fact>[]) => some.filter((item) => item.status === 'verified').length
  const childrenWithoutCarer = question.childIds.filter((childId) => !question.caredChildIds.includes(childId))
  return {
    items,
    verified: seen(musts),
    total: musts.length,
    villageVerified: seen(village),
    villageTotal: village.length,
    childrenWithoutCarer,
    villageReady: seen(village) === village.length && childrenWithoutCarer.length === 0,
    ready: musts.length > 0 && seen(musts) === musts.length && childrenWithoutCarer.length === 0,
  }
}

/** The recommendation says that the village has verified, so its turn comes after that. */
const phaseOf = (body: RequiredDocument): DocumentPhase =>
  body.document === 'REKOMENDASI_DESA' ? 'district' : body.phase

/** Must be there before the village verifies. */
export const isVillagePaper = ({ requirement }: ReadinessItem): boolean =>
  phaseOf(requirement.body) === 'village' && requirement.body.need === 'must'

/** The newest word about each paper. */
export const latestFacts = <Fact extends PaperFact>(facts: readonly Fact[]): ReadonlyMap<string, Fact> => {
  const byCode = new Map<string, Fact>()
  for (const fact of [...facts].sort((a, b) => a.recordedAt.localeCompare(b.recordedAt)))
    byCode.set(fact.documentCode, fact)
  return byCode
}

/** Until when a paper is good: as written on it, or by the rule of its kind. */
export const validUntil = (required: Pick<RequiredDocument, 'validMonths'>, fact: PaperFact | null): PlainDate | null =>
  fact?.expiresOn ?? (fact?.issuedOn && required.validMonths ? addMonths(fact.issuedOn, required.validMonths) : null)

const statusOf = (required: RequiredDocument, fact: PaperFact | null, today: PlainDate): PaperStatus => {
  if (!fact) return 'missing'
  const until = validUntil(required, fact)
  return until !== null && until < today && (fact.status === 'verified' || fact.status === 'collected')
    ? 'expired'
    : fact.status
}

const passportBeyondContractMonths = 6

const warningsOf = (
  required: RequiredDocument,
  fact: PaperFact | null,
  {
    today,
    contractEndsOn,
    departsOn,
    departed,
    remindRules,
  }: Pick<ReadinessQuestion<PaperFact>, 'today' | 'contractEndsOn' | 'departsOn' | 'departed' | 'remindRules'>,
): readonly PaperWarning[] => {
  if (!fact || fact.status === 'missing') return []
  const until = validUntil(required, fact)
  const code = required.document
  const isPassport = code === 'PASPOR'
  const expiry = until !== null && until >= today ? { kind: expiryKindOf(code), code, until } : null
  const stillCounts = !isPassport && !departed ? expiry : null
  const holds: Readonly<Record<PaperWarning, boolean>> = {
    heldByOthers: worryingHolders.includes(fact.heldBy),
    expiresSoon: isPassport && expiry !== null && endsInSight(expiry, remindRules, today),
    shorterThanContract:
      isPassport &&
      until !== null &&
      contractEndsOn !== null &&
      until < addMonths(contractEndsOn, passportBeyondContractMonths),
    endsSoon: stillCounts !== null && endsNext(stillCounts, remindRules, today),
    endsBeforeDeparture: stillCounts !== null && !!departsOn && stillCounts.until < departsOn,
  }
  return paperWarnings.filter((warning) => holds[warning])
}

const phaseOfStep: Readonly<Record<StepName, DocumentPhase>> = {
  interest: 'village',
  profile: 'village',
  village: 'village',
  id_pmi: 'district',
  agreement: 'agency',
  training: 'agency',
  final_papers: 'departure',
  departure: 'departure',
}

/** Where a candidate goes, as far as it is known. */
export interface Way {
  readonly scheme: Scheme | null
  readonly country: string | null
  readonly occupation: Occupation | null
}

/** `3307••••••••0001`: enough to recognise, too little to use. Short numbers show their last three signs. */
export const maskNumber = (number: string): string => {
  const plain = number.replaceAll(/\s/g, '')
  if (plain.length >= 12) return `${plain.slice(0, 4)}${'•'.repeat(plain.length - 8)}${plain.slice(-4)}`
  return `${'•'.repeat(Math.max(plain.length - 3, 0))}${plain.slice(-3)}`
}
