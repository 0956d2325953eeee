import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { referencesPermissions } from '#modules/access/permissions/references.ts'
import type { Actor } from '#platform/server/context.ts'
import { kyselyOn } from '#platform/server/database.ts'
import { platformModule } from '#platform/server/platform-module.ts'
import { systemActor } from '#platform/server/run-as-system.ts'
import { ask } from '#platform/server/run-operation.ts'
import { addDays, plainDate } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { openTestHouse, type TestHouse } from '#platform/testing/database.ts'
import {
  confirmRow,
  getRow,
  importRows,
  listImportChanges,
  listKinds,
  listRows,
  recordRow,
  withdrawRow,
} from '../contract.ts'
import { findRow, loadStarterRows, referencesServer, rowsOf } from './index.ts'

const ministry: Actor = { ...systemActor, kind: 'account', accountId: newId(), role: 'ministry', name: 'Agung Nugroho' }
const officer: Actor = { ...ministry, accountId: newId(), role: 'migration_officer', name: 'Sri Wahyuni' }

let house: TestHouse

const asking = (actor: Actor) => ({ actor, commandId: newId() })
const inCommon = async <T>(
  act: (context: { database: ReturnType<typeof kyselyOn<unknown>> }) => Promise<T>,
): Promise<T> => {
  const client = await house.pool.connect()
  try {
    await client.query('begin; set local role app_common')
    return await act({ database: kyselyOn(client) })
  } finally {
    await client.query('rollback')
    client.release()
  }
}

beforeAll(async () => {
  house = await openTestHouse({
    modules: [platformModule([referencesServer]), referencesServer],
    permissions: referencesPermissions,
  })
  await referencesServer.prepare?.(house.ownerUrl)
})
afterAll(() => house.close())

const premium = {
  kind: 'premium' as const,
  key: 'contoh-premi',
  title: 'Iuran contoh',
  titleEn: null,
  body: { programme: 'JKK_JKM', phase: 'before', months: null, amountRupiah: 37_500, maximumRupiah: null },
  effectiveFrom: '2023-02-22',
  effectiveTo: null,
  source: 'Peraturan contoh 1/2023',
  sourceUrl: null,
  replaces: null,
}
const record = (row: Partial<typeof premium> & Record<string, unknown> = {}, actor = ministry) => {
  const id = newId()
  return ask(house.house, recordRow, { ...asking(actor), input: { ...premium, ...row, id } }).then(() => id)
}

describe('a premium changes', () => {
  test('on its day, and the old one still answers for the days before', async () => {
    const first = await record()
    const second = await record({
      effectiveFrom: '2026-07-01',
      body: { ...premium.body, amountRupiah: 40_000 },
      source: 'Peraturan contoh 2/2026',
    })
    const amountOn = (day: string) =>
      inCommon(async (context) => (await findRow(context, 'premium', premium.key, plainDate(day)))?.body.amountRupiah)
    expect(await amountOn('2022-12-31')).toBeUndefined()
    expect(await amountOn('2026-06-30')).toBe(37_500)
    expect(await amountOn('2026-07-01')).toBe(40_000)

    const corrected = await record({
      effectiveFrom: '2026-07-01',
      body: { ...premium.body, amountRupiah: 41_000 },
      replaces: second as never,
    })
    expect(await amountOn('2026-08-01')).toBe(41_000)
    const { row, history } = await ask(house.house, getRow, { actor: officer, input: { id: corrected } })
    expect(row.state).toBe('current')
    expect(new Map(history.map((one) => [one.id, one.state]))).toEqual(
      new Map([
        [second, 'replaced'],
        [first, 'replaced'],
      ]),
    )

    await ask(house.house, withdrawRow, {
      ...asking(ministry),
      input: { id: corrected, because: 'Salah baca angkanya' },
    })
    expect(await amountOn('2026-08-01')).toBe(40_000)
    await expect(
      ask(house.house, withdrawRow, { ...asking(ministry), input: { id: corrected, because: 'Lagi' } }),
    ).rejects.toMatchObject({ code: 'references.alreadyWithdrawn' })
  })

  test('is unconfirmed until somebody says he read the source, and then keeps that name', async () => {
    const id = await record({ key: 'contoh-cocok' })
    const before = await ask(house.house, getRow, { actor: officer, input: { id } })
    expect(before.row.confirmed).toBe(false)
    expect(await ask(house.house, confirmRow, { ...asking(ministry), input: { ids: [id] } })).toEqual({ confirmed: 1 })
    expect(await ask(house.house, confirmRow, { ...asking(ministry), input: { ids: [id] } })).toEqual({ confirmed: 0 })
    const after = await ask(house.house, getRow, { actor: officer, input: { id } })
    expect(after.row).toMatchObject({ confirmed: true, confirmedBy: 'Agung Nugroho' })
    await expect(ask(house.house, confirmRow, { ...asking(officer), input: { ids: [id] } })).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })

  test('a hot line is compared each year: after one it counts as not compared, and may be confirmed anew', async () => {
    const [row] = (await ask(house.house, listRows, { actor: officer, input: { kind: 'hotline', text: 'lpsk' } })).rows
    const id = row!.id
    const confirm = () => ask(house.house, confirmRow, { ...asking(ministry), input: { ids: [id] } })
    expect(await confirm()).toEqual({ confirmed: 1 })
    const { confirmedOn } = (await ask(house.house, getRow, { actor: officer, input: { id } })).row
    const on = (days: number) => addDays(plainDate(confirmedOn!), days)
    const isConfirmedOn = async (days: number) =>
      (await ask(house.house, listRows, { actor: officer, input: { kind: 'hotline', text: 'lpsk', on: on(days) } }))
        .rows[0]?.confirmed
    expect([await isConfirmedOn(364), await isConfirmedOn(365)]).toEqual([true, false])
    const waiting = { kind: 'hotline', text: 'lpsk', only: 'unconfirmed' } as const
    const listed = async (days: number) =>
      (await ask(house.house, listRows, { actor: officer, input: { ...waiting, on: on(days) } })).total
    expect([await listed(364), await listed(365)]).toEqual([0, 1])
    expect(await confirm()).toEqual({ confirmed: 0 })
    await house.asOwner('alter table reference_rows disable trigger reference_rows_stay')
    await house.asOwner(`update reference_rows set confirmed_on = confirmed_on - 400 where id = $1`, [id])
    await house.asOwner('alter table reference_rows enable trigger reference_rows_stay')
    expect(await confirm()).toEqual({ confirmed: 1 })
    expect((await ask(house.house, getRow, { actor: officer, input: { id } })).row).toMatchObject({ confirmedOn })
    await expect(
      house.asOwner('update reference_rows set confirmed_on = confirmed_on - 1 where id = $1', [id]),
    ).rejects.toThrow('never edited')
  })

  test('is never edited, not even by the owner of the database', async () => {
    const id = await record({ key: 'contoh-tetap' })
    for (const edit of [`title = 'lain'`, `body = '{}'`, `effective_from = '2000-01-01'`, `source = 'lain'`]) {
      await expect(house.asOwner(`update reference_rows set ${edit} where id = $1`, [id])).rejects.toThrow(
        'never edited',
      )
    }
    await expect(house.asOwner('delete from reference_rows where id = $1', [id])).rejects.toThrow('never deleted')
    await house.asOwner(`update reference_rows set confirmed_by = 'A', confirmed_on = '2026-01-01' where id = $1`, [id])
    await expect(house.asOwner(`update reference_rows set confirmed_by = 'B' where id = $1`, [id])).rejects.toThrow(
      'never edited',
    )
  })

  test('is refused with its faults at their fields', async () => {
    const faulty = record({ body: { ...premium.body, amountRupiah: 'banyak' as never, phase: 'kapan' } })
    await expect(faulty).rejects.toMatchObject({
      code: 'references.badBody',
      fields: [{ field: 'body.phase' }, { field: 'body.amountRupiah' }],
    })
    await expect(record({ effectiveTo: '2020-01-01' as never })).rejects.toMatchObject({ code: 'references.badDay' })
    await expect(record({ effectiveFrom: '2026-02-30' })).rejects.toMatchObject({ code: 'references.badDay' })
    const other = await record({ key: 'contoh-lain' })
    await expect(record({ replaces: other as never })).rejects.toMatchObject({ code: 'references.replacesOther' })
    await expect(record({}, officer)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

describe('the starter rows', () => {
  test('are loaded once, and what people recorded is left to them', async () => {
    const count = () => house.asOwner<{ count: number }>('select count(*) as count from reference_rows where starter')
    const [before] = await count()
    await referencesServer.prepare?.(house.ownerUrl)
    expect((await count())[0]).toEqual(before)
    const [ktp] = await house.asOwner<{ id: string }>(
      `select id from reference_rows where kind = 'required-document' and key = 'ktp'`,
    )
    await ask(house.house, withdrawRow, { ...asking(ministry), input: { id: ktp?.id ?? '', because: 'Contoh' } })
    expect(await inCommon(({ database }) => loadStarterRows(database))).toBe(0)
    expect(
      await inCommon((context) => findRow(context, 'required-document', 'ktp', plainDate('2026-11-22'))),
    ).toBeUndefined()
  })

  test('can be looked up by words, by kind, and by what nobody confirmed', async () => {
    const find = (input: object) => ask(house.house, listRows, { actor: officer, input: { limit: 200, ...input } })
    const found = await find({ text: 'visa hong kong' })
    expect(found.rows.map((row) => row.key)).toContain('hk-visa')
    const papers = await find({ kind: 'required-document' })
    expect(papers.total).toBe(papers.rows.length)
    const unconfirmed = await find({ kind: 'required-document', only: 'unconfirmed' })
    expect(unconfirmed.total).toBeLessThan(papers.total)
    expect(unconfirmed.rows.every((row) => !row.confirmed)).toBe(true)
    expect((await find({ only: 'past' })).rows.map((row) => row.key)).toContain('ktp')
    expect((await find({ only: 'coming', on: '2010-01-01' })).total).toBeGreaterThan(20)
    const kinds = await ask(house.house, listKinds, { actor: officer, input: {} })
    expect(kinds.find((one) => one.kind === 'required-document')?.count).toBe(papers.total)
    expect((await find({ text: '%' })).total).toBe((await find({})).total)
  })
})

describe('a file of references', () => {
  const file = {
    kind: 'kbli' as const,
    effectiveFrom: '2020-09-24',
    source: 'Peraturan BPS 2/2020',
    text: 'kategori\tdigit\tkode\tjudul\nA\t1\tA\tPertanian, Kehutanan dan Perikanan\nA\t2\t01\tPertanian Tanaman\nA\t5\t01111\tPertanian Jagung\n',
  }

  test('is compared, then loaded; the same file twice changes nothing', async () => {
    const before = await ask(house.house, listImportChanges, { actor: ministry, input: file })
    expect(before.counts).toEqual({ read: 3, new: 3, changed: 0, same: 0, missing: 0, rejected: 0 })
    await ask(house.house, importRows, { ...asking(ministry), input: { ...file, confirmed: true } })
    const maize = await inCommon((context) => findRow(context, 'kbli', '01111', plainDate('2026-11-22')))
    expect(maize).toMatchObject({
      title: 'Pertanian Jagung',
      confirmed: true,
      body: { code: '01111', digits: 5, category: 'A' },
    })
    expect((await ask(house.house, importRows, { ...asking(ministry), input: file })).counts).toMatchObject({
      same: 3,
      new: 0,
      changed: 0,
    })
  })

  test('shows what changed, what is missing and what cannot be read, and ends what a complete list lacks', async () => {
    const newer = {
      ...file,
      effectiveFrom: '2026-01-01',
      text: 'kategori\tdigit\tkode\tjudul\nA\t1\tA\tPertanian, Kehutanan dan Perikanan\nA\t5\t01111\tPertanian Jagung dan Sorgum\nA\tlima\t01112\t\n',
    }
    const others = [...'BCDEFGHIJKLMNOPQRSTU']
    const preview = await ask(house.house, listImportChanges, { actor: ministry, input: newer })
    // The other sections came with this release, and this list lacks them.
    expect(preview.rows.filter((row) => row.state === 'missing').map((row) => row.key)).toEqual(['01', ...others])
    expect(preview.rows.filter((row) => !others.includes(row.key))).toEqual([
      { line: 3, key: '01111', title: 'Pertanian Jagung dan Sorgum', state: 'changed', fields: ['title'] },
      { line: 4, key: '01112', title: '', state: 'rejected', fields: ['digits', 'title'] },
      { line: null, key: '01', title: 'Pertanian Tanaman', state: 'missing', fields: [] },
    ])
    await ask(house.house, importRows, { ...asking(ministry), input: { ...newer, endMissing: true } })
    const titlesOn = (day: string) =>
      inCommon(async (context) =>
        (await rowsOf(context, 'kbli', plainDate(day)))
          .filter((row) => !others.includes(row.key))
          .map((row) => row.title),
      )
    expect(await titlesOn('2025-12-31')).toEqual([
      'Pertanian Tanaman',
      'Pertanian Jagung',
      'Pertanian, Kehutanan dan Perikanan',
    ])
    expect(await titlesOn('2026-01-01')).toEqual(['Pertanian Jagung dan Sorgum', 'Pertanian, Kehutanan dan Perikanan'])
  })

  test('of agencies and of holidays is read by the words people use', async () => {
    const agencies = {
      kind: 'organisation' as const,
      effectiveFrom: '2026-01-01',
      source: 'Daftar P3MI KP2MI per Januari 2026',
      text: 'Nama Perusahaan;Nomor Izin;Status;Alamat;Per tanggal\nPT Contoh Sejahtera;123/2024;aktif;Jakarta;2026-01-01\n',
    }
    await ask(house.house, importRows, { ...asking(ministry), input: agencies })
    const [agency] = await inCommon((context) => rowsOf(context, 'organisation', plainDate('2026-11-22'))).then(
      (rows) => rows.filter((row) => row.title.startsWith('PT Contoh')),
    )
    expect(agency).toMatchObject({
      confirmed: false,
      body: { type: 'p3mi', licenceNumber: '123/2024', licenceStatus: 'active', asOf: '2026-01-01', countries: '*' },
    })
    const holidays = {
      kind: 'holiday' as const,
      effectiveFrom: '2020-01-01',
      source: 'Contoh',
      text: 'tanggal,nama,libur_nasional,sumber\n2020-01-01,Tahun Baru Masehi,ya,daftar contoh\n2020-02-01,Hari Saraswati,tidak,daftar contoh\n2020-05-25,Cuti Bersama Idul Fitri,ya,daftar contoh\n',
    }
    await ask(house.house, importRows, { ...asking(ministry), input: holidays })
    const days = (await inCommon((context) => rowsOf(context, 'holiday', plainDate('2020-12-31')))).map(({ body }) => [
      body.on,
      body.type,
    ])
    expect(days).toEqual([
      ['2020-01-01', 'national'],
      ['2020-02-01', 'observance'],
      ['2020-05-25', 'joint_leave'],
    ])
  })

  test('with nothing readable is refused, loudly', async () => {
    await expect(
      ask(house.house, listImportChanges, { actor: ministry, input: { ...file, text: 'a,b\n1,2\n' } }),
    ).rejects.toMatchObject({ code: 'references.fileEmpty' })
  })
})
