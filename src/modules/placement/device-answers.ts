import { foldText } from '#modules/references/contract.ts'
import { rowsOnPhone } from '#modules/references/device-face.ts'
import { nameOn } from '#modules/registry/device-face.ts'
import { answerTo, type DeviceAnswer } from '#platform/client/device/device-part.ts'
import type { DeviceRow, RowReader } from '#platform/client/device/row-tables.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { getGuidance, listServiceMonths, listServices, type Service } from './contract/service.ts'
import { getVacancy, listVacancies } from './contract/vacancy.ts'
import { guidanceOf, notGuidance } from './rules/guidance.ts'
import { guidanceKind } from './rules/guidance-kind.ts'
import { type Duty, daysOf, monthsOf, type Topic, yearsOf } from './rules/service.ts'
import { stateOf } from './rules/vacancy.ts'
import type { VacancyChangeRow } from './rules/vacancy-rows.ts'
import { choicesOf, type HeldVacancy, itemOf, type VacancyFilter, vacancyFileOf } from './rules/vacancy-view.ts'

type OnPhone = HeldVacancy & { readonly search_text: string }
const vacanciesOn = (rows: RowReader) => rows.all('vacancies') as unknown as readonly OnPhone[]

const stateOn = (row: OnPhone, today: string) =>
  stateOf({ expiresOn: row.expires_on, withdrawnOn: row.withdrawn_on }, today)

/** As the office sorts them; of the same day and name, by id. */
const inOrder = ({ order, state }: VacancyFilter) => {
  const turn = order === 'newest' || (order === 'deadline' && state !== 'open') ? -1 : 1
  const keyOf = (row: OnPhone) => ({ deadline: row.expires_on, newest: row.source_on, name: row.title })[order]
  return (one: OnPhone, other: OnPhone): number =>
    keyOf(one).localeCompare(keyOf(other), 'id') * turn || (one.id < other.id ? -1 : 1)
}

const listAnswer = answerTo(listVacancies, (rows, filter, { today }) => {
  const all = vacanciesOn(rows)
  const words = foldText(filter.text).split(' ').filter(Boolean)
  const named = all.filter((row) => words.every((word) => row.search_text.includes(word)))
  const found = named.filter(
    (row) =>
      stateOn(row, today) === filter.state &&
      (filter.workPlace === null || row.work_place === filter.workPlace) &&
      (filter.country === null || row.country === filter.country) &&
      (filter.occupation === null || row.occupation === filter.occupation),
  )
  const policies = rowsOnPhone(rows, 'country-policy', today)
  const page = found.toSorted(inOrder(filter)).slice(filter.offset, filter.offset + filter.limit)
  const kinds = named.map((row) => ({
    ...{ workPlace: row.work_place, country: row.country, occupation: row.occupation },
    ...{ state: stateOn(row, today), count: 1 },
  }))
  return {
    vacancies: page.map((row) => itemOf(row, today, policies)),
    ...choicesOf(kinds, filter),
    villageTotal: all.length,
  }
})

const vacancyAnswer = answerTo(getVacancy, (rows, { vacancyId }, { today }) => {
  const row = rows.find('vacancies', vacancyId) as unknown as OnPhone | undefined
  if (!row) throw missing('placement.vacancyMissing')
  const changes = rows.where('vacancy_changes', 'vacancy_id', vacancyId) as unknown as readonly (VacancyChangeRow & {
    readonly id: string
    readonly recorded_at: string
    readonly recorded_by_name: string
  })[]
  return vacancyFileOf(row, {
    changes: changes.toSorted(
      (one, other) => other.recorded_at.localeCompare(one.recorded_at) || one.field.localeCompare(other.field),
    ),
    said: {
      agencies: rowsOnPhone(rows, 'organisation', today),
      policies: rowsOnPhone(rows, 'country-policy', today),
      barred: rowsOnPhone(rows, 'barred-cost', today),
    },
    today,
  })
})

const guidanceAnswer = answerTo(getGuidance, (rows, { meetingId }) => {
  const meeting = rows.find('meetings', meetingId)
  if (!meeting) throw missing('meetings.meetingMissing')
  if (meeting.kind !== guidanceKind) return notGuidance
  const newestFirst = rows
    .where('guidance_sessions', 'meeting_id', meetingId)
    .toSorted((one, other) => (`${one.recorded_at} ${one.id}` < `${other.recorded_at} ${other.id}` ? 1 : -1))
  return guidanceOf(newestFirst as unknown as Parameters<typeof guidanceOf>[0])
})

const within = (row: DeviceRow, [from, to]: readonly [PlainDate, PlainDate]): boolean =>
  String(row.occurred_on) >= from && String(row.occurred_on) < to

const serviceOn = (rows: RowReader, row: DeviceRow): Service => {
  const personId = (row.person_id ?? null) as string | null
  return {
    ...{ id: row.id, occurredOn: String(row.occurred_on), duty: row.duty as Duty },
    ...{ channel: row.channel as Service['channel'], act: (row.act ?? null) as Service['act'], personId },
    topics: JSON.parse(String(row.topics)) as Topic[],
    personName: (personId && nameOn(rows, personId)) ?? ((row.told_name ?? null) as string | null),
    ...{ hasNote: row.has_note === true, outcome: (row.outcome ?? null) as string | null },
    ...{ recordedAt: String(row.recorded_at), recordedByName: String(row.recorded_by_name) },
  }
}

const newestFirst = (one: DeviceRow, other: DeviceRow): number =>
  `${one.occurred_on} ${one.id}` < `${other.occurred_on} ${other.id}` ? 1 : -1

const servicesAnswer = answerTo(listServices, (rows, { year, month, duty, offset, limit }) => {
  const days = daysOf(year, month)
  const found = rows.all('services').filter((row) => within(row, days) && (duty === null || row.duty === duty))
  const page = found.toSorted(newestFirst).slice(offset, offset + limit)
  return { services: page.map((row) => serviceOn(rows, row)), total: found.length, notesAtOffice: true }
})

const monthsAnswer = answerTo(listServiceMonths, (rows, { year }, { today, role }) => {
  // the log is in the hand of its officer alone; another phone would count nothing
  if (role !== 'migration_officer') throw new Refusal('conflict', 'platform.offline')
  const all = rows.all('services')
  const ofYear = all.filter((row) => within(row, daysOf(year, null)))
  const counted = ofYear.map((row) => ({
    ...{ month: Number(String(row.occurred_on).slice(5, 7)), duty: row.duty as Duty, count: 1 },
  }))
  return {
    months: monthsOf(year, counted, today).map((row) => ({ ...row, counts: { ...row.counts } })),
    years: yearsOf(
      all.map((row) => Number(String(row.occurred_on).slice(0, 4))),
      today,
    ),
  }
})

/** What work and services answer on a phone, as the server would. */
export const placementAnswers: ReadonlyMap<string, DeviceAnswer> = new Map([
  listAnswer,
  vacancyAnswer,
  guidanceAnswer,
  servicesAnswer,
  monthsAnswer,
])
