import type { Context } from '#platform/server/context.ts'
import { openValue } from '#platform/server/keys.ts'
import { handle } from '#platform/server/module.ts'
import { missing } from '#platform/shared/errors.ts'
import { type Consultation, getPrivateReason } from '../contract/consultation.ts'
import type { Assessment } from '../rules/assess.ts'
import { consultationViews } from '../rules/consultation-view.ts'
import type { EpisodeParts } from '../rules/parts.ts'
import { namesById } from './neighbours.ts'
import { db } from './tables.ts'

/** Newest first. That something was said in confidence is itself told only to who may read it. */
export const viewConsultations = async (
  context: Context,
  { consultations }: EpisodeParts,
  { lacksById }: Assessment,
  mayKnowOfReason: boolean,
): Promise<Consultation[]> => {
  const people = consultations.flatMap((talk) => talk.people.map((met) => met.person_id))
  const cared = consultations.flatMap((talk) =>
    talk.carers.flatMap((carer) => [carer.child_person_id, carer.carer_person_id]),
  )
  const names = await namesById(context, [...people, ...cared])
  const withReason = mayKnowOfReason
    ? await reasonIds(
        context,
        consultations.map((talk) => talk.row.id),
      )
    : new Set<string>()
  return consultationViews(consultations, { lacksById, names, withReason })
}

const reasonIds = async (context: Context, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set()
  const rows = await db(context)
    .selectFrom('consultation_reasons')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('id', 'in', ids)
    .execute()
  return new Set(rows.map((row) => row.id))
}

export const getPrivateReasonHandler = handle(getPrivateReason, async (context, input) => {
  const row = await db(context)
    .selectFrom('consultation_reasons')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', input.consultationId)
    .executeTakeFirst()
  if (!row) throw missing('migration.consultationMissing')
  return { privateReason: openValue(row.private_reason_sealed), recordedAt: row.recorded_at }
})
