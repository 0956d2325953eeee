import { handle } from '#platform/server/module.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { recordReadiness } from '../contract/readiness.ts'
import { maskNumber } from '../rules/readiness.ts'
import { assertNotInFuture, lockEpisode } from './episode-reads.ts'
import { recordedBy } from './recorded.ts'
import { refreshEpisode } from './refresh-tasks.ts'
import { db } from './tables.ts'

export const recordReadinessHandler = handle(recordReadiness, async (context, input) => {
  const episode = await lockEpisode(context, input.episodeId)
  if (input.status === 'rejected' && !input.note) throw faultAt('note', 'migration.paperNoteMissing')
  if (input.issuedOn) assertNotInFuture(context, input.issuedOn, 'issuedOn')
  if (input.issuedOn && input.expiresOn && input.expiresOn < input.issuedOn)
    throw faultAt('expiresOn', 'migration.paperExpiresBeforeIssue')
  await db(context)
    .insertInto('readiness_events')
    .values({
      ...recordedBy(context),
      id: input.id,
      episode_id: episode.id,
      document_code: input.documentCode,
      status: input.status,
      held_by: input.heldBy,
      document_id: input.documentId,
      letter_id: null,
      number_text: input.number && maskNumber(input.number),
      issued_on: input.issuedOn,
      expires_on: input.expiresOn,
      file_hash: input.fileHash,
      note: input.note,
    })
    .execute()
  const { assessment } = await refreshEpisode(context, episode.id)
  const { verified, total, ready } = assessment.readiness
  return { verified, total, ready }
})

const faultAt = (field: string, code: string) => new Refusal('invalid', code, {}, [{ field, code }])
