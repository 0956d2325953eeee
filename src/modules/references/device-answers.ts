import { answerTo, type DeviceAnswer } from '#platform/client/device/device-part.ts'
import type { DeviceRow, RowReader } from '#platform/client/device/row-tables.ts'
import { missing } from '#platform/shared/errors.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import { type ReferenceKind, referenceKinds } from './contract/bodies.ts'
import { getRow, listKinds, listRows } from './contract/operations.ts'
import { kindsOnPhone } from './device.ts'
import { datedRow, textOf } from './device-face.ts'
import { isConfirmed } from './rules/confirmed.ts'
import { foldText } from './rules/fold-text.ts'
import { type RowState, statesOn } from './rules/row-state.ts'

type ShownRow = OutputOf<typeof getRow>['row']

/** Of every row its state on a day; states are of one kind and key. */
const statesOf = (rows: readonly DeviceRow[], on: string): Map<string, RowState> => {
  const families = Map.groupBy(rows, (row) => `${row.kind} ${row.key}`)
  return new Map([...families.values()].flatMap((kin) => [...statesOn(kin.map(datedRow), on)]))
}

const shown = (row: DeviceRow, state: RowState, on: string): ShownRow => ({
  id: row.id,
  kind: textOf(row, 'kind') as ReferenceKind,
  key: textOf(row, 'key') ?? '',
  title: textOf(row, 'title') ?? '',
  titleEn: textOf(row, 'title_en'),
  body: JSON.parse(textOf(row, 'body') ?? '{}') as Record<string, unknown>,
  effectiveFrom: textOf(row, 'effective_from') ?? '',
  effectiveTo: textOf(row, 'effective_to'),
  source: textOf(row, 'source') ?? '',
  sourceUrl: textOf(row, 'source_url'),
  confirmed: isConfirmed(textOf(row, 'kind') ?? '', textOf(row, 'confirmed_on'), on),
  confirmedBy: textOf(row, 'confirmed_by'),
  confirmedOn: textOf(row, 'confirmed_on'),
  withdrawnOn: textOf(row, 'withdrawn_on'),
  withdrawnBy: textOf(row, 'withdrawn_by'),
  withdrawnBecause: textOf(row, 'withdrawn_because'),
  replaces: textOf(row, 'replaces'),
  recordedAt: textOf(row, 'recorded_at') ?? '',
  recordedBy: textOf(row, 'recorded_by') ?? '',
  state,
})

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

const meets = ({ key, title, titleEn, body, source }: ShownRow, words: readonly string[]): boolean => {
  const text = ` ${foldText([key, title, titleEn ?? '', ...textsIn(body), source].join(' '))}`
  return words.every((word) => text.includes(` ${word}`))
}

const isWanted = (only: 'current' | 'unconfirmed' | 'past' | 'coming', row: ShownRow, on: string): boolean => {
  if (only === 'current') return row.state === 'current'
  if (only === 'unconfirmed') return row.state === 'current' && !row.confirmed
  if (only === 'coming') return row.state !== 'withdrawn' && row.effectiveFrom > on
  return row.state === 'withdrawn' || (row.state !== 'current' && row.effectiveFrom <= on)
}

const allOf = (rows: RowReader, on: string): ShownRow[] => {
  const held = rows.all('reference_rows')
  const states = statesOf(held, on)
  return held.map((row) => shown(row, states.get(row.id) ?? 'current', on))
}

const rowsAnswer = answerTo(listRows, (rows, { kind, text, only, offset, limit, on }, { today }) => {
  const day = on ?? today
  const words = foldText(text).split(' ').filter(Boolean)
  const found = allOf(rows, day)
    .filter((row) => (!kind || row.kind === kind) && isWanted(only, row, day) && meets(row, words))
    .toSorted((a, b) => order(a, b, only === 'past'))
  return { total: found.length, rows: found.slice(offset, offset + limit) }
})

const order = (a: ShownRow, b: ShownRow, latestFirst: boolean): number =>
  referenceKinds.indexOf(a.kind) - referenceKinds.indexOf(b.kind) ||
  (latestFirst ? compare(b.effectiveFrom, a.effectiveFrom) : 0) ||
  compare(a.key, b.key) ||
  compare(a.recordedAt, b.recordedAt)

const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1)

const kindsAnswer = answerTo(listKinds, (rows, { on }, { today }) => {
  const current = allOf(rows, on ?? today).filter(({ state }) => state === 'current')
  return kindsOnPhone.map((kind) => {
    const ofKind = current.filter((row) => row.kind === kind)
    return { kind, count: ofKind.length, unconfirmed: ofKind.filter(({ confirmed }) => !confirmed).length }
  })
})

const rowAnswer = answerTo(getRow, (rows, { id }, { today }) => {
  const row = rows.find('reference_rows', id)
  if (!row) throw missing('references.rowMissing')
  const kin = rows.where('reference_rows', 'kind', row.kind ?? null).filter(({ key }) => key === row.key)
  const states = statesOf(kin, today)
  const history = kin
    .filter((one) => one.id !== id)
    .map((one) => shown(one, states.get(one.id) ?? 'current', today))
    .toSorted((a, b) => compare(b.effectiveFrom, a.effectiveFrom) || compare(b.recordedAt, a.recordedAt))
  return { row: shown(row, states.get(id) ?? 'current', today), history }
})

/** What the references answer on a phone, as the server would. */
export const referencesAnswers: ReadonlyMap<string, DeviceAnswer> = new Map([rowsAnswer, kindsAnswer, rowAnswer])
