import { sql } from 'kysely'
import { personErased, registerKeptPart } from '#modules/registry/server/index.ts'
import { canonicalText } from '#platform/server/canonical-text.ts'
import type { Context } from '#platform/server/context.ts'
import { sealValue } from '#platform/server/keys.ts'
import { hear } from '#platform/server/module.ts'
import { forgetInParcels } from '#platform/server/sync/forget-parcels.ts'
import { forgetTasks } from '#platform/server/tasks.ts'
import { addMonths } from '#platform/shared/dates.ts'
import { contentMonths } from '../fields.ts'
import type { LetterContent } from '../rules/letter-content.ts'
import { lettersTexts } from '../texts.ts'
import { findContentRow, openContent } from './letter-file.ts'
import { db } from './tables.ts'

const nameless = '—'

/** Asked for and never issued: nothing keeps it once the person is erased. Issued letters stay until their own day. */
export const forgetRequests = hear(personErased, 'letters.forgetRequests', async (context, { personId }) => {
  const rows = await db(context)
    .selectFrom('letters')
    .select(['id', 'number_text'])
    .where('village_id', '=', context.villageId)
    .where('subject_person_id', '=', personId)
    .forUpdate()
    .execute()
  const requests = rows.filter((row) => row.number_text === null).map((row) => row.id)
  await sql`select erase_letter_requests(${requests}::uuid[])`.execute(db(context))
  const letterIds = rows.map((row) => row.id)
  await forgetTasks(context, { subjectIds: letterIds })
  await forgetInParcels(context, letterIds)
})

const dueLetters = (context: Context) =>
  db(context)
    .selectFrom('letters as l')
    .innerJoin('letter_contents as c', (join) =>
      join.onRef('c.village_id', '=', 'l.village_id').onRef('c.id', '=', 'l.id'),
    )
    .where('l.village_id', '=', context.villageId)
    .where('l.issued_on', '<=', addMonths(context.today, -contentMonths))
    .where('l.subject_name', '<>', nameless)

/** What is left can still be checked by its code: that the village gave it, when, and signed by whom. */
const emptied = (content: LetterContent): LetterContent => ({
  ...content,
  letter: {
    ...{ title: content.letter.title, head: content.letter.head, closing: '', basis: '' },
    ...{ left: null, right: null, signers: null, witnesses: [] },
    blocks: [{ type: 'text', text: lettersTexts.id['letters.contentErased'] ?? '' }],
  },
  names: [],
  erased: true,
})

const eraseContents = async (context: Context, letterIds: readonly string[]): Promise<void> => {
  const contents: (Buffer | null)[] = []
  for (const id of letterIds) {
    const kept = await findContentRow(context, id)
    contents.push(kept ? sealValue(canonicalText(emptied(openContent(kept)))) : null)
  }
  await sql`select erase_letter_facts(${letterIds}::uuid[], ${contents}::bytea[])`.execute(db(context))
  await db(context)
    .updateTable('letters')
    .set({ subject_name: nameless, subject_folded: '', fields: '{}', fields_sealed: null, receipt_key: null })
    .where('village_id', '=', context.villageId)
    .where('id', 'in', letterIds)
    .execute()
  await forgetTasks(context, { subjectIds: letterIds })
}

/** By years, as archives are cleared; a year is listed when its first letter is due. */
export const registerLetterContents = (): void =>
  registerKeptPart({
    kind: 'letters.content',
    months: contentMonths,
    listDue: async (context) => {
      const rows = await dueLetters(context)
        .select((select) => ['l.year', select.fn.countAll<number>().as('letters')] as const)
        .groupBy('l.year')
        .orderBy('l.year')
        .execute()
      return rows.map(({ year, letters }) => ({
        ...{ key: String(year), label: String(year), count: Number(letters), personId: null },
      }))
    },
    erase: async (context, years) => {
      const rows = await dueLetters(context)
        .select('l.id')
        .where('l.year', 'in', years.map(Number))
        .orderBy('l.id')
        .execute()
      const ids = rows.map((row) => row.id)
      if (ids.length > 0) await eraseContents(context, ids)
      return ids.length
    },
  })
