import { type DeviceTable, deviceTable } from '#platform/shared/device-table.ts'

const recorded = ['recorded_at', 'recorded_by_name']

const vacancyColumns = [
  ...['work_place', 'order_number', 'title', 'occupation', 'country', 'region', 'agency_name', 'agency_licence'],
  ...['employer_name', 'places', 'wage_minimum', 'wage_maximum', 'wage_currency', 'wage_per', 'worker_pays_rupiah'],
  ...['costs_note', 'contract_months', 'deadline_on', 'documents', 'sex', 'age_minimum', 'age_maximum', 'education'],
  ...['experience_months', 'languages', 'certificates', 'source_name', 'source_url', 'source_on', 'expires_on'],
  ...['withdrawn_on', 'imported', 'search_text'],
]

export const servicesTable = deviceTable({
  table: 'services',
  columns: ['occurred_on', 'duty', 'channel', 'act', 'topics', 'person_id', 'told_name', 'outcome', ...recorded],
  heldBy: 'placement.listServices',
  owner: { table: 'people', key: 'person_id' },
  // that something was advised, never what
  added: ['has_note'],
})

/** Work and services as a phone may hold them. Profiles, recruiters and what was heard of them stay at the office. */
export const placementDeviceTables: readonly DeviceTable[] = [
  deviceTable({ table: 'vacancies', columns: [...vacancyColumns, ...recorded], heldBy: 'placement.getVacancy' }),
  deviceTable({
    table: 'vacancy_changes',
    columns: ['vacancy_id', 'field', 'before_value', 'after_value', 'reason', ...recorded],
    heldBy: 'placement.getVacancy',
    owner: { table: 'vacancies', key: 'vacancy_id' },
  }),
  deviceTable({
    table: 'guidance_sessions',
    columns: ['meeting_id', 'topics', 'material', 'outcome', ...recorded],
    heldBy: 'placement.getGuidance',
    owner: { table: 'meetings', key: 'meeting_id' },
  }),
  servicesTable,
]
