import type { PageProps } from '#platform/client/client-module.ts'
import { AreasView } from './areas-view.tsx'

/** `/pantauan/provinsi/$placeId`: the regencies of one province. */
export const ProvincePage = ({ params }: PageProps) => <AreasView provinceId={Number(params.placeId)} />
