type Named = Readonly<Record<string, unknown>>

const isNamed = (value: unknown): value is Named => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The values of a form from what was written with it: fields of one name, and of a correction what was wanted. */
export const filledFrom = <Values extends object>(initial: Values, input: unknown): Partial<Values> => {
  const written = isNamed(input) ? input : {}
  const wanted = new Map(changesIn(written).map(({ field, to }) => [field, to]))
  const found = Object.entries(initial).flatMap(([name, usual]) => {
    const value = wanted.has(name) ? wanted.get(name) : written[name]
    return value === undefined ? [] : [[name, asIn(usual, value)] as const]
  })
  return Object.fromEntries(found) as Partial<Values>
}

const changesIn = ({ changes }: Named): { readonly field: string; readonly to: unknown }[] =>
  Array.isArray(changes)
    ? changes.flatMap((change) =>
        isNamed(change) && typeof change.field === 'string' ? [{ field: change.field, to: change.to }] : [],
      )
    : []

/** In the form that the field holds: what is empty is an empty text there. */
const asIn = (usual: unknown, value: unknown): unknown => {
  if (typeof usual === 'string') return value === null ? '' : String(value)
  if (typeof usual === 'number') return Number(value)
  if (isNamed(usual) && isNamed(value)) return { ...usual, ...filledFrom(usual, value) }
  return value
}
