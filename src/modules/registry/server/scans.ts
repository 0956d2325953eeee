import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { missing } from '#platform/shared/errors.ts'
import { listScans, recordScans, settleScan } from '../contract/scan.ts'
import { foldName, shownNameOrNull } from '../rules/names.ts'
import { getPersonRow } from './person-rows.ts'
import { assertMayKnowPerson, hiddenAmong } from './reach.ts'
import { db } from './tables.ts'

export const recordScansHandler = handle(recordScans, async (context, input) => {
  await db(context)
    .insertInto('scan_inbox')
    .values(
      input.scans.map((scan) => ({
        village_id: context.villageId,
        id: scan.id,
        file_hash: scan.fileHash,
        label: scan.label,
        label_folded: scan.label ? foldName(scan.label) : null,
        person_id: null,
        letter_number: null,
        kind: null,
        settled_at: null,
        settled_by: null,
        recorded_at: context.now,
        recorded_by: context.actor.accountId,
      })),
    )
    .execute()
  return { recorded: input.scans.length }
})

export const settleScanHandler = handle(settleScan, async (context, input) => {
  await assertScanKnown(context, input.scanId)
  if (input.personId) await assertMayKnowPerson(context, input.personId)
  const person = input.personId ? await getPersonRow(context, input.personId) : undefined
  const searchable = [input.label, person?.name, input.letterNumber].filter((text) => text).join(' ')
  const done = await db(context)
    .updateTable('scan_inbox')
    .set({
      label: input.label,
      label_folded: foldName(searchable),
      person_id: person?.id ?? null,
      letter_number: input.letterNumber,
      kind: input.kind,
      settled_at: context.now,
      settled_by: context.actor.name,
    })
    .where('village_id', '=', context.villageId)
    .where('id', '=', input.scanId)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw missing('registry.scanMissing')
  return { scanId: input.scanId }
})

/** A paper of somebody whom this reader may not know of is missing, as the person is. */
const assertScanKnown = async (context: Context, scanId: string): Promise<void> => {
  const scan = await db(context)
    .selectFrom('scan_inbox')
    .select('person_id')
    .where('village_id', '=', context.villageId)
    .where('id', '=', scanId)
    .executeTakeFirst()
  if (!scan || (await hiddenAmong(context, [scan.person_id])).size > 0) throw missing('registry.scanMissing')
}

export const listScansHandler = handle(listScans, async (context, input) => {
  const words = foldName(input.text).split(' ').filter(Boolean)
  const all = await db(context)
    .selectFrom('scan_inbox as s')
    .leftJoin('people as p', (join) =>
      join.onRef('p.id', '=', 's.person_id').on('p.village_id', '=', context.villageId),
    )
    .selectAll('s')
    .select('p.name as person_name')
    .where('s.village_id', '=', context.villageId)
    .orderBy('s.recorded_at', 'desc')
    .execute()
  const hidden = await hiddenAmong(
    context,
    all.map((row) => row.person_id),
  )
  const rows = all.filter((row) => row.person_id === null || !hidden.has(row.person_id))
  // words are met here, not in SQL: `like` loses its index under row-level security, and an inbox is small
  const found = rows
    .filter((row) => !input.personId || row.person_id === input.personId)
    .filter((row) => !input.onlyUnnamed || row.settled_at === null)
    .filter((row) =>
      words.every((word) => `${row.label_folded ?? ''} ${row.letter_number?.toLowerCase() ?? ''}`.includes(word)),
    )
  return {
    scans: found.slice(input.offset, input.offset + input.limit).map((row) => ({
      id: row.id,
      fileHash: row.file_hash,
      label: row.label,
      personId: row.person_id,
      personName: shownNameOrNull(row.person_name),
      letterNumber: row.letter_number,
      kind: row.kind,
      recordedAt: row.recorded_at,
      settledAt: row.settled_at,
    })),
    total: found.length,
    unnamed: rows.filter((row) => row.settled_at === null).length,
  }
})
