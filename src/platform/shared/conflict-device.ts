import { deviceTable } from './device-table.ts'

/** Which disputes wait and which were settled: a phone learns what became of what it queued. */
export const conflictTable = deviceTable({
  table: 'conflicts',
  columns: ['operation', 'received_at', 'settled_at'],
  heldBy: 'platform.listConflicts',
})
