import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getDoor, getOwnDoor, recordDoorShare } from '#modules/access/contract/door.ts'
import { chooseTerm, closeSession, listSessions } from '#modules/access/contract/session.ts'
import { assignTerm } from '#modules/access/contract/term.ts'
import { newToken } from '#modules/access/server/index.ts'
import { type FrontDoor, openFrontDoor, refusalOf, type Visitor } from '#modules/access/testing/front-door.ts'
import { listCoursesAtDoor } from '#modules/migration/contract.ts'
import {
  getPerson,
  listEffects,
  recordLifeEvent,
  requestProtection,
  settleProtection,
} from '#modules/registry/contract.ts'
import { personErased } from '#modules/registry/server/index.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { addDays, dayIn } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { doorDesk, isOut, pin } from './door-desk.ts'
import { openWorld, type VillageWorld, type World } from './world.ts'

let world: World
let front: FrontDoor
let village: VillageWorld
let desk: ReturnType<typeof doorDesk>
const today = dayIn('Asia/Jakarta')

beforeAll(async () => {
  world = await openWorld()
  front = await openFrontDoor(world.test.house)
  village = await world.village()
  desk = doorDesk(village, front)
}, 120_000)
afterAll(async () => {
  await front?.close()
  await world?.close()
})

const happens = async (personId: string, kind: 'move_out' | 'death') => {
  const event = { personId, kind, occurredOn: today } as const
  const { effects } = await village.officer.asks(listEffects, event)
  await village.officer.does(recordLifeEvent, { ...event, id: newId(), effectsSeen: effects.map(({ code }) => code) })
}

const protection = async (personId: string, wanted: boolean) => {
  const id = newId()
  await village.officer.does(requestProtection, { id, personId, wanted, reason: 'diancam suaminya' })
  await village.head.does(settleProtection, { requestId: id, approve: true, note: 'benar' })
  await world.settle()
}

const accountOf = async (doorId: string) => {
  const [row] = await world.asOwner<{ id: string }>('select account_id as id from family_doors where id = $1', [doorId])
  return row?.id ?? ''
}

describe('a door ends', () => {
  it('when its owner moves out and no village was told; before anybody heard of it the PIN opens no more', async () => {
    const { phone, personId } = await desk.motherInside()
    await happens(personId, 'move_out')
    expect((await phone.atDoor(pin)).next).toBe('refused')
    await world.settle()
    expect(await isOut(phone)).toBe(true)
    expect((await village.officer.asks(getDoor, { personId })).door).toMatchObject({ closeReason: 'moved' })
  })

  it('with its time, and the desk opens a new one in its place', async () => {
    const { phone, personId, doorId } = await desk.motherInside()
    await world.asOwner(
      'update terms_of_office set starts_on = $2, until = $2 where id = (select term_id from family_doors where id = $1)',
      [doorId, addDays(today, -1)],
    )
    expect((await refusalOf(desk.renews(doorId))).code).toBe('access.doorIsOver')
    const { token } = await desk.opens({ personId })
    expect((await phone.atDoor(pin)).next).toBe('refused')
    expect((await phone.atDoor(pin, token)).next).toBe('done')
    const closed = await world.asOwner('select close_reason from family_doors where id = $1', [doorId])
    expect(closed).toEqual([{ close_reason: 'over' }])
    expect((await refusalOf(desk.opens({ personId }))).code).toBe('access.doorIsOpen')
  })
})

describe('a door of somebody who is erased', () => {
  it('leaves no session, link, phone or name of a reader', async () => {
    const { family, phone, personId, doorId } = await desk.motherInside()
    const account = await accountOf(doorId)
    await desk.renews(doorId)
    await phone.does(getPerson, { personId: family.child })
    const readBy = () =>
      world.asOwner<{ name: string }>(
        'select distinct actor_name as name from read_entries where village_id = $1 and actor_id = $2',
        [village.id, account],
      )
    expect(await readBy()).toEqual([{ name: 'Siti Aminah' }])
    await runAsSystem(world.test.house, {
      name: 'test.erase',
      village: village.id,
      act: (context) => context.publish(personErased, { personId }),
    })
    await world.settle()
    expect(await isOut(phone)).toBe(true)
    for (const table of ['sessions', 'one_time_links', 'sign_in_attempts'])
      expect(await world.asOwner(`select id from ${table} where account_id = $1`, [account])).toEqual([])
    expect(await world.asOwner('select id from door_phones where door_id = $1', [doorId])).toEqual([])
    expect(await readBy()).toEqual([{ name: '–' }])
  })
})

describe('what a protected person showed', () => {
  it('does not come back when the protection ends, nor what she showed meanwhile', async () => {
    const { family, phone } = await desk.motherInside()
    const his = front.visitor()
    await his.atDoor(pin, (await desk.opens({ personId: family.father })).token)
    const share = () => ({
      id: newId(),
      personId: family.mother,
      toPersonId: family.father,
      channel: null,
      saidOn: null,
    })
    await phone.does(recordDoorShare, { ...share(), parts: ['course'] })
    const course = () => his.does(listCoursesAtDoor, { personId: family.mother })
    expect(await course()).toMatchObject({ courses: [] })
    await protection(family.mother, true)
    await protection(family.mother, false)
    expect((await refusalOf(course())).kind).toBe('missing')
    expect(await his.does(getOwnDoor, { personId: family.father })).toMatchObject({ shown: [] })
    await protection(family.mother, true)
    const hers = front.visitor()
    await hers.atDoor(pin, (await desk.opens({ personId: family.mother })).token)
    await hers.does(recordDoorShare, { ...share(), parts: ['course'] })
    await protection(family.mother, false)
    expect((await refusalOf(course())).kind).toBe('missing')
  })
})

describe('six digits open no office', () => {
  it('an office is not given to an account of a door', async () => {
    const { doorId } = await desk.motherInside()
    const term = {
      placeKind: 'village',
      placeId: village.id,
      from: today,
      until: null,
      appointmentNumber: null,
    } as const
    const office = { ...term, id: newId(), accountId: await accountOf(doorId), role: 'tutor' } as const
    expect((await refusalOf(village.head.does(assignTerm, office))).code).toBe('access.doorHoldsNoOffice')
  })

  it('and one that stands beside the door’s own term is not entered by the PIN', async () => {
    const { doorId, phone, personId } = await desk.motherInside()
    const termId = newId()
    await world.asOwner(
      `insert into terms_of_office (id, account_id, role, place_kind, place_id, place_name, village_id, starts_on, assigned_at, assigned_by)
       values ($1, $2, 'secretary', 'village', $3, 'Desa', $3, $4, now(), 'test')`,
      [termId, await accountOf(doorId), village.id, addDays(today, -1)],
    )
    phone.cookie = ''
    expect((await phone.atDoor(pin)).next).toBe('done')
    expect(await phone.who()).toMatchObject({ role: 'resident', personId })
    await phone.does(chooseTerm, { termId })
    expect(await phone.who()).toMatchObject({ role: 'newcomer', villageIds: [] })
  })
})

describe('a phone that its owner sends away', () => {
  const sessionsOf = async (phone: Visitor) => (await phone.does(listSessions, {})).sessions

  it('does not come back with the PIN, while the own one stays', async () => {
    const { doorId, phone, personId } = await desk.motherInside()
    const other = await desk.anotherPhone(doorId)
    const [away] = (await sessionsOf(phone)).filter((session) => !session.current)
    expect(await phone.does(closeSession, { sessionId: away?.id ?? '' })).toEqual({ ended: 1 })
    expect(await isOut(other)).toBe(true)
    expect((await other.atDoor(pin)).next).toBe('refused')
    phone.cookie = ''
    expect((await phone.atDoor(pin)).next).toBe('done')
    const { phones } = await village.officer.asks(getDoor, { personId })
    expect(phones.filter((one) => !one.ended)).toHaveLength(1)
  })

  it('is sent away also when its session ran out and stands in no list', async () => {
    const { doorId, phone } = await desk.motherInside()
    const other = await desk.anotherPhone(doorId)
    await world.asOwner(
      `update sessions set expires_at = now() where account_id = $1 and door_phone_id =
         (select id from door_phones where door_id = $2 order by first_at desc limit 1)`,
      [await accountOf(doorId), doorId],
    )
    expect(await sessionsOf(phone)).toHaveLength(1)
    await phone.does(closeSession, { sessionId: null })
    expect((await other.atDoor(pin)).next).toBe('refused')
    expect(await isOut(phone)).toBe(false)
  })

  it('is out at once when a fourth takes its place', async () => {
    const { doorId, phone } = await desk.motherInside()
    for (let count = 0; count < 3; count++) await desk.anotherPhone(doorId)
    expect(await isOut(phone)).toBe(true)
  })
})

describe('whoever guesses', () => {
  it('without key and link is refused and holds nobody back', async () => {
    for (let tries = 0; tries < 7; tries++)
      expect(await front.visitor('198.51.100.9').atDoor(pin)).toMatchObject({ status: 401, next: 'refused' })
  })

  it('holds no family back that sits behind the same address', async () => {
    const { token } = await desk.opens({ personId: (await desk.motherInside()).family.father })
    const thief = front.visitor('198.51.100.10')
    for (let tries = 0; tries < 30; tries++) await thief.atDoor('000000', newToken())
    expect((await thief.atDoor('000000', newToken())).next).toBe('locked')
    expect((await front.visitor('198.51.100.10').atDoor(pin, token)).next).toBe('done')
  })

  it('from two phones of one door at once shuts it after ten, no later', async () => {
    const { doorId, phone, personId } = await desk.motherInside()
    const other = await desk.anotherPhone(doorId)
    await Promise.all([phone, other].flatMap((one) => Array.from({ length: 6 }, () => one.atDoor('000000'))))
    expect((await village.officer.asks(getDoor, { personId })).door?.state).toBe('dropped')
    for (const one of [phone, other]) expect(await isOut(one)).toBe(true)
  })
})
