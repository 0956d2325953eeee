import { describe, expect, it } from 'vitest'
import { addDays, plainDate } from '#platform/shared/dates.ts'
import { loan } from '../../testing/loan.ts'
import { type Calendar, type HolidayRule, periodsOf, type RestDays } from './due-dates.ts'
import { scheduleOf } from './schedule.ts'

const monthly = (from: string, rows: number): Calendar => ({
  ...{ kind: 'regular', startsOn: plainDate(from), unit: 'month', every: 1, rows },
})
const dueDays = (calendar: Calendar) => periodsOf(calendar).map(({ dueOn }) => dueOn)

describe('due dates', () => {
  it('V7: who was lent to on the 31st pays on the last day of short months, and on the 31st again after', () => {
    expect(dueDays(monthly('2023-01-31', 13))).toEqual([
      ...['2023-02-28', '2023-03-31', '2023-04-30', '2023-05-31', '2023-06-30', '2023-07-31', '2023-08-31'],
      ...['2023-09-30', '2023-10-31', '2023-11-30', '2023-12-31', '2024-01-31', '2024-02-29'],
    ])
  })

  it('V7: from the 30th and from the 28th', () => {
    const thirtieth = dueDays(monthly('2023-01-30', 13))
    expect([thirtieth[0], thirtieth[1], thirtieth[12]]).toEqual(['2023-02-28', '2023-03-30', '2024-02-29'])
    expect(dueDays(monthly('2023-01-28', 13)).every((day) => day.endsWith('-28'))).toBe(true)
  })

  it('V22: always the last day of the month, where the product says so', () => {
    const days = dueDays({ ...monthly('2022-09-30', 12), onLastDay: true } as Calendar)
    expect([days[0], days[1], days[11]]).toEqual(['2022-10-31', '2022-11-30', '2023-09-30'])
  })

  it('daily, weekly, fortnightly and every ten days', () => {
    const every = (unit: 'day' | 'week', step: number) =>
      dueDays({ kind: 'regular', startsOn: plainDate('2026-03-02'), unit, every: step, rows: 2 })
    expect(every('day', 1)).toEqual(['2026-03-03', '2026-03-04'])
    expect(every('week', 1)).toEqual(['2026-03-09', '2026-03-16'])
    expect(every('week', 2)).toEqual(['2026-03-16', '2026-03-30'])
    expect(every('day', 10)).toEqual(['2026-03-12', '2026-03-22'])
  })

  it('a first row on the day wages come, then monthly from that day', () => {
    const calendar = { ...monthly('2026-01-12', 3), firstDueOn: plainDate('2026-03-31') } as Calendar
    expect(dueDays(calendar)).toEqual(['2026-03-31', '2026-04-30', '2026-05-31'])
  })
})

describe('a due date on a holiday', () => {
  // 31 May 2026 is a Sunday, 1 June Pancasila Day
  const rest = (rule: HolidayRule, interestFollows = false): RestDays => ({
    ...{ rule, holidays: [plainDate('2026-06-01')], weekly: [0], interestFollows },
  })
  const due = (rule: HolidayRule) => dueDays({ ...monthly('2026-03-31', 2), restDays: rest(rule) } as Calendar)[1]

  it('moves by the rule of the product', () => {
    expect(due('stay')).toBe('2026-05-31')
    expect(due('next_working_day')).toBe('2026-06-02')
    expect(due('previous_working_day')).toBe('2026-05-30')
    expect(due('within_month')).toBe('2026-05-30')
  })

  it('and the interest runs on to it only where the product says so', () => {
    const days = (interestFollows: boolean) => {
      const calendar = { ...monthly('2026-03-31', 3), restDays: rest('next_working_day', interestFollows) } as Calendar
      return periodsOf(calendar).map(({ from, to, dueOn }) => [from, to, dueOn].join(' '))
    }
    expect(days(false)[1]).toBe('2026-04-30 2026-05-31 2026-06-02')
    expect(days(true)[1]).toBe('2026-04-30 2026-06-02 2026-06-02')
    expect(days(true)[2]).toBe('2026-06-02 2026-06-30 2026-06-30')
  })

  it('sixty days without a working day are a fault of the calendar, said aloud', () => {
    const holidays = Array.from({ length: 70 }, (_, day) => addDays(plainDate('2026-05-31'), day))
    const calendar = { ...monthly('2026-03-31', 2), restDays: { ...rest('next_working_day'), holidays } } as Calendar
    expect(() => periodsOf(calendar)).toThrow('sixty days')
  })
})

describe('seasons', () => {
  it('two harvests bear the principal, interest by the days between', () => {
    const calendar: Calendar = {
      ...{ kind: 'seasonal', startsOn: plainDate('2026-01-10') },
      dueOn: [plainDate('2026-04-10'), plainDate('2026-08-10')],
    }
    const terms = loan({ lent: '6000000', yearly: '12', from: '2026-01-10', rows: 2, method: 'equal_principal' })
    const { rows } = scheduleOf({ ...terms, calendar })
    // three months of 6 million and four of 3 million at 1 % a month
    expect(rows.map(({ principal, interest }) => [principal, interest])).toEqual([
      ...[
        [3_000_000n, 180_000n],
        [3_000_000n, 120_000n],
      ],
    ])
  })
})
