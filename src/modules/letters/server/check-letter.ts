import type { Context } from '#platform/server/context.ts'
import { verifyEd25519 } from '#platform/server/keys.ts'
import { handle } from '#platform/server/module.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { type CheckedFacts, type CheckVerdict, checkLetter } from '../contract/check.ts'
import { toBase32 } from '../rules/base32.ts'
import { readToken, readTypedCode, type SignedToken } from '../rules/letter-token.ts'
import { maskName } from '../rules/words.ts'
import { findContentRow, openContent, openSealed } from './letter-file.ts'
import { kindTitleOf } from './letter-queries.ts'
import { loadSettings } from './letterheads.ts'
import { loadVillage } from './sources.ts'
import { db, type LetterContentRow, type LetterRow } from './tables.ts'
import { digestOf, letterKeys } from './tokens.ts'

interface Answer {
  readonly verdict: CheckVerdict
  readonly facts: CheckedFacts | null
}

const unknown: Answer = { verdict: 'unknown', facts: null }

export const checkLetterHandler = handle(checkLetter, async (context, input): Promise<Answer> => {
  const token = readToken(input.mark)
  const code = token ? undefined : readTypedCode(input.mark)
  const found = token
    ? await findBy(context, 'public_id', toBase32(token.publicId))
    : code && (await findBy(context, 'code', code.code))
  if (!found) return unknown
  const kept = await findContentRow(context, found.id)
  if (!kept) return unknown
  if (token && !isOurs(token, kept)) return { verdict: 'changed', facts: null }
  const facts = await factsOf(context, found, kept)
  const content = openContent(kept)
  const asSealed = content.erased === true || digestOf(openSealed(kept)).equals(kept.digest)
  const untouched = asSealed && content.number === found.number_text
  if (!untouched || input.sealBroken) return { verdict: 'changed', facts }
  if (input.fileHash && !token) return unknown
  return { verdict: found.state === 'issued' ? 'genuine' : 'revoked', facts }
})

const findBy = (context: Context, column: 'public_id' | 'code', value: string): Promise<LetterRow | undefined> =>
  db(context)
    .selectFrom('letter_tokens')
    .innerJoin('letters', 'letters.id', 'letter_tokens.id')
    .selectAll('letters')
    .where('letter_tokens.village_id', '=', context.villageId)
    .where('letters.village_id', '=', context.villageId)
    .where(`letter_tokens.${column}`, '=', value)
    .executeTakeFirst()

/** Signed by a key of ours, for this very content, on this day and for this long. */
const isOurs = (token: SignedToken, kept: LetterContentRow): boolean => {
  const { issuedOn, validUntil } = openContent(kept)
  return (
    verifyEd25519(letterKeys, token.keyId, token.signed, token.signature) &&
    kept.digest.equals(token.digest) &&
    issuedOn === token.issuedOn &&
    (token.validUntil === undefined || token.validUntil === validUntil)
  )
}

const factsOf = async (context: Context, row: LetterRow, kept: LetterContentRow): Promise<CheckedFacts> => {
  const content = openContent(kept)
  const { settings } = await loadSettings(context, await loadVillage(context))
  return {
    number: content.number ?? '',
    kindTitle: kindTitleOf(row.kind),
    issuedOn: content.issuedOn as PlainDate,
    maskedNames: content.names.map(maskName),
    signatory: content.signatory.lines.join(', '),
    villageFull: content.villageFull,
    villageChain: content.villageChain,
    villageCode: content.villageCode,
    phone: settings.phone,
    validUntil: content.validUntil,
    replaced: row.state === 'replaced',
  }
}
