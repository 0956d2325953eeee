import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { missing, refuseAt } from '#platform/shared/errors.ts'
import { closePhoto, recordPhoto } from '../contract/document.ts'
import { assertConsent, inForceAmong } from './consents.ts'
import { endPhotos } from './end-photos.ts'
import { getKeptPersonId } from './person-rows.ts'
import { assertPersonInReach } from './reach.ts'
import { db } from './tables.ts'

/** A face is kept only with the person's own consent (UU 27/2022 art. 20); the earlier picture is shown no longer. */
export const recordPhotoHandler = handle(recordPhoto, async (context, input) => {
  await assertPersonInReach(context, input.personId)
  const personId = await getKeptPersonId(context, input.personId)
  await assertConsent(context, personId, 'photo')
  if (input.takenOn !== null && input.takenOn > context.today) refuseAt('takenOn', 'registry.dayInFuture')
  await endPhotos(context, personId)
  await db(context)
    .insertInto('person_photos')
    .values({
      village_id: context.villageId,
      id: input.id,
      person_id: personId,
      file_hash: input.fileHash,
      taken_on: input.takenOn,
      ended_on: null,
      recorded_at: context.now,
      recorded_by: context.actor.accountId,
    })
    .execute()
  return { photoId: input.id }
})

export const closePhotoHandler = handle(closePhoto, async (context, input) => {
  await assertPersonInReach(context, input.personId)
  const personId = await getKeptPersonId(context, input.personId)
  if (!(await endPhotos(context, personId))) throw missing('registry.photoMissing')
  return { personId }
})

/** The pictures that may be shown today, by person: a consent that ran out hides its picture the same day. */
export const photosOf = async (
  context: Context,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (personIds.length === 0) return new Map()
  const rows = await db(context)
    .selectFrom('person_photos')
    .select(['person_id', 'file_hash'])
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', (eb) => eb.fn.any(eb.val([...personIds])))
    .where('ended_on', 'is', null)
    .execute()
  const agreed = await inForceAmong(
    context,
    rows.map((row) => row.person_id),
    'photo',
  )
  return new Map(rows.filter((row) => agreed.has(row.person_id)).map((row) => [row.person_id, row.file_hash]))
}
