import { afterAll, beforeAll, expect, it } from 'vitest'
import { openCandidate, recordFamily } from '#modules/letters/testing/family.ts'
import { getEpisode, recordStage, withdrawStage } from '#modules/migration/contract.ts'
import { newId } from '#platform/shared/ids.ts'
import { answeringPhone } from './answering-phone.ts'
import { openWorld, type VillageWorld, type World } from './world.ts'

let world: World
let village: VillageWorld

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
})
afterAll(() => world.close())

it('what could harm is on the phone of the migration officer alone; others hold what they are told, and say it too', async () => {
  const ids = await recordFamily(village)
  const episodeId = await openCandidate(village, ids)
  const tell = async (stage: 'departed' | 'overstay' | 'deported', occurredOn: string, details: object) => {
    const evidence = stage === 'departed' ? 'tiket' : 'takut razia'
    const id = newId()
    const said = { source: 'family', details, evidence } as const
    await village.officer.does(recordStage, { id, episodeId, stage, occurredOn, ...said })
    return id
  }
  await tell('departed', '2024-01-08', { port: 'Juanda' })
  await tell('overstay', '2024-04-01', { until: '2024-03-31' })
  const mistaken = await tell('deported', '2026-05-01', { officeName: 'Imigrasi Jeddah' })
  await village.officer.does(withdrawStage, {
    ...{ id: newId(), stageEventId: mistaken, episodeId, reason: 'bukan dia yang kena razia' },
  })
  await tell('deported', '2026-06-01', { officeName: 'Imigrasi Jeddah', port: 'Juanda' })
  const heads = await answeringPhone(world, village.head, 'head')
  await heads.device.sync()
  const held = JSON.stringify(['episodes', 'stage_events'].map((table) => heads.device.rows().all(table)))
  expect(held).toContain('Juanda')
  expect(held).not.toMatch(/overstay|deported|2024-03-31|Imigrasi|razia/)
  const [there, office] = [heads.says(getEpisode, { episodeId }), await village.head.asks(getEpisode, { episodeId })]
  expect([there.stages, there.episode]).toEqual([office.stages, office.episode])
  const officers = await answeringPhone(world, village.officer)
  await officers.device.sync()
  const own = officers.says(getEpisode, { episodeId })
  expect(own.stages).toEqual((await village.officer.asks(getEpisode, { episodeId })).stages)
  expect([own.episode.stage, own.stages.map(({ stage }) => stage)]).toEqual([
    'deported',
    ['interest', 'deported', 'deported', 'overstay', 'departed'],
  ])
})
