import type { Context } from '#platform/server/context.ts'
import { newId } from '#platform/shared/ids.ts'
import type { LetterTemplate } from '../rules/template.ts'
import { standardVersion } from '../rules/wording.ts'
import { db, type WordingRow } from './tables.ts'

/** Keeps the wording a letter is written with beside the letter; the same version is kept once. */
export const keepTemplate = async (context: Context, template: LetterTemplate): Promise<void> => {
  await db(context)
    .insertInto('letter_templates')
    .values({
      village_id: context.villageId,
      id: newId(),
      kind: template.kind,
      version: template.version,
      body: JSON.stringify(template),
      recorded_at: context.now,
      recorded_by: context.actor.accountId,
    })
    .onConflict((conflict) => conflict.columns(['village_id', 'kind', 'version']).doNothing())
    .execute()
}

/** The wording of a version as it was kept, or as it is now when no letter used it yet. */
export const loadTemplate = async (
  context: Context,
  usual: LetterTemplate,
  version: number,
): Promise<LetterTemplate> => {
  if (version === usual.version) return usual
  const row = await db(context)
    .selectFrom('letter_templates')
    .select('body')
    .where('village_id', '=', context.villageId)
    .where('kind', '=', usual.kind)
    .where('version', '=', version)
    .executeTakeFirst()
  return row ? (JSON.parse(row.body) as LetterTemplate) : usual
}

/** What the village chose for this kind, newest first. */
export const choicesOf = (context: Context, kind: string): Promise<WordingRow[]> =>
  db(context)
    .selectFrom('letter_wordings')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('kind', '=', kind)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** The wording for letters asked for today: the village's own, else the standard. */
export const templateInForce = async (context: Context, standard: LetterTemplate): Promise<LetterTemplate> => {
  const [newest] = await choicesOf(context, standard.kind)
  return !newest || newest.version === standardVersion ? standard : loadTemplate(context, standard, newest.version)
}
