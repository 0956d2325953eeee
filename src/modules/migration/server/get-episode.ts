import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { type EpisodeFile, getEpisode } from '../contract/episode-file.ts'
import { headStepOf } from '../rules/next-step.ts'
import { proceduralFactsFrom, proceduralStatusOf } from '../rules/procedural-status.ts'
import { latestFacts } from '../rules/readiness.ts'
import { repeatedRecruiter } from '../rules/recruiters.ts'
import { latestAnswers } from '../rules/red-flags.ts'
import { type Assessment, answersOf, assess } from './assess.ts'
import { viewClosures } from './closures.ts'
import { viewConsultations } from './consultation-views.ts'
import { type EpisodeParts, loadOneParts } from './episode-parts.ts'
import { getEpisodeRow } from './episode-reads.ts'
import { isHeadInOffice, loadRulebook, type Rulebook } from './neighbours.ts'
import { readinessView } from './readiness-view.ts'
import { viewRecruiters } from './recruiter-rows.ts'
import { viewReferrals } from './referral-rows.ts'
import { paperFactsOf } from './row-facts.ts'
import { viewStages } from './stage-views.ts'
import { db } from './tables.ts'
import { roundEvents } from './verification-rounds.ts'

export const getEpisodeHandler = handle(getEpisode, async (context, input): Promise<EpisodeFile> => {
  const parts = await loadOneParts(context, await getEpisodeRow(context, input.episodeId))
  const rulebook = await loadRulebook(context)
  const assessment = assess(parts, rulebook, context.today)
  const { episode, person, children } = parts
  const isOfficer = context.actor.role === 'migration_officer'
  const [consultations, closures, corrections, verification] = await Promise.all([
    viewConsultations(context, parts, assessment, isOfficer),
    viewClosures(context, episode.id),
    correctionsOf(context, episode.id),
    verificationOf(context, parts, assessment),
  ])
  const carers = new Map(consultations.at(0)?.carers.map((carer) => [carer.childPersonId, carer.carerName]))
  return {
    episode: { ...episodeView(parts), closeReason: episode.closed_on ? (closures[0]?.reason ?? null) : null },
    person: {
      id: person.id,
      name: person.name,
      birthDate: person.birthDate,
      age: person.ageOn(context.today),
      sex: person.sex,
      hamlet: person.hamlet,
      rw: person.rw,
      rt: person.rt,
    },
    stages: viewStages(parts.stages),
    readiness: readinessView(assessment.readiness, parts),
    children: children
      .filter((child) => child.isMinor)
      .map((child) => ({
        personId: child.personId,
        name: child.name,
        age: child.age,
        carerName: carers.get(child.personId) ?? child.carerName,
      })),
    consultations,
    redFlags: isOfficer ? redFlagsOf(parts, assessment, rulebook) : null,
    recruiters: isOfficer ? viewRecruiters(person.id, parts.recruiters, parts.namedIn) : null,
    referrals: isOfficer ? viewReferrals(parts.referrals) : null,
    redFlagAdvice: assessment.redFlags.advice,
    verification,
    age: assessment.age,
    procedural: isOfficer ? proceduralOf(parts, assessment) : null,
    corrections,
    closures,
    nextStep: assessment.nextStep,
  }
})

const episodeView = ({ episode }: EpisodeParts) => ({
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
  stage: episode.current_stage,
  stageOn: episode.current_stage_on as PlainDate,
  closedOn: episode.closed_on as PlainDate | null,
  recordedAt: episode.recorded_at,
  recordedByName: episode.recorded_by_name,
})

const correctionsOf = async (context: Context, episodeId: string) => {
  const rows = await db(context)
    .selectFrom('episode_corrections')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('episode_id', '=', episodeId)
    .orderBy('recorded_at', 'desc')
    .execute()
  return rows.map((row) => ({
    field: row.field,
    before: row.before_value,
    after: row.after_value,
    reason: row.reason,
    recordedAt: row.recorded_at,
    recordedByName: row.recorded_by_name,
  }))
}

const verificationOf = async (
  context: Context,
  { verification }: EpisodeParts,
  { state }: Assessment,
): Promise<EpisodeFile['verification']> => {
  if (!verification) return null
  const events = await roundEvents(context, [verification.id])
  return {
    id: verification.id,
    state: verification.state,
    requestedOn: verification.requested_on as PlainDate,
    mayConfirm: headStepOf(state) !== null && (await mayConfirm(context)),
    events: events.map((event) => ({
      state: event.state,
      occurredOn: event.occurred_on as PlainDate,
      onBehalf: event.on_behalf,
      returnReason: event.return_reason,
      note: event.note,
      recordedAt: event.recorded_at,
      recordedByName: event.recorded_by_name,
    })),
  }
}

const mayConfirm = async (context: Context): Promise<boolean> =>
  context.actor.role === 'head' || (context.actor.role === 'secretary' && !(await isHeadInOffice(context)))

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

const proceduralOf = (parts: EpisodeParts, assessment: Assessment): EpisodeFile['procedural'] => {
  const { answers } = parts
  const signs = latestAnswers(answers.map((row) => ({ ...row, recordedAt: row.recorded_at })))
  const { status, reasons } = proceduralStatusOf(
    proceduralFactsFrom({
      recorded: assessment.recorded,
      departedOn: assessment.departedOn,
      papers: latestFacts(paperFactsOf(parts)),
      signs: signs.map((sign) => ({ code: sign.code, reply: sign.reply, evidenceGrade: sign.evidence_grade })),
      agencyCheck: assessment.latestConsultation?.row.agency_check ?? null,
    }),
  )
  return { status, reasons: [...reasons] }
}
