import type { Kysely } from 'kysely'
import { listVillages, villagesOfArea } from '#modules/places/server/index.ts'
import type { Actor } from '#platform/server/context.ts'
import { dayIn, type Instant, type PlainDate } from '#platform/shared/dates.ts'
import { type VillageId, villageId } from '#platform/shared/ids.ts'
import type { Role } from '../contract/role.ts'
import type { Step } from '../contract/session.ts'
import { isGlassOpen } from '../rules/break-glass.ts'
import { codeOfConductVersion } from '../rules/code-of-conduct.ts'
import { entersVillagesOfRegency, secondFactorCompulsory } from '../rules/roles.ts'
import { isServing } from '../rules/term.ts'
import { findRecentActor, keepRecentActor } from './recent-actors.ts'
import { fingerprint } from './secrets.ts'
import type { SignedInActor } from './signed-in-actor.ts'
import { db, type GrantRow, type SessionRow, type TermRow } from './tables.ts'

type Database = { readonly database: Kysely<unknown> }

const seenMinutes = 5

/** Days of a term row as the rule reads them. */
export const termDays = (term: Pick<TermRow, 'starts_on' | 'until' | 'ended_on'>) => ({
  startsOn: term.starts_on as PlainDate,
  until: term.until as PlainDate | null,
  endedOn: term.ended_on as PlainDate | null,
})

const placeOf = (term: Pick<TermRow, 'role' | 'place_kind' | 'place_id'>) => ({
  role: term.role as Role,
  placeKind: term.place_kind,
  placeId: term.place_id,
})

/** Every village that an office enters: its own, or those in use of its regency. Above that, none without breaking glass. */
const villagesEntered = async (within: Database, office: ReturnType<typeof placeOf>): Promise<VillageId[]> => {
  if (office.placeId === null) return []
  if (office.placeKind === 'village') return [villageId(office.placeId)]
  if (office.placeKind !== 'regency' || !(entersVillagesOfRegency(office.role) || office.role === 'auditor')) return []
  const all = await villagesOfArea(within, 'regency', office.placeId)
  const villages = await listVillages(within, all)
  return villages.filter((village) => village.openedOn !== null).map((village) => villageId(village.id))
}

interface Found {
  readonly session: SessionRow
  readonly name: string
  readonly term: TermRow | undefined
  readonly grant: GrantRow | undefined
  readonly accepted: boolean
}

const findSession = async (within: Database, tokenFingerprint: string, now: Instant): Promise<Found | undefined> => {
  const tables = db(within)
  const found = await tables
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .selectAll('sessions')
    .select('accounts.display_name')
    .where('token_fingerprint', '=', tokenFingerprint)
    .where('sessions.ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('accounts.closed_at', 'is', null)
    .executeTakeFirst()
  if (!found) return undefined
  const { display_name: name, ...session } = found
  const [term, grant, acceptance] = await Promise.all([
    tables.selectFrom('terms_of_office').selectAll().where('id', '=', session.term_id).executeTakeFirst(),
    tables.selectFrom('break_glass_grants').selectAll().where('id', '=', session.grant_id).executeTakeFirst(),
    tables
      .selectFrom('code_acceptances')
      .select('version')
      .where('account_id', '=', session.account_id)
      .where('version', '=', codeOfConductVersion)
      .executeTakeFirst(),
  ])
  return { session, name, term, grant, accepted: acceptance !== undefined }
}

const stepOf = ({ session, term, accepted }: Found, today: PlainDate): Step => {
  if (!term || !isServing(termDays(term), today)) return 'term'
  // who comes by the family's door holds no office: there is no conduct of office to accept
  if (session.factor === 'pin') return term.role === 'resident' ? 'done' : 'term'
  if (session.factor === 'demo') return 'done'
  if (session.factor === 'password' && secondFactorCompulsory(term.role as Role)) return 'factor'
  return accepted ? 'done' : 'code'
}

const nowhere = { homeVillageId: null, villageIds: [], personId: null, hamlet: null } as const

const actorOf = async (within: Database, found: Found, now: Instant): Promise<SignedInActor> => {
  const { session, term, grant, name } = found
  const step = stepOf(found, dayIn('Asia/Jakarta', new Date(now)))
  const who = {
    kind: 'account',
    accountId: session.account_id,
    termId: term?.id ?? null,
    name,
    sessionId: session.id,
    step,
  } as const
  if (step !== 'done' || !term) return { ...who, ...nowhere, role: 'newcomer', grantId: null }
  if (grant && isGlassOpen({ expiresAt: grant.expires_at, endedAt: grant.ended_at }, now)) {
    const opened = villageId(grant.village_id)
    return { ...who, ...nowhere, role: 'break_glass', grantId: grant.id, homeVillageId: opened, villageIds: [opened] }
  }
  return {
    ...who,
    role: term.role,
    grantId: null,
    homeVillageId: term.village_id === null ? null : villageId(term.village_id),
    villageIds: await villagesEntered(within, placeOf(term)),
    personId: term.person_id,
    hamlet: term.hamlet,
  }
}

const recordSeen = async (within: Database, session: SessionRow, now: Instant): Promise<void> => {
  if (Date.parse(now) - Date.parse(session.last_seen_at) < seenMinutes * 60_000) return
  await db(within).updateTable('sessions').set({ last_seen_at: now }).where('id', '=', session.id).execute()
}

/**
 * Who holds this session token, or `undefined`. Kept for ten seconds. The database must be a read-write transaction as
 * `app_common`: at most every five minutes it also writes when the session was last seen.
 */
export const findActorByToken = async (
  database: Kysely<unknown>,
  token: string,
  now: Instant,
): Promise<Actor | undefined> => {
  const tokenFingerprint = fingerprint(token)
  const at = Date.parse(now)
  const recent = findRecentActor(tokenFingerprint, at)
  if (recent) return recent
  const within = { database }
  const found = await findSession(within, tokenFingerprint, now)
  if (!found) return undefined
  const actor = await actorOf(within, found, now)
  await recordSeen(within, found.session, now)
  keepRecentActor(tokenFingerprint, actor, at)
  return actor
}

/** The outside system that holds this API key, or `undefined`. Same transaction as `findActorByToken`. */
export const findActorByApiKey = async (
  database: Kysely<unknown>,
  key: string,
  now: Instant,
): Promise<Actor | undefined> => {
  const within = { database }
  const found = await db(within)
    .selectFrom('api_keys')
    .selectAll()
    .where('key_fingerprint', '=', fingerprint(key))
    .where('ended_at', 'is', null)
    .where('expires_on', '>=', dayIn('Asia/Jakarta', new Date(now)))
    .executeTakeFirst()
  if (!found) return undefined
  if (!found.last_used_at || Date.parse(now) - Date.parse(found.last_used_at) > seenMinutes * 60_000) {
    await db(within).updateTable('api_keys').set({ last_used_at: now }).where('id', '=', found.id).execute()
  }
  return {
    kind: 'key',
    accountId: found.id,
    termId: null,
    role: found.role,
    name: found.name,
    homeVillageId: found.place_kind === 'village' && found.place_id !== null ? villageId(found.place_id) : null,
    villageIds: await villagesEntered(within, placeOf(found)),
    personId: null,
    hamlet: null,
  }
}
