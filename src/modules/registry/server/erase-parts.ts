import type { Context } from '#platform/server/context.ts'
import { addMonths } from '#platform/shared/dates.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { contact } from '../fields/people.ts'
import { shownName } from '../rules/names.ts'
import { hiddenAmong } from './reach.ts'
import { db } from './tables.ts'

/** What is due together: one person's, or one year's. */
export interface DueGroup {
  readonly key: string
  readonly label: string
  readonly count: number
  /** Whose it is, so that nobody reads of a protected person here. */
  readonly personId: string | null
}

/** Part of a file with a time of keeping of its own. It is listed first, and erased only after somebody said so. */
export interface KeptPart {
  /** `<module>.<name>`; the page calls it `registry.keeping.<name>`. */
  readonly kind: `${string}.${string}`
  readonly months: number
  readonly listDue: (context: Context) => Promise<readonly DueGroup[]>
  /** Erases what is due of these groups today, and nothing else; answers how many. */
  readonly erase: (context: Context, keys: readonly string[]) => Promise<number>
}

const parts = new Map<string, KeptPart>()

/** A later module's part: listed on the same page, under the same hand. */
export const registerKeptPart = (part: KeptPart): void => {
  if (parts.has(part.kind)) throw new Error(`two parts named ${part.kind}`)
  parts.set(part.kind, part)
}

/** All that is due, without what this reader may not know of. */
export const listDueParts = async (context: Context): Promise<(KeptPart & { groups: readonly DueGroup[] })[]> => {
  const found = []
  for (const part of parts.values()) {
    const due = await part.listDue(context)
    const hidden = await hiddenAmong(
      context,
      due.map((group) => group.personId),
    )
    const groups = due.filter((group) => group.personId === null || !hidden.has(group.personId))
    if (groups.length > 0) found.push({ ...part, groups })
  }
  return found
}

export const erasePart = async (context: Context, kind: string, keys: readonly string[]): Promise<number> => {
  const part = (await listDueParts(context)).find((one) => one.kind === kind)
  const due = new Set(part?.groups.map((group) => group.key))
  if (!part || keys.some((key) => !due.has(key))) throw new Refusal('rule', 'registry.partNotErasable')
  return part.erase(context, [...new Set(keys)].sort())
}

const contactMonths = contact.retentionMonths ?? 0

const endedContacts = (context: Context) =>
  db(context)
    .selectFrom('person_contacts as c')
    .innerJoin('people as p', (join) =>
      join.onRef('p.id', '=', 'c.person_id').on('p.village_id', '=', context.villageId),
    )
    .where('c.village_id', '=', context.villageId)
    .where('c.ended_on', '<=', addMonths(context.today, -contactMonths))

registerKeptPart({
  kind: 'registry.endedContact',
  months: contactMonths,
  listDue: async (context) => {
    const rows = await endedContacts(context)
      .select((select) => ['p.id', 'p.name', select.fn.countAll<number>().as('contacts')] as const)
      .groupBy(['p.id', 'p.name'])
      .orderBy('p.name')
      .execute()
    return rows.map((row) => ({
      ...{ key: row.id, personId: row.id },
      ...{ label: shownName(row.name), count: Number(row.contacts) },
    }))
  },
  erase: async (context, keys) => {
    const rows = await endedContacts(context).select('c.id').where('p.id', 'in', keys).execute()
    const ids = rows.map((row) => row.id)
    await db(context)
      .deleteFrom('person_contacts')
      .where('village_id', '=', context.villageId)
      .where('id', 'in', ids)
      .execute()
    return ids.length
  },
})
