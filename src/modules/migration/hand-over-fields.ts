import { declareFields, fieldRule } from '#platform/shared/field-class.ts'

const person = fieldRule('confidential', 'purpose.migrationService', 'public-duty', 120)
const work = fieldRule('internal', 'purpose.serviceRecord', 'public-duty', 120)

export const handOverFields = [
  declareFields('episode_handovers', {
    village_id: work,
    id: work,
    direction: work,
    other_village_id: person,
    transfer_id: work,
    person_id: person,
    episode_id: work,
    package_sealed: person,
    occurred_on: work,
    status: work,
    reason: person,
    settled_at: work,
    settled_by_name: work,
    recorded_at: work,
    recorded_by: work,
    recorded_by_name: work,
  }),
]
