import { expect, test } from 'vitest'
import { guessColumns } from './guess-columns.ts'

const offered = ['nik', 'nama', 'no_kk', 'tanggallahir', 'tempatlahir', 'nama_ibu', 'dusun', 'rt', 'alamat']

test('headings nobody lists still say what they hold', () => {
  const headers = [
    'NIK Warga',
    'Nama Warga',
    'KK (16 angka)',
    'Tanggal Lahir Anak',
    'Nama Ibu Kandungnya',
    'RT',
    'Ibu',
    '',
  ]
  expect(guessColumns(headers, offered)).toEqual({
    0: 'nik',
    1: 'nama',
    2: 'no_kk',
    3: 'tanggallahir',
    4: 'nama_ibu',
    5: 'rt',
  })
})

test('what says nothing is left to people, and no field is proposed twice', () => {
  expect(guessColumns(['Kolom A', 'Kolom B', 'KKN'], offered)).toEqual({})
  expect(guessColumns(['nama', 'Nama Lengkap'], offered)).toEqual({ 0: 'nama' })
})
