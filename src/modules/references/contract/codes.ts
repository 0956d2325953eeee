/** How somebody goes abroad: who places the worker. */
export const schemes = [
  'P2P',
  'G2G',
  'G2P',
  'UKPS',
  'SELF',
  'SSW',
  'SEAFARER',
  'FISHER',
  'EXTENSION',
  'REENTRY',
  'NON_PROCEDURAL',
  'UNKNOWN',
] as const
export type Scheme = (typeof schemes)[number]

/** ISO 3166-1 alpha-2 of the destinations this house knows rules or names for. Others may be typed. */
export const countries = [
  'HK',
  'TW',
  'MY',
  'SG',
  'JP',
  'KR',
  'SA',
  'BN',
  'AE',
  'QA',
  'KW',
  'OM',
  'JO',
  'BH',
  'TR',
  'IT',
  'DE',
  'PL',
  'CN',
  'MO',
  'KH',
  'MM',
  'LA',
  'TH',
] as const
export type Country = (typeof countries)[number]

/** Jobs. The first ten are those of Peraturan BP2MI 9/2020, whose placement may cost the worker nothing. */
export const occupations = [
  'housekeeper',
  'baby_carer',
  'elderly_carer',
  'cook',
  'family_driver',
  'gardener',
  'child_carer',
  'cleaner',
  'plantation',
  'migrant_fisher',
  'factory',
  'construction',
  'care_worker',
  'nurse',
  'agriculture',
  'hospitality',
  'restaurant',
  'seafarer',
  'fish_farm',
  'welder',
  'technician',
  'sales',
  'driver',
  'other',
] as const
export type Occupation = (typeof occupations)[number]

export const vulnerableOccupations: readonly Occupation[] = occupations.slice(0, 10)

/** Work inside the employer's home: the strictest rules belong to it. */
export const domesticOccupations: readonly Occupation[] = [
  'housekeeper',
  'baby_carer',
  'elderly_carer',
  'cook',
  'family_driver',
  'gardener',
  'child_carer',
]

/** What a contract is held against: floors of wage and leave, the most hours, days and cuts, and two papers. */
export const contractTerms = [
  'least_wage',
  'most_hours_per_day',
  'most_days_per_week',
  'least_leave_days',
  'most_deduction_percent',
  'most_deduction_months',
  'passport_months_beyond',
  'work_visa',
] as const
export type ContractTerm = (typeof contractTerms)[number]

/** Systems of others that give a number to a worker or to a complaint; nothing is sent to them from here. */
export const outsideSystems = [
  'siapkerja',
  'e_pmi',
  'bpjs_tk',
  'bpjs_kes',
  'peduli_wni',
  'sp4n_lapor',
  'e_pengaduan',
  'other',
] as const
export type OutsideSystem = (typeof outsideSystems)[number]

/** What goes wrong abroad, before leaving and on the way home: the kinds in which BP2MI counts complaints (`domain.md` §2.8). */
export const caseTypes = [
  'lost_contact',
  'died',
  'violence',
  'trafficking',
  'detained',
  'accident',
  'sick',
  'mental_illness',
  'pregnant_or_child',
  'unpaid_wage',
  'not_as_contract',
  'contract_break',
  'other_employer',
  'documents_withheld',
  'overcharged',
  'job_fraud',
  'failed_departure',
  'social_security',
  'overstay',
  'deported',
  'wants_return',
  'other',
] as const
export type CaseType = (typeof caseTypes)[number]

/** Who can act on a case. The village comes first; the others are asked by it. */
export const caseOffices = [
  'village',
  'task_force',
  'manpower_office',
  'bp3mi',
  'ministry',
  'foreign_ministry',
  'mission',
  'police',
  'lpsk',
  'social_office',
  'ngo',
  'other',
] as const
export type CaseOffice = (typeof caseOffices)[number]

/** Who can act where a village cannot: to them a matter is handed, of a candidate as of a case. */
export const outsideOffices = caseOffices.filter((office) => office !== 'village')
export type OutsideOffice = (typeof outsideOffices)[number]

/** The type that organisations of the references carry, by the kind of office asked for. */
export const organisationTypesOf: Readonly<Record<CaseOffice, readonly string[]>> = {
  village: [],
  task_force: [],
  manpower_office: ['manpower_office', 'ltsa'],
  bp3mi: ['bp3mi', 'p4mi'],
  ministry: ['ministry'],
  foreign_ministry: ['ministry'],
  mission: ['mission'],
  police: ['police'],
  lpsk: ['other'],
  social_office: ['other'],
  ngo: ['ngo'],
  other: ['other', 'insurer', 'clinic'],
}

/** What of a case may not wait for ever. */
export const caseClocks = [
  'triage',
  'first_referral',
  'referral_answer',
  'family_update',
  'screening',
  'closing_approval',
  'follow_up_first',
  'follow_up_second',
  'closed_within',
] as const
export type CaseClock = (typeof caseClocks)[number]

/** How often a worker abroad is heard from, and how long silence may last before somebody acts. */
export const contactRules = ['call_after', 'call_every', 'call_after_worry', 'silence_after', 'kin_every'] as const
export type ContactRule = (typeof contactRules)[number]
export const contactRisks = ['usual', 'raised'] as const
export type ContactRisk = (typeof contactRisks)[number]

/** What runs out for a worker: `stay` is a visa or a permit to stay, `paper` any other paper on the way out. */
export const expiryKinds = ['passport', 'contract', 'insurance', 'stay', 'loan', 'paper'] as const
export type ExpiryKind = (typeof expiryKinds)[number]

/** What somebody calls a number for; in the order in which it is asked. */
export const hotlineNeeds = ['danger', 'abroad', 'violence', 'trafficking', 'rights', 'support', 'complaint'] as const
export type HotlineNeed = (typeof hotlineNeeds)[number]
