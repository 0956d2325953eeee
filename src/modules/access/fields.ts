import { declareFields, fieldRule } from '#platform/shared/field-class.ts'

const key = fieldRule('internal', 'access.purpose.record')
const who = fieldRule('internal', 'access.purpose.oversight')
const when = fieldRule('internal', 'access.purpose.oversight')

/** Accounts and terms are no village's rows; these two are what a village itself says about its keys. */
export const accessFields = [
  declareFields('break_glass_sightings', {
    village_id: key,
    id: key,
    grant_id: key,
    seen_at: when,
    seen_by: who,
    seen_by_name: who,
  }),
  declareFields('access_reviews', {
    village_id: key,
    id: key,
    month: when,
    note: fieldRule('internal', 'access.purpose.oversight', 'legal-obligation'),
    reviewed_at: when,
    reviewed_by: who,
    reviewed_by_name: who,
  }),
] as const
