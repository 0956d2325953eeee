import { kindOfCode, type PlaceKind, parentCode, readCode } from './codes.ts'
import { foldName } from './fold-name.ts'

/** One place of a published list. `previousCodes` names what it was before, when the list says so. */
export interface ListedPlace {
  readonly code: string
  readonly name: string
  readonly kind: PlaceKind
  readonly previousCodes: readonly string[]
}

export interface ListFault {
  readonly line: number
  readonly code:
    | 'places.badCode'
    | 'places.nameMissing'
    | 'places.twice'
    | 'places.parentMissing'
    | 'places.outsideCover'
  readonly text: string
}

export interface PlaceList {
  readonly places: readonly ListedPlace[]
  readonly faults: readonly ListFault[]
}

/** Published lists carry stray dots, stars and blanks, and quotation marks for apostrophes. */
export const tidyName = (name: string): string =>
  name
    .replace(/["’`]/g, "'")
    .replace(/\*/g, '')
    .replace(/\s*([-/])\s*/g, '$1')
    .replace(/\s+/g, ' ')
    .replace(/(\w\w)\s*\.$/, '$1')
    .trim()

const columns = {
  code: ['code', 'kode', 'kode wilayah'],
  name: ['name', 'nama', 'nama wilayah'],
  previous: ['previous code', 'kode lama', 'kode sebelumnya'],
}

/** Reads CSV, TSV or semicolons with a header: code, name and, if it has one, the code before. */
export const readPlaceList = (rows: readonly (readonly string[])[]): PlaceList => {
  const [header = [], ...lines] = rows
  const find = (names: readonly string[]) => header.findIndex((cell) => names.includes(foldName(cell)))
  const [codeAt, nameAt, previousAt] = [find(columns.code), find(columns.name), find(columns.previous)]
  if (codeAt < 0 || nameAt < 0)
    return { places: [], faults: [{ line: 1, code: 'places.badCode', text: header.join(' ') }] }
  const places = new Map<string, ListedPlace>()
  const faults: ListFault[] = []
  for (const [index, cells] of lines.entries()) {
    const written = cells[codeAt] ?? ''
    const name = tidyName(cells[nameAt] ?? '')
    if (written.trim() === '' && name === '') continue
    const code = readCode(written)
    const fault = !code
      ? 'places.badCode'
      : name === ''
        ? 'places.nameMissing'
        : places.has(code)
          ? 'places.twice'
          : undefined
    if (fault || !code) faults.push({ line: index + 2, code: fault ?? 'places.badCode', text: written.slice(0, 20) })
    else {
      const previous = (previousAt < 0 ? '' : (cells[previousAt] ?? '')).split(/[|,; ]+/).map(readCode)
      places.set(code, {
        code,
        name,
        kind: kindOfCode(code),
        previousCodes: previous.filter((one) => one !== undefined),
      })
    }
  }
  return { places: [...places.values()].sort(byCode), faults }
}

const byCode = (one: ListedPlace, other: ListedPlace): number => (one.code < other.code ? -1 : 1)

/** A place whose parent is neither in the list nor known already hangs in the air. */
export const orphans = (list: PlaceList, known: (code: string) => boolean): ListFault[] => {
  const listed = new Set(list.places.map((place) => place.code))
  return list.places.flatMap((place) => {
    const parent = parentCode(place.code)
    const fine = parent === undefined || listed.has(parent) || known(parent)
    return fine ? [] : [{ line: 0, code: 'places.parentMissing' as const, text: place.code }]
  })
}
