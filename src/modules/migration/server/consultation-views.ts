import type { Context } from '#platform/server/context.ts'
import { openValue } from '#platform/server/keys.ts'
import { handle } from '#platform/server/module.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { missing } from '#platform/shared/errors.ts'
import { type Consultation, getPrivateReason } from '../contract/consultation.ts'
import type { Assessment } from './assess.ts'
import type { EpisodeParts } from './episode-parts.ts'
import { namesById } from './neighbours.ts'
import { risksOf } from './row-facts.ts'
import { db } from './tables.ts'

/** Newest first. That something was said in confidence is itself told only to who may read it. */
export const viewConsultations = async (
  context: Context,
  { consultations }: EpisodeParts,
  { lacksById }: Assessment,
  mayKnowOfReason: boolean,
): Promise<Consultation[]> => {
  const people = consultations.flatMap((talk) => talk.people.map((met) => met.person_id))
  const cared = consultations.flatMap((talk) =>
    talk.carers.flatMap((carer) => [carer.child_person_id, carer.carer_person_id]),
  )
  const names = await namesById(context, [...people, ...cared])
  const withReason = mayKnowOfReason
    ? await reasonIds(
        context,
        consultations.map((talk) => talk.row.id),
      )
    : new Set<string>()
  const nameOf = (personId: string | null, told: string | null) => (personId && names.get(personId)) || told || ''
  return consultations
    .map(({ row, people: met, carers }) => ({
      id: row.id,
      metOn: row.met_on as PlainDate,
      place: row.place,
      people: met.map((one) => ({
        personId: one.person_id,
        name: nameOf(one.person_id, one.told_name),
        relation: one.relation,
      })),
      apartFromRecruiter: row.apart_from_recruiter,
      candidateAlone: row.candidate_alone,
      pressureSeen: row.pressure_seen,
      agencyCheck: row.agency_check,
      agencyCheckNote: row.agency_check_note,
      risks: [...risksOf(row.risks)],
      carers: carers.map((carer) => ({
        childPersonId: carer.child_person_id,
        childName: nameOf(carer.child_person_id, null),
        carerPersonId: carer.carer_person_id,
        carerName: nameOf(carer.carer_person_id, carer.carer_name),
        relation: carer.relation,
      })),
      outcome: row.outcome,
      mediation: row.mediation,
      rightsTold: row.rights_told,
      lacks: [...(lacksById.get(row.id) ?? [])],
      hasPrivateReason: withReason.has(row.id),
      recordedAt: row.recorded_at,
      recordedByName: row.recorded_by_name,
    }))
    .sort((a, b) => b.metOn.localeCompare(a.metOn) || b.recordedAt.localeCompare(a.recordedAt))
}

const reasonIds = async (context: Context, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set()
  const rows = await db(context)
    .selectFrom('consultation_reasons')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('id', 'in', ids)
    .execute()
  return new Set(rows.map((row) => row.id))
}

export const getPrivateReasonHandler = handle(getPrivateReason, async (context, input) => {
  const row = await db(context)
    .selectFrom('consultation_reasons')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', input.consultationId)
    .executeTakeFirst()
  if (!row) throw missing('migration.consultationMissing')
  return { privateReason: openValue(row.private_reason_sealed), recordedAt: row.recorded_at }
})
