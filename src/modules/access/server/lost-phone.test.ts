import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { newId } from '#platform/shared/ids.ts'
import { acceptInvitation, correctPassword, issueInvitation } from '../contract/account.ts'
import { appoint, atWork, type FrontDoor, goodPassword, openFrontDoor } from '../testing/front-door.ts'
import { fingerprint, newToken } from './secrets.ts'

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

/** A tutor at work on a phone and on the computer of the learning house. */
const tutorOnTwoDevices = async () => {
  const place = { role: 'tutor', placeKind: 'village', placeId: village.id } as const
  const { accountId, username } = await appoint(world.test.house, place)
  const phone = await atWork(front.visitor(), username)
  const computer = await atWork(front.visitor(), username)
  return { accountId, username, phone, computer }
}

const isOut = async (visitor: Awaited<ReturnType<typeof atWork>>) => (await visitor.who()).kind === 'public'

const link = (accountId: string, token: string, lostPhone: boolean) => ({
  ...{ id: newId(), accountId, kind: 'reset' as const },
  ...{ tokenFingerprint: fingerprint(token), withoutSecondFactors: lostPhone },
})

const sessionsOf = (accountId: string) =>
  world.asOwner<{ end_reason: string | null }>('select end_reason from sessions where account_id = $1', [accountId])

describe('a phone that is lost', () => {
  it('is out the moment the loss is reported, before the owner comes to the link', async () => {
    const { accountId, phone, computer } = await tutorOnTwoDevices()
    await village.head.does(issueInvitation, link(accountId, newToken(), true))
    expect([await isOut(phone), await isOut(computer)]).toEqual([true, true])
    expect(await sessionsOf(accountId)).toEqual([{ end_reason: 'device_lost' }, { end_reason: 'device_lost' }])
  })

  it('and whoever finds the password of before comes in nowhere once the link was used', async () => {
    const { accountId, username } = await tutorOnTwoDevices()
    const token = newToken()
    await village.head.does(issueInvitation, link(accountId, token, true))
    const finder = front.visitor()
    await finder.signIn(username, goodPassword)
    await front.visitor().does(acceptInvitation, { token, password: 'gunung biru minum teh' })
    expect(await isOut(finder)).toBe(true)
    expect(await finder.signIn(username, goodPassword)).toMatchObject({ next: 'refused' })
  })
})

describe('a password that is set anew', () => {
  it('by a link leaves everything open until it is used, then ends every session', async () => {
    const { accountId, phone, computer } = await tutorOnTwoDevices()
    const token = newToken()
    await village.head.does(issueInvitation, link(accountId, token, false))
    expect([await isOut(phone), await isOut(computer)]).toEqual([false, false])
    await front.visitor().does(acceptInvitation, { token, password: 'gunung biru minum teh' })
    expect([await isOut(phone), await isOut(computer)]).toEqual([true, true])
  })

  it('by its owner ends every other session', async () => {
    const { phone, computer } = await tutorOnTwoDevices()
    await phone.does(correctPassword, { current: goodPassword, next: 'gunung biru minum teh', salt: '0'.repeat(64) })
    expect([await isOut(phone), await isOut(computer)]).toEqual([false, true])
  })
})
