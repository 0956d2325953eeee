import type { CaseType } from '#modules/references/contract/codes.ts'
import type { Context } from '#platform/server/context.ts'
import {
  type CaseRow,
  type CaseworkTables,
  type CheckRow,
  type ClosingRow,
  type DemandRow,
  db,
  type EntryRow,
  type EvidenceRow,
  type FlagRow,
  type FollowUpRow,
  type RecoveryRow,
  type ReferralEventRow,
  type ReferralRow,
  type ScreeningRow,
  type StateRow,
  type TransferRow,
} from './tables.ts'

/** Everything that hangs on a case, each in the order in which it was recorded. */
export interface CaseParts {
  readonly row: CaseRow
  readonly states: readonly StateRow[]
  readonly entries: readonly EntryRow[]
  readonly evidence: readonly EvidenceRow[]
  readonly demands: readonly DemandRow[]
  readonly recoveries: readonly RecoveryRow[]
  readonly checks: readonly CheckRow[]
  readonly flags: readonly FlagRow[]
  readonly referrals: readonly ReferralRow[]
  readonly referralEvents: readonly ReferralEventRow[]
  readonly transfers: readonly TransferRow[]
  readonly closings: readonly ClosingRow[]
  readonly followUps: readonly FollowUpRow[]
  readonly screenings: readonly ScreeningRow[]
}

type PartTable = Exclude<
  keyof CaseworkTables,
  'cases' | 'case_receipts' | 'case_incidents' | 'person_names' | 'case_person_moves' | 'case_members'
>

export const loadParts = async (context: Context, row: CaseRow): Promise<CaseParts> => {
  const of = <Row>(table: PartTable) =>
    db(context)
      .selectFrom(table)
      .selectAll()
      .where('village_id', '=', context.villageId)
      .where('case_id', '=', row.id)
      .orderBy('recorded_at')
      .orderBy('id')
      .execute() as Promise<unknown> as Promise<Row[]>
  const [states, entries, evidence, demands, recoveries, checks, flags] = await Promise.all([
    of<StateRow>('case_states'),
    of<EntryRow>('case_entries'),
    of<EvidenceRow>('case_evidence'),
    of<DemandRow>('case_demands'),
    of<RecoveryRow>('case_recoveries'),
    of<CheckRow>('case_checks'),
    of<FlagRow>('case_flags'),
  ])
  const [referrals, referralEvents, transfers, closings, followUps, screenings] = await Promise.all([
    of<ReferralRow>('case_referrals'),
    of<ReferralEventRow>('case_referral_events'),
    of<TransferRow>('case_transfers'),
    of<ClosingRow>('case_closings'),
    of<FollowUpRow>('case_follow_ups'),
    of<ScreeningRow>('case_screenings'),
  ])
  return {
    ...{ row, states, entries, evidence, demands, recoveries, checks, flags },
    ...{ referrals, referralEvents, transfers, closings, followUps, screenings },
  }
}

export const typesOf = (row: Pick<CaseRow, 'types'>): CaseType[] => row.types.split(',') as CaseType[]

/** Questions of the family that nobody answered yet. */
export const openQuestions = ({ entries }: Pick<CaseParts, 'entries'>): EntryRow[] => {
  const answered = new Set(entries.map((entry) => entry.answers_id))
  return entries.filter((entry) => entry.kind === 'question' && !answered.has(entry.id))
}
