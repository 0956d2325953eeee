import { tablesOf } from '#platform/server/context.ts'

export interface ReferencesTables {
  reference_rows: {
    id: string
    kind: string
    key: string
    title: string
    title_en: string | null
    body: string
    search_text: string
    effective_from: string
    effective_to: string | null
    source: string
    source_url: string | null
    confirmed_by: string | null
    confirmed_on: string | null
    withdrawn_by: string | null
    withdrawn_on: string | null
    withdrawn_because: string | null
    replaces: string | null
    recorded_at: string
    recorded_by: string
    starter: boolean
  }
}

export const db = tablesOf<ReferencesTables>()
