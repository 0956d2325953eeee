import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type World } from '#apps/testing/world.ts'
import { listEffects, mergePeople, recordHousehold, recordLifeEvent, reverseMerge } from '#modules/registry/contract.ts'
import { runJob } from '#platform/server/queue.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { endTask } from '#platform/server/tasks.ts'
import { addMonths, plainDate } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { getEpisode, recordEpisode, recordReadiness } from './contract.ts'
import { remindDaily } from './server/daily-job.ts'
import { passportExpiring } from './server/task-kinds.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.close())

const worker = async () => {
  const village = await world.village()
  const [personId, twinId, episodeId] = [newId(), newId(), newId()]
  const person = (id: string, name: string) => ({
    id,
    name,
    sex: 'female' as const,
    birthDate: '1990-01-01',
    maritalCode: '1',
  })
  await village.officer.does(recordHousehold, {
    household: { id: newId(), hamlet: 'Kidul' },
    members: [
      { person: person(personId, 'Siti Aminah'), relationCode: '1' },
      { person: person(twinId, 'Sri Mulyati'), relationCode: '11' },
    ],
  })
  await village.officer.does(recordEpisode, {
    id: episodeId,
    personId,
    entryRoute: 'abroad',
    startedOn: '2025-03-13',
    destinationCountry: 'HK',
  })
  return { village, personId, twinId, episodeId }
}

it('hears of a death from the register: the last stage of that life, and no more tasks', async () => {
  const { village, personId, twinId, episodeId } = await worker()
  const death = { personId, kind: 'death' as const, occurredOn: '2026-09-01' }
  const { effects } = await village.officer.asks(listEffects, death)
  const effectsSeen = effects.map((effect) => effect.code)
  await village.officer.does(recordLifeEvent, { ...death, id: newId(), effectsSeen, newHeadPersonId: twinId })
  await world.settle()
  await world.settle()
  const file = await village.officer.asks(getEpisode, { episodeId })
  expect(file.stages.filter((stage) => stage.stage === 'deceased')).toMatchObject([{ occurredOn: '2026-09-01' }])
  expect(file.nextStep.code).toBe('none')
})

it('goes along when two entries of one human become one, and back when it was a mistake', async () => {
  const { village, personId, twinId, episodeId } = await worker()
  const merge = { id: newId(), keptPersonId: twinId, mergedPersonId: personId, reason: 'orang yang sama' }
  await village.officer.does(mergePeople, merge)
  await world.settle()
  expect((await village.officer.asks(getEpisode, { episodeId })).person.id).toBe(twinId)
  await village.officer.does(reverseMerge, { mergeId: merge.id, reason: 'ternyata dua orang' })
  await world.settle()
  expect((await village.officer.asks(getEpisode, { episodeId })).person.id).toBe(personId)
})

it('reminds of a passport that time alone has brought near its end', async () => {
  const { village, episodeId } = await worker()
  const today = plainDate(new Date().toISOString().slice(0, 10))
  const passport = {
    id: newId(),
    episodeId,
    documentCode: 'PASPOR' as const,
    status: 'verified' as const,
    heldBy: 'owner' as const,
  }
  await village.officer.does(recordReadiness, { ...passport, expiresOn: addMonths(today, 8) })
  const open = () =>
    world.asOwner(
      "select 1 from tasks where subject_id = $1 and kind = 'migration.passportExpiring' and ended_at is null",
      [episodeId],
    )
  expect(await open()).toHaveLength(1)
  const forget = { name: 'migration.remindDaily', village: village.id } as const
  await runAsSystem(world.test.house, {
    ...forget,
    act: (context) => endTask(context, passportExpiring, episodeId, 'test'),
  })
  expect(await open()).toHaveLength(0)
  const faults: unknown[] = []
  await runJob(world.test.house, remindDaily, (fault) => faults.push(fault))
  expect(faults).toEqual([])
  expect(await open()).toHaveLength(1)
})
