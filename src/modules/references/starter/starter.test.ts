import { expect, test } from 'vitest'
import { bodies } from '../contract/bodies.ts'
import { starterRows } from './index.ts'

test.each(starterRows.map((row) => [`${row.kind} ${row.key}`, row] as const))(
  '%s has its shape, a source and a day',
  (_name, row) => {
    expect(bodies[row.kind].safeParse(row.body).success).toBe(true)
    expect(row.key).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)
    expect(row.source.length).toBeGreaterThan(3)
    expect(row.effectiveFrom).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  },
)

test('no key is written twice', () => {
  const keys = starterRows.map((row) => `${row.kind} ${row.key} ${row.effectiveFrom}`)
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
})

test('the seventeen signs, the fourteen barred costs and the premium of a two-year contract are whole', () => {
  const signs = starterRows.filter((row) => row.kind === 'red-flag').map((row) => row.key)
  expect(signs).toEqual(Array.from({ length: 17 }, (_, at) => `R${String(at + 1).padStart(2, '0')}`))
  const costs = starterRows.filter((row) => row.kind === 'barred-cost' && row.source.includes('9/2020'))
  expect(costs).toHaveLength(15)
  const premiums = new Map(
    starterRows.flatMap((row) => (row.kind === 'premium' ? [[row.key, row.body.amountRupiah] as const] : [])),
  )
  expect((premiums.get('sebelum-bekerja') ?? 0) + (premiums.get('selama-sesudah-24-bulan') ?? 0)).toBe(370_000)
})

test('what no source was read for is a good part, and says so', () => {
  const unconfirmed = starterRows.filter((row) => !row.confirmed)
  expect(unconfirmed.length).toBeGreaterThan(40)
  expect(starterRows.length - unconfirmed.length).toBeGreaterThan(40)
})

test('the sections of business and the major groups of work stand with a source, and say that nobody compared them', () => {
  const of = (kind: string) => starterRows.filter((row) => row.kind === kind)
  expect(of('kbli').map((row) => row.key)).toEqual([...'ABCDEFGHIJKLMNOPQRSTU'])
  expect(of('kbji').map((row) => row.key)).toEqual([...'0123456789'])
  for (const row of [...of('kbli'), ...of('kbji')]) {
    expect(row.confirmed).toBe(false)
    expect(row.sourceUrl).toMatch(/^https:/)
  }
})
