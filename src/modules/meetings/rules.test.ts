import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attendanceStatuses, countAttendance, statusAfter } from './rules/attendance.ts'
import { addTallies, castOf, isQuorate, resultOf, voteBarOf, withVote } from './rules/ballot.ts'
import { atLeast, halfPlusOne, majorities, moreThan, neededOf, quorums, reaches } from './rules/shares.ts'
import { isOpen, nextStepOf, type StepFacts, stateOf } from './rules/state.ts'

const tallyOf = (...votes: number[]) => ({ votes, blank: 0, spoilt: 0 })

describe('how many heads a share is', () => {
  // Robert's Rules of Order (12th ed.) 44:1 and 44:4, its own examples
  it.each([
    ['more than half of 19', moreThan(1, 2), 19, 10],
    ['more than half of 20', moreThan(1, 2), 20, 11],
    ['more than half of 21', moreThan(1, 2), 21, 11],
    ['two thirds of 30', atLeast(2, 3), 30, 20],
    ['two thirds of 31', atLeast(2, 3), 31, 21],
    ['two thirds of 32', atLeast(2, 3), 32, 22],
    ['two thirds of 33', atLeast(2, 3), 33, 22],
  ])('%s: as Robert says', (_, share, whole, needed) => expect(neededOf(share, whole)).toBe(needed))

  // UU 6/2014 art. 65 (1): a village council of 5, 7 or 9 sits with two thirds, and decides with half of who came plus one
  it.each([
    [5, 4],
    [7, 5],
    [9, 6],
  ])('a village council of %i sits with %i', (members, needed) =>
    expect(neededOf(quorums.twoThirds, members)).toBe(needed),
  )
  it.each([
    [4, 3],
    [5, 4],
    [6, 4],
    [7, 5],
    [8, 5],
    [9, 6],
  ])('half plus one of %i who came is %i', (present, needed) => expect(neededOf(halfPlusOne, present)).toBe(needed))

  // UU 40/2007 art. 86 to 89: more than a half, two thirds, three quarters, one third for the second call
  it.each([
    [moreThan(1, 2), 100, 51],
    [atLeast(2, 3), 100, 67],
    [atLeast(3, 4), 100, 75],
    [atLeast(1, 3), 100, 34],
    [atLeast(3, 4), 10, 8],
  ])('%o of %i is %i', (share, whole, needed) => expect(neededOf(share, whole)).toBe(needed))

  const share = fc
    .record({
      denominator: fc.integer({ min: 1, max: 12 }),
      part: fc.integer({ min: 1, max: 12 }),
      strict: fc.boolean(),
    })
    .map(({ denominator, part, strict }) => ({ numerator: Math.min(part, denominator), denominator, strict, plus: 0 }))
  const whole = fc.integer({ min: 1, max: 100_000 })

  it('is the smallest number that reaches it, by cross-multiplication', () => {
    fc.assert(
      fc.property(share, whole, (one, people) => {
        const holds = (count: number) =>
          one.strict
            ? BigInt(count) * BigInt(one.denominator) > BigInt(one.numerator) * BigInt(people)
            : BigInt(count) * BigInt(one.denominator) >= BigInt(one.numerator) * BigInt(people)
        const needed = neededOf(one, people)
        return holds(needed) && !holds(needed - 1) && reaches(needed, one, people) && !reaches(needed - 1, one, people)
      }),
    )
  })
  it('never falls when more people are entitled', () => {
    fc.assert(fc.property(share, whole, (one, people) => neededOf(one, people + 1) >= neededOf(one, people)))
  })
  it('of nobody is one: an empty room decides nothing', () => {
    for (const quorum of ['oneThird', 'half', 'moreThanHalf', 'twoThirds', 'threeQuarters'] as const)
      expect(isQuorate(quorum, 0, 0)).toBe(false)
    expect(isQuorate('none', 0, 0)).toBe(true)
  })
})

describe('what a ballot says', () => {
  const of = (tally: ReturnType<typeof tallyOf>, more: object = {}) =>
    resultOf({ quorum: 'moreThanHalf', majority: 'moreThanHalf', entitled: 40, present: 21, tally, ...more })

  it('with 21 of 40 there is a quorum, with 20 there is none and nothing is decided', () => {
    expect(of(tallyOf(12, 9))).toEqual({ outcome: 'decided', winner: 0, quorumNeeded: 21, majorityNeeded: 11 })
    expect(of(tallyOf(20, 0), { present: 20 })).toMatchObject({ outcome: 'noQuorum', winner: null })
  })
  it('a tie decides nothing, and the most is not enough where more than half is asked', () => {
    expect(of(tallyOf(10, 10)).outcome).toBe('tie')
    expect(of(tallyOf(9, 8, 4)).outcome).toBe('tooFew')
    expect(of(tallyOf(9, 8, 4), { majority: 'most' })).toMatchObject({ outcome: 'decided', winner: 0 })
  })
  it('blank and spoilt papers are no votes cast, but stand against where all who came are counted', () => {
    const tally = { votes: [6, 5], blank: 9, spoilt: 1 }
    expect(of(tally)).toMatchObject({ outcome: 'decided', majorityNeeded: 6 })
    expect(of(tally, { majority: 'halfPlusOneOfPresent' })).toMatchObject({ outcome: 'tooFew', majorityNeeded: 12 })
    expect(of({ votes: [0, 0], blank: 21, spoilt: 0 }).outcome).toBe('noVotes')
  })
  it('everybody means everybody who came', () => {
    expect(of(tallyOf(21, 0), { majority: 'everybody' }).outcome).toBe('decided')
    expect(of({ votes: [20, 0], blank: 1, spoilt: 0 }, { majority: 'everybody' }).outcome).toBe('tooFew')
  })

  const count = fc.record({
    votes: fc.array(fc.nat({ max: 300 }), { minLength: 2, maxLength: 6 }),
    majority: fc.constantFrom(...(Object.keys(majorities) as (keyof typeof majorities)[])),
    quorum: fc.constantFrom(...(Object.keys(quorums) as (keyof typeof quorums)[])),
    absent: fc.nat({ max: 300 }),
    blank: fc.nat({ max: 50 }),
  })
  it('whoever wins has more than any other, and reaches what was asked; the order of the choices does not matter', () => {
    fc.assert(
      fc.property(count, ({ votes, majority, quorum, absent, blank }) => {
        const tally = { votes, blank, spoilt: 0 }
        const present = castOf(tally) + blank
        const asked = { majority, quorum, present, entitled: present + absent }
        const result = resultOf({ ...asked, tally })
        const turned = resultOf({ ...asked, tally: { ...tally, votes: votes.toReversed() } })
        const won = result.winner === null ? null : votes[result.winner]
        const mirrored = turned.winner === null ? null : votes.toReversed()[turned.winner]
        const isClear = won === null || votes.filter((one) => one >= (won ?? 0)).length === 1
        return (
          result.outcome === turned.outcome &&
          won === mirrored &&
          isClear &&
          (won === null || (won ?? 0) >= (result.majorityNeeded ?? 1)) &&
          (result.outcome === 'decided') === (won !== null)
        )
      }),
    )
  })
  it('counting voice by voice, box by box, or all at once is the same', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 2 })), { maxLength: 60 }), fc.nat(), (voices, cut) => {
        const say = (some: readonly (number | null)[]) => some.reduce(withVote, tallyOf(0, 0, 0))
        const at = voices.length === 0 ? 0 : cut % voices.length
        expect(addTallies([say(voices.slice(0, at)), say(voices.slice(at))], 3)).toEqual(say(voices))
      }),
    )
  })
})

describe('who may vote', () => {
  const here = { mayVote: true, status: 'late' }
  const now = { isClosed: false, hasVoted: false }
  it('is who is entitled, came, and did not vote yet; the reason is said otherwise', () => {
    expect(voteBarOf(here, now)).toBeNull()
    expect(voteBarOf(here, { ...now, hasVoted: true })).toBe('alreadyVoted')
    expect(voteBarOf({ ...here, mayVote: false }, now)).toBe('notEntitled')
    expect(voteBarOf({ ...here, status: 'excused' }, now)).toBe('notPresent')
    expect(voteBarOf(here, { ...now, isClosed: true })).toBe('closed')
  })
})

describe('attendance', () => {
  it('five taps come back to where they began', () => {
    for (const status of attendanceStatuses)
      expect(attendanceStatuses.reduce((now) => statusAfter(now), status)).toBe(status)
  })
  it('guests are counted as people, and not for the quorum; a cooperative names its number of members', () => {
    const voter = { invited: true, mayVote: true, status: 'present' as const }
    const guest = { invited: false, mayVote: false, status: 'present' as const }
    const away = { ...voter, status: 'ill' as const }
    expect(countAttendance([voter, voter, guest, away], 'twoThirds', null)).toMatchObject({
      ...{
        people: 4,
        invited: 3,
        present: 3,
        ill: 1,
        entitled: 3,
        entitledPresent: 2,
        quorumNeeded: 2,
        isQuorate: true,
      },
    })
    expect(countAttendance([voter, voter, guest], 'half', 5)).toMatchObject({
      entitled: 5,
      quorumNeeded: 3,
      isQuorate: false,
    })
  })
})

describe('a meeting', () => {
  const nothing: StepFacts = {
    ...{ isWithdrawn: false, isInvited: false, hasAttendance: false, hasMinutes: false, isConfirmed: false },
    ...{ heldOn: '2026-12-01', people: 0, openBallots: 0, openDecisions: 0 },
  }
  it('goes its way one step at a time', () => {
    const [before, after] = ['2026-11-20', '2026-12-02']
    expect(nextStepOf(nothing, before)).toBe('nameInvitees')
    expect(nextStepOf({ ...nothing, people: 9 }, before)).toBe('invite')
    expect(nextStepOf({ ...nothing, people: 9, isInvited: true }, before)).toBe('await')
    expect(nextStepOf({ ...nothing, people: 9, isInvited: true }, nothing.heldOn)).toBe('takeAttendance')
    const held = { ...nothing, people: 9, hasAttendance: true }
    expect(nextStepOf({ ...held, openBallots: 1 }, after)).toBe('closeBallot')
    expect(nextStepOf(held, after)).toBe('writeMinutes')
    expect(nextStepOf({ ...held, hasMinutes: true }, after)).toBe('confirmMinutes')
    expect(nextStepOf({ ...held, hasMinutes: true, isConfirmed: true, openDecisions: 2 }, after)).toBe('followUp')
    expect(nextStepOf({ ...held, hasMinutes: true, isConfirmed: true }, after)).toBe('none')
    expect(nextStepOf({ ...held, isWithdrawn: true }, after)).toBe('none')
  })
  it('is what its facts say, and only an open one is written in', () => {
    expect([nothing, { ...nothing, isInvited: true }].map(stateOf)).toEqual(['planned', 'invited'])
    expect(stateOf({ ...nothing, hasMinutes: true })).toBe('held')
    expect(isOpen(stateOf({ ...nothing, hasMinutes: true, isConfirmed: true }))).toBe(false)
    expect(isOpen(stateOf({ ...nothing, isWithdrawn: true, isConfirmed: true }))).toBe(false)
  })
})
