import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type Person, type VillageWorld, type World } from '#apps/testing/world.ts'
import {
  getEpisode,
  listEpisodes,
  recordEpisode,
  recordRecruiter,
  withdrawRecruiter,
} from '#modules/migration/contract.ts'
import { recordHousehold } from '#modules/registry/contract.ts'
import { addDays } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import * as placement from './contract.ts'
import { type AlertOutcome, alertState, dueAt, phonesIn } from './rules/watch.ts'
import { today } from './testing/vacancy.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.close())

const photo = (what: string) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(what)])

const hearOf = async (who: Person, more: Partial<InputOf<typeof placement.recordAlert>> = {}) => {
  const id = newId()
  await who.does(placement.recordAlert, {
    ...{ id, channel: 'social_media', heardOn: today, grade: 'C', told: 'Unggahan: berangkat tiga hari tanpa ribet' },
    ...more,
  })
  return id
}

const candidateOf = async ({ officer }: VillageWorld, name: string) => {
  const [personId, episodeId] = [newId(), newId()]
  await officer.does(recordHousehold, {
    household: { id: newId(), hamlet: 'KIDUL', rt: '03', rw: '01' },
    members: [{ person: { id: personId, name, sex: 'female', birthDate: '1996-02-03' }, relationCode: '1' }],
  })
  await officer.does(recordEpisode, { id: episodeId, personId, startedOn: today, destinationCountry: 'MY' })
  return episodeId
}

const allege = async ({ officer }: VillageWorld, episodeId: string, told: object) => {
  const id = newId()
  await officer.does(recordRecruiter, { id, episodeId, relation: 'unknown', evidenceGrade: 'B', ...told })
  return id
}

const signals = (who: Person) => who.asks(placement.listSignals, {})
const taskKinds = async (who: Person) => (await who.asks(listTasks, {})).tasks.map(({ kind }) => kind)

describe('the 24 hours of an alert', () => {
  const heard = '2026-11-30T01:00:00.000Z'
  it.each([
    [null, '2026-12-01T00:59:59.000Z', 'waiting'],
    [null, '2026-12-01T01:00:00.001Z', 'late'],
    ['2026-12-01T01:00:00.000Z', '2026-12-20T00:00:00.000Z', 'screened'],
    ['2026-12-01T01:00:00.001Z', '2026-12-20T00:00:00.000Z', 'screenedLate'],
  ] as const)('looked at %s, read at %s: %s', (first, now, state) => {
    expect(alertState(heard, first, now)).toBe(state)
    expect(dueAt(heard)).toBe('2026-12-01T01:00:00.000Z')
  })
})

describe('the watch log', () => {
  it('takes what a cadre heard to the officer, with a task until somebody looked at it', async () => {
    const village = await world.village()
    const alertId = await hearOf(village.cadre, { channel: 'community_leader', hamlet: 'KIDUL' })
    expect(await taskKinds(village.officer)).toContain('placement.alertWaits')
    await expect(signals(village.cadre)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(signals(village.head)).rejects.toMatchObject({ kind: 'forbidden' })
    await village.officer.does(placement.recordAlertOutcome, {
      ...{ id: newId(), alertId, outcome: 'talked', note: 'Keluarga sudah ditemui, belum membayar apa pun.' },
    })
    expect(await taskKinds(village.officer)).not.toContain('placement.alertWaits')
    const { alert } = await village.officer.asks(placement.getAlert, { alertId })
    expect(alert).toMatchObject({ state: 'screened', hamlet: 'KIDUL', outcomes: [{ outcome: 'talked' }] })
  })

  it('calls nothing prevented without evidence', async () => {
    const village = await world.village()
    const alertId = await hearOf(village.officer)
    const say = (fileHash: string | null) =>
      village.officer.does(placement.recordAlertOutcome, {
        ...{ id: newId(), alertId, outcome: 'prevented', note: 'Dua orang batal ikut.', fileHash },
      })
    await expect(say(null)).rejects.toMatchObject({
      fields: [{ field: 'fileHash', code: 'placement.preventedNeedsEvidence' }],
    })
    await say(await village.officer.sends(photo('surat batal'), { name: 'batal.jpg' }))
    const { alert } = await village.officer.asks(placement.getAlert, { alertId })
    expect(alert.outcomes).toMatchObject([{ outcome: 'prevented' }])
    await expect(hearOf(village.officer, { heardOn: addDays(today, 1) })).rejects.toMatchObject({
      fields: [{ field: 'heardOn', code: 'placement.alertInFuture' }],
    })
  })

  it('goes in order: nothing is said twice, nothing after its end, and after it was handed over only how it ended', async () => {
    const village = await world.village()
    const { officer } = village
    const say = (alertId: string, outcome: AlertOutcome, fileHash: string | null = null) =>
      officer.does(placement.recordAlertOutcome, { id: newId(), alertId, outcome, note: 'Dilihat petugas.', fileHash })
    const alertId = await hearOf(officer)
    await say(alertId, 'watching')
    await expect(say(alertId, 'watching')).rejects.toMatchObject({
      fields: [{ field: 'outcome', code: 'placement.outcomeTwice' }],
    })
    await say(alertId, 'talked')
    await say(alertId, 'watching')
    await say(alertId, 'referred')
    for (const back of ['talked', 'watching'] as const)
      await expect(say(alertId, back)).rejects.toMatchObject({ code: 'placement.outcomeOutOfOrder' })
    await say(alertId, 'case_opened')
    for (const late of ['case_opened', 'no_sign', 'talked'] as const)
      await expect(say(alertId, late)).rejects.toMatchObject({ code: 'placement.alertOver' })
    const { alert } = await officer.asks(placement.getAlert, { alertId })
    expect(alert.outcomes.map(({ outcome }) => outcome)).toEqual([
      ...['watching', 'talked', 'watching', 'referred', 'case_opened'],
    ])
    const twice = await hearOf(officer)
    const tries = await Promise.allSettled([1, 2, 3].map(() => say(twice, 'no_sign')))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const other = await world.village()
    await expect(
      other.officer.does(placement.recordAlertOutcome, { id: newId(), alertId: twice, outcome: 'talked', note: 'x' }),
    ).rejects.toMatchObject({ kind: 'missing' })
  })

  it('finds the numbers in what was told, however they are written, and where else the village heard them', async () => {
    expect(phonesIn('Hubungi 0812-3333-4444 atau +62 812 3333 4444, juga 6285711112222.', null)).toEqual([
      '+62 812 3333 4444',
      '6285711112222',
    ])
    expect(phonesIn('Gaji 12.000.000, NIK 3307105208029001, lahir 08-12-1990', 'kode 0812')).toEqual([])
    const village = await world.village()
    for (const name of ['Wati Lestari', 'Sari Puspita'])
      await allege(village, await candidateOf(village, name), { phone: '081233334444' })
    await village.officer.does(placement.recordRecruiterVisit, {
      ...{ id: newId(), name: 'Bu Ratna', phone: '6281233334444', agencyName: 'PT Contoh', fromOn: today },
    })
    const told = 'Lowongan Kamboja, hubungi 0812 3333 4444'
    const alertId = await hearOf(village.officer, { told, address: 'wa.me/6285711112222' })
    const { alert } = await village.officer.asks(placement.getAlert, { alertId })
    expect(alert.phones).toEqual([
      { phone: '0812 3333 4444', inFiles: 2, inVisits: 1 },
      { phone: '6285711112222', inFiles: 0, inVisits: 0 },
    ])
    const other = await world.village()
    const elsewhere = await hearOf(other.officer, { told })
    expect((await other.officer.asks(placement.getAlert, { alertId: elsewhere })).alert.phones).toEqual([
      { phone: '0812 3333 4444', inFiles: 0, inVisits: 0 },
    ])
  })

  it('keeps no word of it readable in the database', async () => {
    const village = await world.village()
    await hearOf(village.officer, { told: 'Pak Kobar menjanjikan Kamboja' })
    await village.officer.does(placement.recordRecruiterVisit, {
      ...{ id: newId(), name: 'Pak Kobar', phone: '081211112222', agencyName: 'PT Contoh', fromOn: today },
    })
    // a sealed column is written as digits: the words are looked for in both ways
    const hex = ['kobar', 'Kobar', '0812111', '6281211'].map((word) => Buffer.from(word).toString('hex'))
    const readable = ['kobar', '0812111', ...hex].join('|')
    for (const table of ['watch_alerts', 'recruiter_visits'])
      expect(
        await world.asOwner(`select 1 from ${table} t where village_id = $1 and t::text ~* $2`, [village.id, readable]),
        table,
      ).toEqual([])
  })
})

describe('who recruits, across files', () => {
  it('is seen where three files name the same phone, and beside it who reported to the village; nothing is refused', async () => {
    const village = await world.village()
    const names = ['Wati Lestari', 'Sari Puspita', 'Dian Ayu']
    const episodes: string[] = []
    for (const [at, name] of names.entries()) {
      const episodeId = await candidateOf(village, name)
      episodes.push(episodeId)
      await allege(village, episodeId, {
        name: `Orang ${at}`,
        phone: ['0812 3333 4444', '+62 812-3333-4444', '081233334444'][at],
      })
    }
    await village.officer.does(placement.recordRecruiterVisit, {
      ...{ id: newId(), name: 'Bu Ratna', phone: '6281233334444', agencyName: 'PT Contoh', fromOn: addDays(today, -1) },
      ...{ untilOn: addDays(today, 3), letterNumber: 'ST-12', whomMet: 'Keluarga di Kidul' },
    })
    const { links, visits } = await signals(village.officer)
    expect(links).toHaveLength(1)
    expect(links[0]).toMatchObject({ by: 'phone', people: 3, cases: 0, grades: ['B'] })
    expect(links[0]?.files.map(({ personName }) => personName).sort()).toEqual([...names].sort())
    expect(visits).toMatchObject([{ name: 'Bu Ratna', alsoInFiles: 3, agency: { stand: 'no_list' } }])
    // scores order work: no file is closed or locked for it
    expect((await village.officer.asks(listEpisodes, {})).villageTotal).toBe(3)
    await allege(village, episodes[0] ?? '', { name: 'Orang lain' })
  })

  it('goes for good only when a second person agrees, who does not read it', async () => {
    const village = await world.village()
    const episodeId = await candidateOf(village, 'Wati Lestari')
    const recruiterId = await allege(village, episodeId, { name: 'Pak Kobar' })
    const ask = (id: string) =>
      village.officer.does(placement.requestSignalErasure, {
        ...{ id, kind: 'recruiter', subjectId: recruiterId, reason: 'wrong_person' },
      })
    const named = { kind: 'recruiter', subjectId: recruiterId, reason: 'Pak Kobar bukan perekrut' }
    await expect(
      village.officer.does(placement.requestSignalErasure, { id: newId(), ...named } as never),
    ).rejects.toMatchObject({ kind: 'invalid' })
    const first = newId()
    await ask(first)
    await expect(ask(newId())).rejects.toMatchObject({ code: 'placement.erasureWaitsAlready' })
    await expect(village.officer.does(placement.approveSignalErasure, { erasureId: first })).rejects.toMatchObject({
      code: 'placement.erasureOwn',
    })
    expect(await taskKinds(village.head)).toContain('placement.erasureWaits')
    const list = await village.head.asks(placement.listSignalErasures, {})
    expect(list.erasures).toMatchObject([{ kind: 'recruiter', mayDecide: true, reason: 'wrong_person' }])
    expect(JSON.stringify(list)).not.toMatch(/kobar/i)
    await village.head.does(placement.refuseSignalErasure, { erasureId: first, reason: 'Tanyakan dulu' })
    expect((await village.officer.asks(getEpisode, { episodeId })).recruiters).toHaveLength(1)
    const second = newId()
    await ask(second)
    await village.head.does(placement.approveSignalErasure, { erasureId: second })
    expect((await village.officer.asks(getEpisode, { episodeId })).recruiters).toEqual([])
    expect(await world.asOwner('select 1 from recruiters where village_id = $1', [village.id])).toEqual([])
    await expect(village.head.does(placement.approveSignalErasure, { erasureId: second })).rejects.toMatchObject({
      code: 'placement.erasureSettled',
    })
  })

  it('goes also when it was taken back before, with all that stood in its line', async () => {
    const village = await world.village()
    const episodeId = await candidateOf(village, 'Wati Lestari')
    const first = await allege(village, episodeId, { name: 'Slamet Kobar' })
    const second = await allege(village, episodeId, { name: 'Pak Kober', replacesId: first })
    await village.officer.does(withdrawRecruiter, { id: newId(), episodeId, recruiterId: second })
    const named = await village.person('migration_officer', { name: 'Slamet Kobar' })
    const asked = { kind: 'recruiter', subjectId: second, reason: 'untrue' } as const
    await expect(named.does(placement.requestSignalErasure, { id: newId(), ...asked })).rejects.toMatchObject({
      code: 'placement.namedYourself',
    })
    const erasureId = newId()
    await village.officer.does(placement.requestSignalErasure, { id: erasureId, ...asked })
    await village.head.does(placement.approveSignalErasure, { erasureId })
    expect(await world.asOwner('select 1 from recruiters where village_id = $1', [village.id])).toEqual([])
  })

  it('is not touched by who is named in it, whatever his office', async () => {
    const village = await world.village()
    const episodeId = await candidateOf(village, 'Wati Lestari')
    const recruiterId = await allege(village, episodeId, { name: 'Pak Slamet Kobar' })
    const named = await village.person('migration_officer', { name: 'Slamet Kobar' })
    const again = { id: newId(), episodeId, relation: 'unknown', name: 'Orang lain', replacesId: recruiterId } as const
    await expect(named.does(recordRecruiter, again)).rejects.toMatchObject({ code: 'migration.recruiter.isYourself' })
    const asked = { kind: 'recruiter' as const, subjectId: recruiterId, reason: 'untrue' as const }
    await expect(named.does(placement.requestSignalErasure, { id: newId(), ...asked })).rejects.toMatchObject({
      code: 'placement.namedYourself',
    })
    const erasureId = newId()
    await village.officer.does(placement.requestSignalErasure, { id: erasureId, ...asked })
    await expect(named.does(placement.approveSignalErasure, { erasureId })).rejects.toMatchObject({
      code: 'placement.namedYourself',
    })
  })

  it('takes a report and an alert away the same way, files and all', async () => {
    const village = await world.village()
    const hash = await village.officer.sends(photo('surat tugas'), { name: 'tugas.jpg' })
    const visitId = newId()
    await village.officer.does(placement.recordRecruiterVisit, {
      ...{ id: visitId, name: 'Bu Ratna', agencyName: 'PT Contoh', fromOn: today, letterFileHash: hash },
    })
    const alertId = await hearOf(village.officer)
    for (const [kind, subjectId] of [
      ['visit', visitId],
      ['alert', alertId],
    ] as const) {
      const erasureId = newId()
      await village.officer.does(placement.requestSignalErasure, {
        id: erasureId,
        kind,
        subjectId,
        reason: 'recorded_twice',
      })
      await village.secretary.does(placement.approveSignalErasure, { erasureId })
    }
    expect(await signals(village.officer)).toEqual({ alerts: [], visits: [], links: [] })
    expect(await taskKinds(village.officer)).not.toContain('placement.alertWaits')
  })
})
