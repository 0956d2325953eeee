import { useSession } from '#platform/client/session.tsx'
import { AreasView } from './areas-view.tsx'
import { VillagesView } from './villages-view.tsx'

/** A regency's people see its villages; province and nation see areas first. */
export const AreaPage = () => {
  const { role, villageIds } = useSession()
  const ofRegency = role === 'coordinator' || role === 'responsible_officer' || villageIds.length > 0
  return ofRegency ? <VillagesView regencyId={null} /> : <AreasView provinceId={null} />
}
