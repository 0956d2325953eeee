import { type Context, defineEvent } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { endTask } from '#platform/server/tasks.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import {
  closeBreakGlass,
  listBreakGlass,
  listOwnBreakGlass,
  recordBreakGlassSeen,
  requestBreakGlass,
} from '../contract/break-glass.ts'
import { done } from '../contract/shape.ts'
import { breakGlassExpiry, isGlassOpen } from '../rules/break-glass.ts'
import { canBreakGlass } from '../rules/roles.ts'
import { assertWithin, villageName } from './reach.ts'
import { forgetSession } from './recent-actors.ts'
import { type SignedInActor, sessionOf } from './signed-in-actor.ts'
import { db, type GrantRow } from './tables.ts'
import { glassOpened } from './tasks.ts'

export const glassBroken = defineEvent<{ grantId: string; villageId: number }>('access.glassBroken')

const setGlass = async (context: Context, sessionId: string, grantId: string | null): Promise<void> => {
  await db(context).updateTable('sessions').set({ grant_id: grantId }).where('id', '=', sessionId).execute()
  forgetSession(sessionId)
}

const officeOf = async (context: Context, { termId, role }: SignedInActor): Promise<string> => {
  if (!canBreakGlass(role)) throw new Refusal('forbidden', 'access.noGlassForRole')
  const term = await db(context)
    .selectFrom('terms_of_office')
    .select('place_name')
    .where('id', '=', termId ?? '')
    .executeTakeFirst()
  return term?.place_name ?? ''
}

export const requestBreakGlassHandler = handle(requestBreakGlass, async (context, input) => {
  const actor = sessionOf(context.actor)
  const office = await officeOf(context, actor)
  await assertWithin(context, { kind: 'village', id: input.villageId })
  const expiresAt = breakGlassExpiry(context.now)
  await db(context)
    .insertInto('break_glass_grants')
    .values({
      id: input.id,
      account_id: actor.accountId,
      account_name: actor.name,
      role: actor.role,
      office,
      village_id: input.villageId,
      session_id: actor.sessionId,
      reason: input.reason,
      opened_at: context.now,
      expires_at: expiresAt,
      ended_at: null,
    })
    .execute()
  await setGlass(context, actor.sessionId, input.id)
  await context.publish(glassBroken, { grantId: input.id, villageId: input.villageId })
  context.note({ grant: input.id, village: input.villageId })
  return { expiresAt }
})

export const closeBreakGlassHandler = handle(closeBreakGlass, async (context, { grantId }) => {
  const { accountId } = sessionOf(context.actor)
  const ended = await db(context)
    .updateTable('break_glass_grants')
    .set({ ended_at: context.now })
    .where('id', '=', grantId)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .returning('session_id')
    .executeTakeFirst()
  if (!ended) throw missing('access.glassMissing')
  await setGlass(context, ended.session_id, null)
  context.note({ grant: grantId })
  return done
})

const shown = (context: Context, grant: GrantRow) => ({
  id: grant.id,
  villageId: grant.village_id,
  reason: grant.reason,
  openedAt: grant.opened_at,
  expiresAt: grant.expires_at,
  endedAt: grant.ended_at,
  state: isGlassOpen({ expiresAt: grant.expires_at, endedAt: grant.ended_at }, context.now)
    ? ('open' as const)
    : ('over' as const),
})

export const listBreakGlassHandler = handle(listBreakGlass, async (context, input) => {
  const rows = await db(context)
    .selectFrom('break_glass_grants as grant')
    .leftJoin('break_glass_sightings as sighting', (join) =>
      join.onRef('sighting.grant_id', '=', 'grant.id').on('sighting.village_id', '=', context.villageId),
    )
    .selectAll('grant')
    .select(['sighting.seen_at', 'sighting.seen_by_name'])
    .where('grant.village_id', '=', context.villageId)
    .$if(input.unseen === true, (query) => query.where('sighting.id', 'is', null))
    .orderBy('opened_at', 'desc')
    .limit(200)
    .execute()
  const grants = rows.map((row) => ({
    ...shown(context, row),
    name: row.account_name,
    role: row.role,
    office: row.office,
    seenAt: row.seen_at,
    seenBy: row.seen_by_name,
  }))
  return { grants }
})

export const listOwnBreakGlassHandler = handle(listOwnBreakGlass, async (context) => {
  const { accountId } = sessionOf(context.actor)
  const rows = await db(context)
    .selectFrom('break_glass_grants')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('opened_at', 'desc')
    .limit(50)
    .execute()
  const grants = await Promise.all(
    rows.map(async (row) => ({ ...shown(context, row), village: await villageName(context, row.village_id) })),
  )
  return { grants }
})

export const recordBreakGlassSeenHandler = handle(recordBreakGlassSeen, async (context, input) => {
  const grant = await db(context)
    .selectFrom('break_glass_grants')
    .select('id')
    .where('id', '=', input.grantId)
    .where('village_id', '=', context.villageId)
    .executeTakeFirst()
  if (!grant) throw missing('access.glassMissing')
  await db(context)
    .insertInto('break_glass_sightings')
    .values({
      village_id: context.villageId,
      id: input.id,
      grant_id: input.grantId,
      seen_at: context.now,
      seen_by: context.actor.accountId,
      seen_by_name: context.actor.name,
    })
    .onConflict((conflict) => conflict.columns(['village_id', 'grant_id']).doNothing())
    .execute()
  await endTask(context, glassOpened, input.grantId, 'access.glassSeen')
  return done
})
