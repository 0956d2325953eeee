import type { recordEpisode, Stage } from '#modules/migration/contract.ts'
import type { InputOf } from '#platform/shared/operation.ts'

type Plan = Pick<
  InputOf<typeof recordEpisode>,
  'destinationCountry' | 'occupation' | 'scheme' | 'agencyName' | 'agencyLicence' | 'contractMonths'
>

/** How far a candidate of the demo has come; each later word includes what comes before it. */
export type Scene =
  | 'asks'
  | 'collects'
  | 'notYet'
  | 'refused'
  | 'letterWaits'
  | 'letterRefused'
  | 'letterRevoked'
  | 'letterIssued'
  | 'waitsForOfficer'
  | 'waitsForHead'
  | 'returnedForPapers'
  | 'verified'
  | 'recommended'
  | 'profileReady'
  | 'hasIdPmi'
  | 'trains'
  | 'lastPapers'
  | 'leavesSoon'
  | 'gaveUp'
  | 'abroad'
  | 'home'

export interface Story {
  readonly scene: Scene
  readonly plan: Plan
  /** Days ago it began. */
  readonly daysAgo: number
  readonly signs?: readonly string[]
}

const agency = { agencyName: 'PT Contoh Karya Bahari', agencyLicence: 'contoh-001/2024' }

const hongKong: Plan = {
  destinationCountry: 'HK',
  occupation: 'housekeeper',
  scheme: 'P2P',
  contractMonths: 24,
  ...agency,
}
const taiwan: Plan = {
  destinationCountry: 'TW',
  occupation: 'elderly_carer',
  scheme: 'P2P',
  contractMonths: 36,
  ...agency,
}
const malaysia: Plan = {
  destinationCountry: 'MY',
  occupation: 'plantation',
  scheme: 'P2P',
  contractMonths: 24,
  ...agency,
}
const korea: Plan = { destinationCountry: 'KR', occupation: 'factory', scheme: 'G2G', contractMonths: 36 }
const japan: Plan = {
  destinationCountry: 'JP',
  occupation: 'elderly_carer',
  scheme: 'P2P',
  contractMonths: 36,
  ...agency,
}
const singapore: Plan = {
  destinationCountry: 'SG',
  occupation: 'housekeeper',
  scheme: 'P2P',
  contractMonths: 24,
  ...agency,
}
const alone: Plan = { destinationCountry: 'TW', occupation: 'factory', scheme: 'SELF', contractMonths: 36 }

/** One family a line, in the order of the village's own list. */
export const stories: readonly Story[] = [
  { scene: 'abroad', plan: hongKong, daysAgo: 620 },
  { scene: 'waitsForHead', plan: taiwan, daysAgo: 24 },
  { scene: 'letterWaits', plan: hongKong, daysAgo: 12 },
  { scene: 'waitsForOfficer', plan: singapore, daysAgo: 18 },
  { scene: 'collects', plan: taiwan, daysAgo: 9 },
  { scene: 'asks', plan: malaysia, daysAgo: 3, signs: ['R01', 'R08'] },
  { scene: 'recommended', plan: hongKong, daysAgo: 47 },
  { scene: 'letterIssued', plan: korea, daysAgo: 21 },
  { scene: 'letterWaits', plan: malaysia, daysAgo: 8 },
  { scene: 'refused', plan: singapore, daysAgo: 30 },
  { scene: 'notYet', plan: taiwan, daysAgo: 11 },
  { scene: 'letterRefused', plan: malaysia, daysAgo: 26 },
  { scene: 'letterRevoked', plan: hongKong, daysAgo: 61 },
  { scene: 'returnedForPapers', plan: japan, daysAgo: 33 },
  { scene: 'verified', plan: taiwan, daysAgo: 40 },
  { scene: 'recommended', plan: japan, daysAgo: 72 },
  { scene: 'asks', plan: alone, daysAgo: 1 },
  { scene: 'abroad', plan: taiwan, daysAgo: 410 },
  { scene: 'abroad', plan: malaysia, daysAgo: 890 },
  { scene: 'abroad', plan: hongKong, daysAgo: 235 },
  { scene: 'abroad', plan: korea, daysAgo: 150 },
  { scene: 'abroad', plan: singapore, daysAgo: 510 },
  { scene: 'abroad', plan: taiwan, daysAgo: 702 },
  { scene: 'home', plan: hongKong, daysAgo: 1_160 },
  { scene: 'home', plan: malaysia, daysAgo: 1_420 },
  { scene: 'home', plan: taiwan, daysAgo: 1_310 },
  { scene: 'profileReady', plan: hongKong, daysAgo: 16 },
  { scene: 'hasIdPmi', plan: taiwan, daysAgo: 75 },
  { scene: 'trains', plan: hongKong, daysAgo: 110 },
  { scene: 'lastPapers', plan: korea, daysAgo: 190 },
  { scene: 'leavesSoon', plan: singapore, daysAgo: 160 },
  { scene: 'gaveUp', plan: malaysia, daysAgo: 95 },
]

type Step = Exclude<Stage, 'interest' | 'village_verified'>

/** What those reached who were on their way before the village began with its book: the family tells it, stage by stage. */
const toldUpTo = (last: Step): readonly Step[] => told.slice(0, told.indexOf(last) + 1)
const told: readonly Step[] = [
  ...(['profile_ready', 'cpmi_submitted', 'district_verified', 'id_pmi_issued'] as const),
  ...(['matched', 'placement_agreement_signed', 'training', 'certified', 'medical_fit'] as const),
  ...(['insured', 'passport_issued', 'visa_issued', 'contract_signed', 'opp_done'] as const),
  'e_pmi_issued',
]

export const toldStages: Readonly<Partial<Record<Scene, readonly Step[]>>> = {
  profileReady: toldUpTo('profile_ready'),
  hasIdPmi: toldUpTo('id_pmi_issued'),
  trains: toldUpTo('training'),
  lastPapers: toldUpTo('passport_issued'),
  leavesSoon: toldUpTo('e_pmi_issued'),
  gaveUp: [...toldUpTo('id_pmi_issued'), 'cancelled'],
}

/** A few lives for a small village: the same scenes, fewer of them. */
export const storiesOf = (scenes: readonly Scene[]): readonly Story[] => {
  const left = [...stories]
  return scenes.flatMap((scene) => {
    const at = left.findIndex((story) => story.scene === scene)
    return at < 0 ? [] : left.splice(at, 1)
  })
}
