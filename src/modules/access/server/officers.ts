import type { Context } from '#platform/server/context.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { isServing } from '../rules/term.ts'
import { termDays } from './find-actor.ts'
import { db } from './tables.ts'

export interface Officer {
  readonly termId: string
  readonly accountId: string
  readonly name: string
  readonly role: string
  readonly title: string | null
  readonly personId: string | null
  readonly hamlet: string | null
}

type Reader = Pick<Context, 'database'>

const servingOn = async (context: Reader, villageId: number, on: PlainDate, role?: string): Promise<Officer[]> => {
  const rows = await db(context)
    .selectFrom('terms_of_office as term')
    .innerJoin('accounts as account', 'account.id', 'term.account_id')
    .selectAll('term')
    .select('account.display_name')
    .where('term.village_id', '=', villageId)
    .$if(role !== undefined, (query) => query.where('term.role', '=', role ?? ''))
    .orderBy('term.starts_on')
    .orderBy('term.id')
    .execute()
  return rows
    .filter((row) => isServing(termDays(row), on))
    .map((row) => ({
      termId: row.id,
      accountId: row.account_id,
      name: row.display_name,
      role: row.role,
      title: row.title,
      personId: row.person_id,
      hamlet: row.hamlet,
    }))
}

/** Who serves in a village today, longest first; of one role if it is named. */
export const listOfficers = (
  context: Reader & Pick<Context, 'today'>,
  villageId: number,
  role?: string,
): Promise<Officer[]> => servingOn(context, villageId, context.today, role)

export interface HeadInOffice {
  readonly termId: string
  readonly accountId: string
  readonly name: string
  /** As the decree calls it (`Pj. Kepala Desa`); `null`: the village's own word for its head. */
  readonly title: string | null
  /** True: nobody is head that day, and the secretary signs `a.n.`. */
  readonly acting: boolean
}

/** Who signs for a village on a day: the head, else the secretary in the head's name; `undefined` when neither serves. */
export const headInOffice = async (
  context: Reader,
  villageId: number,
  on: PlainDate,
): Promise<HeadInOffice | undefined> => {
  const serving = await servingOn(context, villageId, on)
  const head = serving.find((officer) => officer.role === 'head')
  const signer = head ?? serving.find((officer) => officer.role === 'secretary')
  if (!signer) return undefined
  const { termId, accountId, name, title } = signer
  return { termId, accountId, name, title, acting: head === undefined }
}

/** Names of accounts by id, for pages that show who did something. Unknown ids are left out. */
export const accountNames = async (
  context: Reader,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const wanted = [...new Set(accountIds)].filter((id) => /^[0-9a-f-]{36}$/.test(id))
  if (wanted.length === 0) return new Map()
  const rows = await db(context)
    .selectFrom('accounts')
    .select(['id', 'display_name'])
    .where('id', 'in', wanted)
    .execute()
  return new Map(rows.map((row) => [row.id, row.display_name]))
}
