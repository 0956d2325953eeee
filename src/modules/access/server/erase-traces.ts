import type { Context } from '#platform/server/context.ts'
import type { Job } from '#platform/server/module.ts'
import { addMonths } from '#platform/shared/dates.ts'
import { traceMonths } from '../fields.ts'
import { db } from './tables.ts'

const eraseTraces = async (context: Context): Promise<void> => {
  const before = `${addMonths(context.today, -traceMonths)}T00:00:00Z`
  const attempts = await db(context).deleteFrom('sign_in_attempts').where('tried_at', '<', before).executeTakeFirst()
  const sessions = await db(context)
    .deleteFrom('sessions')
    .where('expires_at', '<', before)
    .where((on) => on.or([on('ended_at', 'is', null), on('ended_at', '<', before)]))
    .executeTakeFirst()
  const links = await db(context).deleteFrom('one_time_links').where('expires_at', '<', before).executeTakeFirst()
  await db(context).deleteFrom('reset_requests').where('requested_at', '<', before).execute()
  await db(context).deleteFrom('passkey_challenges').where('expires_at', '<', context.now).execute()
  context.note({
    attempts: Number(attempts.numDeletedRows),
    sessions: Number(sessions.numDeletedRows),
    links: Number(links.numDeletedRows),
  })
}

/** Traces of signing in are kept for a year and then erased; who served and who broke glass stays. */
export const nightlyErasure: Job = { name: 'access.eraseTraces', cron: '20 3 * * *', scope: 'common', run: eraseTraces }
