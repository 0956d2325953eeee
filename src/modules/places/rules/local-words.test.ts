import { expect, test } from 'vitest'
import { readCode } from './codes.ts'
import { localWordsOf } from './local-words.ts'
import { zoneOfCode } from './time-zones.ts'

test.each([
  ['33.07.10.2004', 'Desa', 'Kepala Desa'],
  ['33.07.09.1001', 'Kelurahan', 'Lurah'],
  ['13.06.01.2001', 'Nagari', 'Wali Nagari'],
  ['13.09.01.2001', 'Desa', 'Kepala Desa'],
  ['11.01.01.2001', 'Gampong', 'Keuchik'],
  ['34.04.01.2001', 'Kalurahan', 'Lurah'],
  ['34.71.01.1001', 'Kelurahan', 'Lurah'],
  ['18.06.01.2001', 'Pekon', 'Kepala Pekon'],
  ['51.03.01.2001', 'Desa', 'Perbekel'],
  ['91.03.01.3001', 'Kampung', 'Kepala Kampung'],
  ['93.01.01', 'Distrik', 'Kepala Distrik'],
  ['34.04.01', 'Kapanewon', 'Panewu'],
  ['34.71.01', 'Kemantren', 'Mantri Pamong Praja'],
  ['33.07.10', 'Kecamatan', 'Camat'],
  ['33.07', 'Kabupaten', 'Bupati'],
  ['33.71', 'Kota', 'Wali Kota'],
])('%s is a %s under a %s', (code, kindWord, headTitle) => {
  expect(localWordsOf(code)).toEqual({ kindWord, headTitle })
})

test.each([
  ['33.07', 'Asia/Jakarta'],
  ['61.01', 'Asia/Jakarta'],
  ['62.01', 'Asia/Jakarta'],
  ['63.01', 'Asia/Makassar'],
  ['51.01', 'Asia/Makassar'],
  ['52.03', 'Asia/Makassar'],
  ['76.01', 'Asia/Makassar'],
  ['82.01', 'Asia/Jayapura'],
  ['96.01', 'Asia/Jayapura'],
])('%s keeps the clock of %s', (code, zone) => {
  expect(zoneOfCode(code)).toBe(zone)
})

test('a code is read with and without dots, and nothing else is a code', () => {
  expect(readCode(' 3307102004 ')).toBe('33.07.10.2004')
  expect(readCode('330710')).toBe('33.07.10')
  expect(readCode('33.7.10')).toBeUndefined()
  expect(readCode('33071')).toBeUndefined()
  expect(readCode('')).toBeUndefined()
})
