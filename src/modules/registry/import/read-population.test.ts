import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainDate } from '#platform/shared/dates.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { readFileRows } from '../server/import-read-file.ts'
import { openSidColumns } from './columns.ts'
import { fileParser, type Mapping, type ParsedFile } from './parse-file.ts'
import { hasError } from './parsed-row.ts'
import { hintsOf, namesJob } from './pick-hints.ts'
import {
  type BipKind,
  bipTable,
  csv,
  openSidTable,
  rawWorkbook,
  siakTable,
  type Table,
  workbook,
  workbookWithFormula,
  zipOf,
} from './testing/generate-files.ts'
import { type SyntheticRow, syntheticPeople } from './testing/synthetic-people.ts'
import { openSidCells } from './to-opensid.ts'

const today = plainDate('2026-11-22')

const readBytes = async (bytes: Uint8Array, mapping?: Mapping): Promise<ParsedFile> => {
  const parser = fileParser(today, mapping)
  await readFileRows(bytes, parser.push)
  return parser.finish()
}
const readTable = async (rows: Table, sheet = 'Data Penduduk') => readBytes(await workbook({ [sheet]: rows }))
const readCsvText = (text: string) => readBytes(new TextEncoder().encode(text))
const codes = (file: ParsedFile, severity = 'error') =>
  file.rows.flatMap((row) =>
    row.faults.filter((one) => one.severity === severity).map((one) => `${row.row} ${one.field} ${one.code}`),
  )
const one = (change: SyntheticRow = {}): SyntheticRow => ({ ...(syntheticPeople(1)[0] as SyntheticRow), ...change })
const people = syntheticPeople(40)

describe('1 the header sets of every generation, in any order', () => {
  test.each([2022, 2024, 2026, 'export'] as const)('%s', async (generation) => {
    for (const shuffled of [false, true]) {
      const file = await readTable(openSidTable(people, generation, shuffled))
      expect(file.layout).toBe(`opensid-${generation}`)
      expect(file.rows).toHaveLength(40)
      expect(codes(file)).toEqual([])
      expect(file.notices).toEqual([])
      expect(file.rows[7]?.person.nik).toBe(people[7]?.nik)
      expect(file.rows[7]?.person.hamlet).toBe(people[7]?.dusun)
    }
  })
  test('old names in title case and the names of OpenDK', async () => {
    const row = one()
    const old = await readTable([
      [
        'Nama',
        'Nomor KK',
        'NIK',
        'Jenis Kelamin',
        'Tempat Lahir',
        'Tanggal Lahir',
        'Pendidikan (dlm KK)',
        'Hub. Keluarga',
        'Nama Ibu',
        'Dusun',
      ],
      [
        row.nama!,
        row.no_kk!,
        row.nik!,
        'L',
        'KOTA',
        '05/08/1963',
        'SLTA / SEDERAJAT',
        'KEPALA KELUARGA',
        'WATI',
        'Dusun_Krajan',
      ],
    ])
    expect(old.rows[0]?.person).toMatchObject({
      name: row.nama,
      sex: 'male',
      birthDate: '1963-08-05',
      educationCode: '5',
      relationCode: '1',
      hamlet: 'KRAJAN',
    })
    const openDk = await readTable([
      [
        'desa_id',
        'nomor_nik',
        'nomor_kk',
        'nama',
        'jenis_kelamin',
        'hubungan_keluarga',
        'tanggal_akhir_pasport',
        'nomor_dokumen_pasport',
        'gol_darah',
      ],
      ['9', row.nik!, row.no_kk!, row.nama!, '1', '1', '2030-01-02', 'C123', '1'],
    ])
    expect(openDk.layout).toBe('opendk')
    expect(openDk.rows[0]?.person).toMatchObject({ passportNo: 'C123', passportExpiresOn: '2030-01-02' })
  })
})

test('2 an unknown header is said once, and the rest is read', async () => {
  const table = openSidTable(people)
  const file = await readTable(table.map((row, index) => [...row, index === 0 ? 'hobi' : 'voli']))
  expect(file.notices).toEqual([
    { row: 1, fault: { field: 'hobi', code: 'unknownColumn', severity: 'warning', values: { header: 'hobi' } } },
  ])
  expect(file.rows).toHaveLength(40)
})

test('3 a sheet with any name is read, beside a sheet of codes', async () => {
  const file = await readBytes(
    await workbook({
      'Kode Data': [
        ['sex', 'id'],
        ['LAKI-LAKI', '1'],
      ],
      Sheet1: openSidTable(people),
    }),
  )
  expect(file.rows).toHaveLength(40)
})

test('4 the ### row ends the sheet, also after 600 rows', async () => {
  const many = syntheticPeople(600)
  const table = openSidTable(many)
  expect((await readTable(table)).rows).toHaveLength(600)
  const ended = [
    ...table,
    [null, '###', 'Jangan dihapus'],
    ...openSidTable(syntheticPeople(3, { from: 9000 })).slice(1),
  ]
  expect((await readTable(ended)).rows).toHaveLength(600)
})

describe('5 a NIK that went through a number is refused with advice', () => {
  test('as a number cell, and as scientific notation in a CSV', async () => {
    const table = openSidTable([one(), one({ nik: '5.20114E+15' })])
    const column = table[0]!.indexOf('nik')
    table[1]![column] = 5201140104126990
    expect(codes(await readTable(table))).toEqual(['2 nik numberLostDigits', '3 nik numberLostDigits'])
    expect(codes(await readCsvText(csv(openSidTable([one({ nik: '5,20114E+15' })]), ';')))).toEqual([
      '2 nik numberLostDigits',
    ])
    const tooShort = await readTable(openSidTable([one({ nik: '52011401041269' })]))
    expect(codes(tooShort)).toEqual(['2 nik notSixteenDigits'])
  })
})

test('6 a NIK with non-breaking spaces, an apostrophe, dots or dashes is the same NIK', async () => {
  const nik = one().nik!
  const spelled = [
    `${nik.slice(0, 6)}\u00a0${nik.slice(6)}\u00a0`,
    `'${nik}`,
    `${nik.slice(0, 6)}.${nik.slice(6)}`,
    `\u200b${nik.slice(0, 8)}-${nik.slice(8)}`,
  ]
  for (const text of spelled) {
    const file = await readTable(openSidTable([one({ nik: text })]))
    expect(file.rows[0]?.person.nik).toBe(nik)
    expect(codes(file)).toEqual([])
  }
})

test('7 NIK 0 twice: the same birth is one person, another birth is another person', async () => {
  const file = await readTable(
    openSidTable([one({ nik: '0' }), one({ nik: '0', no_kk: '' }), one({ nik: '0', tanggallahir: '1999-01-01' })]),
  )
  expect(file.rows.map((row) => row.person.withoutNik)).toEqual([true, true, true])
  expect(codes(file)).toEqual(['3 nik twiceInFile'])
})

test('8 labels and codes, odd spaces and old labels mean the same', async () => {
  const said = async (field: string, ...texts: string[]) => {
    const file = await readTable(
      openSidTable(texts.map((text, index) => one({ nik: `99990101019000${10 + index}`, [field]: text }))),
    )
    expect(codes(file)).toEqual([])
    return file.rows.map((row) => Object.values(row.person))
  }
  const educations = await said(
    'pendidikan_kk_id',
    '5',
    '05',
    'SLTA / SEDERAJAT',
    'slta/sederajat',
    ' SLTA  /SEDERAJAT',
    '5 - SLTA',
  )
  for (const values of educations) expect(values).toContain('5')
  const civil = await said(
    'pekerjaan_id',
    '5',
    'PEGAWAI NEGERI SIPIL (PNS)',
    'APARATUR SIPIL NEGARA (ASN)',
    'Pegawai Negeri Sipil (PNS) / Aparatur Sipil Negara (ASN)',
  )
  for (const values of civil) expect(values).toContain('5')
  expect((await said('kk_level', 'ORANG TUA'))[0]).toContain('7')
  expect((await said('sex', 'Lk', 'Pr')).map((values) => values.includes('female'))).toEqual([false, true])
  const unknown = await readTable(openSidTable([one({ status_kawin: 'RAHASIA', kk_level: '77' })]))
  expect(codes(unknown)).toEqual(['2 status_kawin codeUnknown', '2 kk_level codeUnknown'])
})

test('9 dates: a day number, dashes, slashes, year first, words, and 1900', async () => {
  const dates: [string | number | Date, string][] = [
    ['05-08-1963', '1963-08-05'],
    ['05/08/1963', '1963-08-05'],
    ['1/2/2020', '2020-02-01'],
    ['1963-08-05', '1963-08-05'],
    ['5 Agustus 1963', '1963-08-05'],
    ['5 Nopember 1963', '1963-11-05'],
    ['05081963', '1963-08-05'],
    ['1963-08-05 00:00:00', '1963-08-05'],
    [23228, '1963-08-05'],
    [new Date('1963-08-05'), '1963-08-05'],
    [2, '1900-01-02'],
    [61, '1900-03-01'],
  ]
  for (const [written, meant] of dates) {
    const table = openSidTable([one()])
    table[1]![table[0]!.indexOf('tanggallahir')] = written
    const file = await readTable(table)
    expect([written, file.rows[0]?.person.birthDate]).toEqual([written, meant])
  }
  expect(codes(await readTable(openSidTable([one({ tanggallahir: '31-02-1990' })])))).toEqual([
    '2 tanggallahir dateUnreadable',
  ])
  expect(codes(await readTable(openSidTable([one({ tanggallahir: '01-01-2030' })])))).toEqual([
    '2 tanggallahir birthInFuture',
  ])
})

test('10 a file exported as words: nobody is revived, and what words got wrong is not read', async () => {
  const file = await readTable(
    openSidTable([one({ status_dasar: 'TIDAK TETAP', ktp_el: 'WNI', status_rekam: 'WNI', hamil: 'TIDAK' })]),
  )
  expect(codes(file)).toEqual(['2 status_dasar wordExport'])
  expect(codes(file, 'warning')).toEqual([
    '2 ktp_el wordExportIgnored',
    '2 status_rekam wordExportIgnored',
    '2 hamil wordExportIgnored',
  ])
})

test('16 a cell that a spreadsheet would run is only text, and identity is never taken from a formula', async () => {
  const nasty = await readTable(openSidTable([one({ nama: '=HYPERLINK("x")SITI', alamat: '@SUM(1)' })]))
  expect(nasty.rows[0]?.person.address).toBe('@SUM(1)')
  expect(codes(nasty, 'warning')).toContain('2 nama nameOddSigns')
  const table = openSidTable([one()])
  const at = { row: 1, column: table[0]!.indexOf('nama'), formula: 'A1&"x"', value: 'SITI' }
  expect(codes(await readBytes(await workbookWithFormula(table, at)))).toEqual(['2 nama formulaRefused'])
})

test('16 on export a cell that a spreadsheet would run gets an apostrophe, and reads back as it was', async () => {
  for (const sign of ['=', '+', '-', '@']) {
    const address = `${sign}SUM(1;1)`
    const cells = openSidCells({ nik: one().nik!, address }, openSidColumns)
    expect(cells[0]).toBe(`'${address}`)
    const back = await readTable([openSidColumns.map(({ header }) => header), cells])
    expect(back.rows[0]?.person).toEqual({ nik: one().nik, address })
  }
})

test('17 SIAK with its 37 columns: labels, and the hamlet inside the address', async () => {
  const file = await readTable(siakTable(people), 'Sheet1')
  expect(file.layout).toBe('siak')
  expect(codes(file)).toEqual([])
  expect(file.rows[3]?.person).toMatchObject({
    nik: people[3]?.nik,
    hamlet: people[3]?.dusun,
    birthDate: people[3]?.tanggallahir,
    educationCode: '5',
    occupationCode: '9',
  })
})

test('17 SIAK says in words who works abroad: a hint to pick by, and other words are not kept', async () => {
  const table = siakTable(people.slice(0, 3))
  const column = table[0]!.indexOf('Deskripsi Pekerjaan')
  table[1]![column] = 'TKW HONGKONG'
  table[2]![column] = 'dagang sayur'
  const file = await readTable(table, 'Sheet1')
  expect(file.layout).toBe('siak')
  expect(file.rows.map(({ person }) => person.migrantMark)).toEqual(['TKW HONGKONG', undefined, undefined])
  expect(hintsOf(file.rows[0]!.person)).toContain('remark')
  expect(JSON.stringify(file)).not.toContain('sayur')
})

test.each(['2012', '2016', '2016-luwu-timur', 'ektp'] as BipKind[])(
  'a BIP printout of %s: people stand under their card',
  async (kind) => {
    const file = await readTable(bipTable(people, kind), 'BIP')
    expect(file.layout).toBe(`bip-${kind}`)
    expect(codes(file)).toEqual([])
    expect(file.rows.map((row) => row.person.cardNo)).toEqual(people.map((row) => row.no_kk))
    expect(file.rows[0]?.person).toMatchObject({
      nik: people[0]?.nik,
      hamlet: people[0]?.dusun,
      rt: people[0]?.rt,
      sex: people[0]?.sex === '2' ? 'female' : 'male',
    })
  },
)

test('18 a suplemen list, an aid list, households and a list of BP3MI point at people', async () => {
  const nik = one().nik!
  const suplemen = await readTable([
    ['Peserta', 'Keterangan'],
    [nik, 'Hong Kong'],
  ])
  expect(suplemen).toMatchObject({ layout: 'suplemen', rows: [{ person: { participant: nik, remark: 'Hong Kong' } }] })
  const aid = await readTable([
    ['Peserta', 'No. Peserta', 'NIK', 'Nama', 'Tempat Lahir', 'Tanggal Lahir', 'Alamat'],
    [nik, '7', nik, 'SITI', 'KOTA', '1990-01-01', 'JL'],
  ])
  expect(aid.layout).toBe('aid')
  expect(
    (
      await readTable([
        ['NIK', 'Nomor Rumah Tangga', 'Hubungan'],
        [nik, '12', '1'],
      ])
    ).layout,
  ).toBe('rtm')
  const bp3mi = await readCsvText(
    csv(
      [
        ['NIK', 'Nama', 'Negara Penempatan', 'No SK', 'Tanggal Kontrak'],
        [nik, 'SITI', 'TAIWAN', '1/2', '2025-01-02'],
      ],
      ';',
    ),
  )
  expect(bp3mi).toMatchObject({ layout: 'bp3mi', rows: [{ person: { nik, destination: 'TAIWAN' } }] })
})

test('a list of travellers keeps the job in its own words, under either heading', async () => {
  const nik = one().nik!
  for (const heading of ['Pekerjaan', 'Jabatan']) {
    const list = await readTable([
      ['NIK', 'Nama', 'Negara Penempatan', heading],
      [nik, 'SITI', 'TAIWAN', 'Perawat lansia'],
    ])
    expect(codes(list)).toEqual([])
    expect(list).toMatchObject({ layout: 'bp3mi', rows: [{ person: { nik, jobAbroad: 'Perawat lansia' } }] })
  }
})

test.each([
  ['PERAWAT', true],
  ['PMI operator mesin', true],
  ['TKW Hong Kong, penjaga lansia', true],
  ['PMI', false],
  ['Ya', false],
  ['1', false],
  ['TKW HONGKONG', false],
  ['Pekerja Migran Indonesia di Malaysia', false],
])('"%s" names a job: %s', (words, isJob) => {
  expect(namesJob(words)).toBe(isJob)
})

test('a plain table waits for a mapping, then is read', async () => {
  const row = one()
  const text = csv([
    ['A', 'B', 'C'],
    [row.nik!, row.nama!, row.no_kk!],
  ])
  const waiting = await readCsvText(text)
  expect(waiting.layout).toBeNull()
  expect(waiting.headings[0]).toEqual({ row: 1, headers: ['A', 'B', 'C'] })
  const mapped = await readBytes(new TextEncoder().encode(text), {
    headerRow: 1,
    fields: { 0: 'nik', 1: 'nama', 2: 'no_kk' },
  })
  expect(mapped.rows[0]?.person).toMatchObject({ nik: row.nik, name: row.nama, cardNo: row.no_kk })
})

test('a CSV is read in the three encodings and with each delimiter', async () => {
  const table = openSidTable([one({ nama: 'JOSÉ' })])
  for (const delimiter of [',', ';', '\t']) {
    const text = csv(table, delimiter)
    const latin = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...[...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]),
    ])
    for (const bytes of [new TextEncoder().encode(text), latin, utf16, utf16.slice(2)]) {
      expect((await readBytes(bytes)).rows[0]?.person.name).toBe('JOSÉ')
    }
  }
})

test('columns of religion, health, origin and money never leave the reader', async () => {
  const secret = openSidColumns.filter(({ use }) => use === 'drop').map(({ header }) => header)
  const file = await readTable(
    openSidTable([one(Object.fromEntries(secret.map((header) => [header, 'RAHASIA'])))], 'export'),
  )
  expect(JSON.stringify(file)).not.toContain('RAHASIA')
  expect(codes(file)).toEqual([])
})

test('blank and dash keep what is there; two heads of one family are only mentioned', async () => {
  const file = await readTable(
    openSidTable([one({ nama_ayah: '-', alamat: ' ' }), one({ nik: '9999010101900099', nama: 'LAIN' })]),
  )
  expect(file.rows[0]?.person.fatherName).toBeUndefined()
  expect(file.rows[0]?.person.address).toBeUndefined()
  expect(codes(file, 'info')).toEqual(['3 kk_level secondHead'])
  expect(file.rows.every((row) => !hasError(row.faults))).toBe(true)
})

test('every fault of every row is told at once', async () => {
  const file = await readTable(
    openSidTable([one({ nik: '12', no_kk: '34', sex: 'X', tanggallahir: '99-99-9999', pekerjaan_id: '200' })]),
  )
  expect(codes(file)).toHaveLength(5)
})

describe('files that cost more than they say, or are something else', () => {
  const refusal = (bytes: Uint8Array) =>
    readBytes(bytes).then(
      () => 'read',
      (error: Refusal) => error.code.replace('registry.import.', ''),
    )
  test('a bomb is refused before it is unpacked', async () => {
    const bomb = await rawWorkbook(
      `<row r="1"><c r="A1" t="inlineStr"><is><t>${'0'.repeat(40_000_000)}</t></is></c></row>`,
    )
    expect(bomb.length).toBeLessThan(200_000)
    expect(await refusal(bomb)).toBe('zipBomb')
  })
  test('macros stay where they are and the rows are read', async () => {
    const head = ['nik', 'nama', 'no_kk'].map(
      (text, index) => `<c r="${'ABC'[index]}1" t="inlineStr"><is><t>${text}</t></is></c>`,
    )
    const bytes = await rawWorkbook(`<row r="1">${head.join('')}</row>`, { 'xl/vbaProject.bin': new Uint8Array(64) })
    const facts = await readFileRows(bytes, () => undefined)
    expect(facts.macros).toBe(true)
  })
  test('a million empty rows are nothing', async () => {
    const rows = Array.from({ length: 1_000_000 }, (_, index) => `<row r="${index + 2}" ht="15"/>`).join('')
    expect((await readBytes(await rawWorkbook(rows))).rows).toEqual([])
  })
  test('a document type, a cut zip, old Excel, a PDF, a web page and nothing', async () => {
    const good = await workbook({ Sheet1: openSidTable(people) })
    expect(await refusal(await zipOf({ 'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY a "b">]><workbook/>' }))).toBe(
      'fileBroken',
    )
    expect(await refusal(good.slice(0, good.length - 200))).toBe('fileBroken')
    expect(await refusal(await zipOf({ 'a.txt': 'x' }))).toBe('notAWorkbook')
    expect(await refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4]))).toBe('isOldExcel')
    expect(await refusal(new TextEncoder().encode('%PDF-1.7'))).toBe('isPdf')
    expect(await refusal(new TextEncoder().encode('<html><table><tr><td>NIK</td></tr></table>'))).toBe('isWebPage')
    expect(await refusal(new Uint8Array())).toBe('fileEmpty')
  })
  test('any bytes give rows or a reason, never a crash', async () => {
    const good = await workbook({ Sheet1: openSidTable(people.slice(0, 3)) })
    const damaged = fc
      .tuple(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 12 }),
        fc.nat(good.length),
      )
      .map(([changes, cut]) => {
        const bytes = good.slice(0, cut > good.length / 2 ? good.length : cut)
        for (const [place, value] of changes) if (place < bytes.length) bytes[place] = value
        return bytes
      })
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 600 }),
          fc.string().map((text) => new TextEncoder().encode(text)),
          damaged,
        ),
        async (bytes) => {
          await readBytes(bytes).catch((error: unknown) => expect(error).toBeInstanceOf(Refusal))
        },
      ),
      { numRuns: 400 },
    )
  })
})
