import type { PageProps } from '#platform/client/client-module.ts'
import { AreasView } from './areas-view.tsx'

/** `/wilayah/provinsi/$placeId`: the regencies of one province. */
export const ProvincePage = ({ params }: PageProps) => <AreasView provinceId={Number(params.placeId)} />
