import type { Context } from '#platform/server/context.ts'
import { newId } from '#platform/shared/ids.ts'
import type { Role } from '../contract/role.ts'
import { doorSessionHours } from '../rules/door.ts'
import { sessionHours } from '../rules/roles.ts'
import { isServing } from '../rules/term.ts'
import type { EdgeFacts } from './edge.ts'
import { termDays } from './find-actor.ts'
import { forgetSession } from './recent-actors.ts'
import { db, type TermRow } from './tables.ts'

export type Factor = 'password' | 'code' | 'passkey' | 'government' | 'demo' | 'pin'

export const servingTerms = async (
  context: Pick<Context, 'database' | 'today'>,
  accountId: string,
): Promise<TermRow[]> => {
  const terms = await db(context)
    .selectFrom('terms_of_office')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('starts_on')
    .execute()
  return terms.filter((term) => isServing(termDays(term), context.today))
}

export const sessionExpiry = (now: string, role: string | null): string =>
  new Date(Date.parse(now) + sessionHours(role as Role | null) * 3_600_000).toISOString()

/** A phone in a shared room asks for the PIN again after half a day. */
const doorExpiry = (now: string): string => new Date(Date.parse(now) + doorSessionHours * 3_600_000).toISOString()

export const refused = { next: 'refused', sessionExpiresAt: null } as const

/** Of the family's door: its own term and the phone that is let in. */
interface ThroughDoor {
  readonly termId: string
  readonly phoneId: string
}

/** A new session with the token the edge has made: every sign-in has its own, so a token known before is worth nothing. */
export const openSession = async (
  context: Context,
  accountId: string,
  factor: Factor,
  edge: EdgeFacts,
  door?: ThroughDoor,
) => {
  const terms = await servingTerms(context, accountId)
  const term = door ? terms.find(({ id }) => id === door.termId) : terms.length === 1 ? terms[0] : undefined
  const expiresAt = factor === 'pin' ? doorExpiry(context.now) : sessionExpiry(context.now, term?.role ?? null)
  await db(context)
    .insertInto('sessions')
    .values({
      id: newId(),
      token_fingerprint: edge.tokenFingerprint,
      account_id: accountId,
      term_id: term?.id ?? null,
      grant_id: null,
      door_phone_id: door?.phoneId ?? null,
      factor,
      device: edge.device,
      created_at: context.now,
      last_seen_at: context.now,
      expires_at: expiresAt,
      ended_at: null,
      end_reason: null,
    })
    .execute()
  context.note({ account: accountId, factor, term: term?.id ?? null })
  return { next: 'done' as const, sessionExpiresAt: expiresAt }
}

interface EndedSessions {
  readonly accountId?: string
  readonly termId?: string
  readonly sessionId?: string
  readonly phoneIds?: readonly string[]
  readonly except?: string
}

/** Ends open sessions at once; answers how many. */
export const endSessions = async (context: Context, which: EndedSessions, reason: string): Promise<number> => {
  let ending = db(context)
    .updateTable('sessions')
    .set({ ended_at: context.now, end_reason: reason })
    .where('ended_at', 'is', null)
  if (which.accountId) ending = ending.where('account_id', '=', which.accountId)
  if (which.termId) ending = ending.where('term_id', '=', which.termId)
  if (which.sessionId) ending = ending.where('id', '=', which.sessionId)
  if (which.phoneIds) ending = ending.where('door_phone_id', 'in', which.phoneIds)
  if (which.except) ending = ending.where('id', '<>', which.except)
  const ended = await ending.returning('id').execute()
  for (const session of ended) forgetSession(session.id)
  return ended.length
}
