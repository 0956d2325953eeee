import { declareFields, fieldRule } from '#platform/shared/field-class.ts'

const open = fieldRule('public', 'places.purpose')

/** Places are no personal data: the lists are published by the ministry. */
export const placesFields = [
  declareFields('villages', { id: open, time_zone: open, opened_on: open }),
  declareFields('areas', { id: open, kind: open }),
  declareFields('place_versions', {
    id: open,
    place_kind: open,
    place_id: open,
    code_system: open,
    code: open,
    name: open,
    folded_name: open,
    kind_word: open,
    head_title: open,
    parent_id: open,
    valid_from: open,
    valid_to: open,
    source: open,
  }),
  declareFields('place_successions', {
    id: open,
    place_kind: open,
    predecessor_id: open,
    successor_id: open,
    happened_on: open,
    source: open,
  }),
  declareFields('place_lists', { id: open, code_system: open, release: open, source: open, loaded_at: open }),
]
