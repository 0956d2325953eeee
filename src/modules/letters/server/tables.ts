import { tablesOf } from '#platform/server/context.ts'
import type { LetterEventKind, LetterState, SigningManner } from '../rules/letter-state.ts'
import type { CounterScope } from '../rules/numbering.ts'

interface Row {
  village_id: number
  id: string
}

interface Recorded extends Row {
  recorded_at: string
  recorded_by: string
  recorded_by_name: string
}

export interface LetterheadRow extends Recorded {
  lines: string
  address: string
  phone: string | null
  emblem_hash: string | null
  number_pattern: string
  counter_scope: CounterScope
  codes: string
  paper: 'A4' | 'F4'
  levy_regulation: string | null
  signing: 'wet_ink' | 'pades'
}

export interface TemplateRow extends Row {
  kind: string
  version: number
  body: string
  recorded_at: string
  recorded_by: string
}

/** Which wording of a kind the village chose; version 0 is the standard. */
export interface WordingRow extends Recorded {
  kind: string
  version: number
}

export interface LetterRow extends Recorded {
  kind: string
  template_version: number
  subject_person_id: string | null
  household_id: string | null
  episode_id: string | null
  subject_name: string
  subject_folded: string
  fields: string
  fields_sealed: Buffer | null
  state: LetterState
  requested_on: string
  number_text: string | null
  issued_on: string | null
  year: number | null
  replaces_id: string | null
  source_kind: string
  /** What a document of another module is about: a meeting. */
  source_id: string | null
  /** 80 random bits in hex, printed as the receipt's code; none for documents that nobody waits for. */
  receipt_key: string | null
}

export interface LetterEventRow extends Recorded {
  letter_id: string
  kind: LetterEventKind
  occurred_on: string
  reason: string | null
  note: string | null
  paper: string | null
  file_hash: string | null
  recorded_by_role: string
}

export interface LetterContentRow extends Row {
  content_sealed: Buffer
  digest: Buffer
  signatory_name: string
  signatory_term_id: string | null
  manner: SigningManner
}

export interface LetterTokenRow extends Row {
  public_id: string
  code: string
  key_id: string
  token: string
  site: string
}

export interface LetterNumberRow extends Recorded {
  counter_key: string
  year: number
  number: number
  number_text: string
  letter_id: string | null
  explanation: string | null
  given_on: string
}

interface CounterRow {
  village_id: number
  counter_key: string
  year: number
  last_number: number
}

interface WitnessRow extends Row {
  letter_id: string
  person_id: string | null
  name: string
  name_folded: string
  year: number
}

/** The registry's view of names, and the village's own head in the chain: read, never written. */
interface Neighbours {
  person_names: {
    village_id: number
    id: string
    name: string
    name_folded: string
    merged_into_id: string | null
    sealed: boolean
  }
  village_heads: { village_id: number; audit_no: number; audit_hash: Buffer }
}

export interface LetterTables extends Neighbours {
  village_letterheads: LetterheadRow
  letter_templates: TemplateRow
  letter_wordings: WordingRow
  letters: LetterRow
  letter_events: LetterEventRow
  letter_contents: LetterContentRow
  letter_tokens: LetterTokenRow
  letter_counters: CounterRow
  letter_numbers: LetterNumberRow
  letter_witnesses: WitnessRow
}

export const db = tablesOf<LetterTables>()
