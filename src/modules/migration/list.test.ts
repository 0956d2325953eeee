import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { ask } from '#platform/server/run-operation.ts'
import { newId } from '#platform/shared/ids.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import {
  closeEpisode,
  getEpisode,
  getEpisodeSheet,
  listEpisodes,
  listPersonEpisodes,
  recordEpisode,
  reopenEpisode,
} from './contract.ts'
import { listGroups } from './rules/stages.ts'
import { db } from './server/tables.ts'
import { family, openEpisode } from './testing/candidate.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.close())

const closing = (episodeId: string) => ({
  ...{ id: newId(), episodeId, closedOn: '2026-10-15', reason: 'cancelled' as const },
})

/** As the register leaves a person who has moved to another village. */
const moveOut = (village: VillageWorld, personId: string) =>
  runAsSystem(world.test.house, {
    ...{ name: 'migration.remindDaily', village: village.id },
    act: async (context) => {
      await sql`update people set life_status = 'moved' where village_id = ${context.villageId} and id = ${personId}`.execute(
        db(context),
      )
    },
  })

describe('a file that was closed too early', () => {
  it('goes on where it stood, and both the closing and its taking back stay to be read', async () => {
    const village = await world.village()
    const ids = await family(village)
    const episodeId = await openEpisode(village, ids)
    const reopen = () => village.officer.does(reopenEpisode, { id: newId(), episodeId, reason: 'Ternyata jadi pergi' })
    await expect(reopen()).rejects.toMatchObject({ code: 'migration.notClosed' })
    await village.officer.does(closeEpisode, closing(episodeId))
    expect(await reopen()).toEqual({ stage: 'interest' })
    const file = await village.officer.asks(getEpisode, { episodeId })
    expect(file.episode).toMatchObject({ closedOn: null, closeReason: null })
    expect(file.nextStep.code).toBe('consult')
    expect(file.closures).toMatchObject([
      { closedOn: '2026-10-15', reason: 'cancelled', reopened: { reason: 'Ternyata jadi pergi' } },
    ])
    expect((await village.officer.asks(listTasks, {})).tasks).toMatchObject([{ subjectId: episodeId }])
    await village.officer.does(closeEpisode, closing(episodeId))
    expect((await village.officer.asks(getEpisode, { episodeId })).closures).toHaveLength(2)
    await expect(village.head.does(reopenEpisode, { id: newId(), episodeId, reason: 'x' })).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })

  it('stays closed while another file of the same plan is open, or while the person lives elsewhere', async () => {
    const village = await world.village()
    const ids = await family(village)
    const first = await openEpisode(village, ids)
    await village.officer.does(closeEpisode, closing(first))
    const second = await openEpisode(village, ids)
    const reopen = () => village.officer.does(reopenEpisode, { id: newId(), episodeId: first, reason: 'Salah tutup' })
    await expect(reopen()).rejects.toMatchObject({ code: 'migration.alreadyOpen' })
    await village.officer.does(closeEpisode, closing(second))
    await moveOut(village, ids.dewi)
    await expect(reopen()).rejects.toMatchObject({ code: 'migration.personMovedAway' })
  })
})

describe('the list of candidates', () => {
  let village: VillageWorld
  beforeAll(async () => {
    village = await world.village()
    const plans = [
      { destinationCountry: 'TW', agencyName: 'PT Contoh Karya', departsOn: '2027-03-01' },
      { destinationCountry: 'HK', agencyName: 'PT Contoh Karya', departsOn: '2027-01-01' },
      { destinationCountry: 'HK', agencyName: 'PT Lain', startedOn: '2026-08-01' },
    ]
    for (const plan of plans) await openEpisode(village, await family(village), plan)
    const away = { entryRoute: 'abroad' as const, destinationCountry: 'MY', agencyName: null, startedOn: '2024-01-01' }
    await village.officer.does(recordEpisode, { id: newId(), personId: (await family(village)).agus, ...away })
  }, 60_000)
  const list = (input: object) => village.officer.asks(listEpisodes, input)

  it('is narrowed by agency, hamlet, country, stage and who is waited for, and each filter counts what it would leave', async () => {
    expect(await list({ agency: 'PT Contoh Karya' })).toMatchObject({
      total: 2,
      villageTotal: 4,
      agencies: [
        { agency: 'PT Contoh Karya', count: 2 },
        { agency: 'PT Lain', count: 1 },
      ],
      hamlets: [{ hamlet: 'Sikarang', count: 2 }],
    })
    expect(await list({ agency: 'PT Contoh Karya', country: 'HK' })).toMatchObject({
      total: 1,
      countries: [
        { country: 'HK', count: 1 },
        { country: 'TW', count: 1 },
      ],
    })
    expect(await list({ hamlet: 'Tidak Ada' })).toMatchObject({ total: 0, episodes: [], villageTotal: 4 })
    const waiting = await list({ waitingFor: 'family' })
    expect(waiting.total).toBe(3)
    expect(waiting.episodes.every((one) => one.nextStep.code === 'consult')).toBe(true)
    expect(waiting.waiting.find((one) => one.party === 'nobody')?.count).toBe(1)
  })

  it('is put in order by departure, name, and how long it has stood', async () => {
    const departures = (await list({ order: 'departure' })).episodes.map((one) => one.departsOn)
    expect(departures).toEqual(['2027-01-01', '2027-03-01', null, null])
    const days = (await list({ order: 'waiting' })).episodes.map((one) => one.stageOn)
    expect(days).toEqual([...days].sort())
    expect((await list({ order: 'name' })).episodes[0]?.personName).toBe('Agus Prasetyo')
  })

  it('comes in pages that neither repeat nor leave out anybody', async () => {
    const pages = [await list({ limit: 3 }), await list({ limit: 3, offset: 3 })]
    const ids = pages.flatMap((page) => page.episodes.map((one) => one.id))
    expect(new Set(ids).size).toBe(4)
    expect(pages.map((page) => page.total)).toEqual([4, 4])
  })

  it('leaves for a spreadsheet without names, narrowed like the list, and only with the permission', async () => {
    const { rows } = await village.officer.asks(getEpisodeSheet, { agency: 'PT Contoh Karya', order: 'departure' })
    expect(rows.map((row) => row.destinationCountry)).toEqual(['HK', 'TW'])
    expect(JSON.stringify(rows)).not.toMatch(/Dewi|Agus|Sikarang/)
    await expect(village.head.asks(getEpisodeSheet, {})).rejects.toMatchObject({ kind: 'forbidden' })
  })

  it('says of each the same next step as Today does', async () => {
    const { episodes } = await list({})
    const { tasks } = await village.officer.asks(listTasks, {})
    for (const { id, nextStep } of episodes.filter((one) => one.nextStep.code !== 'none')) {
      expect(tasks.filter((task) => task.subjectId === id).map((task) => task.values.step)).toEqual([nextStep.code])
    }
  })
})

describe('the groups of the list', () => {
  it('may each be asked for, also the one in which nobody ever stands', async () => {
    const village = await world.village()
    const episodeId = await openEpisode(village, await family(village))
    const standing = await Promise.all(
      listGroups.map(async (group) =>
        (await village.officer.asks(listEpisodes, { group })).episodes.map(({ id }) => id),
      ),
    )
    expect(standing.filter((ids) => ids.length > 0)).toEqual([[episodeId]])
    expect(standing[listGroups.indexOf('interest')]).toEqual([])
  })
})

describe('the journeys of one person', () => {
  it('stand together, closed and open, for the office and for the person alone', async () => {
    const village = await world.village()
    const ids = await family(village)
    const first = await openEpisode(village, ids)
    await village.officer.does(closeEpisode, closing(first))
    const second = await openEpisode(village, ids, { destinationCountry: 'HK', startedOn: '2026-11-02' })
    const { episodes } = await village.secretary.asks(listPersonEpisodes, { personId: ids.dewi })
    expect(episodes).toMatchObject([
      { id: second, destinationCountry: 'HK', closedOn: null },
      { id: first, destinationCountry: 'TW', closedOn: '2026-10-15' },
    ])
    const resident = await village.person('resident')
    const asDewi = { ...resident.actor, personId: ids.dewi }
    const own = (personId: string) => ask(world.test.house, listPersonEpisodes, { actor: asDewi, input: { personId } })
    for (const personId of [ids.dewi, ids.agus])
      await expect(own(personId)).rejects.toMatchObject({ kind: 'forbidden' })
    const neighbours = await world.village()
    expect((await neighbours.officer.asks(listPersonEpisodes, { personId: ids.dewi })).episodes).toEqual([])
  })

  it('of a protected person are known to the officer and the head alone', async () => {
    const village = await world.village()
    const ids = await family(village)
    await openEpisode(village, ids)
    await world.asOwner(
      `set session_replication_role = replica; update people set sealed = true where id = '${ids.dewi}'; set session_replication_role = default`,
    )
    await expect(village.secretary.asks(listPersonEpisodes, { personId: ids.dewi })).rejects.toMatchObject({
      kind: 'missing',
    })
    expect((await village.head.asks(listPersonEpisodes, { personId: ids.dewi })).episodes).toHaveLength(1)
  })
})
