/** The files of a module named `village-garden`, by path. */
export const moduleFiles = (name: string): Record<string, string> => {
  const [camel, pascal, snake] = [camelOf(name), pascalOf(name), name.replaceAll('-', '_')]
  const folder = `src/modules/${name}`
  return {
    [`${folder}/README.md`]: `# ${pascal}\n\nPurpose: …\n\n**Words.** …\n\n**States.** …\n\n**Who does what.** …\n\n**Events.** None yet.\n`,
    [`${folder}/contract.ts`]: contractOf(camel),
    [`${folder}/rules.ts`]: rulesOf(name),
    [`${folder}/texts.ts`]: textsOf(camel),
    [`${folder}/fields.ts`]: fieldsOf(camel, snake),
    [`${folder}/server/index.ts`]: faceOf(name, camel),
    [`${folder}/server/tables.ts`]: tablesOf(pascal, snake),
    [`${folder}/server/record-note.ts`]: recordNoteOf(camel, snake),
    [`${folder}/server/note-queries.ts`]: noteQueriesOf(snake),
    [`${folder}/server/migrations/001-${name}.sql`]: migrationOf(snake),
    [`${folder}/client/index.ts`]: clientOf(name, camel),
    [`${folder}/${name}.test.ts`]: testOf(pascal),
    [`src/modules/access/permissions/${name}.ts`]: permissionsOf(name, camel),
  }
}

const camelOf = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
const pascalOf = (name: string) => camelOf(name).replace(/^[a-z]/, (letter) => letter.toUpperCase())

const contractOf = (camel: string) => `import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'

export const recordNote = command('${camel}.recordNote', {
  summary: 'Writes a note down',
  input: z.object({
    id: z.uuid(),
    words: z.string().check(z.minLength(1), z.maxLength(500)),
    occurredOn: z.iso.date(),
  }),
  output: z.object({ id: z.uuid() }),
})

export const listNotes = query('${camel}.listNotes', {
  summary: 'The notes of a village, newest first',
  input: z.object({}),
  output: z.array(z.object({ id: z.uuid(), words: z.string(), occurredOn: z.iso.date() })),
})
`

const rulesOf = (name: string) => `/** ${name}: a fact cannot have happened after today. */
export const canHaveHappened = (occurredOn: string, today: string): boolean => occurredOn <= today
`

const textsOf = (camel: string) => `import { defineTexts } from '#platform/shared/texts.ts'

export const ${camel}Texts = defineTexts({
  id: {
    '${camel}.purpose': 'Catatan pelayanan desa',
    '${camel}.inFuture': 'Hari kejadian belum tiba. Periksa tanggalnya.',
  },
  en: {
    '${camel}.purpose': 'Notes of the village service',
    '${camel}.inFuture': 'That day has not come yet. Check the date.',
  },
})
`

const fieldsOf = (
  camel: string,
  snake: string,
) => `import { declareFields, fieldRule } from '#platform/shared/field-class.ts'

const note = fieldRule('confidential', '${camel}.purpose')
const record = fieldRule('internal', '${camel}.purpose')

export const ${camel}Fields = [
  declareFields('${snake}_notes', {
    village_id: record,
    id: record,
    words: note,
    occurred_on: note,
    recorded_at: record,
    recorded_by: record,
  }),
]
`

const faceOf = (name: string, camel: string) => `import { serverModule } from '#platform/server/module.ts'
import { ${camel}Fields } from '../fields.ts'
import { ${camel}Texts } from '../texts.ts'
import { listNotesHandler } from './note-queries.ts'
import { recordNoteHandler } from './record-note.ts'

export const ${camel}Server = serverModule({
  name: '${name}',
  migrations: new URL('migrations', import.meta.url).pathname,
  handlers: [recordNoteHandler, listNotesHandler],
  texts: ${camel}Texts,
  fields: ${camel}Fields,
})
`

const tablesOf = (pascal: string, snake: string) => `import { tablesOf } from '#platform/server/context.ts'

export interface ${pascal}Tables {
  ${snake}_notes: {
    village_id: number
    id: string
    words: string
    occurred_on: string
    recorded_at: string
    recorded_by: string
  }
}

export const db = tablesOf<${pascal}Tables>()
`

const recordNoteOf = (camel: string, snake: string) => `import { handle } from '#platform/server/module.ts'
import { refuse } from '#platform/shared/errors.ts'
import { recordNote } from '../contract.ts'
import { canHaveHappened } from '../rules.ts'
import { db } from './tables.ts'

export const recordNoteHandler = handle(recordNote, async (context, { id, words, occurredOn }) => {
  if (!canHaveHappened(occurredOn, context.today)) refuse('${camel}.inFuture')
  await db(context)
    .insertInto('${snake}_notes')
    .values({
      village_id: context.villageId,
      id,
      words,
      occurred_on: occurredOn,
      recorded_at: context.now,
      recorded_by: context.actor.accountId,
    })
    .execute()
  return { id }
})
`

const noteQueriesOf = (snake: string) => `import { handle } from '#platform/server/module.ts'
import { listNotes } from '../contract.ts'
import { db } from './tables.ts'

export const listNotesHandler = handle(listNotes, async (context) => {
  const rows = await db(context)
    .selectFrom('${snake}_notes')
    .select(['id', 'words', 'occurred_on as occurredOn'])
    .where('village_id', '=', context.villageId)
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  return rows
})
`

const migrationOf = (snake: string) => `create table ${snake}_notes (
  village_id bigint not null,
  id uuid not null,
  words text not null check (words <> ''),
  occurred_on date not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (village_id, id)
);
select village_facts('${snake}_notes');
`

const clientOf = (name: string, camel: string) => `import { clientModule } from '#platform/client/client-module.ts'

export const ${camel}Client = clientModule({ name: '${name}', routes: [], menu: [] })
`

const testOf = (pascal: string) => `import { describe, expect, test } from 'vitest'
import { canHaveHappened } from './rules.ts'

describe('${pascal}', () => {
  test('what is recorded happened today or before', () => {
    expect(canHaveHappened('2026-01-02', '2026-01-02')).toBe(true)
    expect(canHaveHappened('2026-01-03', '2026-01-02')).toBe(false)
  })
})
`

const permissionsOf = (
  name: string,
  camel: string,
) => `import type { PermissionTable } from '#platform/shared/permission.ts'

/** ${name}: the officers of a village work with it, its head reads. */
export const ${camel}Permissions: PermissionTable = {
  '${camel}.recordNote': { migration_officer: 'village', business_officer: 'village' },
  '${camel}.listNotes': { migration_officer: 'village', business_officer: 'village', head: 'village' },
}
`
