import type { Context } from '#platform/server/context.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { findPhone } from '../rules/login.ts'
import { hashPassword } from './secrets.ts'
import { db } from './tables.ts'

export interface NewAccount {
  readonly id: string
  readonly name: string
  readonly username: string
  readonly phone: string | null
  /** A demonstration account opens with one click; the sentence stands on its card. */
  readonly demo?: { readonly sentence: string; readonly order: number }
}

const fieldFault = (field: string, code: string): never => {
  throw new Refusal('conflict', code, {}, [{ field, code }])
}

const phoneOf = (text: string | null): string | null => {
  if (text === null || text.trim() === '') return null
  return findPhone(text) ?? fieldFault('phone', 'access.phoneUnreadable')
}

/** Makes an account without a password: a one-time link lets its owner set one. No e-mail address is asked for. */
export const recordAccount = async (context: Context, account: NewAccount): Promise<void> => {
  const phone = phoneOf(account.phone)
  const taken = await db(context)
    .selectFrom('accounts')
    .select(['username', 'phone'])
    .where((on) => on.or([on('username', '=', account.username), ...(phone ? [on('phone', '=', phone)] : [])]))
    .executeTakeFirst()
  if (taken)
    fieldFault(
      taken.username === account.username ? 'username' : 'phone',
      taken.username === account.username ? 'access.usernameTaken' : 'access.phoneTaken',
    )
  await db(context)
    .insertInto('accounts')
    .values({
      id: account.id,
      username: account.username,
      phone,
      display_name: account.name,
      language: 'id',
      easy_mode: false,
      demo_sentence: account.demo?.sentence ?? null,
      demo_order: account.demo?.order ?? null,
      created_at: context.now,
      created_by: context.actor.accountId,
      closed_at: null,
      closed_by: null,
    })
    .execute()
}

/** Sets a password without asking for the old one: for one-time links and the command line. Its strength is the caller's to check. */
export const recordPassword = async (context: Context, accountId: string, password: string): Promise<void> => {
  const hash = await hashPassword(password)
  await db(context)
    .insertInto('account_passwords')
    .values({ account_id: accountId, hash, set_at: context.now })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ hash, set_at: context.now }))
    .execute()
}
