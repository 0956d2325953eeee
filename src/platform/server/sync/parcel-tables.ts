import { declareFields, fieldRule } from '../../shared/field-class.ts'
import { tablesOf } from '../context.ts'
import type { TaskKind } from '../tasks.ts'

interface ParcelTables {
  sealed_parcels: {
    village_id: number
    id: string
    hash: string
    sealed: Buffer | null
    made_by: string | null
    made_by_name: string | null
    sent_by: string
    sent_by_name: string
    sent_at: string
    command_count: number
    operation_names: string
    applied_count: number
    refusals: string
    applied_by: string | null
    applied_by_name: string | null
    applied_at: string | null
    device_id: string | null
    is_proven: boolean
    command_ids: string
    refused_reason: string | null
  }
}

export const db = tablesOf<ParcelTables>()

// Anyone with the village's public key can send: what waits must stay an amount that a person can look through.
export const mostWaiting = 2_000

/** One for the village, however many parcels wait. */
export const parcelsWait: TaskKind = {
  ...{ kind: 'platform.parcelsWait', roles: ['migration_officer', 'secretary'] },
  ...{ weight: 2, path: '/titipan', pillar: 0 },
}

const work = fieldRule('internal', 'purpose.serviceRecord')
const aboutPerson = fieldRule('confidential', 'purpose.serviceRecord')

export const parcelFields = declareFields('sealed_parcels', {
  ...{ village_id: work, id: work, hash: work, sealed: fieldRule('sealed', 'purpose.serviceRecord') },
  ...{ made_by: work, made_by_name: aboutPerson, sent_by: work, sent_by_name: aboutPerson, sent_at: work },
  ...{ command_count: work, operation_names: work, applied_count: work, refusals: work },
  ...{ applied_by: work, applied_by_name: aboutPerson, applied_at: work },
  ...{ device_id: work, is_proven: work, command_ids: work, refused_reason: aboutPerson },
})
