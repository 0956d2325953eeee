import type * as z from 'zod/mini'
import { shownName } from '#modules/registry/contract.ts'
import { phonesOf } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import type { referCase, Shared } from '../contract/referrals.ts'
import { standingDemands } from '../rules/amounts.ts'
import type { ReachChannel } from '../rules/trouble.ts'
import { loadParts, typesOf } from './case-parts.ts'
import { demandFactOf } from './record-money.ts'
import { openWords } from './recorded.ts'
import { type CaseRow, db } from './tables.ts'

type Asked = Pick<z.output<typeof referCase.input>, 'share' | 'purpose'>

/** What the other office is told, as it was on the day it was sent: later words of the case do not follow by themselves. */
export const sharedOf = async (context: Context, row: CaseRow, { share, purpose }: Asked): Promise<Shared> => {
  const parts = await loadParts(context, row)
  const reporter = reporterOf(row)
  const tells = (part: (typeof share)[number]) => share.includes(part)
  const [story] = parts.entries.filter((entry) => entry.kind === 'happened')
  return {
    ...{ number: row.number, workerName: await workerNameOf(context, row), types: typesOf(row) },
    ...{ country: row.country, risk: row.risk, purpose: purpose?.trim() || null },
    ...(tells('phone') ? await reachOf(context, row) : { phone: null, reachChannel: null, safeHours: null }),
    reporter: tells('reporter') ? [reporter.name, row.reporter_relation].filter(Boolean).join(', ') || null : null,
    employer: tells('employer') ? [row.employer_name, row.agency_name].filter(Boolean).join(' · ') || null : null,
    story: tells('story') ? openWords(story?.words_sealed ?? null) : null,
    demands: tells('demands')
      ? [...new Set(standingDemands(parts.demands.map(demandFactOf)).map((one) => one.demand))]
      : [],
  }
}

/** Who told it and how to reach him without harm: sealed in one piece. */
export interface ToldReporter {
  readonly name: string | null
  readonly phone: string | null
  readonly reachChannel: ReachChannel | null
  readonly safeHours: string | null
}

const nobody: ToldReporter = { name: null, phone: null, reachChannel: null, safeHours: null }

// what was sealed before anybody was asked how to be reached lacks the last two
export const reporterOf = (row: Pick<CaseRow, 'reporter_sealed'>): ToldReporter => {
  const told = openWords(row.reporter_sealed)
  return told ? { ...nobody, ...(JSON.parse(told) as Partial<ToldReporter>) } : nobody
}

export const workerNameOf = async (
  context: Context,
  row: Pick<CaseRow, 'person_id' | 'worker_name'>,
): Promise<string | null> => {
  if (row.person_id === null) return row.worker_name
  const person = await db(context)
    .selectFrom('person_names')
    .select('name')
    .where('village_id', '=', context.villageId)
    .where('id', '=', row.person_id)
    .executeTakeFirst()
  return person ? shownName(person.name) : row.worker_name
}

/** A worker who wrote herself is reached as she said; else her own phone where the register knows one, and that of who told it last. */
export const reachOf = async (
  context: Context,
  row: CaseRow,
  { phone, reachChannel, safeHours }: ToldReporter = reporterOf(row),
): Promise<Pick<Shared, 'phone' | 'reachChannel' | 'safeHours'>> => {
  const [own] = row.person_id === null ? [] : await phonesOf(context, row.person_id)
  if (own && !(row.reporter === 'worker' && phone)) return { phone: own, reachChannel: null, safeHours: null }
  return { phone, reachChannel, safeHours }
}
