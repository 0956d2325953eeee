import { getVillage, listRegencies } from '#modules/places/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { missing } from '#platform/shared/errors.ts'
import type { PlaceKind } from '../contract/role.ts'
import { db } from './tables.ts'

export interface Place {
  readonly kind: PlaceKind
  readonly id: number | null
}

/** Where the actor's own office lies: of its term, or of its API key. */
export const ownPlace = async (context: Context): Promise<Place> => {
  const { actor } = context
  if (actor.kind === 'system') return { kind: 'nation', id: null }
  const office = await officeOf(context)
  if (office) return { kind: office.place_kind as PlaceKind, id: office.place_id }
  return actor.homeVillageId === null ? { kind: 'village', id: -1 } : { kind: 'village', id: actor.homeVillageId }
}

const officeOf = (context: Context) => {
  const { actor } = context
  const [table, id] =
    actor.kind === 'key' ? (['api_keys', actor.accountId] as const) : (['terms_of_office', actor.termId] as const)
  if (id === null) return undefined
  return db(context).selectFrom(table).select(['place_kind', 'place_id']).where('id', '=', id).executeTakeFirst()
}

/** True when the office lies in the actor's own place or below it. */
export const liesWithin = async (context: Context, own: Place, place: Place): Promise<boolean> => {
  if (own.kind === 'nation') return true
  if (own.kind === place.kind) return own.id === place.id
  if (place.kind === 'village' && place.id !== null) {
    const village = await getVillage(context, place.id)
    return own.id === (own.kind === 'regency' ? village.regencyId : own.kind === 'province' ? village.provinceId : -1)
  }
  return (
    own.kind === 'province' && place.kind === 'regency' && (await regenciesOf(context, own.id)).includes(place.id ?? -1)
  )
}

const regenciesOf = async (context: Context, provinceId: number | null): Promise<number[]> => {
  if (provinceId === null) return []
  return (await listRegencies(context, provinceId)).map((regency) => regency.id)
}

/** Outside the reach everything is missing. */
export const assertWithin = async (context: Context, place: Place): Promise<void> => {
  if (!(await liesWithin(context, await ownPlace(context), place))) throw missing()
}

/** `Desa Kuripan, Kecamatan Watumalang, Kabupaten Wonosobo`, as it is called today. */
export const villageName = async (context: Pick<Context, 'database'>, villageId: number): Promise<string> => {
  const village = await getVillage(context, villageId)
  return `${village.kindWord} ${village.name}, ${village.district}, ${village.regency}`
}
