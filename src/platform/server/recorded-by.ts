import type { Context } from './context.ts'

/** Who and when, on every row that is written. */
export const recordedBy = (context: Context) => ({
  village_id: context.villageId,
  recorded_at: context.now,
  recorded_by: context.actor.accountId,
  recorded_by_name: context.actor.name,
})
