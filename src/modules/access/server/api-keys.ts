import { handle } from '#platform/server/module.ts'
import { addMonths } from '#platform/shared/dates.ts'
import { missing, Refusal, refuseAt } from '#platform/shared/errors.ts'
import { closeApiKey, issueApiKey, listApiKeys } from '../contract/api-key.ts'
import { done } from '../contract/shape.ts'
import { roleRules } from '../rules/roles.ts'
import { db } from './tables.ts'
import { placeName } from './terms.ts'

const mostMonths = 24

export const issueApiKeyHandler = handle(issueApiKey, async (context, input) => {
  if (input.role === 'admin' || input.role === 'resident') throw new Refusal('rule', 'access.noKeyForRole')
  if (!roleRules[input.role].at.includes(input.placeKind)) throw new Refusal('invalid', 'access.placeKindWrong')
  if (input.expiresOn <= context.today || input.expiresOn > addMonths(context.today, mostMonths)) {
    refuseAt('expiresOn', 'access.keyTooLong', 'invalid')
  }
  await db(context)
    .insertInto('api_keys')
    .values({
      id: input.id,
      name: input.name,
      opening: input.opening,
      key_fingerprint: input.keyFingerprint,
      role: input.role,
      place_kind: input.placeKind,
      place_id: input.placeId,
      place_name: await placeName(context, input.placeKind, input.placeId),
      expires_on: input.expiresOn,
      created_at: context.now,
      created_by: context.actor.accountId,
      last_used_at: null,
      ended_at: null,
    })
    .execute()
  context.note({ key: input.id, role: input.role })
  return done
})

export const listApiKeysHandler = handle(listApiKeys, async (context) => {
  const rows = await db(context).selectFrom('api_keys').selectAll().orderBy('created_at', 'desc').execute()
  const keys = rows.map((row) => ({
    id: row.id,
    name: row.name,
    opening: row.opening,
    role: row.role,
    place: row.place_name,
    expiresOn: row.expires_on,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    state: row.ended_at === null && row.expires_on >= context.today ? ('open' as const) : ('ended' as const),
  }))
  return { keys }
})

export const closeApiKeyHandler = handle(closeApiKey, async (context, { id }) => {
  const ended = db(context)
    .updateTable('api_keys')
    .set({ ended_at: context.now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
  if (!(await ended.returning('id').executeTakeFirst())) throw missing('access.keyMissing')
  context.note({ key: id })
  return done
})
