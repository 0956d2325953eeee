import { hiddenAmong } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { openValue, sealValue } from '#platform/server/keys.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { missing, refuse } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import type { LetterKind } from '../kinds/kind.ts'
import { canMoveLetter, type LetterEventKind, type LetterState } from '../rules/letter-state.ts'
import { db, type LetterEventRow, type LetterRow } from './tables.ts'

const letterQuery = (context: Context, letterId: string) =>
  db(context).selectFrom('letters').selectAll().where('village_id', '=', context.villageId).where('id', '=', letterId)

// A resident sees letters about himself; a letter of somebody else, or of a protected person, is missing as if it were not there.
const assertInReach = async (context: Context, row: LetterRow): Promise<LetterRow> => {
  if (context.reach === 'own' && row.subject_person_id !== context.actor.personId)
    throw missing('letters.letterMissing')
  const hidden = await hiddenAmong(context, [row.subject_person_id])
  if (hidden.size > 0) throw missing('letters.letterMissing')
  return row
}

export const getLetterRow = async (context: Context, letterId: string): Promise<LetterRow> => {
  const row = await letterQuery(context, letterId).executeTakeFirst()
  if (!row) throw missing('letters.letterMissing')
  return assertInReach(context, row)
}

/** The row, locked until the end of the command: letters before counters. */
export const lockLetter = async (context: Context, letterId: string): Promise<LetterRow> => {
  const row = await letterQuery(context, letterId).forUpdate().executeTakeFirst()
  if (!row) throw missing('letters.letterMissing')
  return assertInReach(context, row)
}

interface NewEvent {
  readonly kind: LetterEventKind
  readonly occurredOn?: PlainDate
  readonly reason?: string | null
  readonly note?: string | null
  readonly paper?: string | null
  readonly fileHash?: string | null
}

export const insertEvent = async (context: Context, letterId: string, event: NewEvent): Promise<void> => {
  await db(context)
    .insertInto('letter_events')
    .values({
      id: newId(),
      letter_id: letterId,
      kind: event.kind,
      occurred_on: event.occurredOn ?? context.today,
      reason: event.reason ?? null,
      note: event.note ?? null,
      paper: event.paper ?? null,
      file_hash: event.fileHash ?? null,
      recorded_by_role: context.actor.role,
      ...recordedBy(context),
    })
    .execute()
}

/** Says no with the state it is in, so that the reader knows what to do now. */
export const assertCanMove = (row: LetterRow, to: LetterState): void => {
  if (!canMoveLetter(row.state, to)) refuse(`letters.cannotBe.${to}`, { state: row.state })
}

/** Writes the fact and the state it leads to: nobody else writes `letters.state`. */
export const moveLetter = async (
  context: Context,
  row: LetterRow,
  to: LetterState,
  event: Omit<NewEvent, 'kind'> = {},
  more: Partial<LetterRow> = {},
): Promise<void> => {
  assertCanMove(row, to)
  await insertEvent(context, row.id, { ...event, kind: to })
  await db(context)
    .updateTable('letters')
    .set({ ...more, state: to })
    .where('village_id', '=', context.villageId)
    .where('id', '=', row.id)
    .execute()
}

export const listEvents = (context: Context, letterId: string): Promise<LetterEventRow[]> =>
  db(context)
    .selectFrom('letter_events')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('letter_id', '=', letterId)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()

type Fields = Readonly<Record<string, unknown>>

/** Ordinary fields as text, specific ones sealed (UU 27/2022 art. 4). */
export const fieldColumns = (kind: LetterKind, fields: Fields): Pick<LetterRow, 'fields' | 'fields_sealed'> => {
  const specific = new Set(kind.form.filter((field) => field.specific).map((field) => field.name))
  const entries = Object.entries(fields)
  const sealed = entries.filter(([name]) => specific.has(name))
  return {
    fields: JSON.stringify(Object.fromEntries(entries.filter(([name]) => !specific.has(name)))),
    fields_sealed: sealed.length > 0 ? sealValue(JSON.stringify(Object.fromEntries(sealed))) : null,
  }
}

export const fieldsOf = (row: LetterRow): Fields => ({
  ...(JSON.parse(row.fields) as Fields),
  ...(row.fields_sealed ? (JSON.parse(openValue(row.fields_sealed)) as Fields) : {}),
})
