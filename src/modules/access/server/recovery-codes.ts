import type { Context } from '#platform/server/context.ts'
import { digest } from '#platform/server/keys.ts'
import { newId } from '#platform/shared/ids.ts'
import { foldRecoveryCode } from '../rules/recovery-codes.ts'
import { fingerprint } from './secrets.ts'
import { db } from './tables.ts'

// Fifty bits alone could be guessed from a stolen database: the key of the digest is not in it.
const digestOf = (accountId: string, codeFingerprint: string): Buffer =>
  digest('recovery-code', `${accountId}|${codeFingerprint}`)

const openCodes = (context: Context, accountId: string) =>
  db(context)
    .selectFrom('recovery_codes')
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)

/** Voids what is left of an account's codes. */
export const endRecoveryCodes = async (context: Context, accountId: string): Promise<void> => {
  await db(context)
    .updateTable('recovery_codes')
    .set({ ended_at: context.now })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute()
}

/** How many codes are left and since when; `null` when none were ever made or all were voided. */
export const recoveryCodesLeft = async (context: Context, accountId: string) => {
  const newest = await db(context)
    .selectFrom('recovery_codes')
    .select(({ fn }) => fn.max('made_at').as('made_at'))
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!newest?.made_at) return null
  return { left: (await openCodes(context, accountId).select('id').execute()).length, madeAt: newest.made_at }
}

/** Uses a code up; false when it is unknown, used or voided. */
export const useUpRecoveryCode = async (context: Context, accountId: string, code: string): Promise<boolean> => {
  const wanted = digestOf(accountId, fingerprint(foldRecoveryCode(code)))
  const found = await openCodes(context, accountId)
    .select('id')
    .where('code_digest', '=', wanted)
    .forUpdate()
    .executeTakeFirst()
  if (!found) return false
  await db(context).updateTable('recovery_codes').set({ used_at: context.now }).where('id', '=', found.id).execute()
  context.note({ recoveryCode: found.id })
  return true
}

/** A new set; the old one is void from now on. */
export const replaceRecoveryCodes = async (
  context: Context,
  accountId: string,
  fingerprints: readonly string[],
): Promise<void> => {
  await endRecoveryCodes(context, accountId)
  const made = [...new Set(fingerprints)].map((one) => ({
    id: newId(),
    account_id: accountId,
    code_digest: digestOf(accountId, one),
    made_at: context.now,
    used_at: null,
    ended_at: null,
  }))
  await db(context).insertInto('recovery_codes').values(made).execute()
}
