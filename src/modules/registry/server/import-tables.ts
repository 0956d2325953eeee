import { tablesOf } from '#platform/server/context.ts'
import type { ImportDecision, ImportStatus, ImportVerdict } from '../contract/import.ts'
import type { RegistryTables } from './tables.ts'

export interface ImportBatchRow {
  village_id: number
  id: string
  file_hash: string
  file_name: string
  layout: string | null
  status: ImportStatus
  facts: string
  read_count: number
  rejected_count: number
  warning_count: number
  created_count: number | null
  updated_count: number | null
  unchanged_count: number | null
  left_count: number | null
  recorded_at: string
  recorded_by: string
  recorded_by_name: string
  applied_at: string | null
  applied_by_name: string | null
  apply_command_id: string | null
  ended_at: string | null
  ended_by_name: string | null
  ended_because: string | null
}

export interface ImportRowRow {
  village_id: number
  import_id: string
  position: number
  sheet: string
  row_number: number
  person_sealed: Buffer
  faults: string
  warnings: number
  verdict: ImportVerdict
  person_id: string | null
  score_basis_points: number | null
  reasons: string
  family_digest: Buffer | null
  hints: string
  picked: boolean
  decision: ImportDecision | null
}

export interface ImportEffectRow {
  village_id: number
  import_id: string
  position: number
  kind: 'created' | 'changed'
  subject_table: 'people' | 'households' | 'household_members' | 'documents' | 'hamlet_counts'
  subject_ids: string
  before_sealed: Buffer | null
}

export interface ExportRequestRow {
  village_id: number
  id: string
  kind: 'opensid' | 'new-people'
  reason: string
  receiver: string
  status: 'open' | 'approved' | 'refused' | 'withdrawn'
  people_count: number
  recorded_at: string
  recorded_by: string
  recorded_by_name: string
  settled_at: string | null
  settled_by: string | null
  settled_by_name: string | null
  settled_reason: string | null
}

export interface ImportTables extends RegistryTables {
  import_batches: ImportBatchRow
  import_rows: ImportRowRow
  import_effects: ImportEffectRow
  export_requests: ExportRequestRow
  told_jobs: { village_id: number; import_id: string; person_id: string; job: string }
}

export const importDb = tablesOf<ImportTables>()
