export interface NamedPerson {
  readonly field: string
  readonly personId: string
}

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Everybody of the register whom a filled form names, with the field that names him: forms know no other ids. */
export const namedPeople = (fields: Readonly<Record<string, unknown>>): NamedPerson[] =>
  Object.entries(fields).flatMap(([field, value]) => idsIn(value).map((personId) => ({ field, personId })))

const idsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return id.test(value) ? [value] : []
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(idsIn) : []
}
