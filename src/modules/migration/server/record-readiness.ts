import { recordPaper } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { Refusal } from '#platform/shared/errors.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import { recordReadiness } from '../contract/readiness.ts'
import { isRegisterPaper, maskNumber } from '../rules/readiness.ts'
import { assertNotInFuture, lockEpisode } from './episode-reads.ts'
import { refreshEpisode } from './refresh-tasks.ts'
import { db, type EpisodeRow, type ReadinessEventRow } from './tables.ts'

export const recordReadinessHandler = handle(recordReadiness, async (context, input) => {
  const episode = await lockEpisode(context, input.episodeId)
  if (input.status === 'rejected' && !input.note) throw faultAt('note', 'migration.paperNoteMissing')
  if (input.issuedOn) assertNotInFuture(context, input.issuedOn, 'issuedOn')
  if (input.issuedOn && input.expiresOn && input.expiresOn < input.issuedOn)
    throw faultAt('expiresOn', 'migration.paperExpiresBeforeIssue')
  await insertPaperWord(context, episode, {
    id: input.id,
    documentCode: input.documentCode,
    status: input.status,
    heldBy: input.heldBy,
    number: input.number,
    issuer: input.issuer,
    issuedOn: input.issuedOn,
    expiresOn: input.expiresOn,
    note: input.note,
  })
  return readinessAfter(context, episode.id)
})

export interface PaperWordHere extends Pick<ReadinessEventRow, 'status' | 'note'> {
  readonly id: string
  readonly documentCode: string
  readonly heldBy: ReadinessEventRow['held_by']
  readonly number: string | null
  readonly issuer: string | null
  readonly issuedOn: string | null
  readonly expiresOn: string | null
}

/** What the register keeps is written there, and this file only says who saw the paper when. */
export const insertPaperWord = async (context: Context, episode: EpisodeRow, word: PaperWordHere): Promise<void> => {
  const { documentCode: kind, status, heldBy, number, issuer, issuedOn, expiresOn, note } = word
  const inRegister = isRegisterPaper(kind)
  const documentId = inRegister
    ? await recordPaper(context, {
        ...{ personId: episode.person_id, kind, status, number, issuer, issuedOn, expiresOn, heldBy },
        reason: note,
      })
    : null
  await db(context)
    .insertInto('readiness_events')
    .values({
      ...recordedBy(context),
      id: word.id,
      episode_id: episode.id,
      document_code: kind,
      status,
      held_by: heldBy,
      document_id: documentId,
      letter_id: null,
      number_text: inRegister || number === null ? null : maskNumber(number),
      issued_on: inRegister ? null : issuedOn,
      expires_on: inRegister ? null : expiresOn,
      file_hash: null,
      note,
    })
    .execute()
}

const readinessAfter = async (context: Context, episodeId: string): Promise<OutputOf<typeof recordReadiness>> => {
  const { verified, total, ready } = (await refreshEpisode(context, episodeId)).assessment.readiness
  return { verified, total, ready }
}

const faultAt = (field: string, code: string) => new Refusal('invalid', code, {}, [{ field, code }])
