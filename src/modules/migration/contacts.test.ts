import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { starterRows } from '#modules/references/server/index.ts'
import { getPersonCopy, recordPersonCopy, settleTransfer, transferPerson } from '#modules/registry/contract.ts'
import { addDays, dayIn, type PlainDate } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import {
  applyHandover,
  closeEpisode,
  listCheckIns,
  listContacts,
  listHandovers,
  recordCheckIn,
  recordKin,
  recordRedFlags,
  recordStage,
} from './contract.ts'
import {
  abroadDays,
  contactDays,
  contactGroupOf,
  heardBand,
  kinDueOn,
  lastStateOf,
  rhythmOf,
} from './rules/contact-rhythm.ts'
import type { Stage } from './rules/stages.ts'
import { type Family, family, openEpisode } from './testing/candidate.ts'

const today = dayIn('Asia/Jakarta')
const day = (text: string) => text as PlainDate

const rules = starterRows.flatMap((row) => (row.kind === 'contact-rhythm' ? [{ body: row.body }] : []))
const usual = rhythmOf(rules, 'usual')
const raised = rhythmOf(rules, 'raised')

describe('the rhythm by itself', () => {
  const left = day('2026-01-01')
  const ask = (heardOn: string | null, more: Partial<Parameters<typeof contactDays>[0]> = {}) =>
    contactDays({
      ...{ startedOn: left, openedOn: day('2025-11-01'), newsOn: null, rhythm: usual },
      heard: heardOn === null ? undefined : { contactedOn: day(heardOn), state: 'well' },
      ...more,
    })

  it.each([
    ['nothing heard', null, '2026-01-31'],
    ['heard on the third day', '2026-01-04', '2026-01-31'],
    ['a week early counts for day 30', '2026-01-24', '2026-04-01'],
    ['eight days early does not', '2026-01-23', '2026-01-31'],
    ['heard on day 30', '2026-01-31', '2026-04-01'],
    ['heard on day 90', '2026-04-01', '2026-06-30'],
    ['heard on day 180', '2026-06-30', '2026-12-29'],
    ['heard half a year later', '2026-12-29', '2027-06-29'],
  ])('%s: the next is due on its day', (_, heardOn, dueOn) => {
    expect(ask(heardOn).dueOn).toBe(dueOn)
  })

  it('who was entered years after leaving is asked for from the day the village knew', () => {
    const { dueOn, silentOn } = ask(null, { startedOn: day('2021-05-01'), openedOn: day('2026-11-20') })
    expect([dueOn, silentOn]).toEqual(['2026-11-20', '2027-02-18'])
  })

  it('whom to call is asked at once, yet never late by the years before the village had the file; then yearly', () => {
    const entered = { startedOn: day('2021-05-01'), openedOn: day('2026-11-20') }
    expect(kinDueOn(entered, null, usual)).toBe('2026-11-20')
    expect(kinDueOn({ startedOn: left, openedOn: day('2025-11-01') }, null, usual)).toBe(left)
    expect(kinDueOn(entered, day('2026-11-25'), usual)).toBe('2027-11-25')
  })

  it('after worrying news the next is two weeks on; where more can go wrong the days are closer', () => {
    const worry = { contactedOn: day('2026-04-01'), state: 'worry' as const }
    expect(ask(null, { heard: worry, rhythm: raised }).dueOn).toBe('2026-04-15')
    expect(ask('2026-01-31', { rhythm: raised }).dueOn).toBe('2026-03-02')
    expect(raised.callAfter).toEqual([14, 30, 60, 90])
  })

  it('silence is 90 days without a word, 60 where more can go wrong, never while no call was due, and a told stage is a word', () => {
    expect(ask(null).silentOn).toBe('2026-04-01')
    expect(ask('2026-01-31').silentOn).toBe('2026-05-01')
    expect(ask('2026-06-30').silentOn).toBe('2026-12-30')
    expect(ask('2026-02-10', { rhythm: raised }).silentOn).toBe('2026-04-11')
    expect(ask(null, { newsOn: day('2026-03-01') }).silentOn).toBe('2026-05-30')
  })

  it('each stands once on the list, at the most pressing; the picture counts by how long ago', () => {
    const state = { heardOn: null, lastState: null, dueOn: day('2026-03-01'), silentOn: day('2026-04-01') }
    expect(contactGroupOf(state, day('2026-04-01'))).toBe('silent')
    expect(contactGroupOf(state, day('2026-03-31'))).toBe('due')
    expect(contactGroupOf({ ...state, lastState: 'worry' }, day('2026-02-01'))).toBe('worry')
    expect(contactGroupOf(state, day('2026-02-01'))).toBe('heard')
    const bands = ['2026-10-31', '2026-10-30', '2026-08-31', '2026-06-03', '2026-06-02'].map((on) =>
      heardBand(day(on), day('2026-11-30')),
    )
    expect(bands).toEqual(['30', '90', '180', '180', 'longer'])
    expect(heardBand(null, day('2026-11-30'))).toBe('never')
  })

  it('on the day itself the call is due, the day after it was missed', () => {
    const { dueOn, silentOn } = ask('2026-06-30')
    const state = { heardOn: day('2026-06-30'), lastState: 'well' as const, dueOn, silentOn }
    expect(contactGroupOf(state, day('2026-12-29'))).toBe('due')
    expect(contactGroupOf(state, day('2026-12-30'))).toBe('silent')
  })

  it('a try that reached nobody takes no worry away; a word of the worker does', () => {
    const said = (contactedOn: string, state: 'well' | 'worry' | 'not_reached') => ({
      ...{ contactedOn: day(contactedOn), state, recordedAt: `${contactedOn}T00:00:00Z` },
    })
    const worry = said('2026-03-01', 'worry')
    expect(lastStateOf([worry, said('2026-03-05', 'not_reached')])).toBe('worry')
    expect(lastStateOf([worry, said('2026-03-05', 'well'), said('2026-03-09', 'not_reached')])).toBe('not_reached')
    expect(lastStateOf([])).toBeNull()
  })

  it('a journey begins after a departure that failed, and a lost contact tells when the family last heard', () => {
    const fact = (stage: Stage, occurredOn: string, lastHeardOn: string | null = null) => ({
      ...{ id: `${stage} ${occurredOn}`, stage, occurredOn: day(occurredOn), recordedAt: '', withdrawsId: null },
      lastHeardOn: lastHeardOn === null ? null : day(lastHeardOn),
    })
    const again = [
      ...[fact('departed', '2025-01-01'), fact('lost_contact', '2025-02-01'), fact('failed_departure', '2025-03-01')],
      ...[fact('departed', '2026-01-01'), fact('lost_contact', '2026-06-01', '2026-05-20')],
    ]
    expect(abroadDays(again)).toEqual({ startedOn: '2026-01-01', newsOn: '2026-05-20', wasLost: true })
    expect(abroadDays(again.slice(0, 4))).toEqual({ startedOn: '2026-01-01', newsOn: '2026-01-01', wasLost: false })
  })

  it('without any rule nothing is due and nobody is silent', () => {
    expect(ask(null, { rhythm: rhythmOf([], 'usual') })).toEqual({ dueOn: null, silentOn: null })
  })
})

let world: World
let village: VillageWorld
let ids: Family
let episodeId: string

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())

/** Dewi's mother leaves: Sutinah has a grown child only, so nothing hastens her rhythm. */
const abroad = async (daysAgo: number) => {
  village = await world.village()
  ids = await family(village)
  const startedOn = addDays(today, -daysAgo)
  episodeId = await openEpisode(village, ids, {
    ...{ personId: ids.sutinah, entryRoute: 'abroad', startedOn },
  })
}

const checkIn = (more: Partial<InputOf<typeof recordCheckIn>> = {}) =>
  village.officer.does(recordCheckIn, {
    ...{ id: newId(), episodeId, contactedOn: today, madeBy: 'officer', channel: 'messenger', spokenTo: 'worker' },
    ...{ state: 'well', wagePaid: 'yes' },
    ...more,
  })

const tasks = async () =>
  (await village.officer.asks(listTasks, {})).tasks.filter(({ kind }) =>
    /contactDue|workerSilent|kinToConfirm/.test(kind),
  )
const contacts = (input: InputOf<typeof listContacts> = {}) => village.officer.asks(listContacts, input)

describe('a worker abroad and the village', () => {
  it('is due from the day the file was opened, asked for in Today, and heard of once somebody wrote it down', async () => {
    await abroad(400)
    expect((await tasks()).map(({ kind }) => kind).sort()).toEqual(['migration.contactDue', 'migration.kinToConfirm'])
    expect((await contacts()).contacts).toMatchObject([{ episodeId, group: 'due', heardOn: null, risk: 'usual' }])
    const { dueOn } = await checkIn({ note: 'kamarnya dikunci dari luar' })
    expect(dueOn).toBe(addDays(today, 180 + 182 * 2 - 400))
    expect((await contacts()).contacts).toMatchObject([
      { group: 'heard', heardOn: today, dueOn, marks: [{ on: today, state: 'well' }] },
    ])
    expect((await tasks()).map(({ kind }) => kind)).toEqual(['migration.kinToConfirm'])
    expect((await village.officer.asks(listCheckIns, { episodeId })).checkIns).toMatchObject([
      { spokenTo: 'worker', wagePaid: 'yes', note: 'kamarnya dikunci dari luar' },
    ])
    const [kept] = await world.asOwner<{ text: string }>('select string_agg(c::text, $1) as text from check_ins c', [
      ' ',
    ])
    expect(kept?.text).not.toContain('kamarnya')
  })

  it('who is not reached stays due; after the days of silence the task says so and comes first on the list', async () => {
    await abroad(200)
    await checkIn({ contactedOn: addDays(today, -100) })
    await checkIn({ contactedOn: addDays(today, -2), spokenTo: 'nobody', state: 'not_reached', wagePaid: 'unknown' })
    const silent = (await tasks()).filter(({ kind }) => kind === 'migration.workerSilent')
    expect(silent).toMatchObject([
      { subjectId: episodeId, dueOn: addDays(today, -10), values: { days: 100, heard: 'yes' } },
    ])
    expect((await tasks()).some(({ kind }) => kind === 'migration.contactDue')).toBe(false)
    const list = await contacts({ group: 'silent' })
    expect(list).toMatchObject({
      total: 1,
      contacts: [{ episodeId, heardOn: addDays(today, -100), lastState: 'not_reached' }],
    })
    expect(list.bands.find(({ band }) => band === '180')?.count).toBe(1)
    await checkIn({ spokenTo: 'family' })
    expect((await tasks()).map(({ kind }) => kind)).toEqual(['migration.kinToConfirm'])
  })

  it('a child at home, signs, worrying news and lost contact each bring the calls closer, with the reason for the officer', async () => {
    await abroad(5)
    await village.officer.does(recordRedFlags, {
      ...{ episodeId, answeredOn: today, answers: [{ id: newId(), code: 'R09', reply: 'yes', evidenceGrade: 'B' }] },
    })
    const reasons = async () => (await village.officer.asks(listCheckIns, { episodeId })).rhythm?.reasons
    expect(await reasons()).toEqual(['signs'])
    await village.officer.does(recordStage, {
      ...{ id: newId(), episodeId, stage: 'lost_contact', occurredOn: addDays(today, -1), source: 'family' },
    })
    await checkIn({ state: 'worry', wagePaid: 'no' })
    expect(await reasons()).toEqual(['signs', 'lost_contact', 'worry'])
    await abroad(5)
    const child = await openEpisode(village, ids, {
      ...{ personId: ids.dewi, entryRoute: 'abroad', startedOn: addDays(today, -5) },
    })
    expect((await village.officer.asks(listCheckIns, { episodeId: child })).rhythm).toMatchObject({
      ...{ risk: 'raised', reasons: ['child_at_home'] },
    })
  })

  it('the list says of nobody that a permit ran out', async () => {
    await abroad(200)
    await village.officer.does(recordStage, {
      ...{ id: newId(), episodeId, stage: 'overstay', occurredOn: addDays(today, -1), source: 'family' },
    })
    expect((await contacts()).contacts).toMatchObject([{ episodeId, stage: 'working' }])
  })

  it('comes off the list with the return, and with a closed file', async () => {
    await abroad(200)
    await village.officer.does(recordStage, {
      ...{ id: newId(), episodeId, stage: 'returned', occurredOn: today, source: 'family' },
    })
    expect((await contacts()).total).toBe(0)
    expect(await tasks()).toEqual([])
    await abroad(200)
    await village.officer.does(closeEpisode, { ...{ id: newId(), episodeId, closedOn: today, reason: 'mistake' } })
    expect((await contacts()).total).toBe(0)
    await expect(checkIn()).rejects.toMatchObject({ code: 'migration.episodeClosed' })
  })

  it('what cannot be is refused at its field', async () => {
    await abroad(20)
    const fieldOf = (code: string, field: string) => ({ fields: [{ field, code }] })
    await expect(checkIn({ state: 'not_reached' })).rejects.toMatchObject(
      fieldOf('migration.checkIn.workerNotReached', 'spokenTo'),
    )
    await expect(checkIn({ spokenTo: 'nobody' })).rejects.toMatchObject(
      fieldOf('migration.checkIn.nobodyWell', 'spokenTo'),
    )
    await expect(checkIn({ contactedOn: addDays(today, 1) })).rejects.toMatchObject({
      fields: [{ field: 'contactedOn' }],
    })
    await expect(checkIn({ contactedOn: addDays(today, -21) })).rejects.toMatchObject(
      fieldOf('migration.checkIn.beforeDeparture', 'contactedOn'),
    )
    episodeId = await openEpisode(village, ids)
    await expect(checkIn()).rejects.toMatchObject({ code: 'migration.checkIn.notAbroad' })
  })
})

describe('whom the village calls', () => {
  const kin = (more: Partial<InputOf<typeof recordKin>>) =>
    village.officer.does(recordKin, {
      ...{ id: newId(), episodeId, relation: 'child', phone: '0812 3456 7890', confirmedOn: today, ...more },
    })

  it('is somebody of the card or a name, and is asked for again after a year', async () => {
    await abroad(20)
    await kin({ personId: ids.agus, confirmedOn: addDays(today, -366) })
    expect((await tasks()).map(({ kind }) => kind)).toContain('migration.kinToConfirm')
    await kin({ name: 'Murni, tetangga', relation: 'other' })
    expect((await tasks()).map(({ kind }) => kind)).not.toContain('migration.kinToConfirm')
    expect((await village.officer.asks(listCheckIns, { episodeId })).kin).toMatchObject({
      ...{ name: 'Murni, tetangga', phone: '+6281234567890', personId: null, confirmedOn: today },
    })
    await expect(kin({})).rejects.toMatchObject({ fields: [{ field: 'name', code: 'migration.kin.whoIsIt' }] })
    await expect(kin({ personId: ids.sutinah })).rejects.toMatchObject({ fields: [{ field: 'personId' }] })
    await expect(kin({ name: 'Agus', phone: '12' })).rejects.toMatchObject({
      fields: [{ field: 'phone', code: 'migration.kin.badPhone' }],
    })
  })
})

describe('a worker whose family moves to another village', () => {
  it('is heard of there as here: contacts without their notes; whom to call is asked there anew', async () => {
    await abroad(200)
    await checkIn({ contactedOn: addDays(today, -30), note: 'takut kepada majikan' })
    await village.officer.does(recordKin, {
      ...{ id: newId(), episodeId, personId: ids.agus, relation: 'child', phone: '081234567890', confirmedOn: today },
    })
    const there = await world.village()
    const move = { id: newId(), personIds: [ids.sutinah], toVillageId: there.id, occurredOn: today }
    const { transferIds } = await village.officer.does(transferPerson, move)
    const { personId } = await there.officer.does(settleTransfer, { transferId: transferIds[0]!, accept: true })
    await world.settle()
    const { waiting } = await there.officer.asks(listHandovers, { personId: personId! })
    const taken = newId()
    await there.officer.does(applyHandover, { handoverId: waiting[0]!.id, episodeId: taken })
    expect(await there.officer.asks(listCheckIns, { episodeId: taken })).toMatchObject({
      ...{ checkIns: [{ contactedOn: addDays(today, -30), state: 'well', note: null }] },
      kin: null,
      rhythm: { heardOn: addDays(today, -30) },
    })
    expect((await there.officer.asks(listTasks, {})).tasks.map(({ kind }) => kind)).toContain('migration.kinToConfirm')
    expect((await contacts()).total).toBe(0)
  })
})

/** What the person's own program reads in the archive. */
const readCopy = async (base64: string, passphrase: string): Promise<string> => {
  const reader = new ZipReader(new BlobReader(new Blob([Buffer.from(base64, 'base64')])), { password: passphrase })
  const entry = (await reader.getEntries()).find((one) => one.filename === 'data-saya.json')
  if (!entry || entry.directory) throw new Error('no data in the archive')
  return entry.getData(new TextWriter())
}

describe('for the officer alone', () => {
  it('head, secretary and another village read and write nothing of it', async () => {
    await abroad(20)
    await checkIn({ note: 'takut kepada majikan' })
    for (const reader of [village.head, village.secretary]) {
      await expect(reader.asks(listContacts, {})).rejects.toMatchObject({ kind: 'forbidden' })
      await expect(reader.asks(listCheckIns, { episodeId })).rejects.toMatchObject({ kind: 'forbidden' })
    }
    const elsewhere = await world.village()
    expect((await elsewhere.officer.asks(listContacts, {})).total).toBe(0)
    await expect(elsewhere.officer.asks(listCheckIns, { episodeId })).rejects.toMatchObject({ kind: 'missing' })
  })

  it('the copy that the worker takes along has when he was heard of, not what was noted', async () => {
    await abroad(20)
    await checkIn({ note: 'takut kepada majikan' })
    const [copyId, passphrase] = [newId(), 'kopi hitam tanpa gula']
    await village.officer.does(recordPersonCopy, { id: copyId, personId: ids.sutinah })
    const { base64 } = await village.officer.asks(getPersonCopy, { personId: ids.sutinah, copyId, passphrase })
    const copy = await readCopy(base64, passphrase)
    expect(copy).toContain('contactedOn')
    expect(copy).not.toContain('takut kepada')
  })
})
