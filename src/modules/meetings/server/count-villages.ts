import { sql } from 'kysely'
import type { CountVillages, VillageCount } from '#platform/server/count-villages.ts'
import { db } from './tables.ts'

interface Counted {
  readonly village_id: number
  readonly amount: number
  readonly since: string | null
}

/** Meetings held this year and how many people came; minutes that nobody confirmed yet; decisions that are late. */
export const countMeetings: CountVillages = async ({ database, villageIds, today }) => {
  const tables = db({ database })
  const newYear = `${today.slice(0, 4)}-01-01`
  const held = await tables
    .selectFrom('meetings')
    .select(['village_id', ({ fn }) => fn.countAll<number>().as('amount'), sql<null>`null`.as('since')])
    .where('village_id', 'in', villageIds)
    .where('state', 'in', ['held', 'closed'])
    .where('held_on', '>=', newYear)
    .groupBy('village_id')
    .execute()
  const unconfirmed = await tables
    .selectFrom('meetings')
    .select(['village_id', ({ fn }) => fn.countAll<number>().as('amount'), sql<string>`min(held_on)`.as('since')])
    .where('village_id', 'in', villageIds)
    .where('state', 'not in', ['closed', 'withdrawn'])
    .where('held_on', '<', today)
    .groupBy('village_id')
    .execute()
  const { rows: came } = await sql<Counted>`
    select last.village_id, count(*) as amount, null as since
    from (
      select distinct on (village_id, attendee_id) village_id, meeting_id, status from meeting_marks
      where village_id = any (${villageIds}::bigint[])
      order by village_id, attendee_id, recorded_at desc, id desc
    ) last
    join meetings m on m.village_id = last.village_id and m.id = last.meeting_id
    where last.status in ('present', 'late') and m.held_on >= ${newYear}
    group by last.village_id`.execute(tables)
  const { rows: late } = await sql<Counted>`
    select d.village_id, count(*) as amount, min(coalesce(put_off.due_on, d.due_on)) as since
    from meeting_decisions d
    left join lateral (
      select state, due_on from meeting_decision_steps s
      where s.village_id = d.village_id and s.meeting_id = d.meeting_id and s.decision_id = d.id
      order by recorded_at desc, id desc limit 1
    ) put_off on true
    where d.village_id = any (${villageIds}::bigint[]) and coalesce(put_off.state, 'postponed') = 'postponed'
      and coalesce(put_off.due_on, d.due_on) < ${today}
    group by d.village_id`.execute(tables)
  const as =
    (fact: VillageCount['fact']) =>
    ({ village_id: villageId, amount, since }: Counted): VillageCount => ({
      ...{ villageId: Number(villageId), fact, amount: Number(amount), since: since as VillageCount['since'] },
    })
  return [
    ...held.map(as('meetings.held')),
    ...came.map(as('meetings.came')),
    ...unconfirmed.map(as('meetings.unconfirmed')),
    ...late.map(as('meetings.late')),
  ]
}
