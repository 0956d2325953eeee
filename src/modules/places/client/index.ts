import { clientModule } from '#platform/client/client-module.ts'
import { placesTexts } from '../texts.ts'

export type { FoundVillage } from './find-village.ts'
export { VillageSearch } from './lazy-village-search.tsx'

export const placesClient = clientModule({ name: 'places', texts: placesTexts })
