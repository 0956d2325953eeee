import type { PlainDate, TimeZone } from '#platform/shared/dates.ts'
import type { Consultation } from '../contract/consultation.ts'
import type { EpisodeFile } from '../contract/episode-file.ts'
import { type Assessment, answersOf } from './assess.ts'
import { contractEndOf } from './contract-now.ts'
import type { EpisodeParts, Rulebook } from './parts.ts'
import { proceduralFactsFrom, proceduralStatusOf } from './procedural-status.ts'
import { latestFacts } from './readiness.ts'
import { readinessView } from './readiness-view.ts'
import { repeatedRecruiter } from './recruiters.ts'
import { latestAnswers } from './red-flags.ts'
import { paperFactsOf, standingRows } from './row-facts.ts'
import type { ClosureRow, CorrectionRow, ReopeningRow, VerificationEventRow } from './rows.ts'
import { allDetails } from './stage-evidence.ts'
import { viewStages } from './stage-views.ts'
import { plainStage } from './stages.ts'

interface Seen {
  readonly rulebook: Rulebook
  readonly assessment: Assessment
  readonly today: PlainDate
  readonly zone: TimeZone
  /** Signs and the procedural status are told to the migration officer alone. */
  readonly isOfficer: boolean
  readonly consultations: readonly Consultation[]
  /** For the officer alone, and never on a phone: who was named is sealed. */
  readonly recruiters: EpisodeFile['recruiters']
  readonly referrals: EpisodeFile['referrals']
  readonly closures: EpisodeFile['closures']
  readonly corrections: EpisodeFile['corrections']
  readonly verification: EpisodeFile['verification']
}

/** One file as its page shows it, whoever holds the rows. */
export const episodeFileOf = (parts: EpisodeParts, seen: Seen): EpisodeFile => {
  const { episode, person, children } = parts
  const { assessment, consultations, closures, isOfficer, today } = seen
  const carers = new Map(consultations.at(0)?.carers.map((carer) => [carer.childPersonId, carer.carerName]))
  const { id, name, birthDate, sex, hamlet, rw, rt } = person
  return {
    episode: {
      ...episodeView(parts, isOfficer),
      closeReason: episode.closed_on ? (closures[0]?.reason ?? null) : null,
    },
    person: { id, name, birthDate, age: person.ageOn(today), sex, hamlet, rw, rt },
    stages: viewStages(parts.stages, isOfficer),
    readiness: readinessView(assessment.readiness, parts),
    children: children
      .filter((child) => child.isMinor)
      .map((child) => ({
        personId: child.personId,
        name: child.name,
        age: child.age,
        carerName: carers.get(child.personId) ?? child.carerName,
      })),
    consultations: [...consultations],
    redFlags: isOfficer ? redFlagsOf(parts, assessment, seen.rulebook) : null,
    recruiters: seen.recruiters,
    referrals: seen.referrals,
    redFlagAdvice: assessment.redFlags.advice,
    verification: seen.verification,
    age: assessment.age,
    procedural: isOfficer ? proceduralOf(parts, assessment, seen.zone) : null,
    corrections: seen.corrections,
    closures,
    nextStep: assessment.nextStep,
    contractEndsOn: contractEndOf(episode, parts.stages),
  }
}

const episodeView = ({ episode }: EpisodeParts, isOfficer: boolean) => ({
  id: episode.id,
  personId: episode.person_id,
  householdId: episode.household_id,
  entryRoute: episode.entry_route,
  openedOn: episode.opened_on as PlainDate,
  destinationCountry: episode.destination_country,
  occupation: episode.occupation,
  occupationTold: episode.occupation_told,
  scheme: episode.scheme,
  agencyName: episode.agency_name,
  agencyLicence: episode.agency_licence,
  employerName: episode.employer_name,
  contractMonths: episode.contract_months,
  departsOn: episode.departs_on as PlainDate | null,
  contractEndsOn: episode.contract_ends_on as PlainDate | null,
  stage: isOfficer ? episode.current_stage : plainStage(episode.current_stage),
  stageOn: episode.current_stage_on as PlainDate,
  closedOn: episode.closed_on as PlainDate | null,
  recordedAt: episode.recorded_at,
  recordedByName: episode.recorded_by_name,
})

const redFlagsOf = (parts: EpisodeParts, { redFlags }: Assessment, rulebook: Rulebook): EpisodeFile['redFlags'] => ({
  score: redFlags.score,
  advice: redFlags.advice,
  callToday: redFlags.callToday,
  asked: redFlags.asked,
  answers: answersShown(parts, rulebook),
  questions: [...rulebook.redFlagQuestions],
})

const answersShown = (parts: EpisodeParts, rulebook: Rulebook): NonNullable<EpisodeFile['redFlags']>['answers'] => {
  const rows = new Map(
    latestAnswers(parts.answers.map((row) => ({ ...row, recordedAt: row.recorded_at }))).map((row) => [row.code, row]),
  )
  const repeated = repeatedRecruiter(parts.episode.id, parts.namedIn)
  return latestAnswers(answersOf(parts)).flatMap((answer) => {
    const row = rows.get(answer.code)
    const counted = repeated && answer.recordedAt !== row?.recorded_at ? repeated : null
    if (!row && !counted) return []
    return {
      code: answer.code,
      reply: answer.reply,
      weight: rulebook.redFlagWeights.get(answer.code) ?? 0,
      storySource: row && !counted ? row.story_source : 'document',
      evidenceGrade: row && !counted ? row.evidence_grade : 'C',
      note: row && !counted ? row.note : null,
      counted: counted && { people: counted.people, cases: counted.cases },
      answeredOn: (row && !counted ? row.answered_on : counted?.since) as PlainDate,
      recordedAt: answer.recordedAt,
      recordedByName: row && !counted ? row.recorded_by_name : '',
    } as const
  })
}

const proceduralOf = (parts: EpisodeParts, assessment: Assessment, zone: TimeZone): EpisodeFile['procedural'] => {
  const { answers } = parts
  const signs = latestAnswers(answers.map((row) => ({ ...row, recordedAt: row.recorded_at })))
  const { status, reasons } = proceduralStatusOf(
    proceduralFactsFrom({
      recorded: assessment.recorded,
      departedOn: assessment.departedOn,
      zone,
      papers: latestFacts(paperFactsOf(parts)),
      signs: signs.map((sign) => ({ code: sign.code, reply: sign.reply, evidenceGrade: sign.evidence_grade })),
      told: standingRows(parts.stages).map((row) => ({ stage: row.stage, details: allDetails(row) })),
    }),
  )
  return { status, reasons: [...reasons] }
}

export const viewCorrections = (rows: readonly CorrectionRow[]): EpisodeFile['corrections'] =>
  rows.map((row) => ({
    field: row.field,
    before: row.before_value,
    after: row.after_value,
    reason: row.reason,
    recordedAt: row.recorded_at,
    recordedByName: row.recorded_by_name,
  }))

/** Closings, newest first; one that was taken back names why. */
export const closuresView = (
  closures: readonly ClosureRow[],
  reopenings: readonly ReopeningRow[],
): EpisodeFile['closures'] =>
  closures.map((row) => {
    const reopening = reopenings.find((one) => one.closure_id === row.id)
    return {
      id: row.id,
      closedOn: row.closed_on as PlainDate,
      reason: row.reason,
      note: row.note,
      recordedAt: row.recorded_at,
      recordedByName: row.recorded_by_name,
      reopened: reopening
        ? { reason: reopening.reason, recordedAt: reopening.recorded_at, recordedByName: reopening.recorded_by_name }
        : null,
    }
  })

export const roundEventView = (event: VerificationEventRow) => ({
  state: event.state,
  occurredOn: event.occurred_on as PlainDate,
  onBehalf: event.on_behalf,
  returnReason: event.return_reason,
  note: event.note,
  recordedAt: event.recorded_at,
  recordedByName: event.recorded_by_name,
})
