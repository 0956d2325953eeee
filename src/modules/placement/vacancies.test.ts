import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { importRows } from '#modules/references/contract.ts'
import { referencesServer } from '#modules/references/server/index.ts'
import { addDays } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import * as placement from './contract.ts'
import { orderForTaiwan, recordOrder, today } from './testing/vacancy.ts'
import { placementTexts } from './texts.ts'

let world: World
let village: VillageWorld

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
}, 120_000)
afterAll(() => world?.close())

const read = (vacancyId: string, who = village.officer) => who.asks(placement.getVacancy, { vacancyId })
const list = (input: InputOf<typeof placement.listVacancies> = {}, who = village.officer) =>
  who.asks(placement.listVacancies, input)

describe('a vacancy as its source tells it', () => {
  it('is kept with source and day, and what is wrong is said at its field', async () => {
    const vacancyId = await recordOrder(village.officer)
    const { vacancy, policy } = await read(vacancyId, village.head)
    expect(vacancy).toMatchObject({ title: 'Pengasuh lansia', state: 'open', sourceName: 'Job order P3MI' })
    expect(policy).toMatchObject({ status: 'open', confirmed: true })
    const wrong = { ...orderForTaiwan, orderNumber: 'JO-18', country: null, agencyName: null, wageMaximum: 1 }
    await expect(
      village.officer.does(placement.recordVacancy, {
        ...{ id: newId(), ...wrong, ageMinimum: 16, deadlineOn: addDays(today, -9), sourceOn: addDays(today, 1) },
      } as InputOf<typeof placement.recordVacancy>),
    ).rejects.toMatchObject({
      fields: [
        { field: 'country', code: 'placement.countryMissing' },
        { field: 'agencyName', code: 'placement.whoMissing' },
        { field: 'wageMaximum', code: 'placement.wageTurned' },
        { field: 'ageMinimum', code: 'placement.tooYoungAbroad' },
        { field: 'sourceOn', code: 'placement.sourceInFuture' },
        { field: 'deadlineOn', code: 'placement.deadlineBeforeSource' },
      ],
    })
    await expect(recordOrder(village.officer)).rejects.toMatchObject({ code: 'placement.knownAlready' })
  })

  it('ends by itself on its day, also when it names none', async () => {
    const own = await world.village()
    const past = await recordOrder(own.officer, {
      orderNumber: 'P',
      sourceOn: addDays(today, -40),
      deadlineOn: addDays(today, -1),
    })
    const lastDay = await recordOrder(own.officer, { orderNumber: 'L', deadlineOn: today })
    const silent = await recordOrder(own.officer, { orderNumber: 'S', sourceOn: addDays(today, -91), deadlineOn: null })
    const { states, vacancies } = await list({}, own.officer)
    expect(vacancies.map(({ id }) => id)).toEqual([lastDay])
    expect(states).toEqual([
      { state: 'open', count: 1 },
      { state: 'expired', count: 2 },
      { state: 'withdrawn', count: 0 },
    ])
    const ended = await list({ state: 'expired' }, own.officer)
    expect(ended.vacancies.map(({ id }) => id).sort()).toEqual([past, silent].sort())
  })

  it('is put right with its reason, taken back, and neither is forgotten', async () => {
    const vacancyId = await recordOrder(village.officer, { orderNumber: 'JO-20' })
    const right = { vacancyId, ...orderForTaiwan, orderNumber: 'JO-20', places: 12, reason: 'Kuota dikurangi' }
    expect(await village.officer.does(placement.correctVacancy, right)).toEqual({ changed: ['places'] })
    await expect(village.officer.does(placement.correctVacancy, right)).rejects.toMatchObject({
      code: 'placement.nothingChanged',
    })
    await village.officer.does(placement.withdrawVacancy, { vacancyId, reason: 'Sudah penuh' })
    const { vacancy, changes } = await read(vacancyId)
    expect(vacancy).toMatchObject({ state: 'withdrawn', places: 12 })
    expect(changes.map(({ field, before, after, reason }) => [field, before, after, reason])).toEqual([
      ['withdrawnOn', null, today, 'Sudah penuh'],
      ['places', '20', '12', 'Kuota dikurangi'],
    ])
    await expect(village.officer.does(placement.withdrawVacancy, { vacancyId, reason: 'lagi' })).rejects.toMatchObject({
      code: 'placement.isWithdrawn',
    })
  })

  it('is found by word, place, country and work, a page at a time', async () => {
    const own = await world.village()
    for (const at of [1, 2, 3])
      await recordOrder(own.officer, { orderNumber: `T${at}`, deadlineOn: addDays(today, at) })
    await recordOrder(own.officer, {
      ...{ orderNumber: 'H', title: 'Penata rumah tangga', occupation: 'housekeeper', country: 'HK', region: null },
    })
    await recordOrder(own.officer, {
      ...{ orderNumber: 'G', workPlace: 'home', title: 'Operator jahit', occupation: 'factory', country: 'ID' },
      ...{
        agencyName: null,
        employerName: 'PT Garmen Makmur',
        region: 'Kabupaten Semarang',
        deadlineOn: addDays(today, 9),
      },
    })
    const first = await list({ limit: 2 }, own.officer)
    expect(first).toMatchObject({ total: 5, villageTotal: 5 })
    expect(first.vacancies.map(({ title }) => title)).toEqual(['Pengasuh lansia', 'Pengasuh lansia'])
    expect((await list({ limit: 2, offset: 4 }, own.officer)).vacancies).toHaveLength(1)
    expect((await list({ text: 'garmen semarang' }, own.officer)).vacancies).toMatchObject([
      { title: 'Operator jahit' },
    ])
    expect((await list({ country: 'HK' }, own.officer)).total).toBe(1)
    const carers = await list({ occupation: 'elderly_carer' }, own.officer)
    expect(carers).toMatchObject({ total: 3, countries: [{ country: 'TW', count: 3 }] })
    expect((await list({ workPlace: 'home' }, own.officer)).vacancies).toMatchObject([{ policy: null, country: 'ID' }])
  })

  it('is seen by its own village alone', async () => {
    const vacancyId = await recordOrder(village.officer, { orderNumber: 'JO-30' })
    const other = await world.village()
    await expect(read(vacancyId, other.officer)).rejects.toMatchObject({ kind: 'missing' })
    expect((await list({}, other.officer)).villageTotal).toBe(0)
    await expect(recordOrder(village.head)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

describe('what the references say of a vacancy today', () => {
  const listOf = (rows: string) => `nama,nomor izin,status,per tanggal\n${rows}\n`

  it('shows the licence with source and day, and a missing entry is no accusation', async () => {
    const vacancyId = await recordOrder(village.officer, { orderNumber: 'A1' })
    expect((await read(vacancyId)).agency).toMatchObject({ stand: 'no_list' })
    const ministry = await village.person('ministry')
    await ministry.does(importRows, {
      ...{ kind: 'organisation', effectiveFrom: today, source: 'Daftar P3MI KP2MI', confirmed: true },
      text: listOf(
        'PT. MELATI SEJAHTERA,SIP3MI 12/2024,aktif,2026-10-01\nPT Anggrek Jaya,SIP3MI 77/2020,dicabut,2026-10-01',
      ),
    })
    expect((await read(vacancyId)).agency).toMatchObject({
      ...{ stand: 'active', licenceNumber: 'SIP3MI 12/2024', asOf: '2026-10-01', source: 'Daftar P3MI KP2MI' },
    })
    const byNumber = await recordOrder(village.officer, {
      ...{ orderNumber: 'A2', agencyName: 'Anggrek Jaya', agencyLicence: 'sip3mi 77-2020' },
    })
    expect((await read(byNumber)).agency).toMatchObject({ stand: 'revoked', title: 'PT Anggrek Jaya' })
    const borrowed = await recordOrder(village.officer, {
      ...{ orderNumber: 'A4', agencyName: 'PT Palsu', agencyLicence: 'SIP3MI 12/2024' },
    })
    expect((await read(borrowed)).agency).toMatchObject({ stand: 'name_differs', title: 'PT. MELATI SEJAHTERA' })
    const unknown = await recordOrder(village.officer, { orderNumber: 'A3', agencyName: 'PT Melati' })
    expect((await read(unknown)).agency).toMatchObject({ stand: 'not_listed', asOf: '2026-10-01' })
    expect(referencesServer.texts.id['references.agency.noAccusation']).toContain('bukan berarti bersalah')
  })

  it('warns of a country that is closed or dangerous, and of a cost that may not be asked', async () => {
    const house = { title: 'Pekerja rumah tangga', occupation: 'housekeeper' } as const
    const riyadh = await recordOrder(village.officer, { ...house, orderNumber: 'W1', country: 'SA' })
    expect((await read(riyadh)).policy).toMatchObject({ status: 'moratorium', confirmed: false })
    const office = await recordOrder(village.officer, {
      ...{ orderNumber: 'W2', title: 'Customer service', occupation: 'sales', country: 'KH' },
    })
    expect((await read(office)).policy?.status).toBe('high_risk')
    const nowhere = await recordOrder(village.officer, { orderNumber: 'W3', country: 'PL', occupation: 'welder' })
    expect((await read(nowhere)).policy).toBeNull()
    const paid = await recordOrder(village.officer, {
      ...house,
      orderNumber: 'W4',
      country: 'HK',
      workerPaysRupiah: 9_000_000,
    })
    expect((await read(paid)).barred).toMatchObject({ title: 'Biaya penempatan apa pun' })
    const free = await recordOrder(village.officer, { ...house, orderNumber: 'W5', country: 'HK', workerPaysRupiah: 0 })
    expect((await read(free)).barred).toBeNull()
  })
})

describe('a file of the labour office', () => {
  const source = { sourceName: 'Disnaker', sourceOn: today }
  const until = addDays(today, 20)
  const header = 'No;Jabatan;Negara;P3MI;Pemberi kerja;Jumlah;Gaji;Usia;Pendidikan;Bahasa;Batas lamaran;Biaya'
  const good = [
    `1;Caregiver;Taiwan;PT Melati;;20;TWD 20.000;21-45;SMP;Mandarin dasar;${until};0`,
    `2;Operator jahit;Indonesia;;PT Garmen;50;2.500.000 - 2.900.000;18-35;SMA;;${until};`,
  ]
  const bad = `3;;Taiwann;;;banyak;dua juta;tua;kuliah;Betawi;kemarin;sedikit`
  const text = (rows: readonly string[]) => [header, ...rows].join('\n')

  it('is compared first, with every fault of every row at once, in sentences', async () => {
    const own = await world.village()
    const answer = await own.officer.asks(placement.listVacancyChanges, { ...source, text: text([...good, bad]) })
    expect(answer.counts).toEqual({ read: 3, new: 2, changed: 0, same: 0, rejected: 1 })
    const [rejected] = answer.rows
    expect(rejected).toMatchObject({ line: 4, state: 'rejected' })
    expect(rejected?.faults.map(({ field }) => field)).toEqual([
      ...['country', 'wage', 'age', 'title', 'places', 'workerPaysRupiah', 'deadlineOn', 'education', 'languages'],
      'agencyName',
    ])
    for (const { code } of rejected?.faults ?? []) expect(placementTexts.id[code]).toMatch(/\.$|tidak dikenal|kosong/)
    expect((await list({}, own.officer)).villageTotal).toBe(0)
  })

  it('brings what can be read, and the same file twice changes nothing', async () => {
    const own = await world.village()
    const file = { ...source, text: text([...good, bad]) }
    expect((await own.officer.does(placement.importVacancies, file)).counts).toMatchObject({ new: 2, rejected: 1 })
    expect((await own.officer.does(placement.importVacancies, file)).counts).toMatchObject({
      new: 0,
      changed: 0,
      same: 2,
    })
    const { vacancies } = await list({ order: 'name' }, own.officer)
    expect(vacancies).toMatchObject([
      { title: 'Caregiver', country: 'TW', wageMinimum: 20_000, wageCurrency: 'TWD', places: 20, workPlace: 'abroad' },
      { title: 'Operator jahit', country: 'ID', wageMinimum: 2_500_000, wageMaximum: 2_900_000, workPlace: 'home' },
    ])
    const later = { ...source, text: text(good.map((row) => row.replace(';20;', ';15;'))) }
    const { rows } = await own.officer.asks(placement.listVacancyChanges, later)
    expect(rows).toMatchObject([{ state: 'changed', fields: ['places'] }])
    await own.officer.does(placement.importVacancies, later)
    const carer = vacancies[0]?.id ?? ''
    expect((await read(carer, own.officer)).changes).toMatchObject([
      { field: 'places', before: '20', after: '15', reason: 'Disnaker' },
    ])
    await own.officer.does(placement.withdrawVacancy, { vacancyId: carer, reason: 'Sudah penuh' })
    expect((await own.officer.does(placement.importVacancies, file)).counts).toMatchObject({ new: 0, same: 2 })
    expect((await read(carer, own.officer)).vacancy.state).toBe('withdrawn')
  })

  it('counts the rows of a list by `No` and names no order by it: the list of another month overwrites nothing', async () => {
    const own = await world.village()
    const listOf = (row: string) => ({ ...source, text: [header, row].join('\n') })
    await own.officer.does(placement.importVacancies, listOf(good[0] ?? ''))
    const next = `1;Juru masak;Taiwan;PT Melati;;4;TWD 30.000;21-45;SMP;;${until};0`
    expect((await own.officer.does(placement.importVacancies, listOf(next))).counts).toMatchObject({
      ...{ new: 1, changed: 0 },
    })
    const { vacancies } = await list({ order: 'name' }, own.officer)
    expect(vacancies.map(({ title }) => title)).toEqual(['Caregiver', 'Juru masak'])
  })

  it('changes nothing when the same list is loaded on another day, and an older list undoes no newer one', async () => {
    const own = await world.village()
    const undated = 'Jabatan;Negara;P3MI;Jumlah\nCaregiver;Taiwan;PT Melati;20'
    const load = (text: string, days: number) =>
      own.officer.does(placement.importVacancies, { ...source, sourceOn: addDays(today, days), text })
    await load(undated, -100)
    expect((await load(undated, -99)).counts).toMatchObject({ changed: 0, same: 1 })
    expect((await load(undated, 0)).counts).toMatchObject({ changed: 0, same: 1 })
    expect((await list({ state: 'expired' }, own.officer)).vacancies).toHaveLength(1)
    expect((await load(undated.replace(';20', ';15'), 0)).counts).toMatchObject({ changed: 1 })
    expect((await load(undated, -50)).counts).toMatchObject({ changed: 0, same: 1 })
    const { vacancies } = await list({}, own.officer)
    expect(vacancies).toMatchObject([{ places: 15 }])
  })

  it('takes a column for what a person says it is, and refuses what is no list', async () => {
    const own = await world.village()
    const named = `Nama kerja,Tujuan,Penyalur\nPengasuh lansia,Taiwan,PT Melati\nPengasuh lansia,Taiwan,PT Melati\n`
    const asks = (mapping: InputOf<typeof placement.listVacancyChanges>['mapping']) =>
      own.officer.asks(placement.listVacancyChanges, { ...source, text: named, mapping })
    await expect(asks({})).rejects.toMatchObject({ code: 'placement.noTitleColumn' })
    const answer = await asks({ 'Nama kerja': 'title', Tujuan: 'country', Penyalur: 'agencyName' })
    expect(answer.counts).toMatchObject({ new: 1, rejected: 1 })
    expect(answer.rows[0]?.faults).toEqual([{ field: 'line', code: 'placement.rowTwice', told: '2' }])
    await expect(
      own.officer.asks(placement.listVacancyChanges, { ...source, text: 'Jabatan,Negara\n' }),
    ).rejects.toMatchObject({ code: 'placement.fileEmpty' })
  })
})
