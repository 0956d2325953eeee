import { clientModule } from '#platform/client/client-module.ts'
import { placesTexts } from '../texts.ts'
import type { FoundVillage } from './find-village.ts'

export type { FoundVillage } from './find-village.ts'
export { VillageSearch } from './lazy-village-search.tsx'

/** Villages by any part of their chain, on the device once the list is there; fetched with its first use. */
export const findVillage = async (text: string): Promise<readonly FoundVillage[]> =>
  (await import('./find-village.ts')).findVillage(text)

export const placesClient = clientModule({
  name: 'places',
  texts: placesTexts,
  routes: [
    {
      path: '/wilayah',
      title: 'places.title',
      operation: 'places.getVillage',
      load: () => import('./villages-page.tsx'),
    },
  ],
})
