import type { RegistryViews } from '#modules/registry/server/index.ts'
import { tablesOf } from '#platform/server/context.ts'
import type * as rows from '../rules/rows.ts'

type Kept<Row> = { -readonly [Key in keyof Row]: Row[Key] } & { village_id: number; recorded_by: string }

interface SealedRow {
  village_id: number
  id: string
  meeting_id: string
}

export interface BoxRow {
  id: string
  meeting_id: string
  ballot_id: string
  box: string
  box_folded: string
  papers: number
  counts_sealed: Buffer
  counted_by: string
  recorded_at: string
  recorded_by_name: string
}

export interface ResultRow {
  id: string
  meeting_id: string
  ballot_id: string
  here: string
  paper: string
  outcome: string
  winner: number | null
  entitled: number
  present: number
  quorum_needed: number | null
  majority_needed: number | null
  recorded_at: string
  recorded_by_name: string
}

export interface MeetingTables extends Pick<RegistryViews, 'person_names'> {
  meetings: Kept<rows.MeetingRow>
  meeting_corrections: Kept<rows.CorrectionRow>
  meeting_events: Kept<rows.EventRow>
  meeting_attendees: Kept<Omit<rows.AttendeeRow, 'person_name'>>
  meeting_marks: Kept<rows.MarkRow>
  meeting_minutes: Kept<rows.MinutesRow>
  meeting_decisions: Kept<rows.DecisionRow>
  meeting_decision_steps: Kept<rows.DecisionStepRow>
  meeting_ballots: Kept<rows.BallotRow>
  ballot_rolls: Kept<rows.BallotRollRow>
  ballot_votes: SealedRow & { ballot_id: string; attendee_id: string; choice_sealed: Buffer }
  ballot_tallies: SealedRow & { counts_sealed: Buffer }
  ballot_boxes: Kept<BoxRow>
  ballot_results: Kept<ResultRow>
}

export const db = tablesOf<MeetingTables>()
