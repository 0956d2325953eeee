import { useQuery } from '#platform/client/use-query.ts'
import { type BodyOf, bodies, listRows } from '../contract.ts'
import { areaOfOffice, type NearOffice } from '../rules/offices.ts'
import type { ListedRow } from './reference-list.tsx'

export type Office = Omit<ListedRow, 'body'> & { readonly body: BodyOf<'organisation'> }

/** Disnaker and BP3MI around a village, and others whose words are alike; `undefined` while they are being fetched. */
export const useOffices = (villageCode: string | undefined): readonly Office[] | undefined => {
  const asked = (type: NearOffice) => ({
    ...{ kind: 'organisation' as const, limit: 200 },
    text: `${type} ${areaOfOffice(type, villageCode ?? '')}`,
  })
  const enabled = villageCode !== undefined
  const manpower = useQuery(listRows, asked('manpower_office'), { enabled })
  const bp3mi = useQuery(listRows, asked('bp3mi'), { enabled })
  if (!manpower.data || !bp3mi.data) return undefined
  const rows = new Map([...manpower.data.rows, ...bp3mi.data.rows].map((row) => [row.id, row]))
  return [...rows.values()].map((row) => ({ ...row, body: bodies.organisation.parse(row.body) }))
}
