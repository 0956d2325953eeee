import type { TrackerStand } from './receipt.ts'
import type { CaseState } from './states.ts'

export const standOf: Readonly<Record<CaseState, TrackerStand>> = {
  received: 'received',
  triaged: 'received',
  accepted: 'working',
  in_assistance: 'working',
  reopened: 'working',
  referred: 'withOffice',
  in_process_abroad: 'abroad',
  resolved: 'result',
  verified_by_family: 'result',
  closed: 'closed',
  rejected: 'notTaken',
  withdrawn: 'notTaken',
}
