import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getLetter, getLetterForm, listLetters, requestLetter } from '#modules/letters/contract.ts'
import { openCandidate, recordFamily, talkWithFamily, today } from '#modules/letters/testing/family.ts'
import {
  correctEpisode,
  getContract,
  getEpisode,
  getFamilyExpiries,
  getJourney,
  getLife,
  getPersonExpiries,
  getPrivateReason,
  getReturn,
  getRound,
  listCheckIns,
  listContacts,
  listEpisodes,
  listExpiries,
  listOutsideNumbers,
  listPersonEpisodes,
  listRoundHouseholds,
  listVerificationQueue,
  neededRisks,
  openRound,
  recordCheckIn,
  recordConsultation,
  recordEpisode,
  recordKin,
  recordOutsideNumber,
  recordReadiness,
  recordRedFlags,
  recordReturn,
  recordRoundVisit,
  recordStage,
  requestVerification,
} from '#modules/migration/contract.ts'
import { getRow, listRows } from '#modules/references/contract.ts'
import {
  correctPerson,
  findPeople,
  getHousehold,
  getPerson,
  recordCareArrangement,
  recordConsent,
  recordDocument,
  requestProtection,
  settleProtection,
} from '#modules/registry/contract.ts'
import { textBytes } from '#platform/client/device/keys-crypto.ts'
import { sealForVillage } from '#platform/client/device/keys-village.ts'
import { listConflicts, settleConflict } from '#platform/shared/conflict-contract.ts'
import { addDays } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf, Operation } from '#platform/shared/operation.ts'
import { getVillageKey } from '#platform/shared/parcel-contract.ts'
import { sealedText } from '#platform/shared/sealed-text.ts'
import { listChanges } from '#platform/shared/sync-contract.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import { answeringPhone } from './answering-phone.ts'
import { openWorld, type Person, type VillageWorld, type World } from './world.ts'

let world: World
let village: VillageWorld

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
})
afterAll(() => world.close())

const phoneOf = (person: Person, role?: string) => answeringPhone(world, person, role)

describe('after one pull, without a signal', () => {
  it("a candidate's file reads as at the office, down to the papers and the one next step", async () => {
    const ids = await recordFamily(village)
    const episodeId = await openCandidate(village, ids)
    await talkWithFamily(village, ids, episodeId)
    const flags = [{ id: newId(), code: 'R01' as const, reply: 'no' as const }]
    await village.officer.does(recordRedFlags, { episodeId, answeredOn: today(), answers: flags })
    const ktp = { id: newId(), episodeId, documentCode: 'KTP' as const, status: 'verified' as const }
    await village.officer.does(recordReadiness, { ...ktp, number: '3307105208029001' })
    await village.officer.does(requestVerification, { id: newId(), episodeId })
    const phone = await phoneOf(village.officer)
    await phone.device.sync()
    const [office, here] = [
      await village.officer.asks(getEpisode, { episodeId }),
      phone.says(getEpisode, { episodeId }),
    ]
    // who recruits and what was referred stays at the office
    expect({ ...here, readiness: null, consultations: null }).toEqual({
      ...{ ...office, recruiters: null, referrals: null },
      readiness: null,
      consultations: null,
    })
    const papers = (file: typeof office) =>
      file.readiness.items.map(({ recordedAt: _at, recordedByName: _by, ...item }) => item)
    expect(papers(here)).toEqual(papers(office))
    expect(here.consultations).toEqual(office.consultations)
    expect(phone.says(listEpisodes, {})).toEqual(await village.officer.asks(listEpisodes, {}))
    const ofDewi = { personId: ids.dewi }
    expect(phone.says(listPersonEpisodes, ofDewi)).toEqual(await village.officer.asks(listPersonEpisodes, ofDewi))
    const queue = phone.says(listVerificationQueue, {})
    expect(queue.waiting.map((item) => item.episodeId)).toContain(episodeId)
    // who sits in office only the office knows
    expect(queue).toEqual({ ...(await village.officer.asks(listVerificationQueue, {})), headInOffice: true })
    const journey = { householdId: ids.household }
    expect(phone.says(getJourney, journey)).toEqual(await village.officer.asks(getJourney, journey))
  })

  it('a life abroad reads as at the office: picture, contract, numbers, what runs out; what is guarded, only in the hand that wrote it', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const episodeId = await openCandidate(village, ids)
    await talkWithFamily(village, ids, episodeId)
    const day = (value: string) => value as ReturnType<typeof today>
    const told: readonly InputOf<typeof recordStage>[] = [
      {
        ...{ id: newId(), episodeId, stage: 'contract_signed', occurredOn: '2025-01-05', source: 'document' },
        details: { wage: 4_990, currency: 'HKD', endsOn: day('2027-01-31'), startsOn: day('2025-02-01') },
      },
      {
        ...{ id: newId(), episodeId, stage: 'departed', occurredOn: '2025-02-01', source: 'family' },
        details: { visaKind: 'work', hadIdPmi: 'yes', hadContract: 'yes', port: 'Juanda' },
      },
    ]
    for (const one of told) await village.officer.does(recordStage, one)
    await village.officer.does(recordOutsideNumber, { id: newId(), episodeId, system: 'bpjs_tk', number: '123' })
    const phone = await phoneOf(village.officer)
    await phone.device.sync()
    const asked = [
      [getLife, { personId: ids.dewi }],
      [getContract, { episodeId }],
      [listOutsideNumbers, { episodeId }],
      [listExpiries, { withinDays: 3650 }],
      [getFamilyExpiries, { householdId: ids.household }],
      [getPersonExpiries, { personId: ids.dewi }],
    ] as const
    for (const [operation, input] of asked)
      expect(phone.says(operation as Operation, input)).toEqual(
        await village.officer.asks(operation as Operation, input),
      )
    expect(phone.says(getEpisode, { episodeId }).procedural).toMatchObject({ status: 'procedural' })
    phone.cut()
    const silence = { lastHeardOn: day('2026-08-01'), channel: 'phone' as const }
    await phone.writes(recordStage, {
      ...{ id: newId(), episodeId, stage: 'lost_contact', occurredOn: '2026-09-01', source: 'family' },
      details: silence,
    })
    const here = phone.says(getEpisode, { episodeId })
    const silent = here.stages.find(({ stage }) => stage === 'lost_contact')
    expect([here.episode.stage, silent?.details]).toEqual(['lost_contact', silence])
    const other = await village.person('migration_officer', { name: 'Ratna Sari' })
    const theirs = await phoneOf(other)
    await theirs.device.sync()
    const file = theirs.says(getEpisode, { episodeId })
    expect(file.procedural).toBeNull()
    const theirFindings = theirs.says(getContract, { episodeId }).findings.map(({ term }) => term)
    expect([theirFindings.includes('least_wage'), theirFindings.includes('work_visa')]).toEqual([true, false])
    expect(file.stages.find(({ stage }) => stage === 'departed')?.details).toEqual({ port: 'Juanda' })
    expect(JSON.stringify(theirs.device.rows().all('stage_events'))).not.toContain('visaKind')
  })

  it('the list of today is that of the office, and only of the own role', async () => {
    const phone = await phoneOf(village.officer)
    await phone.device.sync()
    const office = await village.officer.asks(listTasks, {})
    expect(office.tasks.length).toBeGreaterThan(0)
    const byId = ({ tasks }: typeof office) => tasks.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    expect(byId(phone.says(listTasks, {}))).toEqual(byId(office))
    const ofHead = await phoneOf(village.head, 'head')
    await ofHead.device.sync()
    expect(byId(ofHead.says(listTasks, {}))).toEqual(byId(await village.head.asks(listTasks, {})))
  })

  it('law, papers and numbers to call are there, and come once', async () => {
    const phone = await phoneOf(village.officer)
    await phone.device.sync()
    for (const input of [
      { kind: 'required-document' as const, limit: 200 },
      { text: 'visa hong kong' },
      { only: 'past' as const },
    ]) {
      const office = await village.officer.asks(listRows, input)
      expect(office.total).toBeGreaterThan(0)
      const ids = ({ rows }: typeof office) => rows.map(({ id }) => id).toSorted()
      const here = phone.says(listRows, input)
      expect([here.total, ids(here)]).toEqual([office.total, ids(office)])
      const id = office.rows[0]?.id ?? ''
      expect(phone.says(getRow, { id }).row).toEqual((await village.officer.asks(getRow, { id })).row)
    }
    const first = await village.officer.asks(listChanges, { since: null, shape: null, common: null })
    const again = await village.officer.asks(listChanges, {
      since: first.upTo,
      shape: first.shape,
      common: first.common ?? null,
    })
    const references = (changes: typeof first) => changes.tables.filter(({ table }) => table === 'reference_rows')
    expect([references(first).length, references(again)]).toEqual([1, []])
  })

  it('who is abroad and silent stands as at the office; a contact is shown at once, its note is not kept open', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const episodeId = newId()
    await village.officer.does(recordEpisode, {
      ...{ id: episodeId, personId: ids.agus, entryRoute: 'abroad', startedOn: addDays(today(), -200) },
    })
    const phone = await phoneOf(village.officer)
    await phone.device.sync()
    expect(phone.says(listContacts, {})).toEqual(await village.officer.asks(listContacts, {}))
    phone.cut()
    const key = await village.officer.asks(getVillageKey, {})
    const bytes = await sealForVillage(key, textBytes('majikannya baik'))
    const note = sealedText(Buffer.from(bytes).toString('base64'))
    const told = { madeBy: 'officer', channel: 'phone', spokenTo: 'family', state: 'well' } as const
    await phone.writes(recordCheckIn, {
      ...{ id: newId(), episodeId, contactedOn: today(), ...told, note },
    })
    await phone.writes(recordKin, {
      ...{
        id: newId(),
        episodeId,
        personId: ids.dewi,
        relation: 'spouse',
        phone: '081234567890',
        confirmedOn: today(),
      },
    })
    const here = phone.says(listCheckIns, { episodeId })
    expect(here).toMatchObject({
      notesAtOffice: true,
      rhythm: { heardOn: today(), reasons: null },
      kin: { personId: ids.dewi },
    })
    expect(here.checkIns).toMatchObject([{ state: 'well', note: null }])
    expect(JSON.stringify(phone.device.outbox())).not.toContain('majikannya baik')
    phone.mend()
    await phone.device.sync()
    expect(phone.device.outbox()).toEqual([])
    const office = await village.officer.asks(listCheckIns, { episodeId })
    expect(office.checkIns).toMatchObject([{ note: 'majikannya baik' }])
    expect(phone.says(listContacts, {})).toEqual(await village.officer.asks(listContacts, {}))
  })

  it('a homecoming and a visit of a round are shown at once, and the office says the same after they were sent', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const [episodeId, roundId] = [newId(), newId()]
    await village.officer.does(recordEpisode, {
      ...{ id: episodeId, personId: ids.agus, entryRoute: 'abroad', startedOn: addDays(today(), -400) },
    })
    await village.officer.does(recordStage, {
      ...{ id: newId(), episodeId, stage: 'departed', occurredOn: addDays(today(), -300), source: 'family' },
    })
    await village.officer.does(openRound, { id: roundId, year: 2026, half: 2 })
    const phone = await phoneOf(village.officer)
    await phone.device.sync()
    phone.cut()
    const told = {
      reason: 'contract_end',
      health: 'needs_care',
      wish: 'rest',
      child: 'well',
      insuranceClaim: 'no',
    } as const
    await phone.writes(recordReturn, { id: newId(), episodeId, cameHomeOn: addDays(today(), -2), ...told })
    expect(phone.says(getReturn, { episodeId })).toMatchObject({
      form: { health: 'needs_care' },
      due: [{ months: 1 }, {}, {}],
    })
    expect(phone.says(getEpisode, { episodeId }).episode.stage).toBe('returned')
    expect(phone.says(listEpisodes, {}).episodes).toMatchObject([{ stage: 'returned', nextStep: { code: 'none' } }])
    const { hamlet, rt } = phone.says(getRound, { roundId }).areas[0]!
    const leads = [{ id: newId(), name: 'Murni', country: 'MY' }]
    await phone.writes(recordRoundVisit, {
      ...{ id: newId(), roundId, householdId: ids.household, outcome: 'asked', visitedOn: today(), leads },
    })
    expect(phone.says(listRoundHouseholds, { roundId, hamlet, rt }).households).toMatchObject([
      { visit: { outcome: 'asked' } },
    ])
    phone.mend()
    await phone.device.sync()
    expect(phone.device.outbox()).toEqual([])
    const office = await village.officer.asks(getReturn, { episodeId })
    expect(phone.says(getReturn, { episodeId })).toEqual({ ...office, sealedAtOffice: true })
    const round = await village.officer.asks(getRound, { roundId })
    expect(phone.says(getRound, { roundId })).toEqual({ ...round, cadres: null })
    expect(round).toMatchObject({ areas: [{ counts: { asked: 1 } }], leads: [{ name: 'Murni' }] })
  })

  it('letters are known by their state; their words and what is specific stay at the office', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const letterId = newId()
    const fields = {
      reporterId: ids.agus,
      reporterRelation: 'suami',
      country: 'Malaysia',
      lastContactOn: '2026-07-01',
      chronology: 'telepon tidak diangkat',
    }
    await village.officer.does(requestLetter, { id: letterId, kind: 'lost_contact', personId: ids.dewi, fields })
    const phone = await phoneOf(village.officer)
    await phone.device.sync()
    const office = await village.officer.asks(listLetters, { personId: ids.dewi })
    expect(phone.says(listLetters, { personId: ids.dewi })).toEqual(office)
    const here = phone.says(getLetter, { letterId })
    expect(here).toMatchObject({ state: 'requested', isAtOffice: true, events: [{ kind: 'requested' }] })
    expect(JSON.stringify(phone.device.rows().all('letters'))).not.toContain('telepon tidak diangkat')
  })

  it('a talk and signs that another officer wrote are known to be, not what they say', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const episodeId = await openCandidate(village, ids)
    await talkWithFamily(village, ids, episodeId)
    const told = [{ id: newId(), code: 'R02' as const, reply: 'yes' as const, note: 'disuruh memalsukan umur' }]
    await village.officer.does(recordRedFlags, { episodeId, answeredOn: today(), answers: told })
    const phone = await phoneOf(village.head, 'head')
    const [writers, colleagues] = [
      await phoneOf(village.officer),
      await phoneOf(await village.person('migration_officer', { name: 'Wahyu Prasetyo' })),
    ]
    // at the same moment, one after the other: what is read once for many is not the same for each
    for (const one of [writers, colleagues, phone]) await one.device.sync()
    const signs = ({ device }: typeof phone) => JSON.stringify(device.rows().all('red_flag_answers'))
    expect(signs(writers)).toMatch(/R02.*memalsukan/)
    expect(signs(colleagues)).not.toMatch(/R02|memalsukan/)
    const carers = ({ device }: typeof phone) => device.rows().all('consultation_carers')
    expect(carers(writers).every(({ relation }) => relation !== null)).toBe(true)
    expect(carers(colleagues).map(({ relation }) => relation)).toEqual(carers(writers).map(() => null))
    const here = phone.says(getEpisode, { episodeId })
    const office = await village.head.asks(getEpisode, { episodeId })
    expect(here.consultations).toMatchObject([{ isAtOffice: true, metOn: office.consultations[0]?.metOn }])
    expect([here.redFlags, here.nextStep]).toEqual([null, office.nextStep])
    const talks = phone.device.rows().where('consultations', 'episode_id', episodeId)
    expect(talks.map(({ outcome, candidate_alone: alone }) => [outcome, alone])).toEqual([[null, null]])
    expect(JSON.stringify(phone.device.rows().all('red_flag_answers'))).not.toMatch(/R02|memalsukan/)
  })
})

describe('written without a signal', () => {
  it('talk, signs, a paper and a request are shown at once, and the office says the same after they were sent', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const episodeId = await openCandidate(village, ids)
    const phone = await phoneOf(village.officer)
    await phone.device.sync()
    phone.cut()
    await phone.writes(recordConsultation, {
      ...{
        id: newId(),
        episodeId,
        metOn: today(),
        place: 'home',
        people: [{ personId: ids.agus, relation: 'spouse' }],
      },
      ...{ apartFromRecruiter: true, candidateAlone: true, agencyCheck: 'licence_list', risks: [...neededRisks] },
      ...{
        carers: [{ childPersonId: ids.kirana, carerPersonId: ids.sutinah, relation: 'grandparent' }],
        outcome: 'agree',
      },
    })
    const flags = [{ id: newId(), code: 'R01' as const, reply: 'yes' as const }]
    await phone.writes(recordRedFlags, { episodeId, answeredOn: today(), answers: flags })
    const ktp = { id: newId(), episodeId, documentCode: 'KTP' as const, status: 'verified' as const }
    await phone.writes(recordReadiness, { ...ktp, number: '3307105208029001' })
    const form = phone.says(getLetterForm, { kind: 'family_permission', personId: ids.dewi, episodeId })
    expect(form).toMatchObject({ obstacle: null, subjectName: 'Dewi Lestari', fields: { giverId: ids.agus } })
    const before = phone.says(getEpisode, { episodeId })
    expect(before.consultations).toMatchObject([{ outcome: 'agree', lacks: [], carers: [{ carerName: 'Sutinah' }] }])
    expect(before.redFlags?.asked).toBe(1)
    expect(before.readiness.items.find(({ code }) => code === 'KTP')?.status).toBe('verified')
    phone.mend()
    await phone.device.sync()
    expect(phone.device.outbox()).toEqual([])
    const office = await village.officer.asks(getEpisode, { episodeId })
    expect(before.nextStep).toEqual(office.nextStep)
    expect(phone.says(getEpisode, { episodeId }).nextStep).toEqual(office.nextStep)
  })

  it('a letter asked for stands in the list, and a form its kind refuses is refused on the phone', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const phone = await phoneOf(village.officer)
    await phone.device.sync()
    phone.cut()
    const form = phone.says(getLetterForm, { kind: 'domicile', personId: ids.dewi })
    expect(form.fields.address).toBe('Dusun Sikarang RT 03 RW 02, Desa Contoh, Kecamatan Contoh')
    const ask = { id: newId(), kind: 'domicile' as const, personId: ids.dewi }
    await expect(phone.writes(requestLetter, { ...ask, fields: {} })).rejects.toMatchObject({
      code: 'letters.fieldsWrong',
    })
    await phone.writes(requestLetter, { ...ask, fields: { ...form.fields, since: 'tahun 2019', purpose: 'menabung' } })
    expect(phone.says(listLetters, { personId: ids.dewi }).letters).toMatchObject([{ id: ask.id, state: 'requested' }])
    expect(phone.says(getLetter, { letterId: ask.id })).toMatchObject({ subjectName: 'Dewi Lestari', isAtOffice: true })
    phone.mend()
    await phone.device.sync()
    expect((await village.officer.asks(listLetters, { personId: ids.dewi })).letters).toMatchObject([{ id: ask.id }])
  })

  it('papers, consents and the care of a child are shown on the person at once', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const phone = await phoneOf(village.officer)
    await phone.device.sync()
    phone.cut()
    const paper = { id: newId(), personId: ids.dewi, kind: 'PASPOR' as const, number: 'B1234567' }
    const dated = { issuedOn: '2026-01-02', expiresOn: '2031-01-02' }
    await expect(
      phone.writes(recordDocument, { ...paper, issuedOn: '2031-01-02', expiresOn: '2026-01-02' }),
    ).rejects.toMatchObject({ code: 'registry.endsBeforeIssued' })
    await phone.writes(recordDocument, { ...paper, ...dated })
    const consent = { id: newId(), personId: ids.dewi, purpose: 'photo' as const, channel: 'written' as const }
    await phone.writes(recordConsent, { ...consent, givenOn: today() })
    await phone.writes(recordCareArrangement, {
      id: newId(),
      childPersonId: ids.kirana,
      carerPersonId: ids.sutinah,
      carerRelation: 'grandparent',
      fromOn: today(),
    })
    const dewi = phone.says(getPerson, { personId: ids.dewi })
    expect(dewi.documents).toMatchObject([{ kind: 'PASPOR', numberMasked: '••••••67', ...dated }])
    expect(dewi.consents).toMatchObject([{ purpose: 'photo', state: 'valid' }])
    expect(phone.says(getPerson, { personId: ids.kirana }).care).toMatchObject([{ carerName: 'Sutinah' }])
    expect(phone.says(getHousehold, { householdId: ids.household }).children).toMatchObject([{ carerName: 'Sutinah' }])
  })

  it('a whole NIK finds its holder, though the phone holds none', async () => {
    const elsewhere = await world.village()
    const ids = await recordFamily(elsewhere)
    const phone = await phoneOf(elsewhere.officer)
    await phone.device.sync()
    const found = phone.says(findPeople, { text: '3307105208029001' })
    expect(found.people.map(({ id }) => id)).toEqual([ids.dewi])
    expect(phone.says(findPeople, { text: '3307 1052 0802 9009' }).total).toBe(0)
    expect(JSON.stringify(phone.device.rows().all('people'))).not.toContain('5208029001')
  })
})

describe('a dispute', () => {
  it('over a plan waits for a person, and once settled it leaves the phone by itself', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const episodeId = await openCandidate(village, ids)
    const phone = await phoneOf(village.officer)
    await phone.device.sync()
    phone.cut()
    const plan = (to: string) => [{ id: newId(), field: 'employerName' as const, from: null, to }]
    await phone.writes(correctEpisode, { episodeId, changes: plan('Lee'), reason: 'kata calon' })
    expect(phone.says(getEpisode, { episodeId }).episode.employerName).toBe('Lee')
    await village.officer.does(correctEpisode, { episodeId, changes: plan('Wang'), reason: 'kontrak' })
    phone.mend()
    await phone.device.sync()
    expect(phone.device.outbox()).toMatchObject([{ state: 'refused' }])
    const { conflicts } = await village.officer.asks(listConflicts, {})
    expect(conflicts).toMatchObject([{ fields: [{ field: 'employerName', wanted: 'Lee', current: 'Wang' }] }])
    await phone.device.sync()
    expect(phone.device.outbox()).toHaveLength(1)
    const choices = [{ field: 'employerName', keep: 'phone' as const, current: 'Wang' }]
    await village.officer.does(settleConflict, { conflictId: conflicts[0]?.id ?? '', choices })
    await phone.device.sync()
    expect(phone.device.outbox()).toEqual([])
    expect(phone.says(getEpisode, { episodeId }).episode.employerName).toBe('Lee')
  })

  it('about somebody who may no longer be known asks nobody, until he may be known again', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const phone = await phoneOf(village.officer)
    await phone.device.sync()
    phone.cut()
    const change = (to: string) => ({
      id: newId(),
      personId: ids.dewi,
      changes: [{ field: 'birthPlace' as const, from: 'Wonosobo', to }],
    })
    await phone.writes(correctPerson, change('Magelang'))
    await village.officer.does(correctPerson, change('Kebumen'))
    phone.mend()
    await phone.device.sync()
    const asked = async () =>
      (await village.secretary.asks(listTasks, {})).tasks.filter(({ kind }) => kind === 'registry.settleConflict')
        .length
    expect(await asked()).toBe(1)
    const protect = async (wanted: boolean) => {
      const id = newId()
      await village.officer.does(requestProtection, { id, personId: ids.dewi, wanted, reason: 'Diancam calo.' })
      await village.head.does(settleProtection, { requestId: id, approve: true, note: null })
    }
    await protect(true)
    expect(await asked()).toBe(0)
    await protect(false)
    expect(await asked()).toBe(1)
  })
})

describe('what was said in confidence', () => {
  it('waits on the phone as only its village reads it', async () => {
    const [village, elsewhere] = [await world.village(), await world.village()]
    const ids = await recordFamily(village)
    const episodeId = await openCandidate(village, ids)
    const phone = await phoneOf(village.officer)
    const sealFor = async (owner: VillageWorld, text: string) => {
      const sealed = await sealForVillage(await owner.officer.asks(getVillageKey, {}), textBytes(text))
      return sealedText(Buffer.from(sealed).toString('base64'))
    }
    const talk = (privateReason: string) => ({
      ...{ id: newId(), episodeId, metOn: today(), place: 'home' as const, risks: [...neededRisks] },
      ...{ people: [{ personId: ids.agus, relation: 'spouse' as const }], agencyCheck: 'licence_list' as const },
      ...{ apartFromRecruiter: true, candidateAlone: true, outcome: 'not_yet' as const, privateReason },
    })
    const ours = talk(await sealFor(village, 'takut pada kakaknya'))
    await phone.writes(recordConsultation, ours)
    await phone.writes(recordConsultation, talk(await sealFor(elsewhere, 'bukan untuk desa ini')))
    expect(JSON.stringify(phone.device.outbox())).not.toContain('takut')
    await phone.device.sync()
    expect(phone.device.outbox()).toMatchObject([{ state: 'refused', refusal: { code: 'platform.sealedElsewhere' } }])
    const { privateReason } = await village.officer.asks(getPrivateReason, { consultationId: ours.id })
    expect(privateReason).toBe('takut pada kakaknya')
  })
})
