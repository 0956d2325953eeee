import { sql } from 'kysely'
import { shownName } from '#modules/registry/contract.ts'
import { hiddenAmong } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { endTask, openTask } from '#platform/server/tasks.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { confirmMark, listMarks, type MigrantMarkView, refuseMark } from '../contract/marks.ts'
import { routeOf } from '../rules/marks.ts'
import { personFactsById } from './neighbours.ts'
import { openEpisode } from './open-episode.ts'
import { db, type MigrantMarkRow } from './tables.ts'
import { marksToConfirm } from './task-kinds.ts'

/** Who still stands to be asked about: alive, one entry of one human, and without an open file. */
export const proposedMarks = (context: Context): Promise<MigrantMarkRow[]> =>
  db(context)
    .selectFrom('migrant_marks as m')
    .innerJoin('person_names as n', (join) =>
      join.onRef('n.id', '=', 'm.person_id').on('n.village_id', '=', context.villageId),
    )
    .selectAll('m')
    .where('m.village_id', '=', context.villageId)
    .where('m.status', '=', 'proposed')
    .where('n.merged_into_id', 'is', null)
    .where('n.life_status', 'not in', ['dead', 'moved', 'invalid'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('episodes as e')
            .select('e.id')
            .where('e.village_id', '=', context.villageId)
            .whereRef('e.person_id', '=', 'm.person_id')
            .where('e.closed_on', 'is', null),
        ),
      ),
    )
    .orderBy('n.name_folded')
    .execute()

/** One task for the whole list, with its number; gone with the last one. */
export const refreshMarksTask = async (context: Context): Promise<void> => {
  const { length: count } = await proposedMarks(context)
  if (count === 0) return endTask(context, marksToConfirm, String(context.villageId), 'migration.reasonGone')
  await openTask(context, marksToConfirm, { subjectId: String(context.villageId), values: { count } })
}

export const listMarksHandler = handle(listMarks, async (context) => {
  const rows = await proposedMarks(context)
  const hidden = await hiddenAmong(
    context,
    rows.map((row) => row.person_id),
  )
  const seen = rows.filter((row) => !hidden.has(row.person_id))
  const people = await personFactsById(
    context,
    seen.map((row) => row.person_id),
  )
  const marks = seen.flatMap((row): MigrantMarkView[] => {
    const person = people.get(row.person_id)
    if (!person) return []
    const { name, hamlet, rt } = person
    return [
      {
        ...{ id: row.id, personId: person.id, personName: shownName(name), hamlet, rt },
        age: person.ageOn(context.today),
        ...{ basis: row.basis, country: row.country, occupationTold: row.occupation_told },
        ...{ markedOn: row.marked_on as PlainDate },
      },
    ]
  })
  return { marks, total: marks.length }
})

const lockMark = async (context: Context, markId: string): Promise<MigrantMarkRow> => {
  const row = await db(context)
    .selectFrom('migrant_marks')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', markId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw missing('migration.markMissing')
  if (row.status !== 'proposed') throw new Refusal('rule', 'migration.markSettled')
  return row
}

const settle = async (context: Context, row: MigrantMarkRow, episodeId: string | null): Promise<void> => {
  await db(context)
    .updateTable('migrant_marks')
    .set({
      status: episodeId ? 'confirmed' : 'refused',
      episode_id: episodeId,
      settled_at: context.now,
      settled_by_name: context.actor.name,
    })
    .where('village_id', '=', context.villageId)
    .where('id', '=', row.id)
    .execute()
  await refreshMarksTask(context)
}

export const confirmMarkHandler = handle(confirmMark, async (context, input) => {
  const mark = await lockMark(context, input.markId)
  await openEpisode(context, {
    ...{ id: input.episodeId, personId: mark.person_id, entryRoute: routeOf[input.answer] },
    ...{ destinationCountry: input.destinationCountry ?? mark.country },
    occupationTold: input.occupationTold ?? mark.occupation_told,
    // the file's own day: when the journey began nobody has said
    startedOn: mark.marked_on,
    told: { source: 'import', confidence: 'told' },
  })
  await settle(context, mark, input.episodeId)
  return { episodeId: input.episodeId }
})

export const refuseMarkHandler = handle(refuseMark, async (context, input) => {
  await settle(context, await lockMark(context, input.markId), null)
  return { markId: input.markId }
})

/** A merged entry's mark is the kept entry's, unless that has one. */
export const followMarks = async (context: Context, fromPersonId: string, toPersonId: string): Promise<void> => {
  await sql`update migrant_marks m set person_id = ${toPersonId}
    where m.village_id = ${context.villageId} and m.person_id = ${fromPersonId} and not exists (
      select from migrant_marks k where k.village_id = ${context.villageId} and k.person_id = ${toPersonId})`.execute(
    db(context),
  )
  await refreshMarksTask(context)
}
