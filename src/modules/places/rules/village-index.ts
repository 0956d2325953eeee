import { foldName } from './fold-name.ts'

/** One village as the index holds it: everything a person needs to tell it from its namesakes. */
export interface IndexedVillage {
  readonly id: number
  readonly code: string
  readonly name: string
  /** District, regency, province: `['Watumalang', 'Wonosobo', 'Jawa Tengah']`. */
  readonly chain: readonly string[]
}

export interface IndexRow {
  readonly id: number
  readonly code: string
  readonly name: string
}

/** `Kabupaten Wonosobo` → `Wonosobo`; a city keeps its word, because a regency often has the same name. */
export const shortName = (name: string): string => name.replace(/^Kabupaten (Administrasi )?/, '')

/**
 * All places in order of code, one a line, with only the last part of the code and an id where it does not follow the
 * one before. 83,762 villages are 1.5 MB, 0.6 MB when packed.
 */
export const writeIndex = (rows: readonly IndexRow[]): string => {
  let lastId = 0
  const lines: string[] = []
  for (const row of rows) {
    const parts = row.code.split('.')
    const last = parts[parts.length - 1] ?? ''
    if (parts.length < 4) lines.push(`${'=-~'[parts.length - 1]}${last} ${row.name}`)
    else {
      lines.push(`${last}${row.id === lastId + 1 ? '' : `#${row.id}`} ${row.name}`)
      lastId = row.id
    }
  }
  return lines.join('\n')
}

interface District {
  readonly code: string
  readonly chain: readonly string[]
  readonly folded: string
  /** First of its villages. */
  readonly from: number
}

/** The list as a device holds it: one long text to look in, and numbers. */
export interface VillageIndex {
  readonly size: number
  readonly names: readonly string[]
  readonly codes: readonly string[]
  readonly ids: Int32Array
  readonly districts: readonly District[]
  readonly districtOf: Uint16Array
  /** Folded names, each as `\n name`, so that a word begins after a blank. */
  readonly text: string
  readonly starts: Int32Array
}

export const readIndex = (text: string): VillageIndex => {
  const names: string[] = []
  const codes: string[] = []
  const ids: number[] = []
  const owners: number[] = []
  const districts: District[] = []
  const starts: number[] = []
  const folded: string[] = []
  let [province, regency, provinceCode, regencyCode, lastId, at] = ['', '', '', '', 0, 0]
  for (const line of text.split('\n')) {
    const gap = line.indexOf(' ')
    const [mark, name] = [line.charAt(0), line.slice(gap + 1)]
    if (mark === '=') [provinceCode, province] = [line.slice(1, gap), name]
    else if (mark === '-') [regencyCode, regency] = [`${provinceCode}.${line.slice(1, gap)}`, name]
    else if (mark === '~') {
      const chain = [name, shortName(regency), province]
      const words = ` ${foldName(name)} ${foldName(regency)} ${foldName(province)}`
      districts.push({ code: `${regencyCode}.${line.slice(1, gap)}`, chain, folded: words, from: names.length })
    } else if (gap > 0) {
      const [last = '', id] = line.slice(0, gap).split('#')
      lastId = id === undefined ? lastId + 1 : Number(id)
      const piece = `\n ${foldName(name)}`
      names.push(name)
      codes.push(last)
      ids.push(lastId)
      owners.push(districts.length - 1)
      starts.push(at)
      folded.push(piece)
      at += piece.length
    }
  }
  return {
    size: names.length,
    names,
    codes,
    districts,
    ids: Int32Array.from(ids),
    districtOf: Uint16Array.from(owners),
    text: folded.join(''),
    starts: Int32Array.from(starts),
  }
}

export const villageAt = (index: VillageIndex, position: number): IndexedVillage => {
  const district = index.districts[index.districtOf[position] ?? 0]
  return {
    id: index.ids[position] ?? 0,
    code: `${district?.code ?? ''}.${index.codes[position] ?? ''}`,
    name: index.names[position] ?? '',
    chain: district?.chain ?? [],
  }
}
