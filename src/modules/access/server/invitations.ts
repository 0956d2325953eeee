import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { acceptInvitation, getInvitation, issueInvitation } from '../contract/account.ts'
import type { PlaceKind, Role } from '../contract/role.ts'
import { done } from '../contract/shape.ts'
import { requestPasswordReset } from '../contract/sign-in.ts'
import { findPasswordFault } from '../rules/password.ts'
import { canAppoint } from '../rules/roles.ts'
import { termState } from '../rules/term.ts'
import { recordPassword } from './accounts.ts'
import { comesByDoor } from './door-reads.ts'
import { openEdge } from './edge.ts'
import { termDays } from './find-actor.ts'
import { endSessions } from './open-session.ts'
import { liesWithin, ownPlace } from './reach.ts'
import { endRecoveryCodes } from './recovery-codes.ts'
import { fingerprint } from './secrets.ts'
import { findAccountByLogin } from './sign-in.ts'
import { assertNoKey } from './signed-in-actor.ts'
import { db } from './tables.ts'

const hoursByKind = { invitation: 7 * 24, reset: 24, door: 7 * 24 } as const

/** Links, ends and closings come from the person one level up, and never for oneself. */
export const assertOneLevelUp = async (context: Context, accountId: string): Promise<void> => {
  const { actor } = context
  if (actor.kind === 'system') return
  assertNoKey(actor)
  if (accountId === actor.accountId) throw new Refusal('forbidden', 'access.notForOneself')
  const own = await ownPlace(context)
  const terms = await db(context)
    .selectFrom('terms_of_office')
    .selectAll()
    .where('account_id', '=', accountId)
    .execute()
  for (const term of terms.filter(
    (one) => termState(termDays(one), context.today) !== 'ended' || actor.role === 'admin',
  )) {
    const within = await liesWithin(context, own, { kind: term.place_kind as PlaceKind, id: term.place_id })
    if (within && canAppoint(actor.role, term.role as Role)) return
  }
  throw missing('access.accountMissing')
}

interface NewLink {
  readonly id: string
  readonly accountId: string
  readonly kind: keyof typeof hoursByKind
  readonly tokenFingerprint: string
  readonly withoutSecondFactors: boolean
}

/** Writes a one-time link; older unused ones of the account end. Answers when it expires. */
export const recordLink = async (context: Context, link: NewLink): Promise<string> => {
  const expiresAt = new Date(Date.parse(context.now) + hoursByKind[link.kind] * 3_600_000).toISOString()
  const older = db(context).updateTable('one_time_links').set({ ended_at: context.now })
  await older
    .where('account_id', '=', link.accountId)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
  await db(context)
    .insertInto('one_time_links')
    .values({
      id: link.id,
      account_id: link.accountId,
      kind: link.kind,
      token_fingerprint: link.tokenFingerprint,
      without_second_factors: link.withoutSecondFactors,
      made_by: context.actor.accountId,
      made_at: context.now,
      expires_at: expiresAt,
      used_at: null,
      ended_at: null,
    })
    .execute()
  return expiresAt
}

export const issueInvitationHandler = handle(issueInvitation, async (context, input) => {
  await assertOneLevelUp(context, input.accountId)
  if (await comesByDoor(context, input.accountId)) throw new Refusal('rule', 'access.comesByDoor')
  const expiresAt = await recordLink(context, input)
  // who has the lost phone in hand is out now, not when the owner comes to the link
  if (input.withoutSecondFactors) await endSessions(context, { accountId: input.accountId }, 'device_lost')
  const open = db(context).updateTable('reset_requests').set({ answered_at: context.now })
  await open.where('account_id', '=', input.accountId).where('answered_at', 'is', null).execute()
  context.note({ account: input.accountId, kind: input.kind, withoutSecondFactors: input.withoutSecondFactors })
  return { expiresAt }
})

const openLink = (context: Context, tokenFingerprint: string) =>
  db(context)
    .selectFrom('one_time_links as link')
    .innerJoin('accounts as account', 'account.id', 'link.account_id')
    .selectAll('link')
    .select(['account.username', 'account.display_name', 'account.phone'])
    .where('kind', '<>', 'door')
    .where('token_fingerprint', '=', tokenFingerprint)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', context.now)
    .where('closed_at', 'is', null)

export const getInvitationHandler = handle(getInvitation, async (context, input) => {
  const link = await openLink(context, input.tokenFingerprint).executeTakeFirst()
  if (!link) throw missing('access.linkGone')
  const terms = await db(context)
    .selectFrom('terms_of_office')
    .selectAll()
    .where('account_id', '=', link.account_id)
    .orderBy('starts_on', 'desc')
    .execute()
  const term = terms.find((one) => termState(termDays(one), context.today) !== 'ended')
  return {
    kind: link.kind === 'reset' ? ('reset' as const) : ('invitation' as const),
    name: link.display_name,
    username: link.username,
    role: term?.role ?? null,
    place: term?.place_name ?? null,
    expiresAt: link.expires_at,
  }
})

export const acceptInvitationHandler = handle(acceptInvitation, async (context, input) => {
  const link = await openLink(context, fingerprint(input.token)).forUpdate('link').executeTakeFirst()
  if (!link) throw missing('access.linkGone')
  const fault = findPasswordFault(input.password, {
    username: link.username,
    name: link.display_name,
    phone: link.phone,
  })
  if (fault) throw new Refusal('invalid', fault, {}, [{ field: 'password', code: fault }])
  await recordPassword(context, link.account_id, input.password)
  await db(context).updateTable('one_time_links').set({ used_at: context.now }).where('id', '=', link.id).execute()
  await endSessions(context, { accountId: link.account_id }, 'password_set')
  if (link.without_second_factors) {
    const factors = db(context).updateTable('second_factors').set({ ended_at: context.now })
    await factors.where('account_id', '=', link.account_id).where('ended_at', 'is', null).execute()
    await endRecoveryCodes(context, link.account_id)
  }
  context.note({ account: link.account_id, link: link.id })
  return { username: link.username }
})

export const requestPasswordResetHandler = handle(requestPasswordReset, async (context, input) => {
  openEdge(input.edge)
  const account = await findAccountByLogin(context, input.login)
  if (account) {
    await db(context)
      .insertInto('reset_requests')
      .values({ id: newId(), account_id: account.id, requested_at: context.now, answered_at: null })
      .onConflict((conflict) => conflict.column('account_id').where('answered_at', 'is', null).doNothing())
      .execute()
  }
  return done
})
