import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { packagedPlaces } from '../server/load-places.ts'
import { tidyName } from './place-list.ts'
import { searchVillages } from './search-villages.ts'
import { readIndex, villageAt, writeIndex } from './village-index.ts'

const places = packagedPlaces()
let lastId = 0
const rows = places.map((place) => ({
  id: place.kind === 'village' ? ++lastId : 0,
  code: place.code,
  name: place.name,
}))
const text = writeIndex(rows)
const index = readIndex(text)

const chainsOf = (query: string) => searchVillages(index, query).map((hit) => [hit.name, ...hit.chain].join(' › '))

describe('the list of places', () => {
  test('has 38 provinces, 514 regencies, 7,285 districts and 83,762 villages', () => {
    const counts = Object.groupBy(places, (place) => place.kind)
    expect(Object.values(counts).map((group) => group?.length)).toEqual([38, 514, 7285, 83_762])
  })

  const official = new URL('../../../../../shared/data/regions/wilayah_kemendagri_2025.tsv.gz', import.meta.url)
  test.skipIf(!existsSync(official))('carries the same codes as the official list of 2025', () => {
    const lines = gunzipSync(readFileSync(official)).toString().trim().split('\n').slice(1)
    const nameByCode = new Map(lines.map((line) => line.split('\t') as [string, string]))
    expect(new Set(places.map((place) => place.code))).toEqual(new Set(nameByCode.keys()))
    const other = places.filter((place) => tidyName(nameByCode.get(place.code) ?? '') !== place.name)
    expect(other.length).toBeLessThan(40)
  })

  test('goes to a device in about 0.6 MB and comes out as it went in', () => {
    expect(gzipSync(text, { level: 9 }).length).toBeLessThan(720_000)
    expect(index.size).toBe(83_762)
    const villages = rows.filter((row) => row.id > 0)
    for (const at of [0, 1, 40_000, 83_761]) {
      expect(villageAt(index, at)).toMatchObject({
        code: villages[at]?.code,
        name: villages[at]?.name,
        id: villages[at]?.id,
      })
    }
  })

  test('keeps ids that do not follow each other', () => {
    const some = readIndex(
      writeIndex([
        ...rows.slice(0, 4),
        { id: 200_001, code: '11.01.01.2999', name: 'Baru' },
        { id: 4, code: '11.01.02.2001', name: 'Lama' },
      ]),
    )
    expect(searchVillages(some, 'baru')[0]?.id).toBe(200_001)
    expect(searchVillages(some, 'lama')[0]?.id).toBe(4)
  })
})

describe('a village is found by any part of its chain', () => {
  test('kuripan wono: two villages of that name lie in Wonosobo', () => {
    expect(chainsOf('kuripan wono').slice(0, 2)).toEqual([
      'Kuripan › Watumalang › Wonosobo › Jawa Tengah',
      'Kuripan › Garung › Wonosobo › Jawa Tengah',
    ])
    expect(chainsOf('WONO kurip')).toEqual(chainsOf('kurip wono'))
    expect(searchVillages(index, 'kuripan watu')[0]).toMatchObject({ code: '33.07.10.2004' })
  })

  test.each([
    ['desa kuripan kec watumalang', 'Kuripan › Watumalang › Wonosobo › Jawa Tengah'],
    ['kuripan watu malang', 'Kuripan › Watumalang › Wonosobo › Jawa Tengah'],
    ['kenanga sindang indramayu', 'Kenanga › Sindang › Indramayu › Jawa Barat'],
    ["ja'an", "Ja'an › Gondang › Nganjuk › Jawa Timur"],
    ['urek urek', 'Urek-Urek › Gondanglegi › Malang › Jawa Timur'],
    ['33.07.10.2004', 'Kuripan › Watumalang › Wonosobo › Jawa Tengah'],
    ['3307102004', 'Kuripan › Watumalang › Wonosobo › Jawa Tengah'],
  ])('%s', (query, chain) => {
    expect(chainsOf(query)[0]).toBe(chain)
  })

  test('a name alone brings the exact ones first, and nonsense brings nothing', () => {
    expect(searchVillages(index, 'kuripan').every((hit) => hit.name === 'Kuripan')).toBe(true)
    expect(searchVillages(index, 'kuripan zzz')).toEqual([])
    expect(searchVillages(index, '   ')).toEqual([])
    expect(searchVillages(index, '(*[')).toEqual([])
  })
})
