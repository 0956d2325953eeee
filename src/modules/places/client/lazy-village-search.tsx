import { lazy, Suspense } from 'react'
import { Waiting } from '#platform/design/waiting.tsx'
import type { VillageSearchProps } from './village-search.tsx'

const Loaded = lazy(async () => ({ default: (await import('./village-search.tsx')).VillageSearch }))

/** Fetched with the first page that asks for a village, not with the app. */
export const VillageSearch = (props: VillageSearchProps) => (
  <Suspense fallback={<Waiting />}>
    <Loaded {...props} />
  </Suspense>
)
