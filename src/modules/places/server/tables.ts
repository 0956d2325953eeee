import type { Generated } from 'kysely'
import { tablesOf } from '#platform/server/context.ts'
import type { TimeZone } from '#platform/shared/dates.ts'
import type { CodeSystem, PlaceKind } from '../rules/codes.ts'

export interface PlacesTables {
  villages: { id: Generated<number>; time_zone: TimeZone; opened_on: string | null }
  areas: { id: Generated<number>; kind: Exclude<PlaceKind, 'village'> }
  place_versions: {
    id: Generated<number>
    place_kind: PlaceKind
    place_id: number
    code_system: CodeSystem
    code: string
    name: string
    folded_name: string
    kind_word: string
    head_title: string
    parent_id: number | null
    valid_from: string | null
    valid_to: string | null
    source: string
  }
  place_successions: {
    id: string
    place_kind: PlaceKind
    predecessor_id: number
    successor_id: number
    happened_on: string
    source: string
  }
  place_lists: { id: string; code_system: CodeSystem; release: string; source: string; loaded_at: string }
}

export const db = tablesOf<PlacesTables>()
