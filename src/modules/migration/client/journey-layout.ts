import { addMonths, dateParts, daysBetween, makeDate, type PlainDate } from '#platform/shared/dates.ts'
import type { Journey } from '../contract/episode-file.ts'

/** Where a day lies on the line of time, in units of the picture. */
export interface TimeScale {
  readonly x: (day: PlainDate) => number
  readonly years: readonly { readonly year: number; readonly x: number }[]
  readonly left: number
  readonly right: number
}

const laneHeight = 104
const rowHeight = 46

/** From a year before the first leaving (or the first child) to a year after what is planned. */
export const timeScale = (journey: Journey, width: number, left: number): TimeScale => {
  const days = [
    journey.today,
    ...journey.spells.flatMap((spell) => [spell.fromOn, spell.untilOn ?? spell.plannedUntilOn ?? journey.today]),
    ...journey.children.map((child) => child.bornOn),
    ...journey.passports.map((passport) => passport.expiresOn),
  ].sort()
  const [first = journey.today, last = journey.today] = [days[0], days.at(-1)]
  const fromYear = dateParts(first).year
  const toYear = dateParts(last).year + 1
  const from = makeDate(fromYear, 1, 1)
  const total = Math.max(daysBetween(from, makeDate(toYear, 1, 1)), 1)
  const right = width - 8
  const x = (day: PlainDate) => left + (Math.max(0, daysBetween(from, day)) / total) * (right - left)
  const every = Math.max(1, Math.ceil((toYear - fromYear) / ((right - left) / 72)))
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, index) => fromYear + index)
    .filter((year) => (year - fromYear) % every === 0)
    .map((year) => ({ year, x: x(makeDate(year, 1, 1)) }))
  return { x, years, left, right }
}

export interface PersonLane {
  readonly name: string
  readonly spells: Journey['spells']
  readonly top: number
  readonly bottom: number
}

export interface JourneyRows {
  readonly lanes: readonly PersonLane[]
  readonly childY: (index: number) => number
  readonly carerY: number | null
  readonly passportY: number | null
  readonly height: number
}

/** Arrangements that have begun; a plan for next year is no bar yet. */
export const startedCarers = (journey: Journey) => journey.carers.filter((carer) => carer.fromOn <= journey.today)

/** One lane for each person who was away, then a row for each child, carers and passports. */
export const journeyRows = (journey: Journey): JourneyRows => {
  const byPerson = Map.groupBy(journey.spells, (spell) => spell.personName)
  const lanes = [...byPerson].map(([name, spells], index) => ({
    name,
    spells,
    top: 22 + index * laneHeight,
    bottom: 84 + index * laneHeight,
  }))
  const below = lanes.length * laneHeight + 18
  const childY = (index: number) => below + index * rowHeight
  const afterChildren = childY(journey.children.length)
  const carerY = startedCarers(journey).length > 0 ? afterChildren : null
  const passportY = journey.passports.length > 0 ? afterChildren + (carerY === null ? 0 : rowHeight) : null
  const rows = (carerY === null ? 0 : 1) + (passportY === null ? 0 : 1)
  return { lanes, childY, carerY, passportY, height: afterChildren + rows * rowHeight + 4 }
}

/** The line that leaves the village and comes home: rounded where it rises and falls. */
export const spellPath = ({ spells, top, bottom }: PersonLane, { x, left }: TimeScale, today: PlainDate): string => {
  const sorted = [...spells].sort((a, b) => a.fromOn.localeCompare(b.fromOn))
  const parts = [`M${left} ${bottom}`]
  for (const spell of sorted) {
    const [from, to] = [round(x(spell.fromOn)), round(x(spell.untilOn ?? today))]
    const bend = Math.min(8, Math.max((to - from) / 2, 0))
    parts.push(
      `H${from - bend}Q${from} ${bottom} ${from} ${bottom - bend}V${top + bend}Q${from} ${top} ${from + bend} ${top}`,
    )
    if (spell.untilOn)
      parts.push(
        `H${to - bend}Q${to} ${top} ${to} ${top + bend}V${bottom - bend}Q${to} ${bottom} ${to + bend} ${bottom}`,
      )
    else parts.push(`H${to}`)
  }
  if (sorted.at(-1)?.untilOn !== null) parts.push(`H${round(x(today))}`)
  return parts.join('')
}

/** What is planned: dotted, up to the end of the contract and home. */
export const plannedPath = (
  { spells, top, bottom }: PersonLane,
  { x, right }: TimeScale,
  today: PlainDate,
): string | null => {
  const open = spells.find((spell) => spell.untilOn === null && spell.plannedUntilOn && spell.plannedUntilOn > today)
  if (!open?.plannedUntilOn) return null
  const end = round(x(open.plannedUntilOn))
  return `M${round(x(today))} ${top}H${end - 6}Q${end} ${top} ${end} ${top + 6}V${bottom - 6}Q${end} ${bottom} ${end + 6} ${bottom}H${right}`
}

/** A passport without a day of issue is drawn for the five years it usually lasts. */
export const passportFrom = (passport: Journey['passports'][number]): PlainDate =>
  passport.issuedOn ?? addMonths(passport.expiresOn, -60)

const round = (value: number) => Math.round(value * 10) / 10
