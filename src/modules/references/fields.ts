import { declareFields, fieldRule } from '#platform/shared/field-class.ts'

const open = fieldRule('public', 'references.purpose')
const whoDidIt = fieldRule('internal', 'references.purposeWho')

/** References are published rules and offices; who recorded and confirmed them is for the house. */
export const referencesFields = [
  declareFields('reference_rows', {
    id: open,
    kind: open,
    key: open,
    title: open,
    title_en: open,
    body: open,
    search_text: open,
    effective_from: open,
    effective_to: open,
    source: open,
    source_url: open,
    confirmed_by: whoDidIt,
    confirmed_on: open,
    withdrawn_by: whoDidIt,
    withdrawn_on: open,
    withdrawn_because: open,
    replaces: open,
    recorded_at: open,
    recorded_by: whoDidIt,
    starter: open,
  }),
]
