import { sql } from 'kysely'
import type { Context } from '#platform/server/context.ts'
import { hear } from '#platform/server/module.ts'
import { openTask } from '#platform/server/tasks.ts'
import { newId, villageId } from '#platform/shared/ids.ts'
import { peopleImported } from './import-events.ts'
import { importDb } from './import-tables.ts'
import { answerInquiry } from './task-kinds.ts'

/** From one file no more questions than a neighbour can answer; the rest is asked by hand. */
const mostQuestions = 50

interface Hit {
  readonly person_id: string
  readonly found_village: number
  readonly found_person: string
}

/**
 * A NIK that another village also holds is neither a second human nor an answer: after commit that village gets a question, and the village that
 * loaded the file learns nothing from it.
 */
export const askAboutImported = hear(peopleImported, 'registry.askAboutImported', async (context, { personIds }) => {
  const ids = [...personIds]
  const hits = await sql<Hit>`
    select p.id as person_id, m.found_village, m.found_person
    from people p cross join lateral match_elsewhere(p.nik_digest) m
    where p.village_id = ${context.villageId} and p.id = any(${ids}::uuid[]) and p.nik_kind = 'real' and p.merged_into_id is null
    order by p.id limit ${mostQuestions}`.execute(importDb(context))
  for (const hit of hits.rows) await askOther(context, hit)
})

const askOther = async (context: Context, hit: Hit): Promise<void> => {
  const from = context.villageId
  await context.enter(villageId(Number(hit.found_village)), async (there) => {
    const waiting = await importDb(there)
      .selectFrom('inquiries')
      .select('id')
      .where('village_id', '=', there.villageId)
      .where('direction', '=', 'in')
      .where('person_id', '=', hit.found_person)
      .where('other_village_id', '=', from)
      .executeTakeFirst()
    if (waiting) return
    const inquiryId = newId()
    await importDb(there)
      .insertInto('inquiries')
      .values({
        village_id: there.villageId,
        id: newId(),
        inquiry_id: inquiryId,
        direction: 'in',
        other_village_id: from,
        person_id: hit.found_person,
        reason: 'Impor berkas penduduk',
        status: 'asked',
        note: null,
        asked_by_name: context.actor.name,
        answered_at: null,
        answered_by: null,
        recorded_at: there.now,
        recorded_by: there.actor.accountId,
      })
      .execute()
    await openTask(there, answerInquiry, { subjectId: inquiryId, personId: hit.found_person })
  })
}
