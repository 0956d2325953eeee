import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { storedBytes } from '#platform/server/files.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { instant } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { recordContact } from '../contract/document.ts'
import {
  applyImport,
  closeImport,
  correctImportRow,
  getImport,
  getImportFaultSheet,
  getImportProgress,
  listImportFaults,
  listImportRows,
  listImports,
  recordImportMapping,
  recordImportPick,
  requestImport,
  reverseImport,
} from '../contract/import.ts'
import { requestProtection } from '../contract/protection.ts'
import type { SheetRow } from '../import/cell.ts'
import { openSidTable, type Table, workbook } from '../import/testing/generate-files.ts'
import { type SyntheticRow, syntheticPeople } from '../import/testing/synthetic-people.ts'
import { faultSentence } from '../texts/import.ts'
import { letGoOfUnreadFiles } from './close-import.ts'
import { importPopulation, type RunOperation, type SendTable } from './import-population.ts'
import { findProgress } from './import-progress.ts'
import { readFileRows } from './import-read-file.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())

const stage = async (village: VillageWorld, bytes: Uint8Array, pick: 'all' | 'migrants' = 'all') => {
  const importId = newId()
  const fileHash = await village.officer.sends(bytes)
  return village.officer.does(requestImport, { importId, fileHash, fileName: 'penduduk.xlsx', pick })
}
const load = async (
  village: VillageWorld,
  rows: readonly SyntheticRow[] | Uint8Array,
  pick: 'all' | 'migrants' = 'all',
) => {
  const bytes = rows instanceof Uint8Array ? rows : await workbook({ Sheet1: openSidTable(rows) as Table })
  const staged = await stage(village, bytes, pick)
  return { importId: staged.importId, ...(await village.officer.does(applyImport, { importId: staged.importId })) }
}
const count = async (village: VillageWorld, table: string, where = 'true') => {
  const rows = await world.asOwner<{ n: number }>(
    `select count(*)::int as n from ${table} where village_id = $1 and ${where}`,
    [village.id],
  )
  return rows[0]?.n
}

test('a file is staged, and nothing of anybody is recorded before it is applied', async () => {
  const village = await world.village()
  const people = syntheticPeople(120)
  const families = new Set(people.map((row) => row.no_kk)).size
  const staged = await stage(village, await workbook({ Sheet1: openSidTable(people) }))
  expect(staged.counts).toMatchObject({ read: 120, created: 120, updated: 0, unchanged: 0, rejected: 0, families })
  expect(await count(village, 'people')).toBe(0)
  const receipt = await village.officer.does(applyImport, { importId: staged.importId })
  expect(receipt).toMatchObject({ created: 120, updated: 0, rejected: 0, families, left: 0 })
  expect(await count(village, 'people')).toBe(120)
  expect(await count(village, 'households', 'head_person_id is not null')).toBe(families)
  expect(await count(village, 'household_members', 'until_on is null')).toBe(120)
  expect(await count(village, 'import_rows')).toBe(0)
  expect(await count(village, 'person_search_keys')).toBeGreaterThan(200)
})

test('the same file twice changes nothing', async () => {
  const village = await world.village()
  const people = [...syntheticPeople(60), { ...(syntheticPeople(1, { from: 700 })[0] as SyntheticRow), nik: '0' }]
  expect(await load(village, people)).toMatchObject({ created: 61 })
  expect(await load(village, people)).toMatchObject({ created: 0, updated: 0, unchanged: 61, rejected: 0 })
})

test('blank keeps, filled changes, and the history says who', async () => {
  const village = await world.village()
  const [first, second] = syntheticPeople(2) as [SyntheticRow, SyntheticRow]
  await load(village, [first, second])
  const again = await load(village, [
    { nik: first.nik!, pekerjaan_id: '65', no_kk: first.no_kk! } as SyntheticRow,
    { ...second, nama_ibu: '-' },
  ])
  expect(again).toMatchObject({ created: 0, updated: 1, unchanged: 1 })
  const [history] = await world.asOwner(
    `select field, before_value, after_value, source from field_history where village_id = $1`,
    [village.id],
  )
  expect(history).toMatchObject({
    field: 'occupationCode',
    before_value: first.pekerjaan_id,
    after_value: '65',
    source: 'import:opensid-2024',
  })
})

test('11 a known NIK on another card: the move is offered, and applied when picked', async () => {
  const village = await world.village()
  const people = syntheticPeople(10)
  await load(village, people)
  const mover = people.find((row) => row.kk_level === '4') as SyntheticRow
  const staged = await stage(
    village,
    await workbook({ S: openSidTable([{ ...mover, no_kk: '9999010101190777', kk_level: '1' }]) }),
    'migrants',
  )
  const { rows } = await village.officer.asks(listImportRows, { importId: staged.importId, filter: 'moved' })
  expect(rows).toMatchObject([{ verdict: 'moved', picked: false, faults: [{ code: 'movesHousehold' }] }])
  const applied = await load(village, [{ ...mover, no_kk: '9999010101190777', kk_level: '1' }])
  expect(applied).toMatchObject({ created: 0, updated: 1, families: 1 })
  expect(await count(village, 'household_members', `ended_because = 'moved-card'`)).toBe(1)
})

describe('14 preview, commit, undo', () => {
  test('a whole import is taken back while nothing is built on it', async () => {
    const village = await world.village()
    const people = syntheticPeople(40)
    await load(village, people.slice(0, 20))
    const before = await world.asOwner(
      `select id, name, occupation_code from people where village_id = $1 order by id`,
      [village.id],
    )
    const changed = people.map((row, index) =>
      index < 5 ? { ...row, pekerjaan_id: '65', nama: `${row.nama} SAKTI`, dusun: 'BARU' } : row,
    )
    const { importId } = await load(village, changed)
    expect(await count(village, 'people')).toBe(40)
    expect(await village.officer.does(reverseImport, { importId, reason: 'salah berkas' })).toMatchObject({
      people: 20,
    })
    expect(
      await world.asOwner(`select id, name, occupation_code from people where village_id = $1 order by id`, [
        village.id,
      ]),
    ).toEqual(before)
    expect(await count(village, 'households', `hamlet = 'BARU'`)).toBe(0)
    expect(await load(village, people.slice(0, 20))).toMatchObject({ unchanged: 20 })
  })
  test('what somebody has built on it keeps it', async () => {
    const village = await world.village()
    const { importId } = await load(village, syntheticPeople(3))
    const [person] = await world.asOwner<{ id: string }>(`select id from people where village_id = $1 limit 1`, [
      village.id,
    ])
    await village.officer.does(recordContact, { id: newId(), personId: person?.id ?? '', value: '081234567890' })
    await expect(village.officer.does(reverseImport, { importId, reason: 'salah' })).rejects.toMatchObject({
      code: 'registry.import.builtOn',
    })
  })
})

test('two heads, a wrong row and a missing card: each is told, the others come through', async () => {
  const village = await world.village()
  const [one, two, three] = syntheticPeople(9, { seed: 3 }) as [SyntheticRow, SyntheticRow, SyntheticRow]
  const receipt = await load(village, [one, { ...two, tanggallahir: '31-02-1990' }, { ...three, no_kk: '' }])
  expect(receipt).toMatchObject({ created: 1, rejected: 2 })
  expect(await count(village, 'import_rows')).toBe(2)
  const { imports } = await village.officer.asks(listImports, {})
  expect(imports).toMatchObject([{ status: 'applied', created: 1, rejected: 2 }])
})

test('zero rows and unknown tables are errors', async () => {
  const village = await world.village()
  await expect(stage(village, await workbook({ S: openSidTable([]) }))).rejects.toMatchObject({
    code: 'registry.import.zeroRows',
  })
  await expect(stage(village, await workbook({ S: [['1'], ['2']] }))).rejects.toMatchObject({
    code: 'registry.import.nothingKnown',
  })
})

test('picking migrants keeps their families, lets the rest go, and leaves counts without names', async () => {
  const village = await world.village()
  const people = syntheticPeople(200, { seed: 5 }).map((row): SyntheticRow => ({ ...row, pekerjaan_id: '9' }))
  const abroad: SyntheticRow = {
    ...(people[50] as SyntheticRow),
    dokumen_pasport: 'C1234567',
    tanggal_akhir_paspor: '2031-02-03',
  }
  people[50] = abroad
  const staged = await stage(village, await workbook({ S: openSidTable(people) }), 'migrants')
  const family = people.filter((row) => row.no_kk === abroad.no_kk)
  expect(staged.counts.picked).toBe(family.length)
  const view = await village.officer.asks(getImport, { importId: staged.importId })
  expect(view.hints).toEqual({ passport: 1 })
  const receipt = await village.officer.does(applyImport, { importId: staged.importId, askedOn: '2026-11-20' })
  expect(receipt).toMatchObject({ created: family.length, left: 200 - family.length })
  expect(await count(village, 'people')).toBe(family.length)
  expect(await count(village, 'documents', `kind = 'PASPOR' and expires_on = '2031-02-03'`)).toBe(1)
  expect(await count(village, 'import_rows')).toBe(0)
  const [counted] = await world.asOwner(
    `select sum(people_count)::int people, sum(household_count)::int families from hamlet_counts where village_id = $1`,
    [village.id],
  )
  const families = new Set(people.map((row) => row.no_kk)).size
  expect(counted).toEqual({ people: 200, families })
  const [asked] = await world.asOwner(
    `select sum(household_count)::int n from households_without_migrants where village_id = $1`,
    [village.id],
  )
  expect(asked).toEqual({ n: families - 1 })
})

test('a person much like one already known is shown with a score and its reasons', async () => {
  const village = await world.village()
  const [known] = syntheticPeople(1) as [SyntheticRow]
  await load(village, [known])
  const twin = { ...known, nik: known.nik!.replace(/\d{4}$/, '7777') }
  const staged = await stage(village, await workbook({ S: openSidTable([twin]) }))
  const { rows } = await village.officer.asks(listImportRows, { importId: staged.importId, filter: 'duplicate' })
  expect(rows).toMatchObject([{ verdict: 'duplicate', personName: known.nama }])
  expect(rows[0]?.score).toBeGreaterThan(0.9)
  expect(rows[0]?.reasons).toContain('nameSame')
})

const sample = new URL('../../../../../shared/data/opensid/contoh_penduduk_2024.xlsx', import.meta.url)
test.skipIf(!existsSync(sample))('the official sample of 2024: 97 people, 37 families, nobody lost', async () => {
  const village = await world.village()
  const receipt = await load(village, new Uint8Array(await readFile(sample)))
  expect(receipt).toMatchObject({ created: 97, families: 37, rejected: 0, warnings: 97 })
})

test('18 picks by a suplemen list: those people and their families', async () => {
  const village = await world.village()
  const people = syntheticPeople(80, { seed: 9 })
  const chosen = people[40] as SyntheticRow
  const { importId } = await stage(village, await workbook({ S: openSidTable(people) }))
  const list = await stage(
    village,
    await workbook({
      S: [
        ['Peserta', 'Keterangan'],
        [chosen.nik!, 'Hong Kong'],
      ],
    }),
  )
  await village.officer.does(recordImportPick, { importId, how: 'none' })
  await village.officer.does(recordImportPick, { importId, how: 'list', listImportId: list.importId })
  const family = people.filter((row) => row.no_kk === chosen.no_kk).length
  expect(await village.officer.does(applyImport, { importId })).toMatchObject({ created: family, left: 80 - family })
  await expect(village.officer.does(applyImport, { importId: list.importId })).rejects.toMatchObject({
    code: 'registry.import.listOnly',
  })
})

test('every fault of a file is told row by row, with its sentence in both languages', async () => {
  const village = await world.village()
  const { importId } = await stage(
    village,
    await workbook({ S: openSidTable([{ ...(syntheticPeople(1)[0] as SyntheticRow), nik: '12' }]) }),
  )
  const { faults } = await village.officer.asks(listImportFaults, { importId })
  expect(faults).toMatchObject([{ row: 2, fault: { field: 'nik', code: 'notSixteenDigits' } }])
  expect(faultSentence(faults[0]!.fault)).toBe('Isinya "12": 2 angka. Seharusnya 16 angka.')
  expect(faultSentence(faults[0]!.fault, 'en')).toBe('It holds "12": 2 digits. There should be 16.')
})

describe('the command line', () => {
  const run = ((operation, input, village) =>
    operation.kind === 'query'
      ? world.system.asks(operation, input, village === undefined ? {} : { village })
      : world.system.does(operation, input, village === undefined ? {} : { village })) as RunOperation
  const send: SendTable = ({ bytes, name }, village) => world.system.sends(bytes, { name, village })
  const request = async (rows: readonly SyntheticRow[], villageCode: string) => ({
    villageCode,
    file: { bytes: await workbook({ S: openSidTable(rows) }), name: 'penduduk.xlsx' },
  })
  test('opens a village that is not in use, tells every fault with its sentence, and applies', async () => {
    const people = syntheticPeople(30)
    const asked = await request([...people, { ...(people[0] as SyntheticRow), nik: '12' }], '33.07.10.2005')
    const dry = await importPopulation(run, send, { ...asked, dryRun: true })
    expect(dry).toMatchObject({ read: 31, created: 30, rejected: 1 })
    const report = await importPopulation(run, send, asked)
    expect(report).toMatchObject({
      read: 31,
      created: 30,
      updated: 0,
      unchanged: 0,
      rejected: 1,
      layout: 'opensid-2024',
    })
    expect(report.rows).toContainEqual({
      row: 32,
      field: 'nik',
      code: 'notSixteenDigits',
      severity: 'error',
      message: 'Isinya "12": 2 angka. Seharusnya 16 angka.',
    })
    expect(await importPopulation(run, send, asked)).toMatchObject({ created: 0, updated: 0, unchanged: 30 })
  })
})

test('15 the workbook of wrong rows marks the bad cell, and corrected it loads', async () => {
  const village = await world.village()
  const [good, bad] = syntheticPeople(9, { seed: 21 }) as [SyntheticRow, SyntheticRow]
  const staged = await stage(
    village,
    await workbook({ S: openSidTable([good, { ...bad, tanggallahir: '31-02-1990', alamat: '=1+1' }]) }),
  )
  await village.officer.does(applyImport, { importId: staged.importId })
  const sheet = await village.officer.asks(getImportFaultSheet, { importId: staged.importId })
  const bytes = new Uint8Array(Buffer.from(sheet.base64, 'base64'))
  const rows: SheetRow[] = []
  await readFileRows(bytes, (row) => rows.push(row))
  const header = rows[0]?.cells.map((cell) => cell?.text) ?? []
  const line = rows[1]?.cells.map((cell) => cell?.text) ?? []
  expect(line[header.indexOf('tanggallahir')]).toBe('31-02-1990')
  expect(line[header.indexOf('alamat')]).toBe("'=1+1")
  expect(line.at(-1)).toContain('tidak ada di kalender')
  expect(await stage(village, bytes)).toMatchObject({ counts: { read: 1, rejected: 1 } })
  const corrected = rows.map((row, index) =>
    row.cells.map((cell, column) =>
      index === 1 && column === header.indexOf('tanggallahir') ? '28-02-1990' : (cell?.text ?? null),
    ),
  )
  expect(await load(village, await workbook({ S: corrected }))).toMatchObject({ created: 1, rejected: 0 })
})

test('a cell corrected on the screen is read again, and the row comes through', async () => {
  const village = await world.village()
  const [good, bad] = syntheticPeople(9, { seed: 22 }) as [SyntheticRow, SyntheticRow]
  const staged = await stage(
    village,
    await workbook({ S: openSidTable([good, { ...bad, tanggallahir: '31-02-1990' }]) }),
  )
  const { row } = await village.officer.does(correctImportRow, {
    importId: staged.importId,
    position: 1,
    values: { tanggallahir: '28/02/1990' },
  })
  expect(row).toMatchObject({ verdict: 'new', birthDate: '1990-02-28', picked: true })
  expect(await village.officer.does(applyImport, { importId: staged.importId })).toMatchObject({
    created: 2,
    rejected: 0,
  })
})

test('a plain table waits for its mapping; the same import then goes on', async () => {
  const village = await world.village()
  const [person] = syntheticPeople(1) as [SyntheticRow]
  const fileHash = await village.officer.sends(`Kolom A;Kolom B\n${person.nik};${person.nama}`)
  const importId = newId()
  const asked = { importId, fileHash, fileName: 'catatan.csv', pick: 'all' as const }
  expect(await village.officer.does(requestImport, asked)).toMatchObject({ status: 'mapping', layout: null })
  const view = await village.officer.asks(getImport, { importId })
  expect(view.heading).toEqual({ row: 1, headers: ['Kolom A', 'Kolom B'] })
  const mapped = await village.officer.does(requestImport, {
    ...asked,
    mapping: { headerRow: 1, fields: { 0: 'nik', 1: 'nama' } },
  })
  expect(mapped).toMatchObject({ status: 'staged', layout: 'mapped', counts: { read: 1, rejected: 0 } })
  expect(await village.officer.does(applyImport, { importId })).toMatchObject({ created: 1 })
})

test('nobody outside the village sees what waits, and what waits too long is let go', async () => {
  const [village, other] = [await world.village(), await world.village()]
  const staged = await stage(village, await workbook({ S: openSidTable(syntheticPeople(3)) }))
  await expect(other.officer.asks(getImport, { importId: staged.importId })).rejects.toMatchObject({ kind: 'missing' })
  await expect(village.tutor.asks(getImport, { importId: staged.importId })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  const sealed = await world.asOwner<{ text: string }>(
    `select encode(person_sealed, 'escape') as text from import_rows where village_id = $1`,
    [village.id],
  )
  expect(sealed.every((row) => !/SITI|9999/.test(row.text))).toBe(true)
  expect(await village.officer.does(closeImport, { importId: staged.importId })).toMatchObject({ left: 3 })
  expect(await count(village, 'import_rows')).toBe(0)
})

test('12 the same NIK in another village: a question waits there, and here nothing is told', async () => {
  const [here, there] = [await world.village(), await world.village()]
  const people = syntheticPeople(5, { seed: 41, from: 5000 })
  await load(there, people.slice(0, 1))
  await world.settle()
  const receipt = await load(here, people)
  expect(receipt).toMatchObject({ created: 5, rejected: 0, warnings: 0 })
  await world.settle()
  expect(await count(there, 'inquiries', `direction = 'in' and status = 'asked'`)).toBe(1)
  expect(await count(here, 'inquiries')).toBe(0)
  await load(here, people)
  await world.settle()
  expect(await count(there, 'inquiries')).toBe(1)
})

test('a file neither names nor changes a protected person, and nobody is made a second time', async () => {
  const village = await world.village()
  const people = syntheticPeople(12, { seed: 71 })
  const guarded = people[3] as SyntheticRow
  await load(village, people)
  const [row] = await world.asOwner<{ id: string }>(`select id from people where village_id = $1 and name = $2`, [
    village.id,
    guarded.nama,
  ])
  const protection = { id: newId(), personId: row!.id, wanted: true, reason: 'diancam calo' }
  await village.officer.does(requestProtection, protection)
  const again = people.map((row) => (row === guarded ? { ...row, alamat_sekarang: 'HONG KONG' } : row))
  // the same name and birth day under another number would else be said to resemble somebody
  again.push({ ...guarded, nik: '9999010101019977', no_kk: '9999010101019978' })
  const staged = await stage(village, await workbook({ S: openSidTable(again) }))
  const { rows } = await village.officer.asks(listImportRows, { importId: staged.importId })
  expect(rows[3]).toMatchObject({ verdict: 'unchanged', personId: null, personName: null })
  expect(rows[12]).toMatchObject({ verdict: 'new', personId: null, reasons: [] })
  expect(await village.officer.does(applyImport, { importId: staged.importId })).toMatchObject({
    created: 1,
    updated: 0,
    unchanged: 12,
  })
  expect(await count(village, 'people', `current_address = 'HONG KONG'`)).toBe(0)
})

test('each stage of a load tells how far it has come, and comes further', async () => {
  const village = await world.village()
  const bytes = await workbook({ S: openSidTable(syntheticPeople(1_000, { seed: 61 })) })
  const fileHash = await village.officer.sends(bytes)
  const importId = newId()
  const told = async (act: () => Promise<unknown>): Promise<Record<string, number[]>> => {
    const seen: Record<string, number[]> = {}
    let running = true
    const ended = act().finally(() => {
      running = false
    })
    while (running) {
      await setImmediate()
      const progress = findProgress(importId)
      if (!progress || progress.done === 0) continue
      const steps = seen[progress.stage] ?? []
      if (steps.at(-1) !== progress.done) seen[progress.stage] = [...steps, progress.done]
    }
    await ended
    return seen
  }
  const rises = (steps: readonly number[] = [], last: number) => {
    expect(steps.length).toBeGreaterThanOrEqual(4)
    expect(steps).toEqual([...steps].sort((one, other) => one - other))
    expect(steps.at(-1)).toBe(last)
  }
  const staging = await told(() =>
    village.officer.does(requestImport, { importId, fileHash, fileName: 'besar.xlsx', pick: 'all' }),
  )
  expect(staging.reading?.at(-1)).toBeGreaterThanOrEqual(1_000)
  rises(staging.comparing, 1_000)
  const applying = await told(() => village.officer.does(applyImport, { importId }))
  rises(applying.comparing, 1_000)
  rises(applying.writing, 1_000)
  expect(await village.officer.asks(getImportProgress, { importId })).toEqual({ stage: null, done: 0, of: 0 })
})

test('the bytes of a file are gone once its rows are staged', async () => {
  const village = await world.village()
  const bytes = await workbook({ S: openSidTable(syntheticPeople(2, { seed: 42 })) })
  const fileHash = await village.officer.sends(bytes)
  await village.officer.does(requestImport, { importId: newId(), fileHash, fileName: 'a.xlsx', pick: 'all' })
  expect(await storedBytes(fileHash)).toBeDefined()
  await world.settle()
  expect(await storedBytes(fileHash)).toBeUndefined()
  await expect(
    village.officer.does(requestImport, { importId: newId(), fileHash, fileName: 'a.xlsx', pick: 'all' }),
  ).rejects.toMatchObject({ kind: 'missing' })
})

test('the bytes stay while another village, or another load here, still needs them', async () => {
  const [here, there] = [await world.village(), await world.village()]
  const text = 'Kolom A;Kolom B\n3307100101019012;Slamet'
  const fileHash = await here.officer.sends(text)
  await there.officer.sends(text)
  const asked = (importId: string) => ({ importId, fileHash, fileName: 'catatan.csv', pick: 'all' as const })
  const [first, second] = [newId(), newId()]
  await here.officer.does(requestImport, asked(first))
  await here.officer.does(requestImport, asked(second))
  await here.officer.does(closeImport, { importId: first })
  await world.settle()
  expect(await count(here, 'files')).toBe(1)
  const fields = { 0: 'nik', 1: 'nama' }
  await here.officer.does(recordImportMapping, { importId: second, headerRow: 1, fields })
  await world.settle()
  expect(await count(here, 'files')).toBe(0)
  expect(await storedBytes(fileHash)).toBeDefined()
  const theirs = newId()
  expect(await there.officer.does(requestImport, asked(theirs))).toMatchObject({ status: 'mapping' })
  await there.officer.does(closeImport, { importId: theirs })
  await world.settle()
  expect(await storedBytes(fileHash)).toBeUndefined()
})

test('a file that was refused is forgotten the next night; papers and files that wait for their columns stay', async () => {
  const village = await world.village()
  const refused = await village.officer.sends('<html><table><tr><td>NIK</td></tr></table></html>')
  const asked = { importId: newId(), fileHash: refused, fileName: 'data.xls', pick: 'all' as const }
  await expect(village.officer.does(requestImport, asked)).rejects.toMatchObject({ kind: 'invalid' })
  const waits = await village.officer.sends('Kolom A;Kolom B\n3307100101019013;Slamet')
  await village.officer.does(requestImport, { ...asked, importId: newId(), fileHash: waits })
  const paper = await village.officer.sends('%PDF-1.4 kartu keluarga lama')
  const night = (days: number) =>
    runAsSystem(world.test.house, {
      name: 'registry.letGoOfOldImports',
      village: village.id,
      act: (context) =>
        letGoOfUnreadFiles({ ...context, now: instant(new Date(Date.parse(context.now) + days * 86_400_000)) }),
    })
  const kept = async () => {
    await world.settle()
    const found = await Promise.all([refused, waits, paper].map(storedBytes))
    return found.map((bytes) => bytes !== undefined)
  }
  await night(0)
  expect(await kept()).toEqual([true, true, true])
  await night(2)
  expect(await kept()).toEqual([false, true, true])
})

test('a village where nobody works abroad keeps only its counts, and the day its families were asked', async () => {
  const village = await world.village()
  const people = syntheticPeople(30, { seed: 51 }).map((row): SyntheticRow => ({ ...row, pekerjaan_id: '9' }))
  const { importId } = await stage(village, await workbook({ S: openSidTable(people) }), 'migrants')
  await expect(village.officer.does(applyImport, { importId })).rejects.toMatchObject({
    code: 'registry.import.nothingPicked',
  })
  const receipt = await village.officer.does(applyImport, { importId, askedOn: '2026-11-20' })
  expect(receipt).toMatchObject({
    created: 0,
    left: 30,
    householdsWithoutMigrants: new Set(people.map((row) => row.no_kk)).size,
  })
  expect(await count(village, 'people')).toBe(0)
})

test('numbers of certificates stand as papers that nobody has seen: once, never over what is known, and gone with the import', async () => {
  const village = await world.village()
  const [one, two] = syntheticPeople(2) as [SyntheticRow, SyntheticRow]
  const stated: SyntheticRow[] = [
    { ...one, akta_lahir: '3399-LT-12042015-0031', akta_perkawinan: '112/27/IV/2015' },
    // A date in the place of a number, and a word, are none.
    { ...two, akta_lahir: '12-04-2015', akta_perkawinan: 'ADA' },
  ]
  const first = await load(village, stated)
  const papers = `kind in ('AKTA_LAHIR', 'BUKU_NIKAH', 'AKTA_CERAI')`
  expect(await count(village, 'documents', papers)).toBe(2)
  expect(await count(village, 'documents', `status = 'missing' and verified_level = 'self' and ${papers}`)).toBe(2)
  const [row] = await world.asOwner<{ text: string }>(
    `select string_agg(documents::text, ' ') as text from documents where village_id = $1`,
    [village.id],
  )
  expect(row!.text).not.toContain('LT-12042015')
  expect(await load(village, stated)).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
  expect(await load(village, [{ ...stated[0]!, akta_lahir: '3399-LT-01012020-0009' }])).toMatchObject({ unchanged: 1 })
  expect(await load(village, [{ ...stated[0]!, akta_perceraian: '0123/AC/2021' }])).toMatchObject({ updated: 1 })
  expect(await count(village, 'documents', papers)).toBe(3)

  const other = await world.village()
  const { importId } = await load(other, stated)
  await other.officer.does(reverseImport, { importId, reason: 'berkas keliru' })
  expect(await count(other, 'documents')).toBe(0)
  expect(first.importId).not.toBe(importId)
})
