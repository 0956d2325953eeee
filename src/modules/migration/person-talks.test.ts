import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { ask } from '#platform/server/run-operation.ts'
import { newId } from '#platform/shared/ids.ts'
import { listPersonTalks } from './contract/person-talks.ts'
import { recordConsultation, recordRedFlags } from './contract.ts'
import { type Family, family, openEpisode } from './testing/candidate.ts'

let world: World
let village: VillageWorld
let ids: Family

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
  ids = await family(village)
  const episodeId = await openEpisode(village, ids)
  await village.officer.does(recordConsultation, {
    ...{ id: newId(), episodeId, metOn: '2026-10-05', place: 'home', apartFromRecruiter: true, candidateAlone: true },
    people: [{ personId: ids.agus, relation: 'spouse' }],
    ...{ pressureSeen: true, agencyCheck: 'licence_list', risks: ['costs', 'papers'], outcome: 'refused' },
    ...{ mediation: 'accepted', rightsTold: true, privateReason: 'suami takut ditinggal' },
  })
  await village.officer.does(recordRedFlags, {
    ...{ episodeId, answeredOn: '2026-10-10' },
    answers: [
      { id: newId(), code: 'R01', reply: 'yes', storySource: 'candidate', note: 'diminta uang oleh Pak Karto' },
      { id: newId(), code: 'R06', reply: 'yes', storySource: 'neighbour', note: 'tetangga melihat calo' },
    ],
  })
}, 120_000)
afterAll(() => world?.close())

it('the sheet lists the talks and the own answers, not what others told or said in confidence', async () => {
  const told = await village.officer.asks(listPersonTalks, { personId: ids.dewi })
  expect(told.consultations).toMatchObject([
    { metOn: '2026-10-05', place: 'home', as: 'candidate', outcome: 'refused', risks: ['costs', 'papers'] },
  ])
  expect(told.signs).toMatchObject([{ code: 'R01', reply: 'yes', answeredOn: '2026-10-10' }])
  expect(told.signs[0]?.question).not.toBe('R01')
  expect(JSON.stringify(told)).not.toMatch(/Karto|tetangga|ditinggal|pressure|Alone|neighbour/)
})

it('whoever was met as family reads that there was a talk, and not how it ended', async () => {
  const told = await village.officer.asks(listPersonTalks, { personId: ids.agus })
  expect(told).toMatchObject({ consultations: [{ as: 'spouse', outcome: null, risks: [] }], signs: [] })
})

it('a resident reads the own talks alone, and a cadre none', async () => {
  const { actor } = await village.person('resident')
  const own = (personId: string) =>
    ask(world.test.house, listPersonTalks, { actor: { ...actor, personId: ids.dewi }, input: { personId } })
  expect((await own(ids.dewi)).signs).toHaveLength(1)
  await expect(own(ids.agus)).rejects.toMatchObject({ kind: 'missing' })
  await expect(village.cadre.asks(listPersonTalks, { personId: ids.dewi })).rejects.toMatchObject({ kind: 'forbidden' })
})
