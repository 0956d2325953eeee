import { everyIdOf, registerCopyPart } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { db } from './tables.ts'

/** What a person takes along of the letters about himself: as much as the sheet says, and no word of what they said. */
export const registerCopyParts = (): void => {
  registerCopyPart({ name: 'letters', read: lettersOf })
}

const lettersOf = async (context: Context, personId: string) => {
  const rows = await db(context)
    .selectFrom('letters')
    .select(['kind', 'number_text', 'state', 'requested_on', 'issued_on'])
    .where('village_id', '=', context.villageId)
    .where('subject_person_id', 'in', await everyIdOf(context, personId))
    .orderBy('requested_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .execute()
  return rows.map((row) => ({
    ...{ kind: row.kind, number: row.number_text, state: row.state },
    ...{ requestedOn: row.requested_on as PlainDate, issuedOn: row.issued_on as PlainDate | null },
  }))
}
