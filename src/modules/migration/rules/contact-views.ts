import { foldName } from '#modules/registry/contract.ts'
import { addDays, type PlainDate } from '#platform/shared/dates.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import type { CheckIn, ContactFile, ContactItem, listContacts } from '../contract/contact.ts'
import {
  type ContactGroup,
  callDays,
  contactGroupOf,
  contactGroups,
  heardBand,
  heardBands,
  inOrderOfDays,
  type JourneyFact,
  type Rhythm,
} from './contact-rhythm.ts'
import { stageFactOf } from './row-facts.ts'
import type { CheckInRow, ContactRhythmRow, StageEventRow } from './rows.ts'
import { openDetails } from './stage-evidence.ts'

export const checkInFactOf = (row: CheckInRow) => ({
  contactedOn: row.contacted_on as PlainDate,
  state: row.state,
  recordedAt: row.recorded_at,
  row,
})

export const journeyFactOf = (row: StageEventRow): JourneyFact => ({
  ...stageFactOf(row),
  lastHeardOn: (openDetails(row).lastHeardOn ?? null) as PlainDate | null,
})

const day = (value: string | null): PlainDate | null => value as PlainDate | null

const daysOf = (row: ContactRhythmRow) => ({
  startedOn: row.started_on as PlainDate,
  ...{ heardOn: day(row.heard_on), lastState: row.last_state, dueOn: day(row.due_on), silentOn: day(row.silent_on) },
  risk: row.risk,
})

/** Newest first; what was noted is opened by whoever may. */
export const viewCheckIns = (rows: readonly CheckInRow[], openNote: (row: CheckInRow) => string | null): CheckIn[] =>
  inOrderOfDays(rows.map(checkInFactOf))
    .map(({ row }) => ({
      ...{ id: row.id, contactedOn: row.contacted_on as PlainDate, madeBy: row.made_by, channel: row.channel },
      ...{ spokenTo: row.spoken_to, state: row.state, wagePaid: row.wage_paid, note: openNote(row) },
      ...{ recordedAt: row.recorded_at, recordedByName: row.recorded_by_name },
    }))
    .toReversed()

/** The picture goes back a year. */
export const picturedDays = 365

export const viewRhythm = (
  row: ContactRhythmRow,
  rhythm: Rhythm,
  reasons: NonNullable<ContactFile['rhythm']>['reasons'],
): NonNullable<ContactFile['rhythm']> => ({
  ...daysOf(row),
  reasons,
  callDays: [...callDays(row.started_on as PlainDate, row.started_on as PlainDate, rhythm)],
  kinDueOn: day(row.kin_due_on),
})

export interface ListedContact {
  readonly row: ContactRhythmRow
  readonly name: string
  readonly hamlet: string | null
  readonly country: string | null
  readonly stage: ContactItem['stage']
  readonly marks: ContactItem['marks']
}

interface ContactFilter {
  readonly group: ContactGroup | null
  readonly country: string | null
  readonly hamlet: string | null
  readonly text: string
  readonly offset: number
  readonly limit: number
}

/** The list as it is shown, whoever holds the rows: each filter counts what the others leave. */
export const contactListOf = (
  everybody: readonly ListedContact[],
  filter: ContactFilter,
  today: PlainDate,
): OutputOf<typeof listContacts> => {
  const items = everybody.map((one) => itemOf(one, today))
  const asked = foldName(filter.text)
  const named = items.filter(
    ({ item, folded }) =>
      (!asked || folded.includes(asked)) &&
      (!filter.country || item.destinationCountry === filter.country) &&
      (!filter.hamlet || item.hamlet === filter.hamlet),
  )
  const found = named.filter(({ item }) => !filter.group || item.group === filter.group).toSorted(mostPressing)
  return {
    contacts: found.slice(filter.offset, filter.offset + filter.limit).map(({ item }) => item),
    total: found.length,
    groups: contactGroups.map((group) => ({ group, count: named.filter(({ item }) => item.group === group).length })),
    countries: kindsOf(items.map(({ item }) => item.destinationCountry)),
    hamlets: kindsOf(items.map(({ item }) => item.hamlet)),
    bands: heardBands.map((band) => ({
      band,
      count: named.filter(({ item }) => heardBand(item.heardOn, today) === band).length,
    })),
  }
}

const kindsOf = (values: readonly (string | null)[]): string[] =>
  [...new Set(values.filter((value) => value !== null))].toSorted()

const itemOf = ({ row, name, hamlet, country, stage, marks }: ListedContact, today: PlainDate) => {
  const days = daysOf(row)
  const item: ContactItem = {
    ...{ episodeId: row.id, personName: name, hamlet, destinationCountry: country, stage, ...days },
    group: contactGroupOf(days, today),
    marks: marks.filter(({ on }) => on >= addDays(today, -picturedDays)).toSorted((a, b) => a.on.localeCompare(b.on)),
  }
  return { item, folded: foldName(name) }
}

type Listed = ReturnType<typeof itemOf>

const mostPressing = ({ item: a }: Listed, { item: b }: Listed): number =>
  contactGroups.indexOf(a.group) - contactGroups.indexOf(b.group) ||
  (a.heardOn ?? '').localeCompare(b.heardOn ?? '') ||
  (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9') ||
  (a.episodeId < b.episodeId ? -1 : 1)
