import { join } from 'node:path'
import * as z from 'zod/mini'
import { defineEvent, tablesOf } from '../../server/context.ts'
import { handle, hear, serverModule } from '../../server/module.ts'
import { Refusal } from '../../shared/errors.ts'
import { command, query } from '../../shared/operation.ts'
import type { PermissionTable } from '../../shared/permission.ts'
import { defineTexts } from '../../shared/texts.ts'

interface DiaryTables {
  diary_pages: { village_id: number; id: string; words: string }
  diary_marks: { village_id: number; id: string; mark: string }
}

const db = tablesOf<DiaryTables>()

export const pageWritten = defineEvent<{ id: string }>('diary.pageWritten')

export const writePage = command('diary.recordPage', {
  summary: 'Writes a page.',
  offline: true,
  input: z.object({ id: z.uuid(), words: z.string().check(z.minLength(1)) }),
  output: z.object({ id: z.uuid() }),
})

export const closePage = command('diary.closePage', {
  summary: 'Writes a last page and asks for no answer.',
  input: z.object({ id: z.uuid(), words: z.string() }),
  output: z.object({ id: z.uuid() }),
})

export const sharePage = command('diary.transferPage', {
  summary: 'Writes the same page here and in another village.',
  input: z.object({ id: z.uuid(), words: z.string(), other: z.int() }),
  output: z.object({ id: z.uuid() }),
})

export const listPages = query('diary.listPages', {
  summary: 'Lists pages.',
  input: z.object({}),
  output: z.object({ pages: z.array(z.object({ id: z.uuid(), words: z.string() })) }),
})

export const readPage = query('diary.getPage', {
  summary: 'Reads one page.',
  input: z.object({ id: z.uuid() }),
  output: z.object({ words: z.string() }),
  logged: (input) => input.id,
})

const writePageHandler = handle(writePage, async (context, input) => {
  if (input.words === 'forbidden words') throw new Refusal('rule', 'diary.notThese')
  await db(context)
    .insertInto('diary_pages')
    .values({ village_id: context.villageId, ...input })
    .onConflict((taken) => taken.doNothing())
    .execute()
  answeredWords.push(input.words)
  if (input.words === 'forbidden at the end') throw new Refusal('rule', 'diary.notThese')
  await context.publish(pageWritten, { id: input.id })
  return { id: input.id }
})

/** The words of acts that got an answer from the database: one that had been done before gets none. */
export const answeredWords: string[] = []

const closePageHandler = handle(closePage, async (context, input) => {
  context.write(
    db(context)
      .insertInto('diary_pages')
      .values({ village_id: context.villageId, ...input }),
  )
  const pages = () => db(context).selectFrom('diary_pages').selectAll().execute()
  const isAsked = input.words.startsWith('asked')
  if (isAsked) await pages().catch((fault) => (input.words.endsWith('nevertheless') ? [] : Promise.reject(fault)))
  if (input.words === 'left open')
    leftOpen.push(pages, async () => context.write(db(context).deleteFrom('diary_pages')))
  if (input.words === 'forbidden at the end') throw new Refusal('rule', 'diary.notThese')
  return { id: input.id }
})

/** What an act would still ask and write when it is over. */
export const leftOpen: (() => Promise<unknown>)[] = []

const sharePageHandler = handle(sharePage, async (context, input) => {
  const values = { id: input.id, words: input.words }
  await db(context)
    .insertInto('diary_pages')
    .values({ village_id: context.villageId, ...values })
    .execute()
  await context.enter(input.other as typeof context.villageId, async (there) => {
    await db(there)
      .insertInto('diary_pages')
      .values({ village_id: there.villageId, ...values })
      .execute()
  })
  return { id: input.id }
})

const listPagesHandler = handle(listPages, async (context) => {
  const pages = await db(context)
    .selectFrom('diary_pages')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .execute()
  return { pages }
})

const readPageHandler = handle(readPage, async (context, input) => {
  const page = await db(context)
    .selectFrom('diary_pages')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', input.id)
    .executeTakeFirst()
  if (!page) throw new Refusal('missing', 'diary.missing')
  return page
})

const markPage = hear(pageWritten, 'diary.marker', async (context, { id }) => {
  await db(context).insertInto('diary_marks').values({ village_id: context.villageId, id, mark: 'heard' }).execute()
})

export const diaryPermissions: PermissionTable = {
  'diary.recordPage': { writer: 'village' },
  'diary.closePage': { writer: 'village' },
  'diary.transferPage': { writer: 'village' },
  'diary.listPages': { writer: 'village', reader: 'village' },
  'diary.getPage': { writer: 'village' },
}

/** The smallest module there can be: the platform's own tests stand on it, so that they know no real one. */
export const diaryModule = serverModule({
  name: 'diary',
  migrations: join(import.meta.dirname, 'migrations'),
  handlers: [writePageHandler, closePageHandler, sharePageHandler, listPagesHandler, readPageHandler],
  subscribers: [markPage],
  texts: defineTexts({ id: { 'diary.notThese': 'Jangan.' }, en: { 'diary.notThese': 'Not these.' } }),
  fields: [],
})
