import {
  addDays,
  addMonths,
  dateParts,
  daysInMonth,
  makeDate,
  type PlainDate,
  plainDate,
} from '#platform/shared/dates.ts'

/** What a due date on a day without work does; `within_month` goes on, but back where the next working day is of another month. */
export const holidayRules = ['stay', 'next_working_day', 'previous_working_day', 'within_month'] as const
export type HolidayRule = (typeof holidayRules)[number]

export interface RestDays {
  readonly rule: HolidayRule
  readonly holidays: readonly PlainDate[]
  /** Days of the week without work: 0 is Sunday. */
  readonly weekly: readonly number[]
  /** Whether interest runs to the moved day, or as if it had not moved. */
  readonly interestFollows: boolean
}

/** When rows are due. Regular, or the days of harvests and contracts one by one (`seasonal`). */
export type Calendar =
  | {
      readonly kind: 'regular'
      /** From here periods are counted; money may go out later. */
      readonly startsOn: PlainDate
      readonly unit: 'day' | 'week' | 'month'
      readonly every: number
      readonly rows: number
      /** Where the first row is not due one period after the start. */
      readonly firstDueOn?: PlainDate
      /** Every month's last day, whatever the day of the start. */
      readonly onLastDay?: boolean
      /** Months of each twelve in which something is due (ten in `peers-pillars.md` V27). */
      readonly payingMonths?: number
      readonly restDays?: RestDays
    }
  | {
      readonly kind: 'seasonal'
      readonly startsOn: PlainDate
      readonly dueOn: readonly PlainDate[]
      readonly restDays?: RestDays
    }

/** One stretch of interest, from the end of `from` to the end of `to`. */
export interface Period {
  readonly from: PlainDate
  readonly to: PlainDate
  /** When it is to be paid: `to`, or where a holiday moved it. */
  readonly dueOn: PlainDate
  /** Set where the stretch is a whole number of months by the calendar's own step. */
  readonly months?: number
}

const weekday = (date: PlainDate): number => new Date(date).getUTCDay()

const isRest = (date: PlainDate, { holidays, weekly }: RestDays): boolean =>
  holidays.includes(date) || weekly.includes(weekday(date))

const walk = (date: PlainDate, rest: RestDays, step: number): PlainDate => {
  let day = date
  for (let tries = 0; isRest(day, rest); tries++) {
    if (tries > 60) throw new Error('sixty days in a row without work')
    day = addDays(day, step)
  }
  return day
}

/** The day on which it can be paid by the product's rule. */
export const movedDueDate = (date: PlainDate, rest: RestDays | undefined): PlainDate => {
  if (!rest || rest.rule === 'stay') return date
  if (rest.rule === 'previous_working_day') return walk(date, rest, -1)
  const next = walk(date, rest, 1)
  return rest.rule === 'within_month' && dateParts(next).month !== dateParts(date).month ? walk(date, rest, -1) : next
}

const lastDayOf = (date: PlainDate): PlainDate => {
  const { year, month } = dateParts(date)
  return makeDate(year, month, daysInMonth(year, month))
}

type Regular = Extract<Calendar, { kind: 'regular' }>

// counted from the anchor each time: 31 January, 28 February, 31 March
const regularDay = (calendar: Regular, anchor: PlainDate, steps: number): PlainDate => {
  const { unit, every, onLastDay } = calendar
  if (unit !== 'month') return addDays(anchor, steps * every * (unit === 'week' ? 7 : 1))
  const day = addMonths(anchor, steps * every)
  return onLastDay ? lastDayOf(day) : day
}

// of each twelve months only the first `paying` have a row
const stepOf = ({ payingMonths: paying }: Regular, row: number): number =>
  paying === undefined ? row : ((row - (row % paying)) / paying) * 12 + (row % paying)

const regularDays = (calendar: Regular): PlainDate[] => {
  const { startsOn, firstDueOn, rows } = calendar
  return Array.from({ length: rows }, (_, row) =>
    regularDay(calendar, firstDueOn ?? startsOn, stepOf(calendar, row) + (firstDueOn ? 0 : 1)),
  )
}

// a first row on a day of its own is no whole number of months
const monthsOf = (calendar: Calendar, row: number): { months?: number } => {
  if (calendar.kind === 'seasonal' || calendar.unit !== 'month') return {}
  if (row === 0) return calendar.firstDueOn ? {} : { months: calendar.every }
  return { months: (stepOf(calendar, row) - stepOf(calendar, row - 1)) * calendar.every }
}

const assertOrder = (days: readonly PlainDate[]) => {
  for (const [place, day] of days.entries()) {
    if (place > 0 && day <= (days[place - 1] ?? day)) throw new Error('each due date comes after the one before it')
  }
}

/** The rows' stretches in order; the same for a preview and for a contract. */
export const periodsOf = (calendar: Calendar): Period[] => {
  const plain = calendar.kind === 'seasonal' ? calendar.dueOn.map((day) => plainDate(day)) : regularDays(calendar)
  const rest = calendar.restDays
  const moved = plain.map((day) => movedDueDate(day, rest))
  const ends = rest?.interestFollows ? moved : plain
  assertOrder([calendar.startsOn, ...ends])
  return plain.map((day, row) => ({
    ...{ from: row === 0 ? calendar.startsOn : (ends[row - 1] ?? day), to: ends[row] ?? day },
    dueOn: moved[row] ?? day,
    ...monthsOf(calendar, row),
  }))
}
