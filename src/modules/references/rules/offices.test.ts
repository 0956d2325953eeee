import { expect, test } from 'vitest'
import { areaOfOffice, officesFor, officesWithoutNumber } from './offices.ts'

const office = (
  name: string,
  type: 'manpower_office' | 'bp3mi' | 'p3mi',
  regionCode: string | null,
  phone: string | null,
) => ({
  ...{ name, body: { type, regionCode, phone } },
})
const kuripan = '33.07.10.2004'

test('a village calls the manpower office of its regency and the BP3MI of its province, never those of a neighbour', () => {
  const rows = [
    office('Disnaker Wonosobo', 'manpower_office', '33.07', '0286-1'),
    office('Disnaker Banjarnegara', 'manpower_office', '33.04', '0286-2'),
    office('Disnaker kota 33.0', 'manpower_office', '33.0', '0286-3'),
    office('BP3MI Jawa Tengah', 'bp3mi', '33', '024-1'),
    office('BP3MI Jawa Barat', 'bp3mi', '32', '022-1'),
    office('Perusahaan', 'p3mi', '33.07', '0286-4'),
  ]
  const names = (type: 'manpower_office' | 'bp3mi') => officesFor(rows, type, kuripan).map(({ name }) => name)
  expect([names('manpower_office'), names('bp3mi')]).toEqual([['Disnaker Wonosobo'], ['BP3MI Jawa Tengah']])
  expect(officesWithoutNumber(rows, kuripan)).toEqual([])
})

test('an office without a number, or of the whole nation, leaves its number to be asked for', () => {
  const rows = [office('Disnaker Wonosobo', 'manpower_office', '33.07', null), office('BP3MI', 'bp3mi', null, '024-1')]
  expect(officesWithoutNumber(rows, kuripan)).toEqual(['manpower_office', 'bp3mi'])
  expect(areaOfOffice('manpower_office', kuripan)).toBe('33.07')
  expect(areaOfOffice('bp3mi', kuripan)).toBe('33')
})
