import { handle } from '#platform/server/module.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { missing } from '#platform/shared/errors.ts'
import { listCasesAtDoor } from '../contract/door-cases.ts'
import { standOf } from '../rules/tracker.ts'
import { openCases } from './case-reads.ts'
import type { CaseRow } from './tables.ts'

/** As the tracker tells it, without its number and PIN. A hidden case is not there, not even for whoever it is about: a phone may lie in another hand. */
export const listCasesAtDoorHandler = handle(listCasesAtDoor, async (context, { personId }) => {
  if (context.actor.personId !== personId) throw missing('casework.caseMissing')
  const rows = await openCases(context)
    .select(['c.id', 'c.number', 'c.state', 'c.state_on', 'c.opened_on', 'c.lead_name', 'c.next_due_on'])
    .where((on) => on.or([on('c.person_id', '=', personId), on('c.reporter_person_id', '=', personId)]))
    .orderBy('c.opened_on', 'desc')
    .orderBy('c.id', 'desc')
    .limit(20)
    .execute()
  return {
    cases: rows.map((row) => ({
      ...{ id: row.id, number: row.number, stand: standOf[row.state], since: row.state_on as PlainDate },
      ...{ openedOn: row.opened_on as PlainDate, leadName: row.lead_name },
      nextOn: nextOn(row, context.today),
    })),
  }
})

/** News of a case that ended is nobody's to wait for; what is late is due today. */
const nextOn = (row: Pick<CaseRow, 'state' | 'next_due_on'>, today: PlainDate): PlainDate | null => {
  const isOver = ['closed', 'notTaken'].includes(standOf[row.state])
  if (isOver || row.next_due_on === null) return null
  return row.next_due_on < today ? today : (row.next_due_on as PlainDate)
}
