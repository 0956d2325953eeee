import type { ConsultationLack, ConsultationOutcome } from './consultation.ts'
import { isVillagePaper, type Readiness } from './readiness.ts'
import type { SignsToTalkOver } from './red-flags.ts'
import { nextStageOf, phaseOf, type Stage, stepAfter } from './stages.ts'
import type { VerificationState } from './verification.ts'

export const nextStepCodes = [
  'callToday',
  'talkAboutSigns',
  'consult',
  'mediate',
  'completeConsultation',
  'askRedFlags',
  'permissionLetter',
  'lookAtOriginal',
  'collectPaper',
  'nameCarer',
  'requestVerification',
  'check',
  'awaitHead',
  'fixReturned',
  'recommendationLetter',
  'renewPassport',
  'renewPaper',
  'recordNextStage',
  'ready',
  'none',
] as const
export type NextStepCode = (typeof nextStepCodes)[number]

export interface NextStep {
  readonly code: NextStepCode
  /** The paper, the lack or the stage it is about. */
  readonly about: string | null
}

export interface EpisodeState {
  readonly stage: Stage
  readonly closed: boolean
  readonly consultation: { readonly outcome: ConsultationOutcome; readonly lacks: readonly ConsultationLack[] } | null
  readonly redFlagsAsked: boolean
  /** A grave sign, a departure within days, and nobody has talked with the candidate alone since. */
  readonly callToday: boolean
  /** From 5 on the officer talks, from 8 on the task force or the labour office is asked. */
  readonly signsToTalkOver: SignsToTalkOver | null
  readonly readiness: Readiness
  readonly verification: VerificationState | null
  readonly hasRecommendation: boolean
}

const step = (code: NextStepCode, about: string | null = null): NextStep => ({ code, about })

/**
 * The one thing to do next at the desk, in the order a careful officer would. Advice only: every act stays open.
 * The page, the list and Today all ask here, so they never name two different things.
 */
export const nextStepOf = (state: EpisodeState): NextStep => {
  if (state.closed) return step('none')
  if (phaseOf(state.stage) === 'abroad') return passportStep(state) ?? arrivalStep(state) ?? step('none')
  if (phaseOf(state.stage) !== 'before') return step('none')
  if (state.callToday) return step('callToday')
  if (state.signsToTalkOver) return step('talkAboutSigns', state.signsToTalkOver.advice)
  return familyStep(state) ?? villageStep(state) ?? laterStep(state)
}

/** What waits for the head alone, whatever else the desk still does. */
export const headStepOf = ({ closed, stage, verification }: EpisodeState): NextStep | null =>
  !closed && phaseOf(stage) === 'before' && verification === 'checked' ? step('awaitHead') : null

const passportStep = ({ readiness }: EpisodeState): NextStep | undefined => {
  const ending = readiness.items.some(
    (item) => item.code === 'PASPOR' && (item.warnings.includes('expiresSoon') || item.status === 'expired'),
  )
  return ending ? step('renewPassport', 'PASPOR') : undefined
}

/** Who has left is on the way until somebody tells that the work has begun. */
const arrivalStep = ({ stage }: EpisodeState): NextStep | undefined =>
  stage === 'departed' || stage === 'arrived_reported' ? step('recordNextStage', 'working') : undefined

const familyStep = ({ consultation, redFlagsAsked, stage, verification }: EpisodeState): NextStep | undefined => {
  if (verification === 'confirmed' || stagePastVillage(stage)) return undefined
  if (!consultation) return step('consult')
  if (consultation.outcome !== 'agree') return step('mediate', consultation.outcome)
  if (consultation.lacks[0]) return step('completeConsultation', consultation.lacks[0])
  return redFlagsAsked ? undefined : step('askRedFlags')
}

const stagePastVillage = (stage: Stage): boolean => !['interest', 'profile', 'village'].includes(stepAfter(stage))

const villageStep = (state: EpisodeState): NextStep | undefined => {
  const { readiness, verification } = state
  if (verification === 'confirmed' || stagePastVillage(state.stage)) return undefined
  if (verification === 'checked') return step('awaitHead')
  const village = readiness.items.filter(isVillagePaper)
  const permission = village.find((item) => item.code === 'IZIN_KELUARGA' && item.status !== 'verified')
  if (permission) return step('permissionLetter', permission.code)
  const toSee = village.find((item) => item.status === 'collected')
  if (toSee) return step('lookAtOriginal', toSee.code)
  const absent = village.find((item) => item.status !== 'verified')
  if (absent) return step('collectPaper', absent.code)
  if (readiness.childrenWithoutCarer.length > 0) return step('nameCarer')
  if (verification === 'requested') return step('check')
  return step(verification === 'returned' ? 'fixReturned' : 'requestVerification')
}

const laterStep = (state: EpisodeState): NextStep => {
  const { readiness, stage, hasRecommendation } = state
  if (!hasRecommendation && stage === 'village_verified') return step('recommendationLetter')
  const due = readiness.items.filter((item) => !item.later && item.requirement.body.need === 'must')
  const toSee = due.find((item) => item.status === 'collected')
  if (toSee) return step('lookAtOriginal', toSee.code)
  const absent = due.find((item) => item.status !== 'verified')
  if (absent) return step('collectPaper', absent.code)
  const passport = passportStep(state)
  if (passport) return passport
  const ending = due.find((item) => item.warnings.includes('endsSoon'))
  if (ending) return step('renewPaper', ending.code)
  return readiness.ready ? step('ready') : step('recordNextStage', nextStageOf(stage, stepAfter(stage)) ?? null)
}

/** Who is waited for, so that a list can be asked: what waits for the family, what for the head. */
export const waitingParties = ['officer', 'family', 'candidate', 'letter', 'head', 'nobody'] as const
export type WaitingParty = (typeof waitingParties)[number]

const partyOf: Readonly<Record<NextStepCode, WaitingParty>> = {
  callToday: 'officer',
  talkAboutSigns: 'officer',
  consult: 'family',
  mediate: 'family',
  completeConsultation: 'family',
  nameCarer: 'family',
  askRedFlags: 'officer',
  permissionLetter: 'letter',
  recommendationLetter: 'letter',
  lookAtOriginal: 'officer',
  collectPaper: 'candidate',
  renewPassport: 'candidate',
  renewPaper: 'candidate',
  requestVerification: 'officer',
  check: 'officer',
  fixReturned: 'officer',
  awaitHead: 'head',
  recordNextStage: 'officer',
  ready: 'officer',
  none: 'nobody',
}

export const stepsWaitingFor = (party: WaitingParty): readonly NextStepCode[] =>
  nextStepCodes.filter((code) => partyOf[code] === party)

export const waitsFor = (code: NextStepCode): WaitingParty => partyOf[code]
