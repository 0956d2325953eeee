import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type Person, type VillageWorld, type World } from '#apps/testing/world.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import {
  approveClosing,
  assignCase,
  closeCase,
  confirmOutcome,
  recordReferralState,
  referCase,
  reopenCase,
  revokeReferral,
  settleReferral,
} from './contract.ts'
import { move, openCase, today, triage } from './testing/case.ts'

/** Every change of state, tried by everybody: lead, helper, neighbour, head, secretary, cadre, partner, screener, elsewhere. */
let world: World
let village: VillageWorld
let everybody: Readonly<Record<string, Person>>

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
  const elsewhere = await world.village()
  everybody = {
    lead: village.officer,
    helper: await village.person('migration_officer', { name: 'Tini' }),
    neighbour: await village.person('migration_officer', { name: 'Joko' }),
    head: village.head,
    secretary: village.secretary,
    cadre: village.cadre,
    tutor: village.tutor,
    partner: await village.person('partner', { name: 'Rina' }),
    otherPartner: await village.person('partner', { name: 'Lain' }),
    screener: await village.person('screener', { name: 'Ani' }),
    elsewhere: elsewhere.officer,
  }
}, 120_000)
afterAll(() => world?.close())

const hand = (name: string): Person => everybody[name] as Person

const newCase = async (): Promise<string> => {
  const caseId = await openCase(hand('lead'))
  const helper = { accountId: hand('helper').actor.accountId, part: 'helper' } as const
  await hand('lead').does(assignCase, { id: newId(), caseId, ...helper })
  return caseId
}

/** Who may take the step; for each try a case of its own. */
const whoMay = async (prepare: () => Promise<string>, step: (who: Person, id: string) => Promise<unknown>) => {
  const able: string[] = []
  for (const [name, who] of Object.entries(everybody)) {
    const id = await prepare()
    const fault = await step(who, id).catch((caught: unknown) => caught)
    if (!(fault instanceof Refusal)) able.push(name)
    else expect(['missing', 'forbidden', 'rule'], `${name}: ${fault.code}`).toContain(fault.kind)
  }
  return able
}

const at =
  (...states: readonly Parameters<typeof move>[2][]) =>
  async (): Promise<string> => {
    const caseId = await newCase()
    await triage(hand('lead'), caseId)
    for (const state of states) await move(hand('lead'), caseId, state)
    return caseId
  }

const to =
  (state: Parameters<typeof move>[2], more = {}) =>
  (who: Person, caseId: string) =>
    move(who, caseId, state, more)

describe('every change of a case', { timeout: 240_000 }, () => {
  it('is for the lead; a helper moves it along while it is under way, and nobody else moves it at all', async () => {
    expect(await whoMay(newCase, (who, caseId) => triage(who, caseId))).toEqual(['lead'])
    expect(await whoMay(newCase, to('rejected', { reason: 'duplicate' }))).toEqual(['lead'])
    expect(await whoMay(newCase, to('withdrawn', { reason: 'family_asked' }))).toEqual(['lead'])
    expect(await whoMay(at(), to('accepted'))).toEqual(['lead'])
    expect(await whoMay(at('accepted'), to('in_assistance'))).toEqual(['lead', 'helper'])
    expect(await whoMay(at('accepted', 'in_assistance'), to('in_process_abroad'))).toEqual(['lead', 'helper'])
    expect(await whoMay(at('accepted', 'in_assistance'), to('resolved'))).toEqual(['lead'])
  })

  it('the word of the family is recorded by the lead; closing is asked by the lead and agreed by another', async () => {
    const resolved = at('accepted', 'in_assistance', 'resolved')
    const confirm = (who: Person, caseId: string) =>
      who.does(confirmOutcome, { id: newId(), caseId, solved: true, occurredOn: today })
    expect(await whoMay(resolved, confirm)).toEqual(['lead'])
    const ask = (who: Person, caseId: string) =>
      who.does(closeCase, {
        ...{ id: newId(), caseId, reason: 'solved', outcome: 'Selesai', unverifiedBecause: 'unsafe_to_ask' },
      })
    expect(await whoMay(resolved, ask)).toEqual(['lead'])
    const asked = async () => ((await ask(hand('lead'), await resolved())) as { closingId: string }).closingId
    const approve = (who: Person, closingId: string) => who.does(approveClosing, { id: newId(), closingId })
    expect(await whoMay(asked, approve)).toEqual(['head'])
  })

  it('what ended is taken up again by the lead alone', async () => {
    const ended = async () => {
      const caseId = await newCase()
      await move(hand('lead'), caseId, 'rejected', { reason: 'duplicate' })
      return caseId
    }
    const reopen = (who: Person, caseId: string) =>
      who.does(reopenCase, { id: newId(), caseId, reason: 'Ada kabar baru' })
    expect(await whoMay(ended, reopen)).toEqual(['lead'])
  })
})

describe('every change of a referral', { timeout: 240_000 }, () => {
  const sent = (more: object) => async (): Promise<string> => {
    const caseId = await at('accepted')()
    const id = newId()
    await hand('lead').does(referCase, {
      ...{ id, caseId, office: 'bp3mi', channel: 'letter', sentOn: today, ground: 'given', consentChannel: 'call' },
      ...more,
    })
    return id
  }
  const toPartner = () => sent({ channel: 'account', accountId: hand('partner').actor.accountId })

  it('is sent by those who work on the case', async () => {
    const refer = (who: Person, caseId: string) =>
      who.does(referCase, {
        ...{ id: newId(), caseId, office: 'bp3mi', channel: 'phone', sentOn: today, ground: 'given' },
        consentChannel: 'call',
      })
    expect(await whoMay(at('accepted'), refer)).toEqual(['lead', 'helper'])
  })

  it('is answered by the account it was sent to, by hand where there is none, and taken back by who sent it', async () => {
    for (const state of ['accepted', 'refused'] as const) {
      const reason = state === 'refused' ? ('no_capacity' as const) : null
      const settle = (who: Person, referralId: string) =>
        who.does(settleReferral, { id: newId(), referralId, state, reason })
      expect(await whoMay(toPartner(), settle)).toEqual(['partner'])
      const byHand = (who: Person, referralId: string) =>
        who.does(recordReferralState, { id: newId(), referralId, state, reason, occurredOn: today })
      expect(await whoMay(sent({}), byHand)).toEqual(['lead', 'helper'])
    }
    const accepted = async () => {
      const referralId = await toPartner()()
      await hand('partner').does(settleReferral, { id: newId(), referralId, state: 'accepted' })
      return referralId
    }
    const finish = (who: Person, referralId: string) =>
      who.does(settleReferral, { id: newId(), referralId, state: 'done' })
    expect(await whoMay(accepted, finish)).toEqual(['partner'])
    const revoke = (who: Person, referralId: string) =>
      who.does(revokeReferral, { id: newId(), referralId, reason: 'no_longer_needed' })
    expect(await whoMay(accepted, revoke)).toEqual(['lead', 'helper'])
  })
})
