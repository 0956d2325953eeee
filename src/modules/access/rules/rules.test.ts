import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, plainDate } from '#platform/shared/dates.ts'
import { roles } from '../contract/role.ts'
import { breachDueAt, hoursLeft, openDuties } from './breach.ts'
import { breakGlassExpiry, isGlassOpen } from './break-glass.ts'
import { findPhone, foldLogin } from './login.ts'
import { findPasswordFault } from './password.ts'
import { reviewSignsOf } from './review.ts'
import { canAppoint, roleRules, secondFactorCompulsory, sessionHours } from './roles.ts'
import { findRoomFault, isServing, type OfficeTerm, termState } from './term.ts'

const owner = { username: 'sri.kuripan', name: 'Sri Wahyuni', phone: '+6281234567890' }

describe('a password', () => {
  it.each([
    ['kopi susu', 'access.password.short'],
    ['081234567890', 'access.password.digits'],
    ['3307101204900001', 'access.password.digits'],
    ['12-04-1990 1990', 'access.password.digits'],
    ['aaaaaaaaaaaa', 'access.password.pattern'],
    ['abcabcabcabc', 'access.password.pattern'],
    ['qwertyuiop', 'access.password.pattern'],
    ['Bismillah2026', 'access.password.common'],
    ['P@ssw0rd12345', 'access.password.common'],
    ['sayangku!!!123', 'access.password.common'],
    ['1ndonesia2045!', 'access.password.common'],
    ['wahyuni cantik sekali', 'access.password.owner'],
    ['sri.kuripan.2026', 'access.password.owner'],
    ['nomor34567890ku', 'access.password.owner'],
  ])('%s is too easy and says why', (password, fault) => {
    expect(findPasswordFault(password, owner)).toBe(fault)
  })

  it('of four words will do, and so will one of random signs', () => {
    expect(findPasswordFault('kuda hijau makan awan', owner)).toBeUndefined()
    expect(findPasswordFault('x7$Kq-92mLvT', owner)).toBeUndefined()
  })

  it('is never accepted below ten letters, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 9 }), (short) => findPasswordFault(short, owner) === 'access.password.short'),
    )
  })
})

describe('what people type as their name', () => {
  it('is one number, however it is written', () => {
    for (const written of ['0812-3456-7890', '+62 812 3456 7890', '6281234567890', '(0812) 34567890']) {
      expect(foldLogin(written)).toBe('+6281234567890')
    }
    expect(findPhone('+852 9123 4567')).toBe('+85291234567')
    expect(findPhone('12345')).toBeUndefined()
    expect(foldLogin('  Sri.Kuripan ')).toBe('sri.kuripan')
  })
})

const day = (text: string) => plainDate(text)
const term = (
  id: string,
  role: OfficeTerm['role'],
  from: string,
  until: string | null,
  more: Partial<OfficeTerm> = {},
): OfficeTerm => ({
  id,
  role,
  startsOn: day(from),
  until: until === null ? null : day(until),
  endedOn: null,
  succeedsId: null,
  ...more,
})

describe('a term of office', () => {
  it('serves on its first and its last day, and on no other side of them', () => {
    const year = term('a', 'migration_officer', '2026-01-01', '2026-12-31')
    expect(isServing(year, day('2025-12-31'))).toBe(false)
    expect(isServing(year, day('2026-01-01'))).toBe(true)
    expect(isServing(year, day('2026-12-31'))).toBe(true)
    expect(isServing(year, day('2027-01-01'))).toBe(false)
    expect(termState(year, day('2025-11-22'))).toBe('planned')
  })

  it('ended from today on serves no more today', () => {
    const ended = term('a', 'head', '2026-01-01', null, { endedOn: day('2026-11-22') })
    expect(isServing(ended, day('2026-11-21'))).toBe(true)
    expect(isServing(ended, day('2026-11-22'))).toBe(false)
    expect(termState(ended, day('2026-11-22'))).toBe('ended')
  })

  const wati = term('wati', 'migration_officer', '2026-01-01', null)
  const budi = term('budi', 'business_officer', '2026-01-01', '2026-12-31')

  it('lets two officers serve, and a third only for a hand-over of sixty days', () => {
    expect(findRoomFault(budi, [wati])).toBeUndefined()
    const third = term('tari', 'business_officer', '2026-12-01', null)
    expect(findRoomFault(third, [wati, budi])).toBe('access.handoverMissing')
    expect(findRoomFault({ ...third, succeedsId: 'budi' }, [wati, budi])).toBeUndefined()
    expect(findRoomFault({ ...third, startsOn: day('2026-10-01'), succeedsId: 'budi' }, [wati, budi])).toBe(
      'access.handoverMissing',
    )
    expect(findRoomFault({ ...third, succeedsId: 'wati' }, [wati, budi])).toBe('access.handoverMissing')
    const fourth = term('eko', 'migration_officer', '2026-12-05', '2026-12-20', { succeedsId: 'budi' })
    expect(findRoomFault(fourth, [wati, budi, { ...third, succeedsId: 'budi' }])).toBe('access.officersFull')
  })

  it('counts the day on which most serve, not the first one', () => {
    const first = term('a', 'migration_officer', '2026-01-01', '2026-03-31')
    const later = term('b', 'migration_officer', '2026-04-01', '2026-06-30')
    expect(findRoomFault(term('c', 'business_officer', '2026-01-01', null), [first, later])).toBeUndefined()
    expect(
      findRoomFault(term('c', 'business_officer', '2026-01-01', null), [
        first,
        later,
        term('d', 'business_officer', '2026-05-01', null),
      ]),
    ).toBe('access.handoverMissing')
  })

  it('has one head at a time; the next begins the day after', () => {
    const head = term('h', 'head', '2020-01-01', '2026-06-30')
    expect(findRoomFault(term('n', 'head', '2026-06-30', null), [head])).toBe('access.headInOffice')
    expect(findRoomFault(term('n', 'head', '2026-07-01', null), [head])).toBeUndefined()
  })

  it('never lets more than three officers serve on any day, whatever is appointed in whatever order', () => {
    const random = fc.record({ start: fc.nat(400), length: fc.nat(300), over: fc.nat(6) })
    fc.assert(
      fc.property(fc.array(random, { maxLength: 12 }), (wishes) => {
        const serving: OfficeTerm[] = []
        for (const [index, wish] of wishes.entries()) {
          const startsOn = addDays(day('2026-01-01'), wish.start)
          const succeedsId = serving[wish.over]?.id ?? null
          const added = term(`t${index}`, 'migration_officer', startsOn, addDays(startsOn, wish.length), { succeedsId })
          if (!findRoomFault(added, serving)) serving.push(added)
        }
        for (let offset = 0; offset < 800; offset += 1) {
          const on = addDays(day('2026-01-01'), offset)
          if (serving.filter((one) => isServing(one, on)).length > 3) return false
        }
        return true
      }),
      { numRuns: 40 },
    )
  })
})

describe('roles', () => {
  it('ask for a second factor where names of many villages, money or cases are seen', () => {
    const compulsory = roles.filter(secondFactorCompulsory)
    expect(compulsory).toEqual(
      expect.arrayContaining([
        'migration_officer',
        'head',
        'coordinator',
        'coop_manager',
        'ministry',
        'auditor',
        'admin',
      ]),
    )
    for (const role of ['tutor', 'cadre', 'resident', 'partner'] as const)
      expect(secondFactorCompulsory(role)).toBe(false)
  })

  it('are never given by a peer or from below', () => {
    const level = { village: 0, regency: 1, province: 2, nation: 3 }
    for (const role of roles) {
      for (const by of roleRules[role].appointedBy) {
        expect(by).not.toBe(role)
        const [lowest] = roleRules[role].at
        expect(Math.max(...roleRules[by].at.map((kind) => level[kind]))).toBeGreaterThanOrEqual(
          level[lowest ?? 'village'],
        )
      }
      expect(canAppoint('admin', role)).toBe(true)
      for (const nobody of ['newcomer', 'break_glass', 'resident', 'partner', 'auditor', 'cadre'])
        expect(canAppoint(nobody, role)).toBe(false)
    }
  })

  it('above the village end their session with the day', () => {
    expect(sessionHours('coordinator')).toBe(12)
    expect(sessionHours('migration_officer')).toBe(720)
  })
})

describe('clocks', () => {
  it('break-glass is open for three hours and not a second longer', () => {
    const expiresAt = breakGlassExpiry('2026-11-22T08:00:00.000Z' as never)
    expect(expiresAt).toBe('2026-11-22T11:00:00.000Z')
    expect(isGlassOpen({ expiresAt, endedAt: null }, '2026-11-22T10:59:59.999Z')).toBe(true)
    expect(isGlassOpen({ expiresAt, endedAt: null }, '2026-11-22T11:00:00.000Z')).toBe(false)
    expect(isGlassOpen({ expiresAt, endedAt: '2026-11-22T08:10:00.000Z' }, '2026-11-22T09:00:00.000Z')).toBe(false)
  })

  it('a breach is due 72 hours after it was found, and closes only when all were told', () => {
    expect(breachDueAt('2026-11-22T10:30:00+07:00')).toBe('2026-11-25T03:30:00.000Z')
    expect(hoursLeft('2026-11-22T03:30:00.000Z', '2026-11-22T04:00:00.000Z')).toBe(71)
    expect(hoursLeft('2026-11-22T03:30:00.000Z', '2026-11-25T05:30:00.000Z')).toBe(-2)
    expect(openDuties(['contained', 'agency_told'])).toEqual(['people_told'])
  })

  it('the monthly review points at silent keys, ending terms and missing second factors', () => {
    const today = day('2026-11-22')
    const holder = {
      role: 'migration_officer',
      until: null,
      lastSignInOn: today,
      devices: 1,
      secondFactor: true,
    } as const
    expect(reviewSignsOf(holder, today)).toEqual([])
    expect(
      reviewSignsOf(
        { ...holder, lastSignInOn: null, secondFactor: false, until: day('2026-12-01'), devices: 5 },
        today,
      ),
    ).toEqual(['never_signed_in', 'ending', 'no_second_factor', 'many_devices'])
    expect(reviewSignsOf({ ...holder, lastSignInOn: day('2026-09-01') }, today)).toEqual(['silent'])
  })
})
