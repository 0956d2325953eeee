import { declareFields, type FieldRule, fieldRule, namingFile } from '#platform/shared/field-class.ts'

const purpose = 'letters.purpose.letters'
/** Ten years after it was issued, what a letter said is due to be erased. */
export const contentMonths = 120

const own = (fieldClass: FieldRule['class']): FieldRule => fieldRule(fieldClass, purpose, 'public-duty', null)
/** Village archives keep the register for good; what a letter says goes after ten years (UU 43/2009, retention schedule of the village). */
const kept = (fieldClass: FieldRule['class']): FieldRule => fieldRule(fieldClass, purpose, 'public-duty', contentMonths)

const [open, inside, personal, specific, sealed] = [
  own('public'),
  own('internal'),
  kept('confidential'),
  kept('specific'),
  kept('sealed'),
]
const row = { village_id: inside, id: inside } as const
const recorded = { recorded_at: inside, recorded_by: inside, recorded_by_name: inside } as const

export const lettersFields = [
  declareFields('village_letterheads', {
    ...row,
    lines: open,
    address: open,
    phone: open,
    emblem_hash: namingFile(open),
    number_pattern: inside,
    counter_scope: inside,
    codes: inside,
    paper: inside,
    levy_regulation: open,
    signing: inside,
    ...recorded,
  }),
  declareFields('letter_templates', {
    ...row,
    kind: open,
    version: open,
    body: open,
    recorded_at: inside,
    recorded_by: inside,
  }),
  declareFields('letter_wordings', { ...row, kind: open, version: open, ...recorded }),
  declareFields('letters', {
    ...row,
    kind: inside,
    template_version: inside,
    subject_person_id: personal,
    household_id: personal,
    episode_id: personal,
    subject_name: personal,
    subject_folded: personal,
    fields: personal,
    fields_sealed: specific,
    state: inside,
    requested_on: inside,
    number_text: inside,
    issued_on: inside,
    year: inside,
    replaces_id: inside,
    source_kind: inside,
    source_id: inside,
    receipt_key: personal,
    ...recorded,
  }),
  declareFields('letter_events', {
    ...row,
    letter_id: inside,
    kind: inside,
    occurred_on: inside,
    reason: personal,
    note: personal,
    paper: inside,
    file_hash: inside,
    recorded_by_role: inside,
    ...recorded,
  }),
  declareFields('letter_contents', {
    ...row,
    content_sealed: sealed,
    digest: inside,
    signatory_name: inside,
    signatory_term_id: inside,
    manner: inside,
  }),
  declareFields('letter_tokens', { ...row, public_id: inside, code: inside, key_id: open, token: inside, site: open }),
  declareFields('letter_counters', { village_id: inside, counter_key: inside, year: inside, last_number: inside }),
  declareFields('letter_numbers', {
    ...row,
    counter_key: inside,
    year: inside,
    number: inside,
    number_text: inside,
    letter_id: inside,
    explanation: inside,
    given_on: inside,
    ...recorded,
  }),
  declareFields('letter_witnesses', {
    ...row,
    letter_id: inside,
    person_id: personal,
    name: personal,
    name_folded: personal,
    year: inside,
  }),
]
