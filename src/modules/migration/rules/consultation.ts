export const relations = ['spouse', 'parent', 'guardian', 'sibling', 'child', 'grandparent', 'in_law', 'other'] as const
export type Relation = (typeof relations)[number]
/** UU 18/2017 art. 13: permission is of the husband or wife, a parent or the guardian. */
export const permissionGivers: readonly Relation[] = ['spouse', 'parent', 'guardian']

export const risks = [
  'work_and_wage',
  'costs',
  'papers',
  'rights',
  'help_numbers',
  'contact_plan',
  'trafficking',
  'return_plan',
] as const
export type Risk = (typeof risks)[number]
/** What a family must have heard before the letter; the rest is good to talk about. */
export const neededRisks: readonly Risk[] = [
  'work_and_wage',
  'costs',
  'papers',
  'rights',
  'help_numbers',
  'contact_plan',
]

export const agencyChecks = [
  'licence_list',
  'job_order',
  'office_asked',
  'assignment_letter',
  'no_agency',
  'not_found',
  'not_yet',
] as const
export type AgencyCheck = (typeof agencyChecks)[number]
const countsAsChecked: readonly AgencyCheck[] = [
  'licence_list',
  'job_order',
  'office_asked',
  'assignment_letter',
  'no_agency',
  'not_found',
]

export const consultationOutcomes = ['agree', 'not_yet', 'refused'] as const
export type ConsultationOutcome = (typeof consultationOutcomes)[number]
export const mediationAnswers = ['not_offered', 'accepted', 'declined', 'later'] as const
export type MediationAnswer = (typeof mediationAnswers)[number]
export const meetingPlaces = ['home', 'village_office', 'phone', 'elsewhere'] as const
export type MeetingPlace = (typeof meetingPlaces)[number]

export interface ConsultationFacts {
  readonly place: MeetingPlace
  readonly apartFromRecruiter: boolean
  readonly candidateAlone: boolean
  readonly pressureSeen: boolean
  readonly agencyCheck: AgencyCheck
  readonly risks: readonly Risk[]
  readonly outcome: ConsultationOutcome
  readonly people: readonly { readonly relation: Relation }[]
  readonly carers: readonly { readonly childPersonId: string }[]
}

export const consultationLacks = [
  'nobodyMet',
  'giverNotMet',
  'notInPerson',
  'withRecruiter',
  'candidateNotAlone',
  'agencyUnchecked',
  'risksUntold',
  'childWithoutCarer',
  'pressureSeen',
  'notAgreed',
] as const
export type ConsultationLack = (typeof consultationLacks)[number]

/** What still stands between this talk and the permission letter. Empty: the letter may be written. */
export const lacksOfConsultation = (
  talk: ConsultationFacts,
  childIds: readonly string[],
): readonly ConsultationLack[] => {
  const cared = new Set(talk.carers.map((carer) => carer.childPersonId))
  const lacking: Readonly<Record<ConsultationLack, boolean>> = {
    nobodyMet: talk.people.length === 0,
    giverNotMet: talk.people.length > 0 && !talk.people.some((person) => permissionGivers.includes(person.relation)),
    notInPerson: talk.place === 'phone',
    withRecruiter: !talk.apartFromRecruiter,
    candidateNotAlone: !talk.candidateAlone,
    agencyUnchecked: !countsAsChecked.includes(talk.agencyCheck),
    risksUntold: neededRisks.some((risk) => !talk.risks.includes(risk)),
    childWithoutCarer: childIds.some((childId) => !cared.has(childId)),
    pressureSeen: talk.pressureSeen,
    notAgreed: talk.outcome !== 'agree',
  }
  return consultationLacks.filter((lack) => lacking[lack])
}
