import { expect, test } from 'vitest'
import type { PlaceKind } from './codes.ts'
import { kindOfCode, parentCode } from './codes.ts'
import { comparePlaces, type KnownPlace } from './compare-lists.ts'
import { readPlaceList } from './place-list.ts'

const listOf = (...lines: string[]) =>
  readPlaceList([['kode', 'nama', 'kode lama'], ...lines.map((line) => line.split(';'))]).places

const knownOf = (...lines: string[]): KnownPlace[] => {
  const listed = listOf(...lines)
  const ids = new Map(listed.map((place, index) => [place.code, index + 1]))
  return listed.map(({ code, name }) => {
    const kind: PlaceKind = kindOfCode(code)
    return { kind, id: ids.get(code) ?? 0, code, name, parentId: ids.get(parentCode(code) ?? '') ?? null }
  })
}

const base = [
  '33;Jawa Tengah',
  '33.07;Kabupaten Wonosobo',
  '33.07.10;Watumalang',
  '33.07.10.2004;Kuripan',
  '33.07.10.2005;Wonosroyo',
]
const known = knownOf(...base)
const summary = (...lines: string[]) =>
  comparePlaces(known, listOf(...lines)).changes.map(
    ({ what, before, after, linked }) =>
      `${what} ${before?.code ?? '-'} ${after?.code ?? '-'}${linked.length > 0 ? ` (${linked})` : ''}`,
  )

test('the same list changes nothing', () => {
  expect(comparePlaces(known, listOf(...base))).toEqual({ same: 5, changes: [] })
})

test('a regency under a new number keeps every place in it', () => {
  expect(summary(...base.map((line) => line.replace('33.07', '33.99')))).toEqual([
    'renumbered 33.07 33.99',
    'renumbered 33.07.10 33.99.10',
    'renumbered 33.07.10.2004 33.99.10.2004',
    'renumbered 33.07.10.2005 33.99.10.2005',
  ])
})

test('two villages that swap numbers are told apart by name', () => {
  expect(summary(...base.slice(0, 3), '33.07.10.2004;Wonosroyo', '33.07.10.2005;Kuripan')).toEqual([
    'renumbered 33.07.10.2005 33.07.10.2004',
    'renumbered 33.07.10.2004 33.07.10.2005',
  ])
})

test('a new name under the old number is a renaming', () => {
  expect(summary(...base.slice(0, 4), '33.07.10.2005;Wonosroyo Baru')).toEqual(['renamed 33.07.10.2005 33.07.10.2005'])
})

test('a new name and number is the same village when the list says so', () => {
  expect(summary(...base.slice(0, 4), '33.07.10.2011;Wonosroyo Baru;33.07.10.2005')).toEqual([
    'renumbered 33.07.10.2005 33.07.10.2011',
  ])
})

test('a split makes a new village that names its mother', () => {
  expect(summary(...base, '33.07.10.2016;Kuripan Baru;33.07.10.2004')).toEqual(['new - 33.07.10.2016 (33.07.10.2004)'])
})

test('a merge ends both and links them to their successor', () => {
  expect(summary(...base.slice(0, 3), '33.07.10.2020;Kurisroyo;33.07.10.2004|33.07.10.2005')).toEqual([
    'new - 33.07.10.2020 (33.07.10.2004,33.07.10.2005)',
    'ended 33.07.10.2004 - (33.07.10.2020)',
    'ended 33.07.10.2005 - (33.07.10.2020)',
  ])
})

test('a village that comes under a new district moves with its own id', () => {
  expect(
    summary(...base.slice(0, 3), '33.07.11;Kuripan Raya', '33.07.10.2005;Wonosroyo', '33.07.11.2001;Kuripan'),
  ).toEqual(['new - 33.07.11', 'moved 33.07.10.2004 33.07.11.2001'])
})

test('a list of one district ends nothing outside it and says nothing of levels it has not', () => {
  const villages = comparePlaces(known, listOf('33.07.10;Watumalang', '33.07.10.2004;Kuripan'), '33.07.10')
  expect(villages.changes.map(({ what, before }) => [what, before?.code])).toEqual([['ended', '33.07.10.2005']])
  expect(comparePlaces(known, listOf('33.07.10;Watumalang'), '33.07.10').changes).toEqual([])
})
