import type { PersonPaper } from '#modules/registry/contract.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import type { RedFlagQuestionView } from '../contract/red-flags.ts'
import type { AgeRule } from './age.ts'
import type { Candidate, Requirement, Way } from './readiness.ts'
import type { FileWithRecruiter } from './recruiters.ts'
import type { RedFlagWeights } from './red-flags.ts'
import type { RemindRule } from './reminders.ts'
import type {
  ConsultationCarerRow,
  ConsultationPersonRow,
  ConsultationRow,
  EpisodeRow,
  PaperScanRow,
  ReadinessEventRow,
  RecruiterRow,
  RedFlagAnswerRow,
  ReferralEventRow,
  ReferralRow,
  StageEventRow,
  VerificationRow,
} from './rows.ts'

/** Everything that the rules read about one episode. */
export interface EpisodeParts {
  readonly episode: EpisodeRow
  readonly person: PersonFacts
  readonly children: readonly Child[]
  readonly stages: readonly StageEventRow[]
  readonly papers: readonly ReadinessEventRow[]
  /** The person's papers as the register keeps them. */
  readonly registerPapers: readonly PersonPaper[]
  readonly scans: readonly PaperScanRow[]
  readonly consultations: readonly ConsultationParts[]
  readonly answers: readonly RedFlagAnswerRow[]
  readonly referrals: readonly ReferralParts[]
  /** Those whom this file names today, and every file that names one of them. */
  readonly recruiters: readonly RecruiterRow[]
  readonly namedIn: readonly NamedIn[]
  /** The newest round. */
  readonly verification: VerificationRow | null
}

export interface ConsultationParts {
  readonly row: ConsultationRow
  readonly people: readonly ConsultationPersonRow[]
  readonly carers: readonly ConsultationCarerRow[]
}

/** A referral with what came of it. */
export interface ReferralParts {
  readonly row: ReferralRow
  readonly events: readonly ReferralEventRow[]
}

/** A file in which somebody is named by one of these keys. */
export interface NamedIn extends FileWithRecruiter {
  readonly keys: readonly string[]
}

/** What the references say on a day, ready for the rules. */
export interface Rulebook {
  readonly requirementsFor: (way: Way, candidate: Candidate) => readonly Requirement[]
  readonly ageRules: readonly AgeRule[]
  readonly redFlagWeights: RedFlagWeights
  readonly redFlagQuestions: readonly RedFlagQuestionView[]
  readonly remindRules: readonly RemindRule[]
}

/** What the rules need to know of a person. */
export interface PersonFacts {
  readonly id: string
  readonly name: string
  readonly sex: string
  readonly birthDate: PlainDate | null
  readonly maritalStatus: Candidate['maritalStatus']
  readonly householdId: string | null
  readonly hamlet: string | null
  readonly rw: string | null
  readonly rt: string | null
  readonly isDead: boolean
  /** Left for another village, which serves the person now. */
  readonly isAway: boolean
  readonly ageOn: (day: PlainDate) => number | null
}

export interface Child {
  readonly personId: string
  readonly name: string
  readonly age: number | null
  readonly isMinor: boolean
  /** Who cares by an arrangement in the register. */
  readonly carerName: string | null
}
