import type { PlainDate } from '#platform/shared/dates.ts'
import type { Consultation } from '../contract/consultation.ts'
import type { ConsultationLack } from './consultation.ts'
import type { ConsultationParts } from './parts.ts'
import { risksOf } from './row-facts.ts'

interface Known {
  readonly lacksById: ReadonlyMap<string, readonly ConsultationLack[]>
  readonly names: ReadonlyMap<string, string>
  /** Talks at which something was said in confidence, as far as the reader may know. */
  readonly withReason: ReadonlySet<string>
  readonly closedTalks?: ReadonlySet<string>
}

/** Newest first. */
export const consultationViews = (
  consultations: readonly ConsultationParts[],
  { lacksById, names, withReason, closedTalks }: Known,
): Consultation[] => {
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
      isAtOffice: closedTalks?.has(row.id) ?? false,
      recordedAt: row.recorded_at,
      recordedByName: row.recorded_by_name,
    }))
    .sort((a, b) => b.metOn.localeCompare(a.metOn) || b.recordedAt.localeCompare(a.recordedAt))
}
