import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { placesPermissions } from '#modules/access/permissions/places.ts'
import type { Actor, Context } from '#platform/server/context.ts'
import { kyselyOn } from '#platform/server/database.ts'
import { platformModule } from '#platform/server/platform-module.ts'
import { systemActor } from '#platform/server/run-as-system.ts'
import { ask } from '#platform/server/run-operation.ts'
import { newId } from '#platform/shared/ids.ts'
import { openTestHouse, type TestHouse } from '#platform/testing/database.ts'
import {
  findVillages,
  getVillage,
  getVillageIndex,
  importList,
  listImportChanges,
  listRegions,
  listVersions,
  listVillageIndex,
  openVillage,
} from '../contract.ts'
import { searchVillages } from '../rules/search-villages.ts'
import { zoneOfCode } from '../rules/time-zones.ts'
import { readIndex } from '../rules/village-index.ts'
import { findVillageByCode, listRegencies, loadPlaces, loadZones, placesServer, villagesOfArea } from './index.ts'

const ministry: Actor = { ...systemActor, kind: 'account', accountId: newId(), role: 'ministry', name: 'Agung Nugroho' }
const officer: Actor = { ...ministry, accountId: newId(), role: 'migration_officer' }
const decree = { source: 'Keputusan Menteri Contoh 1/2026', effectiveOn: '2026-03-01' }

let testHouse: TestHouse
const command = { asks: (actor: Actor) => ({ actor, commandId: newId() }) }

const inCommon = async <T>(act: (context: Pick<Context, 'database'>) => Promise<T>): Promise<T> => {
  const client = await testHouse.pool.connect()
  try {
    await client.query('begin; set local role app_common')
    return await act({ database: kyselyOn(client) })
  } finally {
    await client.query('rollback')
    client.release()
  }
}

beforeAll(async () => {
  const modules = [platformModule([placesServer]), placesServer]
  testHouse = await openTestHouse({ modules, permissions: placesPermissions })
  await placesServer.prepare?.(testHouse.ownerUrl)
})
afterAll(() => testHouse.close())

describe('the packaged list', () => {
  test('fills an empty house, once', async () => {
    const [count] = await testHouse.asOwner<{ villages: number; versions: number }>(
      'select (select count(*) from villages) as villages, (select count(*) from place_versions) as versions',
    )
    expect(count).toEqual({ villages: 83_762, versions: 91_599 })
    expect(await inCommon(({ database }) => loadPlaces(database))).toBe(0)
    await testHouse.asOwner('truncate place_lists, place_versions, villages, areas restart identity cascade')
    await placesServer.prepare?.(testHouse.ownerUrl)
    const [again] = await testHouse.asOwner<{ villages: number }>('select count(*) as villages from villages')
    expect(again?.villages).toBe(83_762)
  })

  test('knows Kuripan with its words, chain and clock', async () => {
    const kuripan = await ask(testHouse.house, getVillage, { actor: officer, input: { code: '3307102004' } })
    expect(kuripan).toMatchObject({
      code: '33.07.10.2004',
      name: 'Kuripan',
      kindWord: 'Desa',
      headTitle: 'Kepala Desa',
      district: 'Watumalang',
      districtWord: 'Kecamatan',
      regency: 'Kabupaten Wonosobo',
      province: 'Jawa Tengah',
      timeZone: 'Asia/Jakarta',
      openedOn: null,
    })
    await expect(
      ask(testHouse.house, getVillage, { actor: officer, input: { code: '99.99.99.9999' } }),
    ).rejects.toMatchObject({ kind: 'missing' })
  })

  test('is found by the server too, and read region by region', async () => {
    const found = await ask(testHouse.house, findVillages, { actor: officer, input: { text: 'kuripan wono' } })
    expect(found[0]?.chain).toEqual(['Watumalang', 'Wonosobo', 'Jawa Tengah'])
    const provinces = await ask(testHouse.house, listRegions, { actor: officer, input: { parentId: null } })
    expect(provinces).toHaveLength(38)
    const central = provinces.find((province) => province.code === '33')
    expect(await inCommon((context) => listRegencies(context, central?.id))).toHaveLength(35)
    const wonosobo = (await inCommon((context) => listRegencies(context))).find((regency) => regency.code === '33.07')
    expect(await inCommon((context) => villagesOfArea(context, 'regency', wonosobo?.id ?? 0))).toHaveLength(265)
    expect(await inCommon((context) => villagesOfArea(context, 'province', central?.id ?? 0))).toHaveLength(8563)
  })

  test('gives every village outside the west its zone', async () => {
    const client = await testHouse.pool.connect()
    await client.query('begin; set local role app_common')
    const zones = await loadZones(client)
    const { rows } = await client.query<{ id: number; code: string }>(
      "select place_id as id, code from place_versions where place_kind = 'village' and code_system = 'kemendagri'",
    )
    await client.query('rollback')
    client.release()
    expect(rows).toHaveLength(83_762)
    // the zone of a province or regency by its code, as it is written in rules/time-zones.ts
    expect(rows.filter(({ id, code }) => (zones.get(id) ?? 'Asia/Jakarta') !== zoneOfCode(code))).toEqual([])
    expect(new Set(zones.values())).toEqual(new Set(['Asia/Makassar', 'Asia/Jayapura']))
  })

  test('goes to the device under an address that changes with the list', async () => {
    const { version, url } = await ask(testHouse.house, getVillageIndex, { actor: officer, input: {} })
    expect(url).toContain(version)
    const sent = await ask(testHouse.house, listVillageIndex, { actor: officer, input: {} })
    const [hit] = searchVillages(readIndex(sent.text), 'kuripan watumalang')
    const kuripan = await ask(testHouse.house, getVillage, { actor: officer, input: { code: '33.07.10.2004' } })
    expect(hit?.id).toBe(kuripan.id)
  })
})

describe('a newer list', () => {
  const linesOf = async (prefix: string) => {
    const rows = await testHouse.asOwner<{ code: string; name: string }>(
      `select code, name from place_versions where valid_to is null and code like $1 order by code`,
      [`${prefix}%`],
    )
    return rows.map((row) => `${row.code}\t${row.name}`)
  }

  test('may only be loaded by who keeps it', async () => {
    const input = { ...decree, covers: '33', text: 'kode\tnama\n33\tJawa Tengah' }
    await expect(ask(testHouse.house, importList, { ...command.asks(officer), input })).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })

  test('renumbers a whole regency and nothing but places changes', async () => {
    const kuripan = await ask(testHouse.house, getVillage, { actor: officer, input: { code: '33.07.10.2004' } })
    await ask(testHouse.house, openVillage, { ...command.asks(ministry), input: { villageId: kuripan.id } })
    const fingerprint = () =>
      testHouse.asOwner<{ ids: string }>(
        `select md5(string_agg(id || time_zone || coalesce(opened_on::text, ''), ',' order by id)) as ids from villages`,
      )
    const before = await fingerprint()
    const lines = (await linesOf('33')).map((line) => line.replace(/^33\.07/, '33.99'))
    const input = { ...decree, covers: '33', text: ['kode\tnama', ...lines].join('\n') }
    const preview = await ask(testHouse.house, listImportChanges, { actor: ministry, input })
    expect(preview.counts).toMatchObject({ new: 0, renamed: 0, moved: 0, ended: 0, renumbered: 1 + 15 + 265 })
    expect(preview.changes[0]).toMatchObject({
      inUse: true,
      before: { code: '33.07.10.2004' },
      after: { code: '33.99.10.2004' },
    })
    await ask(testHouse.house, importList, { ...command.asks(ministry), input })

    const now = await ask(testHouse.house, getVillage, { actor: officer, input: { villageId: kuripan.id } })
    expect(now).toEqual({ ...kuripan, code: '33.99.10.2004', openedOn: now.openedOn })
    expect(await fingerprint()).toEqual(before)
    expect((await inCommon((context) => findVillageByCode(context, '33.07.10.2004')))?.id).toBe(kuripan.id)
    const history = await ask(testHouse.house, listVersions, { actor: officer, input: { villageId: kuripan.id } })
    expect(history.versions.map((version) => [version.code, version.validTo])).toEqual([
      ['33.07.10.2004', '2026-02-28'],
      ['33.99.10.2004', null],
    ])
    expect((await ask(testHouse.house, importList, { ...command.asks(ministry), input })).counts).toMatchObject({
      renumbered: 0,
    })
  })

  test('splits, merges and renames with links to what was', async () => {
    const lines = (await linesOf('32.12.16')).map((line) => line.replace('\tKenanga', '\tKenanga Wetan'))
    const kenanga = await ask(testHouse.house, getVillage, { actor: officer, input: { code: '32.12.16.2004' } })
    const input = {
      ...decree,
      covers: '32.12.16',
      text: ['kode\tnama\tkode lama', ...lines, '32.12.16.2099\tKenanga Kulon\t32.12.16.2004'].join('\n'),
    }
    const { counts } = await ask(testHouse.house, importList, { ...command.asks(ministry), input })
    expect(counts).toMatchObject({ renamed: 1, new: 1, ended: 0 })
    const daughter = await ask(testHouse.house, getVillage, { actor: officer, input: { code: '32.12.16.2099' } })
    expect(daughter.id).toBeGreaterThan(200_000)
    const history = await ask(testHouse.house, listVersions, { actor: officer, input: { villageId: kenanga.id } })
    expect(history.links).toEqual([
      { from: '32.12.16.2004 Kenanga Wetan', to: '32.12.16.2099 Kenanga Kulon', on: '2026-03-01' },
    ])
  })

  test('is not applied while a village in use would vanish, or a line cannot be read', async () => {
    const village = await ask(testHouse.house, getVillage, { actor: officer, input: { code: '35.01.01.2001' } })
    await ask(testHouse.house, openVillage, { ...command.asks(ministry), input: { villageId: village.id } })
    const kept = (await linesOf('35.01.01')).filter((line) => !line.startsWith('35.01.01.2001'))
    const short = { ...decree, covers: '35.01.01', text: ['kode\tnama', ...kept].join('\n') }
    const preview = await ask(testHouse.house, listImportChanges, { actor: ministry, input: short })
    expect(preview.withoutSuccessor).toEqual(['35.01.01.2001'])
    await expect(ask(testHouse.house, importList, { ...command.asks(ministry), input: short })).rejects.toMatchObject({
      code: 'places.villageInUseEnds',
    })
    const broken = { ...short, text: `${short.text}\n35.01.1.2001\tSalah` }
    await expect(ask(testHouse.house, importList, { ...command.asks(ministry), input: broken })).rejects.toMatchObject({
      code: 'places.listFaulty',
    })
    const future = { ...short, effectiveOn: '2100-01-01' }
    await expect(ask(testHouse.house, importList, { ...command.asks(ministry), input: future })).rejects.toMatchObject({
      code: 'places.listFromFuture',
    })
    const none = { ...short, text: 'a\tb' }
    await expect(ask(testHouse.house, importList, { ...command.asks(ministry), input: none })).rejects.toMatchObject({
      code: 'places.listEmpty',
    })
  })
})
