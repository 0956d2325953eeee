import type { CaseType } from '#modules/references/contract/codes.ts'
import { foldName, shownName } from '#modules/registry/contract.ts'
import { getHouseholdMembers } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { addDays, type PlainDate } from '#platform/shared/dates.ts'
import { type CaseGroup, type CaseListItem, caseGroups, listCases } from '../contract/case.ts'
import { untouchedDays, visibleCases } from './case-reads.ts'
import { type CaseRow, db } from './tables.ts'

export const listCasesHandler = handle(listCases, async (context, input) => {
  const { group, type, order, offset, limit } = input
  const asked = { text: input.text, personIds: await personIdsOf(context, input), incidentId: input.incidentId }
  const named = namedCases(context, asked)
  const grouped = inGroup(context, named, group)
  const rows = await (type ? grouped.where('c.main_type', '=', type) : grouped)
    .selectAll('c')
    .select(['p.name as person_name', memberOf(context).as('is_mine')])
    .$if(order === 'due', (query) => query.orderBy('c.next_due_on', (by) => by.asc().nullsLast()))
    .orderBy('c.severity', 'desc')
    .orderBy('c.opened_on', 'desc')
    .orderBy('c.id')
    .offset(offset)
    .limit(limit)
    .execute()
  const types = await countTypes(context, asked, group)
  return {
    cases: rows.map((row) =>
      listItem(context, { ...row, person_name: row.person_name, is_mine: Boolean(row.is_mine) }),
    ),
    total: types.filter((one) => type === null || one.type === type).reduce((sum, one) => sum + one.count, 0),
    groups: await countGroups(context, asked),
    types,
  }
})

const memberOf = (context: Context) =>
  db(context)
    .selectFrom('case_members as mine')
    .select('mine.id')
    .where('mine.village_id', '=', context.villageId)
    .whereRef('mine.case_id', '=', 'c.id' as never)
    .where('mine.account_id', '=', context.actor.accountId)
    .where('mine.ended_on', 'is', null)
    .limit(1)

const plain = (text: string): string => text.replaceAll(/[%_\\]/g, '')

interface Asked {
  readonly text: string
  readonly personIds: readonly string[] | null
  readonly incidentId: string | null
}

const personIdsOf = async (
  context: Context,
  { personId, householdId }: { readonly personId: string | null; readonly householdId: string | null },
): Promise<readonly string[] | null> => {
  if (personId !== null) return [personId]
  if (householdId === null) return null
  const members = await getHouseholdMembers(context, householdId)
  return members.filter((member) => member.untilOn === null).map((member) => member.id)
}

/** By number, by name or by whose it is. The head reads no names, and so finds none by one, nor by a person's page. */
const namedCases = (context: Context, { text, personIds, incidentId }: Asked) => {
  let rows = visibleCases(context)
  if (incidentId !== null) rows = rows.where('c.incident_id', '=', incidentId)
  if (personIds !== null) {
    rows = rows.where('c.person_id', '=', (eb) => eb.fn.any(eb.val([...personIds])))
    if (context.actor.role === 'head') rows = rows.where((on) => on.exists(memberOf(context)))
  }
  const folded = plain(foldName(text))
  const number = plain(text.trim().toUpperCase())
  if (number === '') return rows
  return rows.where((on) => {
    const byNumber = on('c.number', 'like', `%${number}%`)
    if (context.actor.role === 'head' || folded === '') return byNumber
    const byName = [on('p.name_folded', 'like', `%${folded}%`), on('c.worker_name_folded', 'like', `%${folded}%`)]
    return on.or([byNumber, ...byName])
  })
}

const endedStates = ['closed', 'rejected', 'withdrawn'] as const

const inGroup = (context: Context, rows: ReturnType<typeof visibleCases>, group: CaseGroup) => {
  if (group === 'ended') return rows.where('c.state', 'in', [...endedStates])
  const open = rows.where('c.state', 'not in', [...endedStates])
  if (group === 'new') return open.where('c.lead_account', 'is', null)
  if (group === 'overdue') return open.where('c.next_due_on', '<', context.today)
  if (group === 'untouched')
    return open.where('c.touched_at', '<', `${addDays(context.today, -untouchedDays)}T00:00:00Z`)
  return group === 'mine' ? open.where('c.lead_account', '=', context.actor.accountId) : open
}

const countGroups = async (context: Context, asked: Asked) => {
  const counts: { group: CaseGroup; count: number }[] = []
  for (const group of caseGroups) {
    const { count } = await inGroup(context, namedCases(context, asked), group)
      .select((builder) => builder.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    counts.push({ group, count: Number(count) })
  }
  return counts
}

const countTypes = async (context: Context, asked: Asked, group: CaseGroup) => {
  const rows = await inGroup(context, namedCases(context, asked), group)
    .select((builder) => ['c.main_type as type', builder.fn.countAll<number>().as('count')] as const)
    .groupBy('c.main_type')
    .orderBy('c.main_type')
    .execute()
  return rows.map((row) => ({ type: row.type as CaseType, count: Number(row.count) }))
}

export const listItem = (
  context: Context,
  row: CaseRow & { readonly person_name: string | null; readonly is_mine: boolean },
): CaseListItem => ({
  ...{ id: row.id, number: row.number, country: row.country, mainType: row.main_type, severity: row.severity },
  workerName: readsNames(context, row) ? nameOf(row) : null,
  ...{ state: row.state, stateOn: row.state_on as PlainDate, openedOn: row.opened_on as PlainDate },
  ...{ leadName: row.lead_name, isMine: row.is_mine, protected: row.protected },
  nextStep: { code: row.next_step, dueOn: row.next_due_on, office: row.next_office },
})

const readsNames = (
  context: Context,
  row: { readonly is_mine: boolean; readonly lead_account: string | null },
): boolean =>
  row.is_mine ||
  context.actor.kind === 'system' ||
  (context.actor.role === 'migration_officer' && row.lead_account === null)

const nameOf = (row: { readonly person_name: string | null; readonly worker_name: string | null }): string | null =>
  row.person_name ? shownName(row.person_name) : row.worker_name
