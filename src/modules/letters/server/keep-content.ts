import { canonicalText } from '#platform/server/canonical-text.ts'
import type { Context } from '#platform/server/context.ts'
import { sealValue } from '#platform/server/keys.ts'
import type { LetterContent } from '../rules/letter-content.ts'
import type { SigningManner } from '../rules/letter-state.ts'
import type { Signer } from './sources.ts'
import { db, type LetterRow, type LetterTokenRow } from './tables.ts'
import { digestOf, makeToken } from './tokens.ts'

/** Keeps what the letter says, word by word, and signs it. */
export const keepContent = async (
  context: Context,
  row: Pick<LetterRow, 'id'>,
  content: LetterContent,
  signer: Signer | undefined,
  manner: SigningManner,
): Promise<LetterTokenRow> => {
  await db(context)
    .insertInto('letter_contents')
    .values({
      village_id: context.villageId,
      id: row.id,
      content_sealed: sealValue(canonicalText(content)),
      digest: digestOf(content),
      signatory_name: signer?.name ?? '',
      signatory_term_id: signer?.termId ?? null,
      manner,
    })
    .execute()
  return makeToken(context, row.id, content)
}
