import type { BodyOf } from '../contract/bodies.ts'
import { type HotlineNeed, hotlineNeeds } from '../contract/codes.ts'

interface HotlineRow {
  readonly key: string
  readonly title: string
  readonly body: Pick<BodyOf<'hotline'>, 'country' | 'needs' | 'phones' | 'website'>
}

interface Asked {
  /** Where the worker is; `null`: at home, or not known. */
  readonly country: string | null
  /** Only numbers for one of these; absent: all. */
  readonly needs?: readonly HotlineNeed[]
}

const urgency = ({ body }: HotlineRow): number =>
  Math.min(hotlineNeeds.length, ...body.needs.map((need) => hotlineNeeds.indexOf(need)))

/** Whom to call, in the order in which to try: the mission of that country first, then by what it is called for. */
export const hotlinesFor = <Row extends HotlineRow>(rows: readonly Row[], { country, needs }: Asked): readonly Row[] =>
  rows
    .filter(({ body }) => body.country === null || body.country === country)
    .filter(({ body }) => !needs || body.needs.some((need) => needs.includes(need)))
    .toSorted(
      (a, b) =>
        Number(b.body.country !== null) - Number(a.body.country !== null) ||
        Number(b.body.phones.length > 0) - Number(a.body.phones.length > 0) ||
        urgency(a) - urgency(b) ||
        (a.key < b.key ? -1 : 1),
    )

// Beside the village's own: who is asked for money, or fears an officer, needs another door (`domain.md` §6.10, rule 3).
const otherNeeds: readonly HotlineNeed[] = ['danger', 'violence', 'trafficking', 'complaint']

/** Whom else than the village one may call, as far as a number is known; who answers for the first of the needs stands first. */
export const otherDoors = <Row extends HotlineRow>(
  rows: readonly Row[],
  country: string | null,
  needs: readonly HotlineNeed[] = [],
): readonly Row[] => {
  const place = ({ body }: Row): number => {
    const met = needs.findIndex((need) => body.needs.includes(need))
    return body.country !== null ? -1 : met < 0 ? needs.length : met
  }
  return hotlinesFor(rows, { country, needs: [...otherNeeds, ...needs] })
    .filter(({ body }) => body.phones.length > 0)
    .toSorted((a, b) => place(a) - place(b))
}

export interface CallNumber {
  /** What a telephone dials. */
  readonly dial: string
  readonly shown: string
}

// Codes of three digits among the countries of destination; all others there have two.
const threeDigits = /^\+(67|85|88|96|97)/

/** `+886 9 0113 2000`: the code of the country, then four by four. */
const inGroups = (phone: string): string => {
  const length = threeDigits.test(phone) ? 4 : 3
  return `${phone.slice(0, length)} ${phone.slice(length).replace(/\B(?=(\d{4})+$)/g, ' ')}`
}

/** Numbers as they are dialled and as they are read aloud. */
export const callNumbers = (phones: readonly string[]): readonly CallNumber[] =>
  phones.map((phone) => ({
    dial: phone.replace(/[^+\d]/g, ''),
    shown: phone.startsWith('+') ? inGroups(phone) : phone,
  }))
