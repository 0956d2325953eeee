import type * as z from 'zod/mini'
import { shownName } from '#modules/registry/contract.ts'
import { phonesOf } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import type { referCase, Shared } from '../contract/referrals.ts'
import { standingDemands } from '../rules/amounts.ts'
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
    phone: tells('phone') ? await phoneOf(context, row, reporter.phone) : null,
    reporter: tells('reporter') ? [reporter.name, row.reporter_relation].filter(Boolean).join(', ') || null : null,
    employer: tells('employer') ? [row.employer_name, row.agency_name].filter(Boolean).join(' · ') || null : null,
    story: tells('story') ? openWords(story?.words_sealed ?? null) : null,
    demands: tells('demands')
      ? [...new Set(standingDemands(parts.demands.map(demandFactOf)).map((one) => one.demand))]
      : [],
  }
}

export const reporterOf = (row: CaseRow): { readonly name: string | null; readonly phone: string | null } => {
  const told = openWords(row.reporter_sealed)
  return told ? (JSON.parse(told) as { name: string | null; phone: string | null }) : { name: null, phone: null }
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

/** The worker's own phone where the register knows one, else that of who told it. */
export const phoneOf = async (context: Context, row: CaseRow, told: string | null): Promise<string | null> => {
  if (row.person_id === null) return told
  const [own] = await phonesOf(context, row.person_id)
  return own ?? told
}
