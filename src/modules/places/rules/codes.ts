export const placeKinds = ['province', 'regency', 'district', 'village'] as const
export type PlaceKind = (typeof placeKinds)[number]

/** BPS codes look exactly the same, so a code never travels without its system. */
export const codeSystems = ['kemendagri', 'bps'] as const
export type CodeSystem = (typeof codeSystems)[number]

const dotted = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/
const cuts = [2, 4, 6, 10] as const

/** `3307102004`, `33.07.10.2004` → `33.07.10.2004`; anything else is `undefined`. */
export const readCode = (text: string): string | undefined => {
  const trimmed = text.trim()
  if (dotted.test(trimmed)) return trimmed
  if (!/^\d+$/.test(trimmed) || !cuts.some((cut) => cut === trimmed.length)) return undefined
  const parts = [trimmed.slice(0, 2), trimmed.slice(2, 4), trimmed.slice(4, 6), trimmed.slice(6)]
  return parts.filter((part) => part !== '').join('.')
}

export const kindOfCode = (code: string): PlaceKind => placeKinds[code.split('.').length - 1] ?? 'village'

/** The code one level up; a province has none. */
export const parentCode = (code: string): string | undefined =>
  code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : undefined

/** Fourth group of a village's code: `1xxx` is urban (kelurahan), everything else is a village with its own government. */
export const isUrban = (villageCode: string): boolean => villageCode.split('.')[3]?.startsWith('1') ?? false
