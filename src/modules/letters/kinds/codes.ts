/** The letters a village begins with, in the order they are offered. Lists need the codes, not the whole wording. */
export const kindCodes = [
  'family_permission',
  'candidate_recommendation',
  'marital_status',
  'domicile',
  'police_cover',
  'child_carer',
  'business',
  'inability_to_pay',
  'heirs',
  'death',
  'lost_contact',
  'return_request',
  'power_of_attorney',
  'cost_claim',
  'desmigratif_status',
] as const
export type KindCode = (typeof kindCodes)[number]
