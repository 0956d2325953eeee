import { sql } from 'kysely'
import type * as z from 'zod/mini'
import { foldName } from '#modules/registry/contract.ts'
import { everyIdOf, hiddenPeople } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { getLetter, getLetterFile, type Letter, listLetters } from '../contract/letter.ts'
import type { LetterEvent, LetterItem } from '../contract/shapes.ts'
import { kindTitleKey } from '../kinds/kind-title.ts'
import type { LetterContent } from '../rules/letter-content.ts'
import { closedLetter, readsWhole } from './closed-view.ts'
import { registeredTitle } from './documents.ts'
import { draftLetter } from './draft-letter.ts'
import { findContentRow, findToken, makeLetterFile, openContent } from './letter-file.ts'
import { fieldsOf, getLetterRow, listEvents } from './letter-rows.ts'
import { loadSettings } from './letterheads.ts'
import { receiptCodeOf, receiptKeyIn } from './receipt-code.ts'
import { loadSigner, loadVillage } from './sources.ts'
import { db, type LetterEventRow, type LetterRow } from './tables.ts'

/** A text key for our own kinds; documents of other modules bring their words. */
export const kindTitleOf = (kind: string): string => kindTitleKey(kind) ?? registeredTitle(kind) ?? kind

export const toItem = (row: LetterRow, printed: boolean): LetterItem => ({
  id: row.id,
  kind: row.kind,
  kindTitle: kindTitleOf(row.kind),
  subjectPersonId: row.subject_person_id,
  subjectName: row.subject_name,
  state: row.state,
  requestedOn: row.requested_on as PlainDate,
  number: row.number_text,
  issuedOn: row.issued_on as PlainDate | null,
  recordedByName: row.recorded_by_name,
  printed,
})

const toEvent = (row: LetterEventRow): LetterEvent => ({
  id: row.id,
  kind: row.kind,
  occurredOn: row.occurred_on as PlainDate,
  reason: row.reason,
  note: row.note,
  paper: row.paper as 'A4' | 'F4' | null,
  byName: row.recorded_by_name,
  byRole: row.recorded_by_role,
  recordedAt: row.recorded_at,
})

// zod's arrays are writable; the content is not.
const open = (content: LetterContent): Letter['content'] => structuredClone(content) as unknown as Letter['content']

const replacementOf = (context: Context, letterId: string) =>
  db(context)
    .selectFrom('letters')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('replaces_id', '=', letterId)
    .where('state', '<>', 'refused')
    .executeTakeFirst()

export const getLetterHandler = handle(getLetter, async (context, input): Promise<Letter> => {
  const row = await getLetterRow(context, input.letterId)
  const [events, kept, token, signer, replacement] = [
    await listEvents(context, row.id),
    await findContentRow(context, row.id),
    await findToken(context, row.id),
    await loadSigner(context),
    await replacementOf(context, row.id),
  ]
  const draft = kept ? undefined : await draftLetter(context, row)
  const { settings } = draft ?? (await loadSettings(context, await loadVillage(context)))
  return closedLetter(context, {
    ...toItem(
      row,
      events.some((event) => event.kind === 'printed'),
    ),
    householdId: row.household_id,
    episodeId: row.episode_id,
    fields: fieldsOf(row),
    missing: [...(draft?.missing ?? [])],
    content: open(kept ? openContent(kept) : (draft as NonNullable<typeof draft>).content),
    events: events.map(toEvent),
    code: token?.code ?? null,
    checkPath: token ? `/periksa/${token.token}` : null,
    receiptCode: receiptCodeOf(row),
    replacesId: row.replaces_id,
    replacedById: replacement?.id ?? null,
    acting: signer?.acting ?? false,
    paper: settings.paper,
    isAtOffice: false,
  })
})

export const getLetterFileHandler = handle(getLetterFile, async (context, input) => {
  // A file with masked numbers would no longer bear the village's seal: who may not read them gets none.
  if (!readsWhole(context)) throw new Refusal('forbidden', 'letters.fileClosed')
  const row = await getLetterRow(context, input.letterId)
  const { settings } = await loadSettings(context, await loadVillage(context))
  const { pdf, hash } = await makeLetterFile(context, row, input.paper ?? settings.paper)
  return { name: fileNameOf(row), pdf: Buffer.from(pdf).toString('base64'), hash }
})

// No name of a person: file names end up in download lists of shared phones.
const fileNameOf = (row: LetterRow): string => `surat-${(row.number_text ?? 'draf').replace(/[^A-Za-z0-9]+/g, '-')}.pdf`

type Filters = z.output<(typeof listLetters)['input']>

const filtered = (context: Context, input: Omit<Filters, 'states'>, personIds: readonly string[]) => {
  let rows = db(context).selectFrom('letters').where('letters.village_id', '=', context.villageId)
  if (context.reach === 'own')
    rows = rows.where('subject_person_id', '=', context.actor.personId ?? '00000000-0000-0000-0000-000000000000')
  if (input.kind) rows = rows.where('kind', '=', input.kind)
  if (input.year !== null) rows = rows.where('year', '=', input.year)
  if (input.personId) rows = rows.where('subject_person_id', 'in', personIds)
  if (input.householdId) rows = rows.where('household_id', '=', input.householdId)
  const text = input.text.trim()
  if (text === '') return rows
  return rows.where((where) =>
    where.or([
      where('subject_folded', 'like', `%${foldName(text).replace(/[%_\\]/g, '')}%`),
      where('number_text', 'ilike', `%${text.replace(/[%_\\]/g, '')}%`),
      where('receipt_key', '=', receiptKeyIn(text) ?? ''),
      // Receipts of the first release bear the end of the request's own id.
      ...(/^[0-9a-f]{8}$/i.test(text) ? [where(sql<string>`right(letters.id::text, 8)`, '=', text.toLowerCase())] : []),
    ]),
  )
}

const printedAmong = async (context: Context, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set()
  const rows = await db(context)
    .selectFrom('letter_events')
    .select('letter_id')
    .where('village_id', '=', context.villageId)
    .where('kind', '=', 'printed')
    .where('letter_id', 'in', [...ids])
    .execute()
  return new Set(rows.map((row) => row.letter_id))
}

export const toItems = async (context: Context, rows: readonly LetterRow[]): Promise<LetterItem[]> => {
  const printed = await printedAmong(
    context,
    rows.map((row) => row.id),
  )
  return rows.map((row) => toItem(row, printed.has(row.id)))
}

export const listLettersHandler = handle(listLetters, async (context, input) => {
  const hidden = await hiddenPeople(context)
  const everyone = filtered(context, input, input.personId ? await everyIdOf(context, input.personId) : [])
  const wanted =
    hidden.length === 0
      ? everyone
      : everyone.where((where) =>
          where.or([where('subject_person_id', 'is', null), where('subject_person_id', 'not in', hidden)]),
        )
  const within = input.states.length > 0 ? wanted.where('state', 'in', input.states) : wanted
  const rows = await within
    .selectAll()
    .orderBy('issued_on', (order) => order.desc().nullsFirst())
    .orderBy('recorded_at', 'desc')
    .offset(input.offset)
    .limit(input.limit)
    .execute()
  const { total } = await within.select((select) => select.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const counted = await wanted
    .select((select) => ['state', select.fn.countAll<number>().as('letters')] as const)
    .groupBy('state')
    .execute()
  const countOf = (state: string) => Number(counted.find((row) => row.state === state)?.letters ?? 0)
  return {
    letters: await toItems(context, rows),
    total: Number(total),
    counts: { requested: countOf('requested'), verified: countOf('verified'), issued: countOf('issued') },
  }
})
