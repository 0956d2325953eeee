import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { runAsSystem, systemActor } from '#platform/server/run-as-system.ts'
import { ask } from '#platform/server/run-operation.ts'
import { plainDate } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { acceptInvitation, closeAccount, getInvitation, issueInvitation, listAccounts } from '../contract/account.ts'
import { getSession } from '../contract/session.ts'
import { assignTerm, closeTerm, listTerms } from '../contract/term.ts'
import { appoint, type FrontDoor, goodPassword, openFrontDoor, refusalOf, regencyOf } from '../testing/front-door.ts'
import { headInOffice, listOfficers } from './officers.ts'
import { fingerprint, newToken } from './secrets.ts'

let world: World
let front: FrontDoor
let village: VillageWorld
let coordinator: Awaited<ReturnType<typeof officeAbove>>

const officeAbove = async (role: 'coordinator' | 'responsible_officer', placeId: number) => {
  const { accountId, termId } = await appoint(world.test.house, { role, placeKind: 'regency', placeId })
  const actor = {
    ...systemActor,
    kind: 'account',
    accountId,
    termId,
    role,
    name: 'Endang',
    villageIds: [village.id],
  } as const
  return {
    does: ((operation, input) =>
      ask(world.test.house, operation, { actor, input, commandId: newId() })) as World['system']['does'],
    accountId,
  }
}

beforeAll(async () => {
  world = await openWorld()
  front = await openFrontDoor(world.test.house)
  village = await world.village()
  coordinator = await officeAbove('coordinator', await regencyOf(world, village.id))
}, 120_000)
afterAll(async () => {
  await front?.close()
  await world?.close()
})

const newOfficer = (
  more: Partial<Omit<InputOf<typeof assignTerm>, 'newAccount'>> & {
    newAccount?: { name: string; username: string; phone: string | null }
  } = {},
) => {
  const id = newId()
  const newAccount = { name: 'Wati Susanti', username: `wati${id.slice(-8)}`, phone: null as string | null }
  const place = { placeKind: 'village', placeId: village.id } as const
  const days = { from: '2026-01-01', until: '2027-12-31', appointmentNumber: '560/12/2026' }
  return { id: newId(), accountId: id, newAccount, role: 'business_officer', ...place, ...days, ...more } as const
}

const link = (accountId: string, token: string, kind: 'invitation' | 'reset' = 'invitation') => {
  const tokenFingerprint = fingerprint(token)
  return { id: newId(), accountId, kind, tokenFingerprint, withoutSecondFactors: false }
}

describe('giving a term of office', () => {
  it('is for the person one level up: the coordinator appoints officers, the head does not, nobody appoints himself', async () => {
    const { termId } = await coordinator.does(assignTerm, newOfficer())
    expect(termId).toMatch(/-/)
    expect((await refusalOf(village.head.does(assignTerm, newOfficer()))).code).toBe('access.notYoursToAppoint')
    await expect(village.head.does(assignTerm, newOfficer({ role: 'tutor' }))).resolves.toBeDefined()
    expect((await refusalOf(village.officer.does(assignTerm, newOfficer({ role: 'head' })))).code).toBe(
      'access.notYoursToAppoint',
    )
    expect((await refusalOf(village.tutor.does(assignTerm, newOfficer()))).kind).toBe('forbidden')
  })

  it('stays inside the reach: another regency is missing', async () => {
    const rows = await world.asOwner<{ place_id: number }>(
      `select v.place_id from place_versions v join place_versions d on d.place_kind = 'district' and d.place_id = v.parent_id and d.valid_to is null
       where v.place_kind = 'village' and v.valid_to is null and d.parent_id <> $1 limit 1`,
      [await regencyOf(world, village.id)],
    )
    const refusal = await refusalOf(coordinator.does(assignTerm, newOfficer({ placeId: Number(rows[0]?.place_id) })))
    expect(refusal.kind).toBe('missing')
    const other = await world.village()
    expect(
      (await refusalOf(village.head.does(assignTerm, newOfficer({ role: 'cadre', placeId: other.id })))).kind,
    ).toBe('missing')
  })

  it('lets a third officer serve only beside the one who hands over', async () => {
    const full = await world.village()
    const place = { placeKind: 'village', placeId: full.id } as const
    const above = await officeAbove('coordinator', await regencyOf(world, full.id))
    const second = newOfficer({ ...place, until: '2026-12-31' })
    await above.does(assignTerm, second)
    const third = newOfficer({ ...place, from: '2026-12-01' })
    expect((await refusalOf(above.does(assignTerm, third))).code).toBe('access.handoverMissing')
    await above.does(assignTerm, { ...third, id: newId(), succeedsTermId: second.id })
    const fourth = newOfficer({ ...place, from: '2026-12-05', succeedsTermId: second.id })
    expect((await refusalOf(above.does(assignTerm, fourth))).code).toBe('access.officersFull')
  })

  it('gives the last free place once, also to two who ask at the same moment', async () => {
    const busy = await world.village()
    const above = await officeAbove('coordinator', await regencyOf(world, busy.id))
    const place = { placeKind: 'village', placeId: busy.id } as const
    const asked = await Promise.allSettled([1, 2, 3, 4].map(() => above.does(assignTerm, newOfficer(place))))
    expect(asked.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  })

  it('opens a village that was only on the list', async () => {
    const [row] = await world.asOwner<{ id: number }>('select id from villages where opened_on is null limit 1')
    const above = await officeAbove('coordinator', await regencyOf(world, Number(row?.id)))
    await above.does(assignTerm, newOfficer({ placeId: Number(row?.id) }))
    const [opened] = await world.asOwner<{ opened_on: string | null }>('select opened_on from villages where id = $1', [
      row?.id,
    ])
    expect(opened?.opened_on).not.toBeNull()
  })

  it('says which field is wrong: a username that is taken, a number that cannot be read, days in the wrong order', async () => {
    const known = newOfficer({ role: 'cadre' })
    await village.head.does(assignTerm, known)
    const again = await refusalOf(village.head.does(assignTerm, { ...known, id: newId(), accountId: newId() }))
    expect(again.fields).toEqual([{ field: 'username', code: 'access.usernameTaken' }])
    const odd = newOfficer({ role: 'cadre' })
    const unreadable = await refusalOf(
      village.head.does(assignTerm, { ...odd, newAccount: { ...odd.newAccount, phone: 'belum punya' } }),
    )
    expect(unreadable.fields).toEqual([{ field: 'phone', code: 'access.phoneUnreadable' }])
    const backwards = await refusalOf(village.head.does(assignTerm, newOfficer({ role: 'cadre', until: '2025-12-31' })))
    expect(backwards.fields[0]?.field).toBe('until')
  })
})

describe('ending a term', () => {
  it('from today ends the sessions of that term at once', async () => {
    const { username, termId } = await appoint(world.test.house, {
      role: 'cadre',
      placeKind: 'village',
      placeId: village.id,
    })
    const karsinah = front.visitor()
    await karsinah.signIn(username, goodPassword)
    expect((await karsinah.who()).kind).toBe('account')
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
    await village.head.does(closeTerm, { termId, endedOn: today, reason: 'moved' })
    expect((await karsinah.who()).kind).toBe('public')
    await karsinah.signIn(username, goodPassword)
    expect(await karsinah.does(getSession, {})).toMatchObject({ next: 'term', terms: [] })
    expect((await refusalOf(village.head.does(closeTerm, { termId, endedOn: today, reason: 'moved' }))).code).toBe(
      'access.termEnded',
    )
  })

  it('is not for the past, and not for a term that somebody else gives', async () => {
    const { termId } = await appoint(world.test.house, { role: 'cadre', placeKind: 'village', placeId: village.id })
    expect(
      (await refusalOf(village.head.does(closeTerm, { termId, endedOn: '2026-01-05', reason: 'moved' }))).code,
    ).toBe('access.endInPast')
    const officerTerm = village.officer.actor.termId ?? ''
    expect(
      (
        await refusalOf(
          village.head.does(closeTerm, { termId: officerTerm, endedOn: '2099-01-01', reason: 'replaced' }),
        )
      ).kind,
    ).toBe('forbidden')
    const elsewhere = await world.village()
    expect(
      (await refusalOf(elsewhere.head.does(closeTerm, { termId, endedOn: '2099-01-01', reason: 'replaced' }))).kind,
    ).toBe('missing')
  })
})

describe('a one-time link', () => {
  it('lets its owner set a password once; used twice it is gone', async () => {
    const officer = newOfficer({ role: 'tutor' })
    await village.head.does(assignTerm, officer)
    const token = newToken()
    await village.head.does(issueInvitation, link(officer.accountId, token))
    const invited = await world.anyone.asks(getInvitation, { tokenFingerprint: fingerprint(token) })
    expect(invited).toMatchObject({ kind: 'invitation', name: 'Wati Susanti', role: 'tutor' })
    const weak = await refusalOf(world.anyone.does(acceptInvitation, { token, password: 'wati susanti 1' }))
    expect(weak.fields).toEqual([{ field: 'password', code: 'access.password.owner' }])
    await world.anyone.does(acceptInvitation, { token, password: goodPassword })
    expect((await front.visitor().signIn(officer.newAccount.username, goodPassword)).next).toBe('done')
    expect((await refusalOf(world.anyone.does(acceptInvitation, { token, password: goodPassword }))).code).toBe(
      'access.linkGone',
    )
    expect((await refusalOf(world.anyone.asks(getInvitation, { tokenFingerprint: fingerprint(token) }))).code).toBe(
      'access.linkGone',
    )
  })

  it('is used by one of two who open it at the same moment', async () => {
    const officer = newOfficer({ role: 'tutor' })
    await village.head.does(assignTerm, officer)
    const token = newToken()
    await village.head.does(issueInvitation, link(officer.accountId, token))
    const used = await Promise.allSettled(
      [1, 2, 3].map(() => world.anyone.does(acceptInvitation, { token, password: goodPassword })),
    )
    expect(used.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  })

  it('ends after its time, when a newer one is made, and is unknown to who guesses', async () => {
    const officer = newOfficer({ role: 'tutor' })
    await village.head.does(assignTerm, officer)
    const [older, newer] = [newToken(), newToken()]
    await village.head.does(issueInvitation, link(officer.accountId, older))
    await village.head.does(issueInvitation, link(officer.accountId, newer))
    expect((await refusalOf(world.anyone.does(acceptInvitation, { token: older, password: goodPassword }))).kind).toBe(
      'missing',
    )
    await world.asOwner(`update one_time_links set expires_at = now() - interval '1 second' where account_id = $1`, [
      officer.accountId,
    ])
    expect((await refusalOf(world.anyone.does(acceptInvitation, { token: newer, password: goodPassword }))).kind).toBe(
      'missing',
    )
    expect(
      (await refusalOf(world.anyone.does(acceptInvitation, { token: newToken(), password: goodPassword }))).kind,
    ).toBe('missing')
  })

  it('is made by the person one level up alone', async () => {
    const { accountId } = await appoint(world.test.house, { role: 'cadre', placeKind: 'village', placeId: village.id })
    expect((await refusalOf(village.officer.does(issueInvitation, link(accountId, newToken())))).kind).toBe('missing')
    const own = village.head.actor.accountId
    expect((await refusalOf(village.head.does(issueInvitation, link(own, newToken())))).code).toBe(
      'access.notForOneself',
    )
    expect((await refusalOf(village.head.does(issueInvitation, link(coordinator.accountId, newToken())))).kind).toBe(
      'missing',
    )
  })

  it('of a reset ends every session; the request that asked for it is answered', async () => {
    const person = await appoint(world.test.house, { role: 'cadre', placeKind: 'village', placeId: village.id })
    const phone = front.visitor()
    await phone.signIn(person.username, goodPassword)
    const [known, unknown] = [
      await front.visitor().http('POST', '/session/reset', { login: person.username }),
      await front.visitor().http('POST', '/session/reset', { login: 'bukan.siapa.siapa' }),
    ]
    expect(known.body).toBe(unknown.body)
    const asked = await village.head.asks(listTerms, { villageId: village.id })
    expect(asked.resetRequests.map((request) => request.accountId)).toContain(person.accountId)
    const token = newToken()
    await village.head.does(issueInvitation, link(person.accountId, token, 'reset'))
    expect((await village.head.asks(listTerms, { villageId: village.id })).resetRequests).toEqual([])
    await world.anyone.does(acceptInvitation, { token, password: 'perahu biru di rawa' })
    expect((await phone.who()).kind).toBe('public')
  })
})

describe('the list of officers', () => {
  it('shows the village its own people and the coordinator those of the regency, with what each may do', async () => {
    const seen = await village.head.asks(listTerms, { villageId: village.id })
    expect(seen.terms.length).toBeGreaterThan(4)
    expect(new Set(seen.terms.map((term) => term.villageId))).toEqual(new Set([village.id]))
    expect(seen.appointable).toEqual(['tutor', 'cadre', 'secretary', 'coop_manager'])
    expect(seen.terms.find((term) => term.accountId === village.head.actor.accountId)?.mine).toBe(false)
    const regency = await coordinator.does(listTerms, {})
    expect(regency.terms.map((term) => term.role)).toEqual(
      expect.arrayContaining(['coordinator', 'head', 'migration_officer']),
    )
    const other = await world.village()
    expect((await refusalOf(village.head.asks(listTerms, { villageId: other.id }))).kind).toBe('missing')
    const { accounts } = await coordinator.does(listAccounts, { villageId: village.id, search: 'bambang' })
    expect(accounts.map((account) => account.roles)).toEqual([['head']])
  })

  it('says who signs on a day: the head, else the secretary in the name of the head', async () => {
    const [full, empty] = [await world.village(), await world.village({ withoutHead: true })]
    const today = plainDate('2026-11-22')
    await runAsSystem(world.test.house, {
      name: 'access.getHead',
      act: async (context) => {
        expect(await headInOffice(context, full.id, today)).toMatchObject({ name: 'Bambang Supriyadi', acting: false })
        expect(await headInOffice(context, empty.id, today)).toMatchObject({ name: 'Tutik Handayani', acting: true })
        expect(await headInOffice(context, full.id, plainDate('2019-12-31'))).toBeUndefined()
        expect((await listOfficers(context, full.id, 'migration_officer')).map((one) => one.name)).toEqual([
          'Sri Wahyuni',
        ])
      },
    })
  })

  it('loses an account that is closed: it cannot sign in, and its sessions end', async () => {
    const { accountId, username } = await appoint(world.test.house, {
      role: 'cadre',
      placeKind: 'village',
      placeId: village.id,
    })
    const cadre = front.visitor()
    await cadre.signIn(username, goodPassword)
    await coordinator.does(closeAccount, { accountId })
    expect((await cadre.who()).kind).toBe('public')
    expect((await cadre.signIn(username, goodPassword)).next).toBe('refused')
  })
})
