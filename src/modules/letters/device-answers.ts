import type * as z from 'zod/mini'
import { foldName } from '#modules/registry/contract.ts'
import { answerTo, type DeviceAnswer } from '#platform/client/device/device-part.ts'
import type { DeviceRow, RowReader } from '#platform/client/device/row-tables.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { missing } from '#platform/shared/errors.ts'
import { getLetter, type Letter, listLetters } from './contract/letter.ts'
import type { LetterEvent, LetterItem } from './contract/shapes.ts'
import { letterFormAnswer } from './device-form.ts'
import { letterItem, textOf } from './device-rows.ts'

type Filter = z.output<typeof listLetters.input>

const isWanted = (row: DeviceRow, { kind, year, personId, householdId, text }: Filter): boolean => {
  const asked = text.trim()
  const named = foldName(textOf(row, 'subject_name') ?? '').includes(foldName(asked) || '\u0000')
  const numbered = (textOf(row, 'number_text') ?? '').toLowerCase().includes(asked.toLowerCase())
  return (
    (!kind || row.kind === kind) &&
    (year === null || row.year === year) &&
    (!personId || row.subject_person_id === personId) &&
    (!householdId || row.household_id === householdId) &&
    (asked === '' || named || numbered)
  )
}

/** What waits first, then the newest. */
const inOrder = (one: DeviceRow, other: DeviceRow): number => {
  const [a, b] = [textOf(one, 'issued_on'), textOf(other, 'issued_on')]
  if (a !== b && (a === null || b === null)) return a === null ? -1 : 1
  if (a !== b) return (a ?? '') < (b ?? '') ? 1 : -1
  return (textOf(one, 'recorded_at') ?? '') < (textOf(other, 'recorded_at') ?? '') ? 1 : -1
}

const listAnswer = answerTo(listLetters, (rows, input) => {
  const wanted = rows.all('letters').filter((row) => isWanted(row, input))
  const within = wanted
    .filter((row) => input.states.length === 0 || input.states.includes(row.state as LetterItem['state']))
    .toSorted(inOrder)
  const countOf = (state: string) => wanted.filter((row) => row.state === state).length
  return {
    letters: within.slice(input.offset, input.offset + input.limit).map((row) => letterItem(rows, row)),
    total: within.length,
    counts: { requested: countOf('requested'), verified: countOf('verified'), issued: countOf('issued') },
  }
})

const eventsOf = (rows: RowReader, letterId: string): LetterEvent[] =>
  rows
    .where('letter_events', 'letter_id', letterId)
    .toSorted((a, b) => (`${a.recorded_at} ${a.id}` < `${b.recorded_at} ${b.id}` ? -1 : 1))
    .map((row) => ({
      id: row.id,
      kind: textOf(row, 'kind') as LetterEvent['kind'],
      occurredOn: textOf(row, 'occurred_on') as PlainDate,
      reason: textOf(row, 'reason'),
      note: textOf(row, 'note'),
      paper: textOf(row, 'paper') as LetterEvent['paper'],
      byName: textOf(row, 'recorded_by_name') ?? '',
      byRole: textOf(row, 'recorded_by_role') ?? '',
      recordedAt: textOf(row, 'recorded_at') ?? '',
    }))

/** The words stay at the office: a letter prints whole numbers, and no phone holds them. */
const noWords = (row: DeviceRow): Letter['content'] => ({
  version: 1,
  kind: textOf(row, 'kind') ?? '',
  templateVersion: Number(row.template_version ?? 0),
  ...{ villageId: 0, villageCode: '', villageFull: '', villageChain: '', place: '' },
  number: textOf(row, 'number_text'),
  issuedOn: textOf(row, 'issued_on') as PlainDate | null,
  validUntil: null,
  letterhead: { lines: [], address: '', emblemHash: null },
  letter: {
    ...{ title: '', blocks: [], closing: '', basis: '', left: null, right: null, signers: null, witnesses: [] },
    head: 'issues',
  },
  signatory: { lines: [], name: '' },
  signing: 'wet_ink',
  levy: null,
  names: [],
  recordedAt: textOf(row, 'recorded_at') ?? '',
})

const letterAnswer = answerTo(getLetter, (rows, { letterId }) => {
  const row = rows.find('letters', letterId)
  if (!row) throw missing('letters.letterMissing')
  const replacement = rows.where('letters', 'replaces_id', letterId).find(({ state }) => state !== 'refused')
  return {
    ...letterItem(rows, row),
    householdId: textOf(row, 'household_id'),
    episodeId: textOf(row, 'episode_id'),
    fields: JSON.parse(textOf(row, 'fields') ?? '{}') as Record<string, unknown>,
    missing: [],
    content: noWords(row),
    events: eventsOf(rows, letterId),
    ...{ code: null, checkPath: null, receiptCode: null },
    replacesId: textOf(row, 'replaces_id'),
    replacedById: replacement?.id ?? null,
    ...{ acting: false, paper: 'A4' as const, isAtOffice: true },
  }
})

/** What letters answer on a phone, as the server would, as far as a phone may hold them. */
export const lettersAnswers: ReadonlyMap<string, DeviceAnswer> = new Map([listAnswer, letterAnswer, letterFormAnswer])
