import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import {
  listEffects,
  recordHousehold,
  recordLifeEvent,
  requestProtection,
  reverseLifeEvent,
  settleTransfer,
  transferPerson,
  withdrawTransfer,
} from '#modules/registry/contract.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import {
  applyHandover,
  getEpisode,
  listEpisodes,
  listHandovers,
  recordEpisode,
  recordStage,
  refuseHandover,
} from './contract.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.close())

const worker = async () => {
  const [here, there] = [await world.village(), await world.village()]
  const [personId, episodeId] = [newId(), newId()]
  await here.officer.does(recordHousehold, {
    household: { id: newId(), hamlet: 'Kidul' },
    members: [
      { person: { id: personId, name: 'Siti Aminah', sex: 'female', birthDate: '1990-01-01' }, relationCode: '1' },
    ],
  })
  const plan = { destinationCountry: 'HK', occupationTold: 'merawat lansia', agencyName: 'PT Contoh' } as const
  await here.officer.does(recordEpisode, {
    ...{ id: episodeId, personId, entryRoute: 'abroad', startedOn: '2025-03-13', ...plan },
  })
  await here.officer.does(recordStage, {
    ...{ id: newId(), episodeId, stage: 'extended', occurredOn: '2026-06-01', source: 'family', confidence: 'sure' },
  })
  return { here, there, personId, episodeId }
}

const move = async (here: VillageWorld, there: VillageWorld, personId: string) => {
  const { transferIds } = await here.officer.does(transferPerson, {
    ...{ id: newId(), personIds: [personId], toVillageId: there.id, occurredOn: '2026-10-01' },
  })
  return transferIds[0]!
}

const accept = async (there: VillageWorld, transferId: string) => {
  const { personId } = await there.officer.does(settleTransfer, { transferId, accept: true })
  await world.settle()
  return personId!
}

it('an open file is handed over once the other village accepts: closed here with all its facts, waiting there', async () => {
  const { here, there, personId, episodeId } = await worker()
  expect((await here.officer.asks(listHandovers, { personId })).open).toMatchObject([{ episodeId, stage: 'extended' }])
  const transferId = await move(here, there, personId)
  await world.settle()
  expect((await here.officer.asks(getEpisode, { episodeId })).episode.closedOn).toBeNull()
  const thereId = await accept(there, transferId)
  const old = await here.officer.asks(getEpisode, { episodeId })
  expect(old.episode).toMatchObject({ closedOn: '2026-10-01', closeReason: 'moved_away' })
  expect(old.stages).toHaveLength(2)
  const { waiting } = await there.officer.asks(listHandovers, { personId: thereId })
  expect(waiting).toMatchObject([{ destinationCountry: 'HK', occupationTold: 'merawat lansia', stage: 'extended' }])
  expect((await there.officer.asks(listEpisodes, {})).total).toBe(0)
  const kinds = (await there.officer.asks(listTasks, {})).tasks.map((task) => task.kind)
  expect(kinds).toContain('migration.takeUpHandover')
  await world.settle()
  expect((await there.officer.asks(listHandovers, { personId: thereId })).waiting).toHaveLength(1)
})

it('is taken up there as a file of its own; what happens after is not seen in the old village', async () => {
  const { here, there, personId, episodeId } = await worker()
  const thereId = await accept(there, await move(here, there, personId))
  const [handover] = (await there.officer.asks(listHandovers, { personId: thereId })).waiting
  const [handoverId, taken] = [handover!.id, newId()]
  await expect(here.officer.does(applyHandover, { handoverId, episodeId: newId() })).rejects.toMatchObject({
    kind: expect.stringMatching(/missing/),
  })
  const twice = await Promise.allSettled([
    there.officer.does(applyHandover, { handoverId, episodeId: taken }),
    there.officer.does(applyHandover, { handoverId, episodeId: newId() }),
  ])
  expect(twice.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  const [episode] = (await there.officer.asks(listEpisodes, {})).episodes
  const file = await there.officer.asks(getEpisode, { episodeId: episode!.id })
  expect(file.episode).toMatchObject({ destinationCountry: 'HK', agencyName: 'PT Contoh', stage: 'extended' })
  expect(file.stages.map((stage) => stage.occurredOn).sort()).toEqual(['2025-03-13', '2026-06-01'])
  expect(file.consultations).toEqual([])
  await there.officer.does(recordStage, {
    ...{ id: newId(), episodeId: episode!.id, stage: 'returned', occurredOn: '2026-11-01', source: 'person' },
  })
  expect((await here.officer.asks(getEpisode, { episodeId })).stages).toHaveLength(2)
  await expect(there.officer.does(refuseHandover, { handoverId, reason: 'x' })).rejects.toMatchObject({
    code: 'migration.handoverSettled',
  })
})

it('what could harm does not travel: over there somebody is at work, and nothing says otherwise', async () => {
  const { here, there, personId, episodeId } = await worker()
  const until = '2026-07-31' as PlainDate
  const telling = { evidence: 'izin habis sejak Juli', details: { until } }
  await here.officer.does(recordStage, {
    ...{ id: newId(), episodeId, stage: 'overstay', occurredOn: '2026-08-01', source: 'family', ...telling },
  })
  const thereId = await accept(there, await move(here, there, personId))
  const [handover] = (await there.officer.asks(listHandovers, { personId: thereId })).waiting
  const taken = newId()
  await there.officer.does(applyHandover, { handoverId: handover!.id, episodeId: taken })
  const file = await there.officer.asks(getEpisode, { episodeId: taken })
  expect(file.stages[0]).toMatchObject({ stage: 'working', occurredOn: '2026-08-01', details: {} })
  expect(JSON.stringify(file)).not.toMatch(/overstay|2026-07-31|izin habis/)
  expect((await here.officer.asks(getEpisode, { episodeId })).stages[0]?.stage).toBe('overstay')
})

it('a withdrawn move leaves the file open; a plain move out closes it and taking that back opens it again', async () => {
  const { here, there, personId, episodeId } = await worker()
  const transferId = await move(here, there, personId)
  await here.officer.does(withdrawTransfer, { transferId, reason: 'batal' })
  await world.settle()
  expect((await here.officer.asks(getEpisode, { episodeId })).episode.closedOn).toBeNull()
  const leaving = { personId, kind: 'move_out' as const, occurredOn: '2026-10-01' }
  const { effects } = await here.officer.asks(listEffects, leaving)
  const event = { ...leaving, id: newId(), effectsSeen: effects.map((effect) => effect.code) }
  await here.officer.does(recordLifeEvent, event)
  await world.settle()
  expect((await here.officer.asks(getEpisode, { episodeId })).episode.closeReason).toBe('moved_away')
  await here.officer.does(reverseLifeEvent, { id: newId(), eventId: event.id })
  await world.settle()
  expect((await here.officer.asks(getEpisode, { episodeId })).episode.closedOn).toBeNull()
})

it('the file of a protected person is on no list and opens to nobody but the officer and the head', async () => {
  const { here, personId, episodeId } = await worker()
  expect((await here.secretary.asks(listEpisodes, {})).total).toBe(1)
  await here.officer.does(requestProtection, { id: newId(), personId, wanted: true, reason: 'diancam calo' })
  const { episodes, total } = await here.secretary.asks(listEpisodes, {})
  expect([episodes.length, total]).toEqual([0, 0])
  for (const asked of [
    here.secretary.asks(getEpisode, { episodeId }),
    here.secretary.asks(listHandovers, { personId }),
  ])
    await expect(asked).rejects.toMatchObject({ kind: 'missing' })
  expect((await here.head.asks(listEpisodes, {})).total).toBe(1)
  expect((await here.officer.asks(getEpisode, { episodeId })).episode.id).toBe(episodeId)
})
