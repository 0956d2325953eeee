import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { dayIn, instant } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { closeApiKey, issueApiKey } from '../contract/api-key.ts'
import { closeBreach, listBreaches, listReadFiles, recordBreach, recordBreachStep } from '../contract/breach.ts'
import {
  closeBreakGlass,
  listBreakGlass,
  listOwnBreakGlass,
  recordBreakGlassSeen,
  requestBreakGlass,
} from '../contract/break-glass.ts'
import { getAccessReview, listAccessReviews, recordAccessReview } from '../contract/review.ts'
import { getSession } from '../contract/session.ts'
import { accessFields } from '../fields.ts'
import {
  appoint,
  atWork,
  type FrontDoor,
  goodPassword,
  openFrontDoor,
  refusalOf,
  regencyOf,
  type Visitor,
} from '../testing/front-door.ts'
import { nightlyErasure } from './erase-traces.ts'
import { forgetSession } from './recent-actors.ts'
import { resolveActor } from './resolve-actor.ts'
import { fingerprint, newToken } from './secrets.ts'
import { dailyKeys } from './tasks.ts'

let world: World
let front: FrontDoor
let village: VillageWorld

beforeAll(async () => {
  world = await openWorld()
  front = await openFrontDoor(world.test.house)
  village = await world.village()
}, 120_000)
afterAll(async () => {
  await front?.close()
  await world?.close()
})

const reason = 'Aduan 12/2026: pekerja hilang kontak, keluarga minta tolong'

const proven = async (username: string): Promise<Visitor> => {
  const visitor = await atWork(front.visitor(), username)
  const session = await visitor.does(getSession, {})
  await world.asOwner(`update sessions set factor = 'passkey' where id = $1`, [session.sessionId])
  forgetSession(session.sessionId ?? '')
  return visitor
}

const coordinatorOf = async (villageId: number) => {
  const placeId = await regencyOf(world, villageId)
  return proven(
    (await appoint(world.test.house, { role: 'coordinator', placeKind: 'regency', placeId, name: 'Endang' })).username,
  )
}

describe('breaking glass', () => {
  it('opens one village for three hours, is seen there at once, and ends by itself', async () => {
    const endang = await coordinatorOf(village.id)
    expect((await endang.who()).role).toBe('coordinator')
    const id = newId()
    await endang.does(requestBreakGlass, { id, villageId: village.id, reason })
    expect(await endang.who()).toMatchObject({
      role: 'break_glass',
      homeVillageId: village.id,
      villageIds: [village.id],
    })
    expect((await endang.does(getSession, {})).glass).toMatchObject({ grantId: id, villageId: village.id })

    const { grants } = await village.head.asks(listBreakGlass, { unseen: true })
    expect(grants).toMatchObject([{ id, name: 'Endang', role: 'coordinator', reason, state: 'open', seenAt: null }])
    await village.head.does(recordBreakGlassSeen, { id: newId(), grantId: id })
    expect((await village.head.asks(listBreakGlass, { unseen: true })).grants).toEqual([])
    expect((await village.head.asks(listBreakGlass, {})).grants).toMatchObject([
      { id, seenBy: village.head.actor.name },
    ])

    await world.asOwner(
      `update break_glass_grants set opened_at = opened_at - interval '3 hours', expires_at = expires_at - interval '3 hours' where id = $1`,
      [id],
    )
    expect((await endang.who()).role).toBe('coordinator')
    expect((await endang.does(listOwnBreakGlass, {})).grants).toMatchObject([{ id, state: 'over' }])
  })

  it('is closed before its time, and no longer by the database itself than three hours', async () => {
    const endang = await coordinatorOf(village.id)
    const id = newId()
    await endang.does(requestBreakGlass, { id, villageId: village.id, reason })
    await endang.does(closeBreakGlass, { grantId: id })
    expect((await endang.who()).role).toBe('coordinator')
    await expect(
      world.asOwner(`update break_glass_grants set expires_at = opened_at + interval '4 hours' where id = $1`, [id]),
    ).rejects.toThrow(/check/)
  })

  it('needs a reason, an office above the village, and stays inside its own area', async () => {
    const endang = await coordinatorOf(village.id)
    expect(
      (await refusalOf(endang.does(requestBreakGlass, { id: newId(), villageId: village.id, reason: 'perlu' }))).kind,
    ).toBe('invalid')
    expect(
      (await refusalOf(village.head.does(requestBreakGlass, { id: newId(), villageId: village.id, reason }))).kind,
    ).toBe('forbidden')
    const [far] = await world.asOwner<{ id: number }>('select max(id) as id from villages')
    expect(
      (await refusalOf(endang.does(requestBreakGlass, { id: newId(), villageId: Number(far?.id), reason }))).kind,
    ).toBe('missing')
  })

  it('shows a village no opening of another one', async () => {
    const other = await world.village()
    expect((await other.head.asks(listBreakGlass, {})).grants).toEqual([])
    const [grant] = (await village.head.asks(listBreakGlass, {})).grants
    expect(
      (await refusalOf(other.head.does(recordBreakGlassSeen, { id: newId(), grantId: grant?.id ?? '' }))).kind,
    ).toBe('missing')
  })
})

describe('a key of another system', () => {
  const asking = (key: string) =>
    resolveActor(world.test.house, { headers: { authorization: `Bearer ${key}` }, cookies: {} } as never)

  it('acts with its role in its place until it is ended or its day comes', async () => {
    const admin = await proven(
      (await appoint(world.test.house, { role: 'admin', placeKind: 'nation', placeId: null })).username,
    )
    const key = newToken()
    const id = newId()
    const place = { placeKind: 'village', placeId: village.id } as const
    const shape = {
      name: 'OpenSID desa',
      keyFingerprint: fingerprint(key),
      opening: key.slice(0, 8),
      role: 'secretary',
      ...place,
    } as const
    await admin.does(issueApiKey, { id, ...shape, expiresOn: '2027-06-30' })
    expect(await asking(key)).toMatchObject({ kind: 'key', role: 'secretary', villageIds: [village.id] })
    expect(await asking(newToken())).toBeUndefined()
    await world.asOwner(`update api_keys set expires_on = current_date - 1 where id = $1`, [id])
    expect(await asking(key)).toBeUndefined()
    await world.asOwner(`update api_keys set expires_on = current_date + 1 where id = $1`, [id])
    await admin.does(closeApiKey, { id })
    expect(await asking(key)).toBeUndefined()
    const tooLong = await refusalOf(
      admin.does(issueApiKey, { id: newId(), ...shape, keyFingerprint: fingerprint('x'), expiresOn: '2036-01-01' }),
    )
    expect(tooLong.code).toBe('access.keyTooLong')
    const admins = await refusalOf(
      admin.does(issueApiKey, { id: newId(), ...shape, role: 'admin', expiresOn: '2027-01-01' }),
    )
    expect(admins.code).toBe('access.noKeyForRole')
  })
})

describe('the breach register', () => {
  it('runs 72 hours from when it was found and closes only when people and agency were told', async () => {
    const id = newId()
    const foundAt = new Date(Date.now() - 3_600_000).toISOString()
    // as a phone in Wonosobo writes the same moment
    const written = new Date(Date.parse(foundAt) + 7 * 3_600_000).toISOString().replace('Z', '+07:00')
    const people = [newId(), newId()]
    await village.officer.does(recordBreach, {
      id,
      villageId: village.id,
      kind: 'device_lost',
      foundAt: written,
      whatHappened: 'HP petugas hilang di pasar pagi tadi',
      whichData: 'Daftar keluarga dusun Kidul yang tersimpan di HP',
      handling: 'Sesi sudah diakhiri dari akun lain',
      peopleCount: 12,
      personIds: people,
    })
    const [breach] = (await village.head.asks(listBreaches, {})).breaches
    expect(breach).toMatchObject({
      id,
      dueAt: new Date(Date.parse(foundAt) + 72 * 3_600_000).toISOString(),
      peopleCount: 12,
    })
    expect(breach?.personIds.sort()).toEqual(people.sort())
    const lesson = 'Kunci layar wajib, dan HP dilacak'
    expect((await refusalOf(village.head.does(closeBreach, { breachId: id, lesson }))).code).toBe('access.dutiesOpen')
    for (const step of ['contained', 'agency_told', 'people_told'] as const) {
      await village.officer.does(recordBreachStep, {
        id: newId(),
        breachId: id,
        step,
        doneAt: instant(),
        evidence: 'Surat 12 tanggal 22 November',
      })
    }
    await village.head.does(closeBreach, { breachId: id, lesson })
    const other = await world.village()
    expect((await other.head.asks(listBreaches, {})).breaches).toEqual([])
    expect((await refusalOf(other.head.does(closeBreach, { breachId: id, lesson }))).kind).toBe('missing')
  })
})

describe('what is kept', () => {
  it('is declared column by column: class, purpose, basis and time', async () => {
    const declared = new Map(accessFields.map((table) => [table.table as string, table.fields]))
    const columns = await world.asOwner<{ table_name: string; column_name: string }>(
      `select table_name::text, column_name::text from information_schema.columns where table_schema = 'public' and table_name = any ($1)`,
      [[...declared.keys()]],
    )
    const written = columns.map((column) => `${column.table_name}.${column.column_name}`)
    const known = [...declared].flatMap(([table, fields]) => Object.keys(fields).map((name) => `${table}.${name}`))
    expect(written.sort()).toEqual(known.sort())
    const folder = join(import.meta.dirname, 'migrations')
    const migrations = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))
    const made = migrations.join('\n').matchAll(/create table (\w+)/g)
    expect([...made].map(([, name]) => name).sort()).toEqual([...declared.keys()].sort())
  })

  it('of signing in goes after a year; who served stays', async () => {
    const { accountId, username, termId } = await appoint(world.test.house, {
      role: 'cadre',
      placeKind: 'village',
      placeId: village.id,
    })
    const cadre = front.visitor()
    await cadre.signIn(username, goodPassword)
    const count = async () => {
      const [row] = await world.asOwner<{ tries: string; sessions: string; terms: string }>(
        `select (select count(*) from sign_in_attempts where account_id = $1)::text as tries,
                (select count(*) from sessions where account_id = $1)::text as sessions,
                (select count(*) from terms_of_office where id = $2)::text as terms`,
        [accountId, termId],
      )
      return row
    }
    const run = () => runAsSystem(world.test.house, { name: nightlyErasure.name, act: nightlyErasure.run })
    await run()
    expect(await count()).toEqual({ tries: '1', sessions: '1', terms: '1' })
    await world.asOwner(`update sign_in_attempts set tried_at = now() - interval '13 months' where account_id = $1`, [
      accountId,
    ])
    await world.asOwner(`update sessions set expires_at = now() - interval '13 months' where account_id = $1`, [
      accountId,
    ])
    await run()
    expect(await count()).toEqual({ tries: '0', sessions: '0', terms: '1' })
  })
})

describe('whom a lost phone concerns', () => {
  it('is said by the log of reads: the files that account opened in those days, in this village alone', async () => {
    const [account, mine, theirs] = [newId(), newId(), newId()]
    const other = await world.village()
    const read = (where: number, subject: string, at: string) =>
      world.asOwner(
        `insert into read_entries values ($1, $2, $3, 'registry.getPerson', $4, 'Sri', 'migration_officer', $5)`,
        [where, newId(), subject, account, at],
      )
    await read(village.id, mine, '2026-11-20T23:30:00+07:00')
    await read(village.id, mine, '2026-11-20T10:00:00+07:00')
    await read(village.id, newId(), '2026-11-18T10:00:00+07:00')
    await read(other.id, theirs, '2026-11-20T10:00:00+07:00')
    const days = { accountId: account, from: '2026-11-19', until: '2026-11-20' }
    expect(await village.head.asks(listReadFiles, days)).toEqual({ subjectIds: [mine], reads: 2 })
    expect((await refusalOf(village.officer.asks(listReadFiles, days))).kind).toBe('forbidden')
  })
})

describe('the monthly look at the keys', () => {
  it('lists who can open files, with what deserves a look, and is done once a month', async () => {
    const { rows } = await village.head.asks(getAccessReview, { villageId: village.id })
    expect(rows.find((row) => row.role === 'migration_officer')?.signs).toEqual(['never_signed_in', 'no_second_factor'])
    const month = new Date().toISOString().slice(0, 7)
    await village.head.does(recordAccessReview, { id: newId(), month, note: 'Semua masih perlu' })
    expect((await village.head.asks(listAccessReviews, {})).reviews).toMatchObject([
      { month, by: village.head.actor.name },
    ])
    expect((await refusalOf(village.head.does(recordAccessReview, { id: newId(), month, note: 'Lagi' }))).code).toBe(
      'access.reviewKnown',
    )
  })

  it('opens tasks for what waits, and ends them when their reason is gone', async () => {
    const desa = await world.village()
    await world.asOwner(
      `update terms_of_office set until = current_date + 10 where village_id = $1 and role = 'tutor'`,
      [desa.id],
    )
    const run = () => runAsSystem(world.test.house, { name: dailyKeys.name, village: desa.id, act: dailyKeys.run })
    const open = async () =>
      (
        await world.asOwner<{ kind: string }>(
          'select kind from tasks where village_id = $1 and ended_at is null order by kind',
          [desa.id],
        )
      ).map((task) => task.kind)
    await run()
    await run()
    expect(await open()).toEqual(['access.reviewDue', 'access.termEnding'])
    await desa.head.does(recordAccessReview, { id: newId(), month: dayIn('Asia/Jakarta').slice(0, 7), note: 'Baik' })
    await world.asOwner(`update terms_of_office set until = null where village_id = $1`, [desa.id])
    await run()
    expect(await open()).toEqual([])
  })
})
