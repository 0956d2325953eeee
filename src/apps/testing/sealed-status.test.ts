import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { getLetterForm } from '#modules/letters/contract.ts'
import {
  getContract,
  getEpisode,
  getEpisodeSheet,
  getJourney,
  getLife,
  guardedAttributes,
  listEpisodes,
  listPersonEpisodes,
  recordEpisode,
  recordStage,
} from '#modules/migration/contract.ts'
import { episodeSnapshot } from '#modules/migration/server/index.ts'
import { type Family, family } from '#modules/migration/testing/candidate.ts'
import { getPersonCopy, recordPersonCopy } from '#modules/registry/contract.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { newId } from '#platform/shared/ids.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import { serverModules } from '../server/modules.ts'
import { openWorld, type Person, type VillageWorld, type World } from './world.ts'

let world: World
let village: VillageWorld
let ids: Family
let episodeId: string

/** What nothing but the officer's own file may say: the status, its reasons, and what proves it. */
const telling =
  /procedural|no_id_pmi|visit_visa|no_contract|unlicensed|overstay|deported|visaKind|hadIdPmi|hadContract|healthResult|pilgrimage|2024-03-31|Imigrasi Jeddah|razia|izin habis/

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
  ids = await family(village)
  episodeId = newId()
  const { officer } = village
  await officer.does(recordEpisode, {
    ...{ id: episodeId, personId: ids.dewi, entryRoute: 'abroad', startedOn: '2024-01-10', destinationCountry: 'SA' },
    ...{ occupation: 'housekeeper', scheme: 'UNKNOWN' },
  })
  const tell = (stage: 'departed' | 'overstay' | 'deported', occurredOn: string, details: object, evidence?: string) =>
    officer.does(recordStage, {
      ...{ id: newId(), episodeId, stage, occurredOn, source: 'family', details, evidence: evidence ?? null },
    })
  await tell('departed', '2024-01-08', { visaKind: 'pilgrimage', hadIdPmi: 'no', hadContract: 'no', port: 'Juanda' })
  await tell('overstay', '2024-04-01', { until: '2024-03-31' }, 'takut razia')
  await tell('deported', '2026-06-01', { cause: 'izin habis', officeName: 'Imigrasi Jeddah', port: 'Juanda' })
}, 120_000)
afterAll(() => world?.close())

/** What she takes along, opened. */
const copyOf = async (personId: string): Promise<unknown> => {
  const [copyId, passphrase] = [newId(), 'sawah hijau di bukit']
  await village.officer.does(recordPersonCopy, { id: copyId, personId })
  const { base64 } = await village.officer.asks(getPersonCopy, { personId, copyId, passphrase })
  const { BlobReader, TextWriter, ZipReader } = await import('@zip.js/zip.js')
  const archive = new ZipReader(new BlobReader(new Blob([Buffer.from(base64, 'base64')])), { password: passphrase })
  const entry = (await archive.getEntries()).find(({ filename }) => filename === 'data-saya.json')
  if (!entry || entry.directory) throw new Error('no copy in the archive')
  return JSON.parse(await entry.getData(new TextWriter()))
}

const asksAll = (who: Person) =>
  Promise.all([
    who.asks(listEpisodes, {}),
    who.asks(listPersonEpisodes, { personId: ids.dewi }),
    who.asks(getJourney, { householdId: ids.household }),
    who.asks(getLife, { personId: ids.dewi }),
    who.asks(listTasks, {}),
  ])

describe('how somebody went', () => {
  it('is known to the migration officer, with its reasons and what proves it', async () => {
    const file = await village.officer.asks(getEpisode, { episodeId })
    expect(file.procedural).toEqual({
      status: 'non_procedural',
      reasons: ['no_id_pmi', 'visit_visa', 'no_contract', 'overstay'],
    })
    expect(file.stages.find(({ stage }) => stage === 'departed')?.details).toMatchObject({ visaKind: 'pilgrimage' })
  })

  it('is on no list, picture or task, whoever looks; not even the officer sees it over a shoulder', async () => {
    for (const who of [village.officer, village.head, village.secretary]) {
      const answers = JSON.stringify(await asksAll(who))
      expect(answers).toContain('Dewi Lestari')
      expect(answers).not.toMatch(telling)
    }
  })

  it('is not in the file as the head and the secretary open it: she worked, and she is back', async () => {
    for (const who of [village.head, village.secretary]) {
      const file = await who.asks(getEpisode, { episodeId })
      expect(file.procedural).toBeNull()
      expect(file.episode.stage).toBe('returned')
      expect(file.stages.map(({ stage }) => stage)).toEqual(['returned', 'working', 'working', 'departed'])
      expect(file.stages.map(({ details }) => details)).toEqual([{ port: 'Juanda' }, {}, {}, { port: 'Juanda' }])
      expect(JSON.stringify({ ...file, procedural: undefined })).not.toMatch(telling)
      await expect(who.asks(getContract, { episodeId })).rejects.toMatchObject({ kind: 'forbidden' })
    }
  })

  it('leaves the house in no spreadsheet, letter or copy', async () => {
    const sheet = await village.officer.asks(getEpisodeSheet, {})
    expect(sheet.rows).toMatchObject([{ stage: 'returned' }])
    expect(JSON.stringify(sheet)).not.toMatch(telling)
    let snapshot: unknown
    await runAsSystem(world.test.house, {
      ...{ name: 'letters.requestLetter', village: village.id },
      act: async (context) => {
        snapshot = await episodeSnapshot(context, episodeId)
      },
    })
    expect(JSON.stringify(snapshot)).not.toMatch(telling)
    const form = await village.officer.asks(getLetterForm, { kind: 'lost_contact', personId: ids.dewi, episodeId })
    expect(JSON.stringify(form)).not.toMatch(telling)
    const copy = await copyOf(ids.dewi)
    expect(copy).toMatchObject({ journeys: [{ stage: 'returned' }], course: { events: expect.any(Array) } })
    expect(JSON.stringify(copy)).toContain('Juanda')
    expect(JSON.stringify(copy)).not.toMatch(telling)
  })

  it('is asked about by one operation of the house alone, and by none that is open to anybody', () => {
    const operations = serverModules.flatMap((module) => module.handlers.map(({ operation }) => operation))
    const shape = (operation: (typeof operations)[number]) =>
      JSON.stringify(z.toJSONSchema(operation.output, { unrepresentable: 'any' }))
    const status = operations.filter((operation) => /"non_procedural"|"no_id_pmi"/.test(shape(operation)))
    expect(status.map(({ name }) => name)).toEqual(['migration.getEpisode'])
    const guarded = new RegExp(guardedAttributes.map((name) => `"${name}"`).join('|'))
    const proofs = operations.filter((operation) => guarded.test(shape(operation))).map(({ name }) => name)
    expect(proofs.filter((name) => !name.startsWith('migration.'))).toEqual([])
    expect(operations.filter(({ open }) => open).filter((one) => guarded.test(shape(one)))).toEqual([])
  })
})
