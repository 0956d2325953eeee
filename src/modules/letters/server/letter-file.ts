import { hashOf } from '#platform/server/content-hash.ts'
import type { Context } from '#platform/server/context.ts'
import { openValue } from '#platform/server/keys.ts'
import type { Paper } from '#platform/server/print/paper.ts'
import { findFile } from '#platform/server/village-files.ts'
import { type LetterContent, readContent } from '../rules/letter-content.ts'
import { draftLetter } from './draft-letter.ts'
import { renderLetter } from './letter-pdf.ts'
import { signingAdapters } from './signing.ts'
import { db, type LetterContentRow, type LetterRow, type LetterTokenRow } from './tables.ts'
import { markOf } from './tokens.ts'

export const findContentRow = (context: Context, letterId: string): Promise<LetterContentRow | undefined> =>
  db(context)
    .selectFrom('letter_contents')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', letterId)
    .executeTakeFirst()

export const findToken = (context: Context, letterId: string): Promise<LetterTokenRow | undefined> =>
  db(context)
    .selectFrom('letter_tokens')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', letterId)
    .executeTakeFirst()

/** Word by word as it was sealed: what the digest in the QR speaks of. */
export const openSealed = (row: LetterContentRow): unknown => JSON.parse(openValue(row.content_sealed))

export const openContent = (row: LetterContentRow): LetterContent => readContent(openSealed(row))

/** What an issued letter said on its day; what a waiting one would say today. */
export const contentOf = async (context: Context, row: LetterRow): Promise<LetterContent> => {
  const kept = await findContentRow(context, row.id)
  return kept ? openContent(kept) : (await draftLetter(context, row)).content
}

const pictureTypes: readonly (readonly [string, readonly number[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
]

/** The regency's emblem as an address of data, when it has been loaded and is a picture a PDF can hold. */
const emblemOf = async (context: Context, hash: string | null): Promise<string | null> => {
  const bytes = hash ? await findFile(context, hash) : undefined
  const type = bytes && pictureTypes.find(([, start]) => start.every((byte, index) => bytes[index] === byte))?.[0]
  return bytes && type ? `data:${type};base64,${Buffer.from(bytes).toString('base64')}` : null
}

export interface LetterFile {
  readonly pdf: Uint8Array
  readonly hash: string
}

/** The letter as the file that is handed out: sealed when issued, a draft otherwise. */
export const makeLetterFile = async (context: Context, row: LetterRow, paper: Paper): Promise<LetterFile> => {
  const content = await contentOf(context, row)
  const token = await findToken(context, row.id)
  const emblem = await emblemOf(context, content.letterhead.emblemHash)
  const pdf = await renderLetter({ content, paper, mark: token ? markOf(token) : null, emblem })
  const file = token ? await signingAdapters[content.signing].sign(pdf, content, token.token) : pdf
  return { pdf: file, hash: hashOf(file) }
}
