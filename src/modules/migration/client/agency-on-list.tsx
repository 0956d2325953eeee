import { AgencyMessage } from '#modules/references/client/parts.ts'
import { agencyNameKey, findAgency, type ListedAgency, listRows } from '#modules/references/contract.ts'
import { useQuery } from '#platform/client/use-query.ts'

const useOrganisations = (text: string) => {
  const { data } = useQuery(
    listRows,
    { kind: 'organisation', text: text.slice(0, 80), limit: 200 },
    { enabled: !!text },
  )
  return text === '' ? [] : (data?.rows as readonly ListedAgency[] | undefined)
}

interface AgencyProps {
  readonly name: string | null
  readonly licence: string | null
}

/** What the licence list says of the agency as told, by the rule that also judges vacancies and recruiters who report. */
export const AgencyOnList = ({ name, licence }: AgencyProps) => {
  const found = [
    useOrganisations('p3mi'),
    useOrganisations(agencyNameKey(name ?? '')),
    useOrganisations(licence?.trim() ?? ''),
  ]
  if ((!name && !licence) || found.includes(undefined)) return null
  const rows = found.flatMap((some) => some ?? [])
  return <AgencyMessage agency={findAgency(rows, { name, licence })} name={name ?? licence ?? ''} />
}
