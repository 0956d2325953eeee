import type { Context } from '#platform/server/context.ts'
import type { Instant } from '#platform/shared/dates.ts'
import { breachDueAt } from '../rules/breach.ts'
import { db } from './tables.ts'

/** A leak of this village, and the files a lost phone or account had opened: people and families. */
export interface VillageBreach {
  readonly id: string
  readonly kind: string
  readonly foundAt: Instant
  readonly dueAt: Instant
  readonly whatHappened: string
  readonly whichData: string
  readonly handling: string
  readonly closed: boolean
  readonly openedFileIds: readonly string[]
}

export const findBreach = async (context: Context, breachId: string): Promise<VillageBreach | undefined> => {
  const row = await db(context).selectFrom('village_breaches').selectAll().where('id', '=', breachId).executeTakeFirst()
  if (!row) return undefined
  const opened = await db(context)
    .selectFrom('village_breach_people')
    .select('person_id')
    .where('breach_id', '=', breachId)
    .execute()
  return {
    ...{ id: row.id, kind: row.kind, foundAt: row.found_at as Instant, dueAt: breachDueAt(row.found_at) },
    ...{ whatHappened: row.what_happened, whichData: row.which_data, handling: row.handling },
    ...{ closed: row.closed_at !== null, openedFileIds: opened.map((one) => one.person_id) },
  }
}
