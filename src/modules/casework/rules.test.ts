import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type KindCode, kindCodes } from '#modules/letters/contract.ts'
import { type CaseClock, type CaseType, caseOffices, caseTypes } from '#modules/references/contract/codes.ts'
import { addDays, plainDate } from '#platform/shared/dates.ts'
import { rupiah } from '#platform/shared/money.ts'
import { amountsOf } from './rules/amounts.ts'
import { checkItems, checkStates, deathItems, itemsFor, missingItems, openItems } from './rules/checklists.ts'
import { daysFor, dueOn, escalationOf } from './rules/clocks.ts'
import { canApproveClosing, closedWithin, closingFault, nextFollowUp } from './rules/closing.ts'
import { lettersNeeded } from './rules/letters-needed.ts'
import { nextStepOf, type StepQuestion } from './rules/next-step.ts'
import { canMoveReferral, isReferralOpen, referralFlow, referralStates } from './rules/referral-states.ts'
import { screeningActs, screeningMeans, screeningPurposes, screeningResult } from './rules/screening.ts'
import { sightOf } from './rules/sight.ts'
import { type CaseState, canMoveCase, caseFlow, caseStates, hasEnded, movers, movesOf } from './rules/states.ts'
import { standOf } from './rules/tracker.ts'
import { demands, proposedSeverity, risks } from './rules/trouble.ts'

// as `domain.md` §2.8 says them; the starter rows of the references say the same (`casework.test.ts`)
const gravest: readonly CaseType[] = ['died', 'violence', 'lost_contact']
const clock = (one: CaseClock, days: number, types: '*' | readonly CaseType[] = '*') => ({
  ...{ clock: one, days, caseTypes: types },
})
const clocks = [
  ...[clock('triage', 1), clock('triage', 0, gravest), clock('first_referral', 3), clock('first_referral', 0, gravest)],
  ...[clock('referral_answer', 3), clock('family_update', 14), clock('screening', 1), clock('closing_approval', 3)],
  ...[clock('follow_up_first', 30), clock('follow_up_second', 90), clock('closed_within', 90)],
]
const chain = ['village', 'manpower_office', 'bp3mi', 'ministry', 'mission'] as const
const escalations = chain.slice(0, -1).map((escalatesFrom, index) => ({
  ...{ escalatesFrom, escalatesTo: chain[index + 1] ?? ('mission' as const), afterDays: index === 0 ? 3 : 7 },
}))
const day = plainDate('2026-11-02')
const anyTypes = fc.uniqueArray(fc.constantFrom(...caseTypes), { minLength: 1, maxLength: 4 })

describe('the way of a case', () => {
  it('whatever is done in whatever order, a case is closed by a second pair of eyes and only after a result', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...caseStates), fc.constantFrom(...movers)), { maxLength: 60 }),
        (tries) => {
          let state: CaseState = 'received'
          for (const [to, mover] of tries) {
            if (!canMoveCase(state, to, mover)) continue
            if (to === 'closed') {
              expect(mover).toBe('second')
              expect(['resolved', 'verified_by_family']).toContain(state)
            }
            if (mover === 'family') expect(['resolved', 'verified_by_family']).toContain(state)
            if (hasEnded(state)) expect([to, mover]).toEqual(['reopened', 'lead'])
            state = to
          }
        },
      ),
    )
  })

  it('every state is reached from the beginning, and from every state an end is', () => {
    const reachable = (from: CaseState): Set<CaseState> => {
      const found = new Set<CaseState>([from])
      for (const state of found) for (const next of caseFlow.next(state)) found.add(next)
      return found
    }
    expect([...reachable('received')].sort()).toEqual([...caseStates].sort())
    for (const state of caseStates) expect([...reachable(state)].some(hasEnded), state).toBe(true)
  })

  it('each state stands on the tracker in its own words, and a helper sorts, ends and closes nothing', () => {
    expect(Object.keys(standOf).sort()).toEqual([...caseStates].sort())
    const byHelper = new Set(caseStates.flatMap((state) => movesOf(state, 'helper')))
    expect([...byHelper].sort()).toEqual(['in_assistance', 'in_process_abroad', 'referred'])
  })
})

describe('a referral', () => {
  it('is answered by who received it, taken back by who sent it, and over when it is done, refused or revoked', () => {
    const allowed = referralStates.flatMap((from) =>
      referralStates.flatMap((to) =>
        (['sender', 'receiver', 'sender_by_hand'] as const).flatMap((side) =>
          canMoveReferral(from, to, side) ? [`${side}: ${from} > ${to}`] : [],
        ),
      ),
    )
    expect(allowed).toEqual([
      'receiver: sent > accepted',
      'sender_by_hand: sent > accepted',
      'receiver: sent > refused',
      'sender_by_hand: sent > refused',
      'sender: sent > revoked',
      'receiver: accepted > done',
      'sender_by_hand: accepted > done',
      'sender: accepted > revoked',
    ])
    expect(referralStates.filter(isReferralOpen)).toEqual(['sent', 'accepted'])
    expect(referralFlow.next('done')).toEqual([])
  })
})

describe('clocks', () => {
  it.each([
    ['triage', ['unpaid_wage'], 1],
    ['triage', ['died'], 0],
    ['triage', ['unpaid_wage', 'violence'], 0],
    ['triage', ['lost_contact'], 0],
    ['first_referral', ['documents_withheld'], 3],
    ['first_referral', ['lost_contact'], 0],
    ['family_update', ['sick'], 14],
    ['screening', ['trafficking'], 1],
    ['closed_within', ['other'], 90],
  ] as const)('%s of %s: %i calendar days', (clock, types, days) => {
    expect(daysFor(clocks, clock, types)).toBe(days)
    expect(dueOn(clocks, clock, types, day)).toBe(addDays(day, days))
  })

  it('more trouble never gives more time, and no rule means no limit', () => {
    fc.assert(
      fc.property(anyTypes, fc.constantFrom(...caseTypes), fc.constantFrom(...clocks), (types, more, { clock }) => {
        expect(daysFor(clocks, clock, [...types, more])).toBeLessThanOrEqual(daysFor(clocks, clock, types) ?? 0)
      }),
    )
    expect(daysFor([], 'triage', ['died'])).toBeNull()
  })

  it('a silent office is gone past: village, labour office, BP3MI, ministry, mission, and there it ends', () => {
    for (const [index, office] of chain.entries()) {
      const late = escalationOf(escalations, { office, since: day }, addDays(day, 60))
      expect(late?.to).toBe(chain[index + 1])
      if (late) expect(escalationOf(escalations, { office, since: day }, addDays(late.since, -1))).toBeNull()
    }
    expect(escalationOf(escalations, { office: 'police', since: day }, addDays(day, 900))).toBeNull()
  })
})

describe('who sees a case', () => {
  const anySeen = fc.record({
    memberIds: fc.subarray(['sri', 'joko', 'tini']),
    hasLead: fc.boolean(),
    isHidden: fc.boolean(),
  })
  const anyReader = fc.record({
    role: fc.constantFrom('migration_officer', 'head', 'secretary', 'coordinator', 'partner', 'cadre', 'auditor'),
    accountId: fc.constantFrom('sri', 'joko', 'tini', 'nobody'),
  })

  it('a protected one is there for those assigned alone; no role opens it', () => {
    fc.assert(
      fc.property(anyReader, anySeen, (reader, seen) => {
        const sight = sightOf(reader, { ...seen, isHidden: true })
        expect(sight).toBe(seen.memberIds.includes(reader.accountId) ? 'whole' : 'none')
      }),
    )
  })

  it('a neighbour with the same role sees a case that somebody took as little as anybody in the street', () => {
    const taken = { memberIds: ['sri'], hasLead: true, isHidden: false }
    expect(sightOf({ role: 'migration_officer', accountId: 'joko' }, taken)).toBe('none')
    expect(sightOf({ role: 'migration_officer', accountId: 'joko' }, { ...taken, memberIds: [], hasLead: false })).toBe(
      'whole',
    )
    expect(sightOf({ role: 'head', accountId: 'joko' }, taken)).toBe('summary')
    for (const role of ['secretary', 'coordinator', 'cadre', 'partner'])
      expect(sightOf({ role, accountId: 'joko' }, { ...taken, hasLead: false })).toBe('none')
  })
})

describe('what is claimed and got back', () => {
  it('what was written by mistake and reversed counts nothing; a claim put right counts once', () => {
    const claims = [
      { id: 'a', demand: 'wages', amountRupiah: rupiah(12_000_000), replacesId: null },
      { id: 'b', demand: 'wages', amountRupiah: rupiah(18_000_000), replacesId: 'a' },
      { id: 'c', demand: 'return', amountRupiah: null, replacesId: null },
    ] as const
    const got = [
      { id: 'x', amountRupiah: rupiah(5_000_000), reversesId: null },
      { id: 'y', amountRupiah: rupiah(50_000_000), reversesId: null },
      { id: 'z', amountRupiah: rupiah(50_000_000), reversesId: 'y' },
    ] as const
    expect(amountsOf(claims, got)).toEqual({ claimedRupiah: 18_000_000, recoveredRupiah: 5_000_000 })
  })

  it('reversing everything leaves nothing, to the last rupiah', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1_000_000_000_000 })), (amounts) => {
        const got = amounts.map((amount, at) => ({ id: `r${at}`, amountRupiah: rupiah(amount), reversesId: null }))
        const back = got.map(({ id, amountRupiah }) => ({ id: `z${id}`, amountRupiah, reversesId: id }))
        expect(amountsOf([], got).recoveredRupiah).toBe(amounts.reduce((sum, one) => sum + one, 0))
        expect(amountsOf([], [...got, ...back]).recoveredRupiah).toBe(0)
      }),
    )
  })
})

describe('lists of what is to be done', () => {
  it('a death asks eight things, a silence seven, both together all of them, and other trouble none', () => {
    expect(itemsFor(['died'])).toEqual(deathItems)
    expect(deathItems).toHaveLength(8)
    expect(itemsFor(['lost_contact', 'unpaid_wage'])).toEqual(missingItems)
    expect(itemsFor(['died', 'lost_contact'])).toEqual(checkItems)
    expect(itemsFor(['unpaid_wage'])).toEqual([])
  })

  it('the last word of an item counts; waiting stays open', () => {
    const fact = fc.record({ item: fc.constantFrom(...deathItems), state: fc.constantFrom(...checkStates) })
    fc.assert(
      fc.property(fc.array(fact), (facts) => {
        const open = openItems(['died'], facts)
        for (const item of deathItems) {
          const last = facts.filter((one) => one.item === item).at(-1)?.state
          expect(open.includes(item)).toBe(last === undefined || last === 'waiting')
        }
      }),
    )
  })
})

describe('closing', () => {
  const ready = { state: 'verified_by_family', unverifiedBecause: null, openReferrals: 0, openFlags: 0 } as const

  it('waits for a result, the word of the family or why it is missing, open referrals and flags', () => {
    expect(closingFault(ready)).toBeUndefined()
    expect(closingFault({ ...ready, state: 'in_assistance' })).toBe('casework.closing.notResolved')
    expect(closingFault({ ...ready, state: 'resolved' })).toBe('casework.closing.unverified')
    expect(closingFault({ ...ready, state: 'resolved', unverifiedBecause: 'family_unreachable' })).toBeUndefined()
    expect(closingFault({ ...ready, openReferrals: 1 })).toBe('casework.closing.referralOpen')
    expect(closingFault({ ...ready, openFlags: 2 })).toBe('casework.closing.flagOpen')
    expect(canApproveClosing('sri', 'sri')).toBe(false)
    expect(canApproveClosing('sri', 'bambang')).toBe(true)
  })

  it('is looked after at 30 and at 90 days, in that order', () => {
    const days = { 30: 30, 90: 90 }
    expect(nextFollowUp(day, [], days)).toEqual({ day: 30, on: addDays(day, 30) })
    expect(nextFollowUp(day, [30], days)).toEqual({ day: 90, on: addDays(day, 90) })
    expect(nextFollowUp(day, [30, 90], days)).toBeNull()
  })
})

describe('screening', () => {
  it('needs a process, a means and a purpose; of a child no means is asked', () => {
    const all = { acts: ['recruited'], means: ['debt'], purposes: ['unpaid_work'], isChild: false } as const
    expect(screeningResult(all)).toBe('strong')
    expect(screeningResult({ ...all, means: [] })).toBe('some')
    expect(screeningResult({ ...all, means: [], isChild: true })).toBe('strong')
    expect(screeningResult({ acts: [], means: [], purposes: [], isChild: true })).toBe('none')
  })

  it('never grows weaker by one more sign', () => {
    const rank = ['none', 'some', 'strong']
    const answers = fc.record({
      acts: fc.subarray([...screeningActs]),
      means: fc.subarray([...screeningMeans]),
      purposes: fc.subarray([...screeningPurposes]),
      isChild: fc.boolean(),
    })
    fc.assert(
      fc.property(answers, fc.constantFrom(...screeningMeans), (told, more) => {
        const after = screeningResult({ ...told, means: [...told.means, more] })
        expect(rank.indexOf(after)).toBeGreaterThanOrEqual(rank.indexOf(screeningResult(told)))
      }),
    )
  })
})

describe('the one next step', () => {
  const silent: StepQuestion = {
    ...{ state: 'in_assistance', types: ['unpaid_wage'], openedOn: day, stateOn: day, familyToldOn: null },
    ...{ openQuestionOn: null, referrals: [], checks: [], flagsDueOn: null, closingAskedOn: null },
    ...{ followUpsTaken: [], clocks, escalations },
  }
  const at = (more: Partial<StepQuestion>, days = 0) => nextStepOf({ ...silent, ...more }, addDays(day, days))

  it('follows a silence from the first word to the last look', () => {
    const lost = { types: ['lost_contact'] } as const
    expect(at({ ...lost, state: 'received' })).toMatchObject({ code: 'triage', dueOn: day })
    expect(at({ ...lost, state: 'triaged' })).toMatchObject({ code: 'decide', dueOn: day })
    expect(at({ ...lost, state: 'accepted' })).toMatchObject({ code: 'refer', dueOn: day })
    const sent = { office: 'bp3mi', state: 'sent', since: day } as const
    expect(at({ ...lost, state: 'referred', referrals: [sent] })).toMatchObject({
      ...{ code: 'askOffice', dueOn: addDays(day, 3), office: 'bp3mi' },
    })
    expect(at({ ...lost, state: 'referred', referrals: [sent] }, 8)).toMatchObject({
      code: 'escalate',
      office: 'ministry',
    })
    const taken = { ...sent, state: 'accepted' } as const
    expect(at({ ...lost, state: 'referred', referrals: [taken] })).toMatchObject({ dueOn: addDays(day, 14) })
    expect(at({ ...lost, state: 'resolved', referrals: [taken] }).code).toBe('askFamily')
    expect(at({ ...lost, state: 'verified_by_family' }).code).toBe('askToClose')
    expect(at({ ...lost, state: 'verified_by_family', closingAskedOn: day })).toMatchObject({
      ...{ code: 'awaitApproval', dueOn: addDays(day, 3) },
    })
    expect(at({ ...lost, state: 'closed' })).toMatchObject({ code: 'followUp', dueOn: addDays(day, 30) })
    expect(at({ ...lost, state: 'closed', followUpsTaken: [30, 90] }).code).toBe('none')
  })

  it('a family that asks is answered before anything else, also after the end', () => {
    for (const state of caseStates.filter((one) => one !== 'received'))
      expect(at({ state, openQuestionOn: day })).toMatchObject({ code: 'answerFamily', dueOn: day })
  })

  it('a family that was told waits another fortnight; a refused referral asks for another office', () => {
    const done = { office: 'bp3mi', state: 'done', since: day } as const
    expect(at({ referrals: [done] })).toMatchObject({ code: 'tellFamily', dueOn: addDays(day, 14) })
    expect(at({ referrals: [done], familyToldOn: addDays(day, 10) }, 12)).toMatchObject({ dueOn: addDays(day, 24) })
    expect(at({ referrals: [{ ...done, state: 'refused' }] })).toMatchObject({ code: 'refer' })
  })

  it('whatever is said of a case, there is one step, and with nothing ended there is something to do', () => {
    const question = fc.record({
      state: fc.constantFrom(...caseStates),
      types: anyTypes,
      referrals: fc.array(
        fc.record({
          office: fc.constantFrom(...caseOffices),
          state: fc.constantFrom(...referralStates),
          since: fc.nat({ max: 40 }).map((days) => addDays(day, days)),
        }),
        { maxLength: 4 },
      ),
      checks: fc.array(fc.record({ item: fc.constantFrom(...checkItems), state: fc.constantFrom(...checkStates) })),
    })
    fc.assert(
      fc.property(question, fc.nat({ max: 200 }), (more, days) => {
        const { code } = at(more, days)
        if (!hasEnded(more.state)) expect(code).not.toBe('none')
      }),
    )
  })
})

describe('how grave it looks', () => {
  it('danger and the four gravest kinds are 4, whatever else is told; nothing makes it lighter', () => {
    expect(proposedSeverity(['unpaid_wage'], 'low')).toBe(1)
    expect(proposedSeverity(['unpaid_wage'], 'immediate')).toBe(4)
    expect(proposedSeverity(['sick'], 'low')).toBe(3)
    for (const type of ['died', 'violence', 'trafficking', 'lost_contact'] as const)
      expect(proposedSeverity([type], 'low')).toBe(4)
    fc.assert(
      fc.property(anyTypes, fc.constantFrom(...caseTypes), fc.constantFrom(...risks), (types, more, risk) => {
        expect(proposedSeverity([...types, more], risk)).toBeGreaterThanOrEqual(proposedSeverity(types, risk))
      }),
    )
  })
})

describe('letters that a case may need', () => {
  it('follow its trouble and what the family asks for; of the dead nobody asks to come home', () => {
    expect(lettersNeeded(['died'], ['return'])).toEqual(['death', 'heirs', 'power_of_attorney'])
    expect(lettersNeeded(['lost_contact'], ['return'])).toEqual(['lost_contact', 'return_request', 'power_of_attorney'])
    expect(lettersNeeded(['overcharged'], [])).toEqual(['cost_claim', 'power_of_attorney'])
    expect(lettersNeeded(['unpaid_wage'], [])).toEqual(['power_of_attorney'])
    for (const type of caseTypes) {
      const needed: readonly KindCode[] = lettersNeeded([type], [...demands])
      expect(kindCodes.filter((kind) => needed.includes(kind))).toHaveLength(needed.length)
    }
  })
})

describe('closed in time', () => {
  const course = (openedOn: string, closedOn: string | null, limit: number | null = 90) => ({
    ...{ openedOn: plainDate(openedOn), closedOn: closedOn === null ? null : plainDate(closedOn), limit },
  })
  it('judges what is closed or past its limit, and not a case of yesterday', () => {
    const courses = [
      course('2026-01-01', '2026-03-01'), // in time
      course('2026-01-01', '2026-04-01'), // on the ninetieth day
      course('2026-01-01', '2026-04-02'), // a day late
      course('2026-03-01', null), // open, past its limit
      course('2026-06-29', null), // open, still in time
      course('2026-01-01', null, null), // nobody set a limit
    ]
    expect(closedWithin(courses, plainDate('2026-06-30'))).toEqual({ judged: 4, inTime: 2 })
  })
})
