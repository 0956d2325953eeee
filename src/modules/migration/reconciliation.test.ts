import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { recordHousehold } from '#modules/registry/contract.ts'
import { addDays, dayIn } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import {
  getEpisode,
  getReconciliation,
  listReconciliations,
  recordEpisode,
  recordListColumns,
  recordStage,
  requestReconciliation,
  settleReconciliationRow,
  withdrawStage,
} from './contract.ts'
import { countryCode, differencesOf, guessColumns, joinLists, type ListedWorker } from './rules/reconciliation.ts'

const today = dayIn('Asia/Jakarta')

describe('a list of another office', () => {
  it('is read by its headings, as each office words them', () => {
    expect(
      guessColumns(['No', 'NIK', 'Nama PMI', 'Tgl Lahir', 'Negara Tujuan', 'Jabatan', 'P3MI', 'Tanggal SK']),
    ).toEqual({
      ...{ nik: 1, name: 2, birthDate: 3, country: 4, agency: 6, departedOn: 7 },
    })
    expect(guessColumns(['Kolom A', 'Kolom B'])).toEqual({})
  })

  it('names countries in three ways', () => {
    expect(
      ['HONG KONG', 'hongkong', 'HK', 'Arab Saudi', 'Saudi Arabia', 'Korea Selatan', 'Taiwan'].map(countryCode),
    ).toEqual([...['HK', 'HK', 'HK', 'SA', 'SA', 'KR', 'TW']])
    expect(countryCode('Atlantis')).toBeNull()
  })

  const worker: ListedWorker = {
    ...{ name: 'Siti', nik: null, birthDate: '1990-01-01' as never, hamlet: null, country: 'HK' },
    ...{ agency: 'PT Karya Bahari', departedOn: '2026-01-10' as never },
  }
  it('differs where both say something else; a day of the same month, another spelling or silence is no difference', () => {
    const other = { agency: 'KARYA BAHARI, PT.', departedOn: '2026-02-01' as never, birthDate: null }
    expect(differencesOf(worker, { ...worker, ...other })).toEqual([])
    expect(differencesOf(worker, { ...worker, country: 'TW', agency: 'PT Lain Sekali' })).toEqual([
      { field: 'country', ours: 'HK', theirs: 'TW' },
      { field: 'agency', ours: 'PT Karya Bahari', theirs: 'PT Lain Sekali' },
    ])
  })

  it('a name differs by another letter; capitals, a title, another order, an old spelling or a lost space are the same name', () => {
    const called = (name: string) => differencesOf({ ...worker, name: 'Siti Suparmi' }, { ...worker, name })
    for (const same of ['SITI SUPARMI', 'Hj. Siti Suparmi, S.Pd.', 'SUPARMI SITI', 'Siti Soeparmi', 'SITISUPARMI'])
      expect(called(same), same).toEqual([])
    for (const other of ['SITI SUPARNI', 'SITI', 'SITI SUPARMI LESTARI'])
      expect(called(other), other).toEqual([{ field: 'name', ours: null, theirs: null }])
  })
})

describe('namesakes of one hamlet', () => {
  const siti = (nik: string, birthDate: string | null): ListedWorker => ({
    ...{ name: 'Siti Aminah', nik, birthDate: birthDate as never, hamlet: 'Kidul' },
    ...{ country: null, agency: null, departedOn: null },
  })

  it('with two NIKs are two people, whether or not a birth day is known', () => {
    expect(joinLists([siti('aa', null)], [siti('bb', null)])).toEqual([])
    expect(joinLists([siti('aa', '1990-01-01')], [siti('bb', '1990-01-10')])).toEqual([])
    expect(joinLists([siti('aa', null)], [siti('aa', null)])).toHaveLength(1)
  })

  it('and one birth day are proposed as one, and the NIK stands as a difference without its digits', () => {
    const [ours, theirs] = [siti('aa', '1990-01-01'), siti('bb', '1990-01-01')]
    expect(joinLists([ours], [theirs])).toHaveLength(1)
    expect(differencesOf(ours, theirs)).toEqual([{ field: 'nik', ours: null, theirs: null }])
  })
})

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())

const firsts = [
  'Siti',
  'Dewi',
  'Slamet',
  'Sutinah',
  'Agus',
  'Murni',
  'Bambang',
  'Tutik',
  'Karsinah',
  'Endang',
  'Wagiman',
  'Ratna',
]
const lasts = [
  'Lestari',
  'Widodo',
  'Purnomo',
  'Aminah',
  'Handayani',
  'Setyawan',
  'Rahayu',
  'Kusuma',
  'Wibowo',
  'Astuti',
]
const towns = ['Kidul', 'Lor', 'Wetan', 'Kulon', 'Tengah']

interface Somebody {
  readonly index: number
  readonly name: string
  readonly birthDate: string
  readonly nik: string
  readonly country: string
  readonly agency: string
  readonly departedOn: string
}

/** 500 workers of one village: names repeat, as they do. */
const people: readonly Somebody[] = Array.from({ length: 500 }, (_, index) => {
  const birthDate = `${1975 + (index % 25)}-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 27) + 1).padStart(2, '0')}`
  const [year = '', month = '', day = ''] = birthDate.split('-')
  return {
    ...{ index, birthDate },
    name: `${firsts[index % 12]} ${lasts[Math.floor(index / 12) % 10]} ${firsts[(index * 7) % 12]}`,
    nik: `330710${day}${month}${year.slice(2)}${String(1000 + index)}`,
    country: ['HK', 'TW', 'MY', 'SG'][index % 4]!,
    agency: ['PT Karya Bahari', 'PT Sumber Makmur', 'PT Tenaga Nusantara'][index % 3]!,
    departedOn: addDays(today, -200 - index),
  }
})

const settle = async (village: VillageWorld, some: readonly Somebody[]) => {
  for (let from = 0; from < some.length; from += 10) {
    const members = some.slice(from, from + 10).map((one, place) => ({
      person: { id: newId(), name: one.name, sex: 'female' as const, birthDate: one.birthDate as never, nik: one.nik },
      relationCode: place === 0 ? '1' : '9',
    }))
    await village.officer.does(recordHousehold, {
      ...{ household: { id: newId(), hamlet: towns[(from / 10) % 5]! }, members },
    })
    for (const [place, { person }] of members.entries()) {
      const one = some[from + place]!
      const episodeId = newId()
      await village.officer.does(recordEpisode, {
        ...{ id: episodeId, personId: person.id, entryRoute: 'abroad', startedOn: one.departedOn as never },
        ...{ destinationCountry: one.country, agencyName: one.agency },
      })
      await village.officer.does(recordStage, {
        ...{ id: newId(), episodeId, stage: 'departed', occurredOn: one.departedOn as never, source: 'document' },
      })
    }
  }
}

const names: Readonly<Record<string, string>> = { HK: 'Hong Kong', TW: 'Taiwan', MY: 'Malaysia', SG: 'Singapura' }
const head = 'No;NIK;Nama PMI;Tanggal Lahir;Negara;P3MI;Tanggal Berangkat'
const lineOf = (one: Somebody, number: number) => {
  const flip = (day: string) => day.split('-').reverse().join('/')
  return [
    ...[number, one.nik, one.name.toUpperCase(), flip(one.birthDate), names[one.country] ?? one.country],
    ...[one.agency.toUpperCase(), flip(one.departedOn)],
  ].join(';')
}

const read = async (village: VillageWorld, csv: string) => {
  const id = newId()
  const fileHash = await village.officer.sends(csv, { name: 'sisko.csv' })
  await village.officer.does(requestReconciliation, {
    ...{ id, source: 'sisko', listedOn: today, fileHash, fileName: 'sisko.csv' },
  })
  return id
}
const all = (village: VillageWorld, reconciliationId: string) =>
  village.officer.asks(getReconciliation, { reconciliationId, limit: 5000 })

describe('a list of 500 with thirty planted differences', () => {
  it('finds all thirty and not one more, and overwrites nothing', async () => {
    const village = await world.village()
    await settle(village, people.slice(0, 490))
    const without = new Set([3, 57, 111, 165, 219, 273, 327, 381, 435, 489]) // ten that the office does not know
    const elsewhere = new Map([5, 99, 205, 401].map((index) => [index, { country: 'MO' }]))
    const otherAgency = new Map([14, 140, 244].map((index) => [index, { agency: 'PT Angin Lalu' }]))
    const otherDay = new Map([30, 333].map((index) => [index, { departedOn: addDays(today, -40) }]))
    const otherBirth = new Map([77].map((index) => [index, { birthDate: '1999-12-31' }]))
    const planted = new Map<number, Partial<Somebody>>([...elsewhere, ...otherAgency, ...otherDay, ...otherBirth])
    const listed = people
      .filter(({ index }) => !without.has(index))
      .map((one) => ({ ...one, ...planted.get(one.index) }))
    const id = await read(village, [head, ...listed.map((one, place) => lineOf(one, place + 1))].join('\n'))
    const found = await all(village, id)
    expect(found.counts).toEqual({ differs: 10, state_only: 10, village_only: 10, matched: 470, explained: 0 })
    const of = (kind: string) => found.rows.filter((row) => row.class === kind)
    expect(
      of('differs')
        .flatMap(({ differences }) => differences.map(({ field }) => field))
        .sort(),
    ).toEqual([
      ...['agency', 'agency', 'agency', 'birthDate', 'country', 'country', 'country', 'country'],
      ...['departedOn', 'departedOn'],
    ])
    expect(
      of('village_only')
        .map(({ ourName }) => ourName)
        .sort(),
    ).toEqual([...without].map((index) => people[index]!.name).sort())
    expect(
      of('state_only')
        .map(({ theirName }) => theirName)
        .sort(),
    ).toEqual(
      people
        .slice(490)
        .map(({ name }) => name.toUpperCase())
        .sort(),
    )
    const moved = of('differs').find(({ differences }) => differences.some(({ field }) => field === 'country'))!
    const before = await village.officer.asks(getEpisode, { episodeId: moved.episodeId! })
    await village.officer.does(settleReconciliationRow, { rowId: moved.id, explanation: 'state_right', note: null })
    expect(await village.officer.asks(getEpisode, { episodeId: moved.episodeId! })).toEqual(before)
    expect((await all(village, id)).counts.explained).toBe(1)
  }, 300_000)
})

describe('explained one by one', () => {
  const small = async () => {
    const village = await world.village()
    await settle(village, people.slice(0, 3))
    const id = await read(
      village,
      [head, lineOf(people[0]!, 1), lineOf({ ...people[1]!, country: 'MO' }, 2)].join('\n'),
    )
    return { village, id }
  }

  it('with a reason, kept with who said it; what matches asks for nothing, another reason needs its words', async () => {
    const { village, id } = await small()
    const rows = (await all(village, id)).rows
    const [differs, matched, alone] = ['differs', 'matched', 'village_only'].map(
      (kind) => rows.find((row) => row.class === kind)!,
    )
    const explain = (rowId: string, explanation: 'other' | 'village_right', note: string | null = null) =>
      village.officer.does(settleReconciliationRow, { rowId, explanation, note })
    await explain(differs!.id, 'village_right', 'kontraknya ada di desa')
    await expect(explain(matched!.id, 'village_right')).rejects.toMatchObject({
      code: 'migration.list.nothingToExplain',
    })
    await expect(explain(alone!.id, 'other')).rejects.toMatchObject({ fields: [{ field: 'note' }] })
    expect((await all(village, id)).rows.find((row) => row.id === differs!.id)).toMatchObject({
      ...{ explanation: 'village_right', note: 'kontraknya ada di desa', explainedByName: 'Sri Wahyuni' },
    })
    expect((await village.officer.asks(listReconciliations, {})).reconciliations).toMatchObject([
      { id, counts: { differs: 1, village_only: 1, matched: 1, explained: 1 } },
    ])
    await expect(village.head.asks(getReconciliation, { reconciliationId: id })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const elsewhere = await world.village()
    await expect(elsewhere.officer.asks(getReconciliation, { reconciliationId: id })).rejects.toMatchObject({
      kind: 'missing',
    })
    await expect(
      elsewhere.officer.does(settleReconciliationRow, { rowId: differs!.id, explanation: 'other', note: 'x' }),
    ).rejects.toMatchObject({ kind: 'missing' })
  })

  it('headings that say nothing wait until somebody has shown the columns', async () => {
    const village = await world.village()
    await settle(village, people.slice(0, 2))
    const csv = ['A;B;C', ...people.slice(0, 2).map((one) => `${one.name};x;${one.birthDate}`)].join('\n')
    const id = await read(village, csv)
    const waiting = await all(village, id)
    expect(waiting).toMatchObject({ state: 'mapping', rows: [], sample: { headerRow: 1 } })
    expect(waiting.sample?.rows[0]).toEqual(['A', 'B', 'C'])
    const show = (columns: object) =>
      village.officer.does(recordListColumns, { reconciliationId: id, headerRow: 1, columns })
    await expect(show({ birthDate: 2 })).rejects.toMatchObject({ fields: [{ field: 'columns' }] })
    await show({ name: 0, birthDate: 2 })
    expect((await all(village, id)).counts).toMatchObject({ matched: 2 })
    await expect(show({ name: 0 })).rejects.toMatchObject({ code: 'migration.list.readAlready' })
    const [kept] = await world.asOwner<{ count: number }>(
      'select count(*)::int as count from reconciliations where file_hash is not null and village_id = $1',
      [village.id],
    )
    expect(kept?.count).toBe(0)
  })

  it('a title above the table is no heading, and none of its words is a worker', async () => {
    const village = await world.village()
    await settle(village, people.slice(0, 2))
    const rows = people.slice(0, 2).map((one) => `${one.name};${one.birthDate};x`)
    const csv = ['Daftar penempatan;;', 'Wonosobo;;', 'Nama sesuai paspor;Tgl Lahir;Ket', ...rows].join('\n')
    const id = await read(village, csv)
    const { sample } = await all(village, id)
    expect(sample).toMatchObject({ headerRow: 3 })
    expect(sample?.rows[0]).toEqual(['Nama sesuai paspor', 'Tgl Lahir', 'Ket'])
    await village.officer.does(recordListColumns, {
      ...{ reconciliationId: id, headerRow: 3, columns: { name: 0, birthDate: 1 } },
    })
    expect((await all(village, id)).counts).toMatchObject({ matched: 2, state_only: 0 })
  })

  it('of a protected person the comparison says nothing: neither that the office knows, nor that it does not', async () => {
    const village = await world.village()
    await settle(village, people.slice(0, 2))
    await world.asOwner(
      `set session_replication_role = replica; update people set sealed = true where village_id = ${village.id} and name ilike '${people[0]!.name}'; set session_replication_role = default`,
    )
    const known = await all(village, await read(village, [head, lineOf(people[0]!, 1)].join('\n')))
    expect(known.counts).toMatchObject({ matched: 0, state_only: 0, differs: 0, village_only: 1 })
    expect(known.rows.map(({ ourName }) => ourName)).toEqual([people[1]!.name])
    const unknown = await all(village, await read(village, [head, lineOf(people[1]!, 1)].join('\n')))
    expect(unknown.counts).toMatchObject({ matched: 1, village_only: 0 })
  })

  it('who is in the list alone brings along what it says for the form, without the NIK; each row can be asked for by itself', async () => {
    const village = await world.village()
    await settle(village, people.slice(0, 1))
    const [known, stranger] = [people[0]!, people[4]!]
    const id = await read(village, [head, lineOf(known, 1), lineOf(stranger, 2)].join('\n'))
    const rows = (await all(village, id)).rows
    expect(rows.map(({ class: kind, told }) => [kind, told !== null])).toEqual([
      ['matched', false],
      ['state_only', true],
    ])
    const { id: rowId } = rows.find(({ told }) => told)!
    const alone = await village.officer.asks(getReconciliation, { reconciliationId: id, rowId })
    const { birthDate, country, agency, departedOn } = stranger
    expect(alone.rows).toMatchObject([
      { id: rowId, told: { birthDate, country, agency: agency.toUpperCase(), departedOn } },
    ])
    const kept = await world.asOwner<{ told: string }>('select told from reconciliation_rows where id = $1', [rowId])
    expect(kept[0]?.told).not.toContain(stranger.nik)
  })

  it('a departure that was taken back is no day to differ from', async () => {
    const village = await world.village()
    await settle(village, people.slice(0, 1))
    const [before] = (await all(village, await read(village, [head, lineOf(people[0]!, 1)].join('\n')))).rows
    const mistaken = newId()
    await village.officer.does(recordStage, {
      ...{ id: mistaken, episodeId: before!.episodeId!, stage: 'departed', occurredOn: addDays(today, -10) },
      source: 'document',
    })
    await village.officer.does(withdrawStage, {
      ...{ id: newId(), episodeId: before!.episodeId!, stageEventId: mistaken, reason: 'salah orang' },
    })
    expect((await all(village, await read(village, [head, lineOf(people[0]!, 1)].join('\n')))).counts).toMatchObject({
      ...{ matched: 1, differs: 0 },
    })
  })

  it('an empty list is refused with what to do', async () => {
    const village = await world.village()
    await expect(read(village, 'Nama PMI\n')).rejects.toMatchObject({ code: 'migration.list.empty' })
  })
})
