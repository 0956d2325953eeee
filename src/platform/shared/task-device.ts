import { deviceTable } from './device-table.ts'

/** What needs somebody, as far as it is of the role that holds the phone. */
export const taskTable = deviceTable({
  table: 'tasks',
  columns: ['kind', 'subject_id', 'person_id', 'household_id', 'due_on', 'text_values'],
  added: ['path', 'pillar', 'weight'],
  heldBy: 'platform.listTasks',
})
