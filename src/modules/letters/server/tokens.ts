import { createHash, randomBytes } from 'node:crypto'
import { canonicalText } from '#platform/server/canonical-text.ts'
import type { Context } from '#platform/server/context.ts'
import { signEd25519 } from '#platform/server/keys.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { toBase32 } from '../rules/base32.ts'
import type { LetterContent } from '../rules/letter-content.ts'
import { auditHashBytes, digestBytes, tokenBytes, typedCode, writeToken } from '../rules/letter-token.ts'
import type { CheckMark } from './letter-pdf.ts'
import { db, type LetterTokenRow } from './tables.ts'

/** Key purpose of everything a letter is signed with; keys rotate, old ones go on verifying. */
export const letterKeys = 'letters'

export const digestOf = (content: unknown): Buffer =>
  createHash('sha256').update(canonicalText(content)).digest().subarray(0, digestBytes)

/** Where letters say they can be checked. Written into the letter: a later address does not change an issued one. */
export const checkSite = (): string =>
  (process.env.PUBLIC_URL ?? `http://localhost:${process.env.PORT ?? 3000}`).replace(/\/$/, '')

const currentHead = (context: Context) =>
  db(context)
    .selectFrom('village_heads')
    .select(['audit_no', 'audit_hash'])
    .where('village_id', '=', context.villageId)
    .executeTakeFirst()

// Which key will sign is part of what is signed, so the key is asked for its name first.
const currentKeyId = (): string => signEd25519(letterKeys, new Uint8Array()).keyId

/** Signs a letter's facts and keeps what its QR will say. */
export const makeToken = async (
  context: Context,
  letterId: string,
  content: LetterContent,
): Promise<LetterTokenRow> => {
  const head = await currentHead(context)
  const publicId = Uint8Array.from(randomBytes(16))
  const keyId = currentKeyId()
  const signed = tokenBytes(
    {
      villageId: context.villageId,
      publicId,
      digest: digestOf(content),
      issuedOn: content.issuedOn as PlainDate,
      validUntil: content.validUntil,
      auditNo: head?.audit_no ?? 0,
      auditHash: (head?.audit_hash ?? Buffer.alloc(auditHashBytes)).subarray(0, auditHashBytes),
    },
    keyId,
  )
  const row: LetterTokenRow = {
    village_id: context.villageId,
    id: letterId,
    public_id: toBase32(publicId),
    code: typedCode(context.villageId, publicId),
    key_id: keyId,
    token: writeToken(signed, signEd25519(letterKeys, signed).signature),
    site: checkSite(),
  }
  await db(context).insertInto('letter_tokens').values(row).execute()
  return row
}

// Capitals throughout: the QR's small mode has no small letters, and the route knows both.
export const markOf = (token: LetterTokenRow): CheckMark => ({
  token: token.token,
  address: `${token.site}/periksa/${token.token}`.toUpperCase(),
  site: `${token.site.replace(/^https?:\/\//, '')}/periksa`,
  code: token.code,
})
