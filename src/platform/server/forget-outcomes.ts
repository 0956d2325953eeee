import { sql } from 'kysely'
import { addMonths } from '../shared/dates.ts'
import type { Context } from './context.ts'
import type { Job } from './module.ts'

/** How long a device may be away and still get the stored answer of what it sent. */
const outcomeMonths = 3

const forget = async (context: Context): Promise<void> => {
  const before = `${addMonths(context.today, -outcomeMonths)}T00:00:00Z`
  const { rows } = await sql<{ gone: number }>`select forget_outcomes(${before}) as gone`.execute(context.database)
  context.note({ outcomes: Number(rows[0]?.gone ?? 0) })
}

/** Each month: stored answers hold what commands said back, phone numbers too; nobody repeats a command that old. */
export const forgetOutcomes: Job = {
  name: 'platform.forgetOutcomes',
  cron: '50 2 1 * *',
  scope: 'village',
  run: forget,
}
