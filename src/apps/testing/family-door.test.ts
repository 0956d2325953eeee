import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueInvitation } from '#modules/access/contract/account.ts'
import { closeDoor, getDoor, getDoorLink, getOwnDoor, listDoors } from '#modules/access/contract/door.ts'
import { listSessions } from '#modules/access/contract/session.ts'
import { assignTerm, closeTerm, listTerms } from '#modules/access/contract/term.ts'
import { fingerprint, newToken } from '#modules/access/server/index.ts'
import { type FrontDoor, openFrontDoor, refusalOf, type Visitor } from '#modules/access/testing/front-door.ts'
import {
  getPerson,
  listEffects,
  recordLifeEvent,
  requestProtection,
  settleProtection,
} from '#modules/registry/contract.ts'
import { recordFamily } from '#modules/registry/testing/families.ts'
import { addDays, dayIn } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { doorDesk, isOut, pin, type Wanted } from './door-desk.ts'
import { openWorld, type Person, type VillageWorld, type World } from './world.ts'

let world: World
let front: FrontDoor
let village: VillageWorld
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

let desk: ReturnType<typeof doorDesk>
const opens = (wanted: Wanted) => desk.opens(wanted)
const renews = (...wanted: Parameters<typeof desk.renews>) => desk.renews(...wanted)
const motherInside = () => desk.motherInside()

const anHourPasses = () =>
  world.asOwner(`update sign_in_attempts set tried_at = tried_at - interval '61 minutes' where factor = 'pin'`)

describe('the family’s door', () => {
  it('is opened at the desk for one person of the register, who comes in abroad with link and PIN', async () => {
    const { family, phone, doorId } = await motherInside()
    expect(await phone.who()).toMatchObject({ role: 'resident', personId: family.mother, villageIds: [village.id] })
    expect((await phone.does(getPerson, { personId: family.mother })).person.name).toBe('Siti Aminah')
    const own = await phone.does(getOwnDoor, { personId: family.mother })
    expect(own).toMatchObject({ until: addDays(today, 400), shown: [], shares: [] })
    const seen = await village.officer.asks(getDoor, { personId: family.mother })
    expect(seen).toMatchObject({
      door: { id: doorId, state: 'used', pinIsSet: true },
      phones: [{ device: 'Chrome · Android', ended: false }],
      uses: [{ outcome: 'good' }],
    })
  })

  it('asks for the PIN alone on the phone that is known, and nowhere else', async () => {
    const { phone } = await motherInside()
    phone.cookie = ''
    expect(await isOut(phone)).toBe(true)
    expect(await phone.atDoor(pin)).toMatchObject({ next: 'done' })
    expect(await front.visitor().atDoor(pin)).toMatchObject({ status: 401, next: 'refused' })
  })

  it('lets the person choose the PIN on the own phone, and none that is easy or a birthday', async () => {
    const { mother: personId } = await recordFamily(village)
    const { token } = await opens({ personId, pin: null })
    const asked = await village.officer.asks(getDoorLink, { tokenFingerprint: fingerprint(token) })
    expect(asked.pinIsSet).toBe(false)
    expect(JSON.stringify(asked)).not.toMatch(/Siti/)
    const phone = front.visitor()
    for (const [easy, code] of [
      ['123456', 'access.pin.easy'],
      ['777777', 'access.pin.easy'],
      ['040790', 'access.pin.birth'],
      ['12a456', 'access.pin.six'],
    ] as const)
      expect(await phone.atDoor(easy, token)).toMatchObject({ refusal: { code } })
    expect(await phone.atDoor('604813', token)).toMatchObject({ next: 'done' })
    phone.cookie = ''
    expect(await phone.atDoor('604813')).toMatchObject({ next: 'done' })
  })

  it('refuses an easy PIN at the desk, a day too far, a second door, and somebody who died', async () => {
    const { mother: personId, grandmother } = await recordFamily(village)
    expect((await refusalOf(opens({ personId, pin: '111111' }))).code).toBe('access.pin.easy')
    expect((await refusalOf(opens({ personId, pin: '040790' }))).fields).toEqual([
      { field: 'pin', code: 'access.pin.birth' },
    ])
    expect((await refusalOf(opens({ personId, until: addDays(today, 900) }))).code).toBe('access.doorUntilFar')
    await opens({ personId })
    expect((await refusalOf(opens({ personId }))).code).toBe('access.doorIsOpen')
    const death = { personId: grandmother, kind: 'death', occurredOn: today } as const
    const own = await opens({ personId: grandmother })
    const phone = front.visitor()
    await phone.atDoor(pin, own.token)
    const { effects } = await village.officer.asks(listEffects, death)
    await village.officer.does(recordLifeEvent, { ...death, id: newId(), effectsSeen: effects.map(({ code }) => code) })
    await world.settle()
    expect((await village.officer.asks(getDoor, { personId: grandmother })).door).toMatchObject({ closeReason: 'died' })
    expect((await refusalOf(opens({ personId: grandmother }))).code).toBe('access.doorPersonNotHere')
    expect((await phone.atDoor(pin)).next).toBe('refused')
  })
})

describe('a link', () => {
  it('is good once: whoever copied it comes in nowhere, and two at the same moment are not both let in', async () => {
    const { mother: personId } = await recordFamily(village)
    const { token } = await opens({ personId })
    const both = await Promise.all([front.visitor().atDoor(pin, token), front.visitor().atDoor(pin, token)])
    expect(both.map(({ next }) => next).sort()).toEqual(['done', 'refused'])
    expect(await front.visitor().atDoor(pin, token)).toMatchObject({ next: 'refused' })
    const gone = refusalOf(village.officer.asks(getDoorLink, { tokenFingerprint: fingerprint(token) }))
    expect((await gone).code).toBe('access.doorLinkGone')
  })

  it('runs out after a week, and a newer one ends it', async () => {
    const { mother: personId } = await recordFamily(village)
    const { doorId, token } = await opens({ personId })
    const newer = await renews(doorId)
    expect((await front.visitor().atDoor(pin, token)).next).toBe('refused')
    await world.asOwner(
      `update one_time_links set expires_at = now() - interval '1 minute' where token_fingerprint = $1`,
      [fingerprint(newer)],
    )
    expect((await front.visitor().atDoor(pin, newer)).next).toBe('refused')
    expect((await village.officer.asks(getDoor, { personId })).door?.state).toBe('linkOver')
  })

  it('is made at most five times a day', async () => {
    const { mother: personId } = await recordFamily(village)
    const { doorId } = await opens({ personId })
    for (let made = 1; made < 5; made++) await renews(doorId)
    expect((await refusalOf(renews(doorId))).code).toBe('access.doorLinksFull')
  })
})

describe('phones', () => {
  it('two may be known at once, and a fourth takes the place of the one used least lately', async () => {
    const { doorId, phone: first, personId } = await motherInside()
    const others: Visitor[] = []
    for (let count = 0; count < 3; count++) {
      const other = front.visitor()
      expect((await other.atDoor(pin, await renews(doorId))).next).toBe('done')
      others.push(other)
    }
    expect((await first.atDoor(pin)).next).toBe('refused')
    for (const other of others) expect((await other.atDoor(pin)).next).toBe('done')
    const { phones } = await village.officer.asks(getDoor, { personId })
    expect(phones.filter((one) => !one.ended)).toHaveLength(3)
  })

  it('that is lost is out the moment the desk says so, with its link', async () => {
    const { doorId, phone } = await motherInside()
    const token = await renews(doorId, { lostPhone: true })
    expect(await isOut(phone)).toBe(true)
    expect((await phone.atDoor(pin)).next).toBe('refused')
    const newPhone = front.visitor()
    expect((await newPhone.atDoor(pin, token)).next).toBe('done')
    expect((await newPhone.does(listSessions, {})).sessions).toHaveLength(1)
  })

  it('a forgotten PIN is chosen anew with the new link, and the old one opens nothing', async () => {
    const { doorId, phone } = await motherInside()
    const token = await renews(doorId, { newPin: true })
    expect((await phone.atDoor(pin)).next).toBe('refused')
    expect((await phone.atDoor('915482', token)).next).toBe('done')
    expect((await phone.atDoor(pin)).next).toBe('refused')
    expect((await phone.atDoor('915482')).next).toBe('done')
  })
})

describe('whoever guesses', () => {
  it('is held back for an hour after five wrong PINs, and after ten the door is shut until the desk helps', async () => {
    const { phone, doorId, personId } = await motherInside()
    for (let tries = 0; tries < 5; tries++) expect((await phone.atDoor('000000')).next).toBe('refused')
    expect(await phone.atDoor(pin)).toMatchObject({ status: 429, next: 'locked' })
    await anHourPasses()
    for (let tries = 0; tries < 5; tries++) expect((await phone.atDoor('000000')).next).toBe('refused')
    await anHourPasses()
    expect((await phone.atDoor(pin)).next).toBe('refused')
    expect(await isOut(phone)).toBe(true)
    expect((await village.officer.asks(getDoor, { personId })).door?.state).toBe('dropped')
    expect((await phone.atDoor(pin, await renews(doorId))).next).toBe('done')
  })

  it('gets for a key that nobody has the very answers of a wrong PIN, the hour included', async () => {
    const { token } = await opens({ personId: (await recordFamily(village)).mother })
    const [known, unknown] = [front.visitor('198.51.100.1'), front.visitor('198.51.100.2')]
    const nobodys = newToken()
    for (let tries = 0; tries < 6; tries++) {
      const answers = [await known.atDoor('000000', token), await unknown.atDoor('000000', nobodys)]
      expect(answers[1]).toEqual(answers[0])
    }
    expect(await unknown.atDoor(pin, nobodys)).toEqual({ status: 429, next: 'locked', sessionExpiresAt: null })
  })

  it('and tries many keys from one address is held back too', async () => {
    const thief = front.visitor('198.51.100.77')
    for (let tries = 0; tries < 30; tries++) expect((await thief.atDoor('000000', newToken())).next).toBe('refused')
    expect((await thief.atDoor('000000', newToken())).next).toBe('locked')
  })

  it('a hundred at once are counted one after the other', async () => {
    const { phone } = await motherInside()
    const answers = await Promise.all(Array.from({ length: 12 }, () => phone.atDoor('000000')))
    expect(answers.filter(({ next }) => next === 'refused')).toHaveLength(5)
  })
})

describe('there is no other way in', () => {
  it('no password, no invitation and no office as a resident', async () => {
    const { personId, doorId } = await motherInside()
    const [account] = await world.asOwner<{ id: string; username: string }>(
      `select a.id, a.username from accounts a join family_doors d on d.account_id = a.id where d.id = $1`,
      [doorId],
    )
    expect((await front.visitor().signIn(account?.username ?? '', pin)).next).toBe('refused')
    const invitation = {
      ...{ id: newId(), accountId: account?.id ?? '', kind: 'reset' as const },
      ...{ tokenFingerprint: fingerprint(newToken()), withoutSecondFactors: false },
    }
    expect((await refusalOf(village.officer.does(issueInvitation, invitation))).code).toBe('access.comesByDoor')
    const office = {
      ...({ id: newId(), accountId: newId(), role: 'resident', placeKind: 'village', placeId: village.id } as const),
      ...{ newAccount: { name: 'Siti Aminah', username: 'siti.aminah', phone: null }, personId },
      ...{ from: today, until: null, appointmentNumber: null },
    }
    expect((await refusalOf(village.officer.does(assignTerm, office))).code).toBe('access.residentByDoor')
    const listed = await village.head.asks(listTerms, { villageId: village.id, ended: true })
    expect(listed.terms.filter((term) => term.role === 'resident')).toEqual([])
    expect(listed.appointable).not.toContain('resident')
  })

  it('a closed door and one whose time is over answer like any other no', async () => {
    const closed = await motherInside()
    await village.officer.does(closeDoor, { doorId: closed.doorId, reason: 'misused' })
    expect(await isOut(closed.phone)).toBe(true)
    expect((await closed.phone.atDoor(pin)).next).toBe('refused')
    expect((await refusalOf(renews(closed.doorId))).kind).toBe('missing')
    const over = await motherInside()
    const [term] = await world.asOwner<{ id: string }>(`select term_id as id from family_doors where id = $1`, [
      over.doorId,
    ])
    await village.officer.does(closeTerm, { termId: term?.id ?? '', endedOn: today, reason: 'period_over' })
    expect(await isOut(over.phone)).toBe(true)
    expect((await over.phone.atDoor(pin)).next).toBe('refused')
    expect((await village.officer.asks(getDoor, { personId: over.personId })).door?.state).toBe('over')
    const past = await motherInside()
    await world.asOwner(
      `update terms_of_office set starts_on = $2, until = $2 where id = (select term_id from family_doors where id = $1)`,
      [past.doorId, addDays(today, -1)],
    )
    past.phone.cookie = ''
    expect((await past.phone.atDoor(pin)).next).toBe('refused')
  })

  it('the officer of another village finds, opens, renews and closes nothing', async () => {
    const other = await world.village()
    const { doorId, family, phone } = await motherInside()
    const { officer } = other
    const here = { personId: family.father, by: officer, villageId: village.id }
    expect((await refusalOf(opens(here))).kind).toBe('missing')
    expect((await refusalOf(opens({ ...here, villageId: other.id }))).code).toBe('access.doorPersonMissing')
    expect((await refusalOf(officer.asks(getDoor, { personId: family.mother }))).kind).toBe('missing')
    expect((await refusalOf(renews(doorId, { lostPhone: true }, officer))).kind).toBe('missing')
    expect((await refusalOf(officer.does(closeDoor, { doorId, reason: 'asked' }))).kind).toBe('missing')
    expect((await officer.asks(listDoors, {})).doors).toEqual([])
    expect(await isOut(phone)).toBe(false)
  })
})

describe('a protected person', () => {
  const protect = async (personId: string) => {
    const id = newId()
    await village.officer.does(requestProtection, { id, personId, wanted: true, reason: 'diancam suaminya' })
    await village.head.does(settleProtection, { requestId: id, approve: true, note: 'benar' })
    await world.settle()
  }

  it('is shut out with the phone somebody else may hold, and comes in again by a new door', async () => {
    const { family, phone } = await motherInside()
    await protect(family.mother)
    expect(await isOut(phone)).toBe(true)
    expect((await phone.atDoor(pin)).next).toBe('refused')
    const { token } = await opens({ personId: family.mother })
    const newPhone = front.visitor()
    expect((await newPhone.atDoor(pin, token)).next).toBe('done')
    expect((await newPhone.does(getPerson, { personId: family.mother })).person.name).toBe('Siti Aminah')
  })

  it('leaves no sign of the door: not in the list, not at the page, not in who read a file', async () => {
    const { family } = await motherInside()
    await protect(family.mother)
    const { token } = await opens({ personId: family.mother, by: village.head })
    const hers = front.visitor()
    await hers.atDoor(pin, token)
    await hers.does(getPerson, { personId: family.father })
    const names = async (who: Person) => (await who.asks(listDoors, {})).doors.map((door) => door.personId)
    expect(await names(village.officer)).toContain(family.mother)
    expect(await names(village.secretary)).not.toContain(family.mother)
    expect((await refusalOf(village.secretary.asks(getDoor, { personId: family.mother }))).code).toBe(
      'access.doorPersonMissing',
    )
    const second = { personId: family.mother, by: village.secretary }
    expect((await refusalOf(opens(second))).code).toBe('access.doorPersonMissing')
    const husband = await opens({ personId: family.father })
    const his = front.visitor()
    await his.atDoor(pin, husband.token)
    const file = await his.does(getPerson, { personId: family.father })
    expect(JSON.stringify(file)).not.toMatch(/Siti/)
    expect(JSON.stringify(await his.does(getOwnDoor, { personId: family.father }))).not.toMatch(/Siti/)
  })
})
