import type { Care } from '#modules/registry/contract/care.ts'
import { addCare, carerPlanFor } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { sealValue } from '#platform/server/keys.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { type FieldFault, Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { type ConsultationInput, recordConsultation } from '../contract/consultation.ts'
import { metFaults } from '../rules/consultation-faults.ts'
import { assertNotInFuture, assertOpen, lockEpisode } from './episode-reads.ts'
import { consultationRecorded } from './events.ts'
import { childrenByPerson, personFactsById } from './neighbours.ts'
import { refreshEpisode } from './refresh-tasks.ts'
import { db, type EpisodeRow } from './tables.ts'

export const recordConsultationHandler = handle(recordConsultation, async (context, input) => {
  const episode = await lockEpisode(context, input.episodeId)
  assertOpen(episode)
  assertNotInFuture(context, input.metOn, 'metOn')
  const children = (await childrenByPerson(context, [episode.person_id])).get(episode.person_id) ?? []
  const faults = faultsOf(
    input,
    episode.person_id,
    children.map((child) => child.personId),
  )
  if (faults[0]) throw new Refusal('invalid', faults[0].code, {}, faults)
  await insertConsultation(context, input)
  if (input.outcome === 'agree') await arrangeCare(context, input, episode)
  await context.publish(consultationRecorded, {
    episodeId: episode.id,
    personId: episode.person_id,
    consultationId: input.id,
    outcome: input.outcome,
  })
  const { assessment } = await refreshEpisode(context, episode.id)
  return { lacks: [...(assessment.lacksById.get(input.id) ?? [])] }
})

const faultsOf = (
  input: ConsultationInput,
  candidateId: string,
  childIds: readonly string[],
): readonly FieldFault[] => [
  ...metFaults(input),
  ...input.carers.flatMap((carer, index): FieldFault[] => {
    if (!childIds.includes(carer.childPersonId))
      return [{ field: `carers.${index}.childPersonId`, code: 'migration.childNotOfCandidate' }]
    if (carer.carerPersonId === candidateId)
      return [{ field: `carers.${index}.carerPersonId`, code: 'migration.carerIsCandidate' }]
    return []
  }),
]

const insertConsultation = async (context: Context, input: ConsultationInput): Promise<void> => {
  const recorded = recordedBy(context)
  await db(context)
    .insertInto('consultations')
    .values({
      ...recorded,
      id: input.id,
      episode_id: input.episodeId,
      met_on: input.metOn,
      place: input.place,
      apart_from_recruiter: input.apartFromRecruiter,
      candidate_alone: input.candidateAlone,
      pressure_seen: input.pressureSeen,
      agency_check: input.agencyCheck,
      agency_check_note: input.agencyCheckNote,
      risks: JSON.stringify([...new Set(input.risks)]),
      outcome: input.outcome,
      mediation: input.mediation,
      rights_told: input.rightsTold,
    })
    .execute()
  const ofConsultation = { village_id: context.villageId, consultation_id: input.id }
  await db(context)
    .insertInto('consultation_people')
    .values(
      input.people.map((met) => ({
        ...ofConsultation,
        id: newId(),
        person_id: met.personId,
        told_name: met.name,
        relation: met.relation,
      })),
    )
    .execute()
  if (input.carers.length > 0) {
    await db(context)
      .insertInto('consultation_carers')
      .values(
        input.carers.map((carer) => ({
          ...ofConsultation,
          id: newId(),
          child_person_id: carer.childPersonId,
          carer_person_id: carer.carerPersonId,
          carer_name: carer.carerName,
          relation: carer.relation,
        })),
      )
      .execute()
  }
  if (input.privateReason) {
    const { village_id, recorded_at, recorded_by } = recorded
    await db(context)
      .insertInto('consultation_reasons')
      .values({
        village_id,
        recorded_at,
        recorded_by,
        id: input.id,
        private_reason_sealed: sealValue(input.privateReason),
      })
      .execute()
  }
}

/** The plan of a family that agrees becomes the register's arrangement, from the day the candidate leaves. */
const arrangeCare = async (context: Context, input: ConsultationInput, episode: EpisodeRow): Promise<void> => {
  const candidate = (await personFactsById(context, [episode.person_id])).get(episode.person_id)
  const spouseAgrees = input.people.some((met) => met.relation === 'spouse')
  const own = 'given' as const
  const other = spouseAgrees ? ('given' as const) : ('unknown' as const)
  for (const carer of input.carers) {
    const current = await carerPlanFor(context, carer.childPersonId)
    if (current && sameCarer(current, carer)) continue
    await addCare(context, {
      id: newId(),
      childPersonId: carer.childPersonId,
      carerPersonId: carer.carerPersonId,
      carerName: carer.carerName,
      carerPhone: null,
      carerRelation: carer.relation,
      fromOn: episode.departs_on && episode.departs_on > input.metOn ? episode.departs_on : input.metOn,
      fatherConsent: candidate?.sex === 'male' ? own : other,
      motherConsent: candidate?.sex === 'female' ? own : other,
      medicalConsent: false,
      schoolConsent: false,
      note: null,
    })
  }
}

const sameCarer = (current: Care, carer: ConsultationInput['carers'][number]): boolean =>
  carer.carerPersonId ? current.carerPersonId === carer.carerPersonId : current.carerName === carer.carerName
