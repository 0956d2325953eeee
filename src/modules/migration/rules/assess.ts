import type { PlainDate } from '#platform/shared/dates.ts'
import { type AgeAnswer, checkAge } from './age.ts'
import { type ConsultationLack, lacksOfConsultation } from './consultation.ts'
import { contractEndOf } from './contract-now.ts'
import { type EpisodeState, type NextStep, nextStepOf } from './next-step.ts'
import type { ConsultationParts, EpisodeParts, Rulebook } from './parts.ts'
import { type Readiness, readinessOf } from './readiness.ts'
import { repeatedRecruiter, withCounted } from './recruiters.ts'
import { type RedFlagAnswer, type RedFlagScore, scoreRedFlags } from './red-flags.ts'
import { askOn } from './referrals.ts'
import type { RemindRule } from './reminders.ts'
import { consultationFactsOf, type PaperRow, paperFactsOf, referralFactOf, stageFactOf, wayOf } from './row-facts.ts'
import { currentStage, leftOn, phaseOf, type Stage, standingFacts, stepAfter } from './stages.ts'

export interface Assessment {
  readonly current: Stage
  readonly currentOn: PlainDate
  /** Stages that stand, in the order of life. */
  readonly recorded: readonly Stage[]
  readonly departedOn: PlainDate | null
  readonly readiness: Readiness<PaperRow>
  readonly lacksById: ReadonlyMap<string, readonly ConsultationLack[]>
  readonly latestConsultation: ConsultationParts | null
  readonly redFlags: RedFlagScore
  /** When the desk asks an office that has not answered yet. */
  readonly askReferralOn: PlainDate | null
  readonly age: AgeAnswer
  readonly state: EpisodeState
  readonly nextStep: NextStep
  /** When somebody is reminded of what runs out, as the references of the day say. */
  readonly remindRules: readonly RemindRule[]
}

/** What the rules say about an episode on a day. Pure: the same parts give the same answer. */
export const assess = (parts: EpisodeParts, rulebook: Rulebook, today: PlainDate): Assessment => {
  const { episode, person } = parts
  const facts = parts.stages.map(stageFactOf)
  const standing = standingFacts(facts)
  const reached = currentStage(facts)
  const current = reached?.stage ?? episode.current_stage
  const readiness = assessReadiness(parts, rulebook, today, current)
  const redFlags = scoreRedFlags({
    answers: answersOf(parts),
    weights: rulebook.redFlagWeights,
    departsOn: episode.departs_on as PlainDate | null,
    talkedAloneOn: talkedAloneOn(parts),
    today,
  })
  const lacksById = new Map(
    parts.consultations.map((talk) => [talk.row.id, lacksOfConsultation(consultationFactsOf(talk), minorIds(parts))]),
  )
  const state = stateOf(parts, { current, readiness, lacksById, redFlags })
  return {
    current,
    currentOn: reached?.occurredOn ?? (episode.current_stage_on as PlainDate),
    recorded: standing.map((fact) => fact.stage),
    departedOn: leftOn(facts),
    readiness,
    lacksById,
    latestConsultation: latestTalk(parts),
    redFlags,
    askReferralOn: askOn(parts.referrals.map(referralFactOf)),
    age: checkAge(rulebook.ageRules, { bornOn: person.birthDate }, wayOf(episode), today),
    state,
    nextStep: nextStepOf(state),
    remindRules: rulebook.remindRules,
  }
}

/** What was answered at the desk, and what the files of the village say by themselves. */
export const answersOf = ({ episode, answers, namedIn }: EpisodeParts): readonly RedFlagAnswer[] =>
  withCounted(
    answers.map(({ code, reply, recorded_at, answered_on }) => ({
      ...{ code, reply, recordedAt: recorded_at, answeredOn: answered_on },
    })),
    repeatedRecruiter(episode.id, namedIn),
  )

const minorIds = ({ children }: EpisodeParts) =>
  children.filter((child) => child.isMinor).map((child) => child.personId)

const latestTalk = ({ consultations }: EpisodeParts): ConsultationParts | null =>
  [...consultations]
    .sort((a, b) => a.row.met_on.localeCompare(b.row.met_on) || a.row.recorded_at.localeCompare(b.row.recorded_at))
    .at(-1) ?? null

const talkedAloneOn = ({ consultations }: EpisodeParts): PlainDate | null =>
  (consultations
    .filter((talk) => talk.row.candidate_alone)
    .map((talk) => talk.row.met_on)
    .sort()
    .at(-1) ?? null) as PlainDate | null

const assessReadiness = (
  parts: EpisodeParts,
  rulebook: Rulebook,
  today: PlainDate,
  current: Stage,
): Readiness<PaperRow> => {
  const { episode, person } = parts
  const childIds = minorIds(parts)
  const candidate = {
    maritalStatus: person.maritalStatus,
    hasMinorChild: childIds.length > 0,
    age: person.ageOn(today),
  }
  return readinessOf<PaperRow>({
    requirements: rulebook.requirementsFor(wayOf(episode), candidate),
    facts: paperFactsOf(parts),
    step: stepAfter(current),
    today,
    contractEndsOn: contractEndOf(episode, parts.stages),
    departed: phaseOf(current) !== 'before',
    departsOn: episode.departs_on as PlainDate | null,
    remindRules: rulebook.remindRules,
    childIds,
    caredChildIds: caredChildIds(parts),
  })
}

/** A child has a carer when the newest consultation names one, or an arrangement runs in the register. */
const caredChildIds = (parts: EpisodeParts): readonly string[] => [
  ...(latestTalk(parts)?.carers.map((carer) => carer.child_person_id) ?? []),
  ...parts.children.flatMap((child) => (child.carerName ? [child.personId] : [])),
]

const stateOf = (
  parts: EpisodeParts,
  { current, readiness, lacksById, redFlags }: Pick<Assessment, 'current' | 'readiness' | 'lacksById' | 'redFlags'>,
): EpisodeState => {
  const talk = latestTalk(parts)
  const recommendation = parts.papers.filter((paper) => paper.document_code === 'REKOMENDASI_DESA').at(-1)
  return {
    stage: current,
    closed: parts.episode.closed_on !== null,
    consultation: talk && { outcome: talk.row.outcome, lacks: lacksById.get(talk.row.id) ?? [] },
    redFlagsAsked: parts.answers.length > 0,
    callToday: redFlags.callToday,
    signsToTalkOver: redFlags.toTalkOver,
    readiness,
    verification: parts.verification?.state ?? null,
    hasRecommendation: recommendation?.status === 'verified',
  }
}
