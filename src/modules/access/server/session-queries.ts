import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import type { Role } from '../contract/role.ts'
import { getSession, listSessions, listSignIns } from '../contract/session.ts'
import { codeOfConductVersion } from '../rules/code-of-conduct.ts'
import { secondFactorCompulsory } from '../rules/roles.ts'
import { isDemo } from './demo.ts'
import { servingTerms } from './open-session.ts'
import { villageName } from './reach.ts'
import { isSignedIn, sessionOf } from './signed-in-actor.ts'
import { db, type TermRow } from './tables.ts'

const ownTerm = (term: TermRow) => ({
  id: term.id,
  role: term.role,
  place: term.place_name,
  villageId: term.village_id,
  until: term.until,
})

const findGlass = async (context: Context, grantId: string | null) => {
  if (grantId === null) return null
  const grant = await db(context)
    .selectFrom('break_glass_grants')
    .selectAll()
    .where('id', '=', grantId)
    .executeTakeFirst()
  if (!grant) return null
  return {
    grantId,
    villageId: grant.village_id,
    village: await villageName(context, grant.village_id),
    expiresAt: grant.expires_at,
  }
}

const languageOf = (language: string): 'id' | 'en' | 'jv' => (language === 'en' || language === 'jv' ? language : 'id')

export const getSessionHandler = handle(getSession, async (context) => {
  const { actor } = context
  const session = isSignedIn(actor) ? actor : undefined
  const account = session
    ? await db(context).selectFrom('accounts').selectAll().where('id', '=', actor.accountId).executeTakeFirst()
    : undefined
  const terms = session ? await servingTerms(context, actor.accountId) : []
  const term = terms.find((one) => one.id === actor.termId)
  const compulsory = term ? secondFactorCompulsory(term.role as Role) : false
  return {
    sessionId: session?.sessionId ?? null,
    accountId: actor.accountId,
    name: actor.name,
    username: account?.username ?? '',
    language: languageOf(account?.language ?? 'id'),
    easyMode: account?.easy_mode ?? false,
    role: actor.role,
    term: term ? ownTerm(term) : null,
    terms: terms.map(ownTerm),
    villageId: actor.homeVillageId,
    villageIds: [...actor.villageIds],
    personId: actor.personId,
    hamlet: actor.hamlet,
    next: session?.step ?? ('done' as const),
    secondFactor: compulsory ? ('compulsory' as const) : ('advised' as const),
    codeOfConduct: codeOfConductVersion,
    glass: await findGlass(context, session?.grantId ?? null),
    demo: await isDemo(context),
  }
})

export const listSessionsHandler = handle(listSessions, async (context) => {
  const { sessionId, accountId } = sessionOf(context.actor)
  const rows = await db(context)
    .selectFrom('sessions')
    .leftJoin('terms_of_office', 'terms_of_office.id', 'sessions.term_id')
    .select(['sessions.id', 'device', 'role', 'created_at', 'last_seen_at', 'expires_at'])
    .where('sessions.account_id', '=', accountId)
    .where('sessions.ended_at', 'is', null)
    .where('expires_at', '>', context.now)
    .orderBy('last_seen_at', 'desc')
    .execute()
  const sessions = rows.map((row) => ({
    id: row.id,
    device: row.device,
    role: row.role,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    current: row.id === sessionId,
  }))
  return { sessions }
})

export const listSignInsHandler = handle(listSignIns, async (context) => {
  const signIns = await db(context)
    .selectFrom('sign_in_attempts')
    .select(['id', 'tried_at as at', 'outcome', 'device'])
    .where('account_id', '=', context.actor.accountId)
    .orderBy('tried_at', 'desc')
    .limit(50)
    .execute()
  return { signIns }
})
