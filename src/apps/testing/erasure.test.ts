import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  checkLetter,
  getLetter,
  issueLetter,
  listLetters,
  listRegister,
  requestLetter,
  verifyLetter,
} from '#modules/letters/contract.ts'
import {
  closeEpisode,
  correctEpisode,
  getEpisode,
  getPrivateReason,
  neededRisks,
  recordConsultation,
  recordEpisode,
  recordOutsideNumber,
  recordPaperScans,
  recordReadiness,
  recordRedFlags,
  recordStage,
  reopenEpisode,
} from '#modules/migration/contract.ts'
import { recordProfile, recordService } from '#modules/placement/contract.ts'
import {
  applyImport,
  closeContact,
  correctPerson,
  findPeople,
  foldName,
  listEffects,
  listErasureDue,
  recordCareArrangement,
  recordConsent,
  recordContact,
  recordDocument,
  recordLifeEvent,
  recordPerson,
  recordPhoto,
  recordScans,
  requestChange,
  requestImport,
  requestProtection,
  settleErasure,
  settlePartErasure,
  settleScan,
} from '#modules/registry/contract.ts'
import { openSidTable, type Table, workbook } from '#modules/registry/import/testing/generate-files.ts'
import { syntheticPeople } from '#modules/registry/import/testing/synthetic-people.ts'
import { textBytes } from '#platform/client/device/keys-crypto.ts'
import { sealForVillage } from '#platform/client/device/keys-village.ts'
import { storedBytes } from '#platform/server/files.ts'
import { digest } from '#platform/server/keys.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { newId } from '#platform/shared/ids.ts'
import { getVillageKey, listParcels, recordParcel } from '#platform/shared/parcel-contract.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import { serverModules } from '../server/modules.ts'
import { findTraces, type Traces } from './find-traces.ts'
import { openWorld, type VillageWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.close())
// only the day is moved: the database and its timers go on as they are
const at = (day: string) => vi.setSystemTime(new Date(`${day}T03:00:00Z`))
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  at('2026-11-22')
})
afterEach(() => vi.useRealTimers())

const name = 'WIWIK SUMBADRIYAH'
const nik = '9999995207900001'
const passport = 'C7654321'
const phone = '81299887766'
// everything that is written about her in words bears this one
const mark = 'kenangan'

const traces = (): Traces => ({
  words: ['sumbadriyah', foldName(name), nik, passport, phone, mark],
  digests: [digest('nik', nik)],
})

const point = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

const loadHer = async (village: VillageWorld, more: object = {}) => {
  const [row = {}] = syntheticPeople(1)
  const table = openSidTable([{ ...row, nama: name, nik, ...more }]) as Table
  const importId = newId()
  const fileHash = await village.officer.sends(await workbook({ Sheet1: table }))
  await village.officer.does(requestImport, { importId, fileHash, fileName: 'penduduk.xlsx', pick: 'all' })
  await village.officer.does(applyImport, { importId })
  return fileHash
}

const inTheRegister = async (village: VillageWorld, personId: string): Promise<string[]> => {
  const { officer } = village
  const page = (what: string) => officer.sends(`%PDF-1.7 ${mark} ${what}`)
  const files = await Promise.all(['paspor', 'persetujuan', 'lama', 'bukti'].map(page))
  const photo = await officer.sends(Buffer.concat([point, Buffer.from(mark)]))
  await officer.does(recordProfile, { id: newId(), personId, skills: mark, certificates: [mark] })
  await officer.does(recordService, {
    ...{ id: newId(), personId, occurredOn: '2026-01-05', duty: 'e', channel: 'phone', topics: [] },
    ...{ note: mark, outcome: mark },
  })
  const [document = '', consent = '', scan = '', evidence = ''] = files
  const [contact, scanId, childId] = [newId(), newId(), newId()]
  await officer.does(recordContact, { id: contact, personId, value: `0${phone}`, note: mark })
  await officer.does(recordDocument, {
    ...{ id: newId(), personId, kind: 'PASPOR', number: passport, issuer: mark, fileHash: document },
  })
  for (const purpose of ['photo', 'migration-service'] as const)
    await officer.does(recordConsent, {
      ...{ id: newId(), personId, purpose, channel: 'written', givenOn: '2026-01-05' },
      ...{ scope: mark, witnessName: `Bu ${mark}`, fileHash: consent },
    })
  await officer.does(recordPhoto, { id: newId(), personId, fileHash: photo })
  await officer.does(recordScans, { scans: [{ id: scanId, fileHash: scan, label: mark }] })
  await officer.does(settleScan, { scanId, label: mark, personId, letterNumber: mark, kind: 'KK' })
  const child = { id: childId, name: 'Raka Putra', sex: 'male', birthDate: '2018-02-03' } as const
  await officer.does(recordPerson, { person: { ...child, mother: { name, nik: null, personId } } })
  await officer.does(recordCareArrangement, {
    ...{ id: newId(), childPersonId: childId, carerPersonId: personId, carerPhone: `0${phone}` },
    ...{ carerRelation: 'mother', fromOn: '2026-02-01' },
  })
  await officer.does(correctPerson, {
    ...{ id: newId(), personId },
    changes: [{ field: 'currentAddress', from: null, to: `Jalan ${mark} 4` }],
  })
  await officer.does(requestChange, {
    ...{ id: newId(), personId, reason: mark, evidenceFileHash: evidence },
    changes: [{ field: 'currentAddress', from: `Jalan ${mark} 4`, to: `Jalan ${mark} 5` }],
  })
  return [...files, photo]
}

const inMigration = async ({ officer }: VillageWorld, personId: string) => {
  const [episodeId, consultationId] = [newId(), newId()]
  const page = await officer.sends(`%PDF-1.7 ${mark} KTP`)
  await officer.does(recordEpisode, {
    ...{ id: episodeId, personId, startedOn: '2026-10-01', destinationCountry: 'TW', occupation: 'other' },
    ...{ occupationTold: mark, scheme: 'P2P', agencyName: `PT ${mark}`, agencyLicence: mark, contractMonths: 36 },
  })
  await officer.does(correctEpisode, {
    episodeId,
    changes: [{ id: newId(), field: 'agencyName', from: `PT ${mark}`, to: `PT ${mark} dua` }],
    reason: mark,
  })
  await officer.does(recordConsultation, {
    ...{ id: consultationId, episodeId, metOn: '2026-10-05', place: 'home', outcome: 'agree', candidateAlone: true },
    ...{ people: [{ name: `Pak ${mark}`, relation: 'spouse' }], apartFromRecruiter: true, risks: [...neededRisks] },
    ...{ agencyCheck: 'licence_list', agencyCheckNote: mark, privateReason: `dipukul, ${mark}` },
  })
  await officer.does(recordRedFlags, {
    ...{ episodeId, answeredOn: '2026-10-06' },
    answers: [{ id: newId(), code: 'R01', reply: 'yes', note: mark }],
  })
  await officer.does(recordPaperScans, {
    ...{ episodeId, documentCode: 'KTP', scans: [{ id: newId(), fileHash: page }] },
  })
  await officer.does(recordReadiness, {
    ...{ id: newId(), episodeId, documentCode: 'KK', status: 'collected', heldBy: 'owner', note: mark },
  })
  await officer.does(recordStage, {
    ...{ id: newId(), episodeId, stage: 'medical_fit', occurredOn: '2026-10-05', source: 'document' },
    details: { facilityName: mark, healthResult: 'fit' },
  })
  await officer.does(recordOutsideNumber, { id: newId(), episodeId, system: 'other', number: mark, note: mark })
  await officer.does(recordStage, {
    ...{
      id: newId(),
      episodeId,
      stage: 'cpmi_submitted',
      occurredOn: '2026-10-06',
      source: 'document',
      evidence: mark,
      details: { officeName: mark, number: mark },
    },
  })
  const closed = { id: newId(), episodeId, closedOn: '2026-11-20', reason: 'cancelled', note: mark } as const
  await officer.does(closeEpisode, closed)
  await officer.does(reopenEpisode, { id: newId(), episodeId, reason: mark })
  await officer.does(closeEpisode, { ...closed, id: newId() })
  return { episodeId, consultationId, page }
}

const inLetters = async (village: VillageWorld, personId: string) => {
  const [letterId, draftId] = [newId(), newId()]
  const fields = { address: `Dusun ${mark}`, since: 'tahun 2019', purpose: `membuka tabungan ${mark}` }
  for (const id of [letterId, draftId])
    await village.officer.does(requestLetter, { id, kind: 'domicile', personId, fields })
  await village.officer.does(verifyLetter, { letterId })
  const { code, number } = await village.head.does(issueLetter, { letterId })
  return { letterId, draftId, code, number }
}

/** What officers' phones left for the village, unread: each of these says it in another way that it is about her. */
const leftByPhones = async (
  village: VillageWorld,
  ids: { episodeId: string; draftId: string; consultationId: string },
) => {
  const key = await village.officer.asks(getVillageKey, {})
  const entry = newId()
  const she = { id: entry, name: 'Wiwik', sex: 'female', nik: '9999 9952 0790 0001', currentAddress: mark }
  const inputs = [
    { name: 'migration.recordReadiness', input: { id: newId(), episodeId: ids.episodeId, note: mark } },
    { name: 'letters.verifyLetter', input: { letterId: ids.draftId, note: mark } },
    { name: 'migration.recordConsultation', input: { consultationId: ids.consultationId, note: mark } },
    { name: 'registry.recordPerson', input: { person: she } },
    { name: 'registry.recordContact', input: { id: newId(), personId: entry, value: `0${phone}` } },
    { name: 'registry.recordPerson', input: { person: { id: newId(), name: 'Yatmi', sex: 'female' } } },
  ]
  const when = { village: null, occurredAt: '2026-11-20T02:00:00.000Z' }
  const commands = inputs.map((command) => ({ commandId: newId(), ...when, ...command }))
  for (const content of [{ version: 1, madeBy: null, commands }, ...commands.slice(0, 3)]) {
    const sealed = await sealForVillage(key, textBytes(JSON.stringify(content)))
    await village.officer.does(recordParcel, { village: village.id, sealed: Buffer.from(sealed).toString('base64') })
  }
}

const dies = async ({ officer }: VillageWorld, personId: string) => {
  const death = { personId, kind: 'death', occurredOn: '2026-11-21' } as const
  const { effects } = await officer.asks(listEffects, death)
  const effectsSeen = effects.map((effect) => effect.code)
  await officer.does(recordLifeEvent, { id: newId(), ...death, effectsSeen, place: mark })
}

const runJob = (village: VillageWorld, job: `${string}.${string}`) => {
  const found = serverModules.flatMap((module) => module.jobs ?? []).find((one) => one.name === job)
  return runAsSystem(world.test.house, { name: job, village: village.id, act: found!.run })
}

// files are let go by whoever heard that she was erased: told in a second round
const settleAll = async () => {
  await world.settle()
  await world.settle()
}

/** What stays after a person was erased, and by which law. Nothing else may. */
const keptByLaw: Readonly<Record<string, string>> = {
  'people.mother_name': 'the child lives on, and a mother is part of the child’s own identity (UU 23/2006 art. 58)',
  'people.mother_folded': 'the same, folded for searching',
  'letters.subject_name': 'the book of letters, ten years from the day of issue (UU 43/2009)',
  'letters.subject_folded': 'the same, folded for searching',
  'letters.fields': 'what an issued letter was made from goes with its words',
  'letter_contents.content_sealed': 'what an issued letter said, ten years from the day of issue (UU 43/2009)',
}

describe('a person whose time of keeping is over', () => {
  it('leaves nothing in any table or file but what a law keeps, and that until its own day', async () => {
    const village = await world.village()
    await loadHer(village)
    const { people } = await village.officer.asks(findPeople, { text: 'sumbadriyah' })
    const personId = people[0]!.id
    await loadHer(village, { pekerjaan_id: '9' })
    const files = await inTheRegister(village, personId)
    const { episodeId, consultationId, page } = await inMigration(village, personId)
    const { letterId, draftId, code, number } = await inLetters(village, personId)
    await leftByPhones(village, { episodeId, draftId, consultationId })
    await dies(village, personId)
    await world.settle()
    const before = await findTraces(world, village.id, traces())
    expect(before.length).toBeGreaterThan(30)
    expect(before).toContain('sealed_parcels.sealed')

    at('2032-02-01')
    await runJob(village, 'registry.remindOfErasure')
    await runJob(village, 'platform.forgetOutcomes')
    const { tasks } = await village.head.asks(listTasks, {})
    expect(tasks.map((task) => task.kind)).toContain('registry.eraseDue')
    expect((await village.head.asks(listErasureDue, {})).due).toMatchObject([{ personId }])
    await village.head.does(settleErasure, { personIds: [personId], reason: 'masa simpan' })
    await settleAll()

    const left = await findTraces(world, village.id, traces())
    expect(left.filter((column) => !(column in keptByLaw))).toEqual([])
    expect(Object.keys(keptByLaw).filter((column) => !left.includes(column))).toEqual([])
    const { parcels } = await village.officer.asks(listParcels, {})
    expect(parcels.map(({ commands }) => commands).toSorted()).toEqual([0, 0, 0, 1])
    for (const hash of [...files, page]) expect(await storedBytes(hash)).toBeUndefined()
    expect((await village.officer.asks(getEpisode, { episodeId })).episode).toMatchObject({ destinationCountry: 'TW' })
    await expect(village.officer.asks(getLetter, { letterId: draftId })).rejects.toMatchObject({ kind: 'missing' })
    expect((await village.officer.asks(listLetters, {})).letters.map((one) => one.id)).toEqual([letterId])

    at('2036-12-01')
    const parts = (await village.head.asks(listErasureDue, {})).parts
    expect(parts).toMatchObject([{ kind: 'letters.content', months: 120, groups: [{ key: '2026', count: 1 }] }])
    const part = { kind: 'letters.content', keys: ['2026'], reason: 'masa simpan' }
    await village.head.does(settlePartErasure, part)
    await world.settle()
    expect(await findTraces(world, village.id, traces())).toEqual(['people.mother_folded', 'people.mother_name'])
    const [line] = (await village.head.asks(listRegister, { year: 2026 })).rows
    expect(line).toMatchObject({ numberText: number, subjectName: '—' })
    expect(await world.anyone.asks(checkLetter, { mark: code }, { village: village.id })).toMatchObject({
      verdict: 'genuine',
      facts: { number, maskedNames: [] },
    })
    expect((await village.officer.asks(getLetter, { letterId })).content.letter.blocks).toHaveLength(1)
    await expect(village.head.does(settlePartErasure, part)).rejects.toMatchObject({
      code: 'registry.partNotErasable',
    })
  }, 120_000)
})

describe('a part whose time of keeping is over, of somebody who lives on', () => {
  const partsOf = async (who: VillageWorld['head']) =>
    (await who.asks(listErasureDue, {})).parts.map(({ kind, groups }) => [kind, groups.map((group) => group.label)])

  const twoPeople = async (village: VillageWorld) => {
    const [her, other] = [newId(), newId()]
    for (const [id, named] of [
      [her, 'Wiwik Sumbadriyah'],
      [other, 'Yatmi'],
    ] as const) {
      await village.officer.does(recordPerson, { person: { id, name: named, sex: 'female', birthDate: '1990-01-01' } })
      const contactId = newId()
      await village.officer.does(recordContact, { id: contactId, personId: id, value: `0${phone}`, note: mark })
      await village.officer.does(closeContact, { contactId, endedOn: '2026-11-22' })
    }
    return { her, other, ...(await inMigration(village, her)) }
  }

  it('is listed in its month, erased by the head’s word alone, and nothing else goes', async () => {
    const village = await world.village()
    const { her, other, consultationId, episodeId } = await twoPeople(village)
    expect(await partsOf(village.head)).toEqual([])
    at('2028-11-21')
    expect(await partsOf(village.head)).toEqual([])

    at('2028-12-01')
    await runJob(village, 'registry.remindOfErasure')
    const due = [
      ['registry.endedContact', ['Wiwik Sumbadriyah', 'Yatmi']],
      ['migration.privateReason', ['Wiwik Sumbadriyah']],
    ]
    expect(await partsOf(village.secretary)).toEqual(due)
    expect(await findTraces(world, village.id, traces())).toContain('consultation_reasons.private_reason_sealed')
    const reason = 'masa simpan'
    const contacts = { kind: 'registry.endedContact', keys: [her], reason }
    await expect(village.secretary.does(settlePartErasure, contacts)).rejects.toMatchObject({ kind: 'forbidden' })
    for (const wrong of [
      { kind: 'registry.endedContact', keys: [newId()], reason },
      { kind: 'migration.privateReason', keys: [other], reason },
      { kind: 'migration.oldFile', keys: [her], reason },
      { kind: 'nothing.known', keys: [her], reason },
    ])
      await expect(village.head.does(settlePartErasure, wrong)).rejects.toMatchObject({
        code: 'registry.partNotErasable',
      })
    expect(await village.head.does(settlePartErasure, contacts)).toEqual({ erased: 1 })
    expect(await partsOf(village.head)).toEqual([['registry.endedContact', ['Yatmi']], due[1]])
    expect(await openErasure(village)).toBe(true)
    await village.head.does(settlePartErasure, { kind: 'registry.endedContact', keys: [other], reason })
    await village.head.does(settlePartErasure, { kind: 'migration.privateReason', keys: [her], reason })
    expect(await openErasure(village)).toBe(false)
    await expect(village.officer.asks(getPrivateReason, { consultationId })).rejects.toMatchObject({ kind: 'missing' })
    expect(await findTraces(world, village.id, traces())).toContain('red_flag_answers.note')

    at('2031-12-01')
    expect(await partsOf(village.head)).toEqual([['migration.troubleNote', ['Wiwik Sumbadriyah']]])
    await village.head.does(settlePartErasure, { kind: 'migration.troubleNote', keys: [her], reason })
    expect(await findTraces(world, village.id, traces())).not.toContain('red_flag_answers.note')
    expect(await findTraces(world, village.id, traces())).toContain('episodes.agency_name')

    at('2036-12-01')
    await village.head.does(settlePartErasure, { kind: 'migration.oldFile', keys: [her], reason })
    await runJob(village, 'platform.forgetOutcomes')
    await settleAll()
    expect(await partsOf(village.head)).toEqual([])
    const named = ['people.name', 'people.name_folded', 'person_search_keys.key']
    expect((await findTraces(world, village.id, traces())).filter((column) => !named.includes(column))).toEqual([])
    const file = await village.officer.asks(getEpisode, { episodeId })
    expect(file.episode).toMatchObject({ destinationCountry: 'TW', agencyName: null })
  }, 120_000)

  it('is no way to learn of a protected person', async () => {
    const village = await world.village()
    const { her } = await twoPeople(village)
    await village.officer.does(requestProtection, { id: newId(), personId: her, wanted: true, reason: 'diancam' })
    at('2028-12-01')
    expect(await partsOf(village.secretary)).toEqual([['registry.endedContact', ['Yatmi']]])
    expect(await partsOf(village.head)).toHaveLength(2)
  }, 120_000)

  const openErasure = async (village: VillageWorld) =>
    (await village.head.asks(listTasks, {})).tasks.some((task) => task.kind === 'registry.eraseDue')
})
