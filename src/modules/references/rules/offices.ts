import type { BodyOf } from '../contract/bodies.ts'

/** The offices that a family of a village asks first, with how much of its code they serve: `33` a province, `33.07` a regency. */
export const nearOffices = { manpower_office: 2, bp3mi: 1 } as const
export type NearOffice = keyof typeof nearOffices
export const nearOfficeTypes = Object.keys(nearOffices) as readonly NearOffice[]

/** The area of an office of this kind around a village: `33.07.10.2004` → `33.07`. */
export const areaOfOffice = (type: NearOffice, villageCode: string): string =>
  villageCode.split('.').slice(0, nearOffices[type]).join('.')

interface OfficeRow {
  readonly body: Pick<BodyOf<'organisation'>, 'type' | 'phone' | 'regionCode'>
}

/** Offices of the kind that serve the village and can be called; the nearest first. */
export const officesFor = <Row extends OfficeRow>(
  rows: readonly Row[],
  type: NearOffice,
  villageCode: string,
): readonly Row[] =>
  rows
    .filter(({ body }) => body.type === type && body.phone && body.regionCode)
    .filter(({ body }) => `${villageCode}.`.startsWith(`${body.regionCode}.`))
    .toSorted((a, b) => (b.body.regionCode?.length ?? 0) - (a.body.regionCode?.length ?? 0))

/** Kinds of which nobody wrote a number down yet. */
export const officesWithoutNumber = (rows: readonly OfficeRow[], villageCode: string): readonly NearOffice[] =>
  nearOfficeTypes.filter((type) => officesFor(rows, type, villageCode).length === 0)
