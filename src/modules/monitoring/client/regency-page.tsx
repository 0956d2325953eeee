import type { PageProps } from '#platform/client/client-module.ts'
import { VillagesView } from './villages-view.tsx'

/** `/pantauan/kabupaten/$placeId`: the villages of one regency. */
export const RegencyPage = ({ params }: PageProps) => <VillagesView regencyId={Number(params.placeId)} />
