import type { Context } from '#platform/server/context.ts'
import { openValue } from '#platform/server/keys.ts'
import { handle } from '#platform/server/module.ts'
import { signIn } from '../contract/sign-in.ts'
import { foldLogin } from '../rules/login.ts'
import { looksLikeRecoveryCode } from '../rules/recovery-codes.ts'
import { openEdge } from './edge.ts'
import { openSession } from './open-session.ts'
import { useUpRecoveryCode } from './recovery-codes.ts'
import { isPassword } from './secrets.ts'
import { isShutOut, recordTry, tryOf } from './sign-in-tries.ts'
import { db } from './tables.ts'
import { findTotpStep } from './totp.ts'

const no = (next: 'refused' | 'locked' | 'code') => ({ next, sessionExpiresAt: null })

/** The account a typed name or number belongs to. */
export const findAccountByLogin = (context: Pick<Context, 'database'>, login: string) => {
  const folded = foldLogin(login)
  return db(context)
    .selectFrom('accounts')
    .leftJoin('account_passwords', 'account_passwords.account_id', 'accounts.id')
    .select(['accounts.id', 'account_passwords.hash'])
    .where((on) => on.or([on('username', '=', folded), on('phone', '=', folded)]))
    .where('closed_at', 'is', null)
    .executeTakeFirst()
}

type CodeCheck = 'none' | 'right' | 'recovered' | 'missing' | 'wrong'

const checkAppCode = async (context: Context, accountId: string, code: string | undefined): Promise<CodeCheck> => {
  const factor = await db(context)
    .selectFrom('second_factors')
    .select(['id', 'secret', 'last_step'])
    .where('account_id', '=', accountId)
    .where('kind', '=', 'totp')
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!factor?.secret) return 'none'
  if (!code) return 'missing'
  const step = findTotpStep(openValue(factor.secret), code.replace(/\s/g, ''), Date.parse(context.now))
  if (step === undefined || step <= (factor.last_step ?? 0)) return 'wrong'
  await db(context)
    .updateTable('second_factors')
    .set({ last_step: step, last_used_at: context.now })
    .where('id', '=', factor.id)
    .execute()
  return 'right'
}

/** Checks the code of an account, of the app or of the recovery sheet, and uses it up: the same code is not taken twice. */
export const checkCode = async (context: Context, accountId: string, code: string | undefined): Promise<CodeCheck> => {
  if (code === undefined || !looksLikeRecoveryCode(code)) return checkAppCode(context, accountId, code)
  return (await useUpRecoveryCode(context, accountId, code)) ? 'recovered' : 'wrong'
}

const factorNames = { right: 'code', recovered: 'recovery', none: 'password' } as const

export const signInHandler = handle(signIn, async (context, input) => {
  const edge = openEdge(input.edge)
  const tried = tryOf(input.login, edge)
  const account = await findAccountByLogin(context, input.login)
  const known = account?.id ?? null
  if (await isShutOut(context, tried)) {
    await recordTry(context, tried, { accountId: known, outcome: 'locked', factor: 'password' })
    return no('locked')
  }
  const passwordRight = await isPassword(account?.hash ?? undefined, input.password)
  const code = passwordRight && account ? await checkCode(context, account.id, input.code) : 'none'
  if (!account || !passwordRight || code === 'wrong') {
    await recordTry(context, tried, {
      accountId: known,
      outcome: 'wrong',
      factor: code === 'wrong' ? 'code' : 'password',
    })
    return no('refused')
  }
  if (code === 'missing') return no('code')
  await recordTry(context, tried, { accountId: account.id, outcome: 'good', factor: factorNames[code] })
  return openSession(context, account.id, code === 'none' ? 'password' : 'code', edge)
})
