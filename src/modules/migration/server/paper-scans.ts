import { keepScan } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { recordPaperScans, withdrawPaperScan } from '../contract/readiness.ts'
import { assess } from '../rules/assess.ts'
import { isRegisterPaper } from '../rules/readiness.ts'
import { scanOf } from '../rules/row-facts.ts'
import { mostPages, standingScans } from '../rules/scans.ts'
import { loadOneParts } from './episode-parts.ts'
import { assertOpen, lockEpisode } from './episode-reads.ts'
import { loadRulebook } from './neighbours.ts'
import { insertPaperWord } from './record-readiness.ts'
import { refreshEpisode } from './refresh-tasks.ts'
import { db, type EpisodeRow } from './tables.ts'

export const recordPaperScansHandler = handle(recordPaperScans, async (context, input) => {
  const episode = await lockEpisode(context, input.episodeId)
  assertOpen(episode)
  const rows = await scanRows(context, episode.id, input.documentCode)
  const before = standingScans(rows.map(scanOf))
  const known = new Set(before.map((page) => page.fileHash))
  const fresh = input.scans.filter((scan) => !known.has(scan.fileHash))
  const replaced = fresh.flatMap((scan) => scan.replacesId ?? [])
  const last = rows.filter((row) => !rows.some((other) => other.replaces_id === row.id))
  if (!replaced.every((id) => last.some((row) => row.id === id))) throw missing('migration.scanMissing')
  const kept = before.filter((page) => !replaced.includes(page.id))
  if (kept.length + fresh.length > mostPages) throw new Refusal('rule', 'migration.scansTooMany', { most: mostPages })
  const pageNoOf = (replacesId: string | null, index: number) =>
    last.find((row) => row.id === replacesId)?.page_no ?? rows.length + index + 1
  if (fresh.length > 0)
    await db(context)
      .insertInto('paper_scans')
      .values(
        fresh.map((scan, index) => ({
          ...recordedBy(context),
          id: scan.id,
          episode_id: episode.id,
          document_code: input.documentCode,
          page_no: pageNoOf(scan.replacesId, index),
          file_hash: scan.fileHash,
          replaces_id: scan.replacesId,
        })),
      )
      .execute()
  await countAsBrought(context, episode, input.documentCode)
  return settlePages(context, episode, input.documentCode, before[0]?.fileHash ?? null)
})

export const withdrawPaperScanHandler = handle(withdrawPaperScan, async (context, input) => {
  const episode = await lockEpisode(context, input.episodeId)
  assertOpen(episode)
  const scan = await db(context)
    .selectFrom('paper_scans')
    .select(['document_code', 'page_no'])
    .where('village_id', '=', context.villageId)
    .where('episode_id', '=', episode.id)
    .where('id', '=', input.scanId)
    .executeTakeFirst()
  const before = scan ? await pagesOf(context, episode.id, scan.document_code) : []
  if (!scan || !before.some((page) => page.id === input.scanId)) throw missing('migration.scanMissing')
  await db(context)
    .insertInto('paper_scans')
    .values({
      ...recordedBy(context),
      id: input.id,
      episode_id: episode.id,
      document_code: scan.document_code,
      page_no: scan.page_no,
      file_hash: null,
      replaces_id: input.scanId,
    })
    .execute()
  return settlePages(context, episode, scan.document_code, before[0]?.fileHash ?? null)
})

const scanRows = (context: Context, episodeId: string, documentCode: string) =>
  db(context)
    .selectFrom('paper_scans')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('episode_id', '=', episodeId)
    .where('document_code', '=', documentCode)
    .execute()

const pagesOf = async (context: Context, episodeId: string, documentCode: string) =>
  standingScans((await scanRows(context, episodeId, documentCode)).map(scanOf))

/** Whoever photographed a paper has had it in hand: it was brought, and waits to be compared. */
const countAsBrought = async (context: Context, episode: EpisodeRow, documentCode: string): Promise<void> => {
  const parts = await loadOneParts(context, episode)
  const { readiness } = assess(parts, await loadRulebook(context), context.today)
  const item = readiness.items.find((one) => one.code === documentCode)
  if (item && item.status !== 'missing') return
  await insertPaperWord(context, episode, {
    ...{ id: newId(), documentCode, status: 'collected', heldBy: item?.fact?.heldBy ?? 'unknown' },
    ...{ number: null, issuer: null, issuedOn: null, expiresOn: null, note: null },
  })
}

const settlePages = async (
  context: Context,
  episode: EpisodeRow,
  documentCode: string,
  seen: string | null,
): Promise<{ pages: number }> => {
  const pages = await pagesOf(context, episode.id, documentCode)
  if (isRegisterPaper(documentCode))
    await keepScan(context, {
      personId: episode.person_id,
      kind: documentCode,
      seen,
      fileHash: pages[0]?.fileHash ?? null,
    })
  await refreshEpisode(context, episode.id)
  return { pages: pages.length }
}
