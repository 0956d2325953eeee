import { getVillage } from '#modules/places/contract.ts'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { areaOfOffice, type NearOffice, officesWithoutNumber } from '../rules/offices.ts'
import { useOffices } from './use-offices.ts'

/** On Today of who mentors a regency: the offices of its families without a number. One line, until each has one. */
export const OfficesToday = () => {
  const { role, villageIds } = useSession()
  const [villageId] = villageIds
  const isOfRegency = role === 'coordinator' || role === 'responsible_officer'
  return isOfRegency && villageId !== undefined ? <Lacking villageId={villageId} /> : null
}

const Lacking = ({ villageId }: { readonly villageId: number }) => {
  const { say } = useWords()
  const { data: village } = useQuery(getVillage, { villageId })
  const rows = useOffices(village?.code)
  if (!rows || !village) return null
  const lacking = officesWithoutNumber(rows, village.code)
  const [first] = lacking
  if (!first) return null
  const offices = lacking.map((type) => say(`references.office.${type}`)).join(', ')
  return (
    <RowList>
      <Row
        tile={{ icon: 'phone' }}
        title={say('references.today.offices', { offices })}
        reason={say('references.today.officesWhy')}
        href={formOfOffice(first, village.code)}
      />
    </RowList>
  )
}

const formOfOffice = (type: NearOffice, villageCode: string): string =>
  `/rujukan/catat?jenis=organisation&kantor=${type}&wilayah=${areaOfOffice(type, villageCode)}`
