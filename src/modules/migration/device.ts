import { type DeviceTable, deviceTable } from '#platform/shared/device-table.ts'

const heldBy = 'migration.getEpisode'
const recorded = ['recorded_at', 'recorded_by_name']
const ofEpisode = { heldBy, owner: { table: 'episodes', key: 'episode_id' } } as const
const ofTalk = { heldBy, owner: { table: 'consultations', key: 'consultation_id' } } as const

const doorColumns = {
  round_id: 'rounds.id',
  household_id: 'round_visits.household_id',
  head_name: 'people.name',
  hamlet: 'households.hamlet',
  rt: 'households.rt',
  address: 'households.address',
  cadre_name: 'round_areas.cadre_name',
  outcome: 'round_visits.outcome',
  visited_on: 'round_visits.visited_on',
  recorded_at: 'round_visits.recorded_at',
  recorded_by_name: 'round_visits.recorded_by_name',
} as const

/**
 * Files as a phone may hold them: what was said at a talk and the signs only in the hand that wrote them; where
 * somebody stands as the office tells it to this role (`server/held-tables.ts`).
 */
export const migrationDeviceTables: readonly DeviceTable[] = [
  deviceTable({
    table: 'episodes',
    columns: [
      ...['person_id', 'household_id', 'entry_route', 'opened_on', 'destination_country', 'occupation'],
      ...['occupation_told', 'scheme', 'agency_organisation_id', 'agency_name', 'agency_licence', 'employer_name'],
      ...['contract_months', 'departs_on', 'contract_ends_on', 'current_stage_on', 'next_step'],
      ...['next_about', 'closed_on', ...recorded],
    ],
    heldBy,
    owner: { table: 'people', key: 'person_id' },
    added: ['current_stage'],
  }),
  deviceTable({
    table: 'episode_closures',
    columns: ['episode_id', 'closed_on', 'reason', 'note', ...recorded],
    ...ofEpisode,
  }),
  deviceTable({
    table: 'episode_reopenings',
    columns: ['episode_id', 'closure_id', 'reason', ...recorded],
    ...ofEpisode,
  }),
  deviceTable({
    table: 'episode_corrections',
    columns: ['episode_id', 'field', 'before_value', 'after_value', 'reason', ...recorded],
    ...ofEpisode,
  }),
  deviceTable({
    table: 'stage_events',
    columns: [...['episode_id', 'occurred_on', 'source', 'confidence', 'withdraws_id', ...recorded]],
    added: ['stage', 'details', 'evidence', 'withdrawn_because'],
    assigned: { columns: ['guarded'], to: 'recorded_by' },
    ...ofEpisode,
  }),
  deviceTable({
    table: 'readiness_events',
    columns: [
      ...['episode_id', 'document_code', 'status', 'held_by', 'document_id', 'letter_id', 'number_text', 'issued_on'],
      ...['expires_on', 'file_hash', 'note', ...recorded],
    ],
    ...ofEpisode,
  }),
  deviceTable({
    table: 'paper_scans',
    columns: ['episode_id', 'document_code', 'page_no', 'file_hash', 'replaces_id', ...recorded],
    ...ofEpisode,
  }),
  deviceTable({
    table: 'consultations',
    columns: [
      ...['episode_id', 'met_on', 'place', 'agency_check', 'agency_check_note', 'risks', 'rights_told', ...recorded],
    ],
    assigned: {
      columns: ['apart_from_recruiter', 'candidate_alone', 'pressure_seen', 'outcome', 'mediation'],
      to: 'recorded_by',
    },
    ...ofEpisode,
  }),
  deviceTable({
    table: 'consultation_people',
    columns: ['consultation_id', 'person_id', 'told_name', 'relation'],
    ...ofTalk,
  }),
  deviceTable({
    table: 'consultation_carers',
    columns: ['consultation_id'],
    assigned: {
      columns: ['child_person_id', 'carer_person_id', 'carer_name', 'relation'],
      to: 'recorded_by',
      ofOwner: true,
    },
    ...ofTalk,
  }),
  deviceTable({
    table: 'red_flag_answers',
    columns: ['episode_id', 'answered_on', ...recorded],
    assigned: { columns: ['code', 'reply', 'story_source', 'evidence_grade', 'note'], to: 'recorded_by' },
    ...ofEpisode,
  }),
  deviceTable({
    table: 'cost_lines',
    columns: [
      ...['episode_id', 'component', 'told_name', 'amount', 'currency', 'paid_by', 'paid_to', 'paid_on', 'proof'],
      ...['file_hash', 'note', 'replaces_id', 'withdrawn', ...recorded],
    ],
    heldBy: 'migration.listCosts',
    owner: { table: 'episodes', key: 'episode_id' },
  }),
  deviceTable({
    table: 'outside_numbers',
    columns: ['episode_id', 'system', 'number_text', 'given_on', 'note', 'replaces_id', 'withdrawn', ...recorded],
    heldBy: 'migration.listOutsideNumbers',
    owner: { table: 'episodes', key: 'episode_id' },
  }),
  deviceTable({
    table: 'check_ins',
    columns: [...['episode_id', 'contacted_on', 'made_by', 'channel', 'spoken_to', 'state', 'wage_paid', ...recorded]],
    heldBy: 'migration.listCheckIns',
    owner: { table: 'episodes', key: 'episode_id' },
  }),
  deviceTable({
    table: 'contact_kin',
    columns: ['episode_id', 'person_id', 'told_name', 'relation', 'phone', 'confirmed_on', ...recorded],
    heldBy: 'migration.listCheckIns',
    owner: { table: 'episodes', key: 'episode_id' },
  }),
  deviceTable({
    table: 'contact_rhythms',
    columns: [...['episode_id', 'started_on', 'heard_on', 'last_state', 'due_on', 'silent_on', 'risk', 'kin_due_on']],
    heldBy: 'migration.listContacts',
    owner: { table: 'episodes', key: 'episode_id' },
  }),
  deviceTable({
    table: 'rounds',
    columns: ['year', 'half', 'opened_on', 'closed_on', ...recorded],
    heldBy: 'migration.getRound',
    inHamlet: 'too',
  }),
  deviceTable({
    table: 'round_areas',
    columns: ['round_id', 'hamlet', 'rt', 'cadre_name', ...recorded],
    heldBy: 'migration.getRound',
    owner: { table: 'rounds', key: 'round_id' },
  }),
  deviceTable({
    table: 'round_visits',
    columns: ['round_id', 'household_id', 'outcome', 'visited_on', ...recorded],
    heldBy: 'migration.getRound',
    owner: { table: 'rounds', key: 'round_id' },
  }),
  deviceTable({
    table: 'round_leads',
    columns: ['round_id', 'household_id', 'told_name', 'country', 'note', 'answer', 'episode_id', ...recorded],
    heldBy: 'migration.getRound',
    owner: { table: 'rounds', key: 'round_id' },
  }),
  // of a cadre: the doors of the own RTs in the rounds that are open, and nothing else of who lives there
  deviceTable({
    table: 'round_doors',
    columns: Object.keys(doorColumns),
    drawnFrom: doorColumns,
    heldBy: 'migration.listRoundHouseholds',
    inHamlet: 'only',
  }),
  deviceTable({
    table: 'return_forms',
    columns: [
      ...['episode_id', 'came_home_on', 'port', 'reason', 'unpaid_wages', 'unpaid_currency', 'savings_rupiah'],
      ...['debt_rupiah', 'skills', 'languages', 'certificates', 'wish', 'insurance_claim', ...recorded],
    ],
    assigned: { columns: ['health', 'child'], to: 'recorded_by' },
    heldBy: 'migration.getReturn',
    owner: { table: 'episodes', key: 'episode_id' },
  }),
  deviceTable({
    table: 'return_follow_ups',
    columns: [
      ...['episode_id', 'months', 'followed_on', 'income', 'monthly_rupiah', 'debt_rupiah', 'wish', ...recorded],
    ],
    assigned: { columns: ['health', 'child'], to: 'recorded_by' },
    heldBy: 'migration.getReturn',
    owner: { table: 'episodes', key: 'episode_id' },
  }),
  deviceTable({
    table: 'verifications',
    columns: ['episode_id', 'state', 'state_at', 'requested_on', ...recorded],
    ...ofEpisode,
  }),
  deviceTable({
    table: 'verification_events',
    columns: ['verification_id', 'state', 'occurred_on', 'return_reason', 'on_behalf', ...recorded],
    heldBy,
    owner: { table: 'verifications', key: 'verification_id' },
  }),
]
