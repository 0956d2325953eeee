import { sql } from 'kysely'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { endTask, openTask } from '#platform/server/tasks.ts'
import { type PlainDate, plainDate } from '#platform/shared/dates.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { listErasureDue, settleErasure, settlePartErasure } from '../contract/erasure.ts'
import { shownName } from '../rules/names.ts'
import { erasureDueOn, isErasureDue, keptMonths } from '../rules/retention.ts'
import { erasePart, listDueParts } from './erase-parts.ts'
import { entriesOf, erasePerson } from './erase-person.ts'
import { personErased } from './events.ts'
import { hiddenAmong } from './reach.ts'
import type { PersonRow } from './tables.ts'
import { eraseDue } from './task-kinds.ts'

type Gone = Pick<PersonRow, 'id' | 'name' | 'life_status'> & { last_on: string }

/** People who are gone from here, with the day anything was last done for them. */
const goneFromHere = async (context: Context): Promise<Gone[]> => {
  const latest = (table: 'documents' | 'consents' | 'person_events' | 'person_contacts') => sql`coalesce(
    (select max(x.recorded_at) from ${sql.table(table)} x where x.village_id = ${context.villageId} and x.person_id = p.id), p.recorded_at)`
  const result = await sql<Gone>`
    select p.id, p.name, p.life_status,
      (greatest(p.changed_at, ${latest('documents')}, ${latest('consents')}, ${latest('person_events')}, ${latest('person_contacts')},
        coalesce(p.life_status_on::timestamptz, p.recorded_at)) at time zone 'UTC')::date as last_on
    from people p
    where p.village_id = ${context.villageId} and p.merged_into_id is null and p.erased_at is null
      and p.life_status in ('dead', 'moved', 'missing', 'invalid')`.execute(context.database)
  return result.rows
}

const dueNow = async (context: Context): Promise<(Gone & { dueSince: PlainDate })[]> => {
  const people = await goneFromHere(context)
  return people.flatMap((person) => {
    const fact = { lifeStatus: person.life_status, lastServiceOn: plainDate(person.last_on) }
    const dueSince = erasureDueOn(fact)
    return dueSince !== null && isErasureDue(fact, context.today) ? [{ ...person, dueSince }] : []
  })
}

const shownOf = async (context: Context) => {
  const due = await dueNow(context)
  const hidden = await hiddenAmong(
    context,
    due.map((person) => person.id),
  )
  return due.filter((person) => !hidden.has(person.id))
}

export const listErasureDueHandler = handle(listErasureDue, async (context) => ({
  due: (await shownOf(context)).map((person) => ({
    personId: person.id,
    name: shownName(person.name),
    lifeStatus: person.life_status,
    lastServiceOn: plainDate(person.last_on),
    dueSince: person.dueSince,
  })),
  keptMonths,
  parts: (await listDueParts(context)).map(({ kind, months, groups }) => ({
    kind,
    months,
    groups: groups.map(({ key, label, count }) => ({ key, label, count })),
  })),
}))

export const settleErasureHandler = handle(settleErasure, async (context, input) => {
  const due = new Set((await dueNow(context)).map((person) => person.id))
  if (input.personIds.some((id) => !due.has(id))) throw new Refusal('rule', 'registry.notErasable')
  for (const id of [...input.personIds].sort()) {
    for (const entry of await entriesOf(context, id)) {
      await erasePerson(context, entry)
      await context.publish(personErased, { personId: entry })
    }
  }
  context.note({ erased: input.personIds.length, reason: input.reason.length })
  await endWhenDone(context)
  return { erased: input.personIds.length }
})

export const settlePartErasureHandler = handle(settlePartErasure, async (context, input) => {
  const erased = await erasePart(context, input.kind, input.keys)
  context.note({ kind: input.kind, erased, reason: input.reason.length })
  await endWhenDone(context)
  return { erased }
})

const countDue = async (context: Context): Promise<number> => {
  const parts = await listDueParts(context)
  return (await dueNow(context)).length + parts.reduce((sum, part) => sum + part.groups.length, 0)
}

const endWhenDone = async (context: Context): Promise<void> => {
  if ((await countDue(context)) === 0) await endTask(context, eraseDue, 'village', 'erased')
}

/** Each month: the list is made and shown; nobody is erased without somebody looking. */
export const remindOfErasure = async (context: Context): Promise<void> => {
  const count = await countDue(context)
  if (count > 0) await openTask(context, eraseDue, { subjectId: 'village', values: { count } })
}
