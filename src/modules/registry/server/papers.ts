import type { Context } from '#platform/server/context.ts'
import { newId } from '#platform/shared/ids.ts'
import type { DocumentHolder } from '../contract/codes.ts'
import type { PersonPaper } from '../rules/person-paper.ts'
import { addDocument, type NewDocument, numberDigest, settleDocument } from './documents.ts'
import { documentChanged } from './events.ts'
import { openNumber } from './numbers.ts'
import { type DocumentRow, db } from './tables.ts'

/** The papers of some people, one of a kind, without those a newer one replaced. */
export const papersOf = async (context: Context, personIds: readonly string[]): Promise<readonly PersonPaper[]> => {
  if (personIds.length === 0) return []
  const rows = await db(context)
    .selectFrom('documents')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('person_id', 'in', [...new Set(personIds)])
    .where('status', '<>', 'replaced')
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return []
  const said = await lastWordById(
    context,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    kind: row.kind,
    numberMasked: row.number_masked,
    issuer: row.issuer,
    issuedOn: row.issued_on,
    expiresOn: row.expires_on,
    fileHash: row.file_hash,
    heldBy: row.held_by,
    status: row.status,
    verifiedLevel: row.verified_level,
    verifiedBy: row.verified_by,
    recordedAt: row.recorded_at,
    saidAt: said.get(row.id) ?? row.recorded_at,
  }))
}

const lastWordById = async (context: Context, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const events = await db(context)
    .selectFrom('document_events')
    .select(['document_id', 'recorded_at'])
    .where('village_id', '=', context.villageId)
    .where('document_id', 'in', ids)
    .orderBy('recorded_at')
    .execute()
  return new Map(events.map((event) => [event.document_id, event.recorded_at]))
}

/** What was found about one paper of a person. What is `null` was not said, and what is known stays. */
export interface PaperWord {
  readonly personId: string
  readonly kind: string
  readonly status: 'missing' | 'collected' | 'verified' | 'rejected'
  readonly number: string | null
  readonly issuer: string | null
  readonly issuedOn: string | null
  readonly expiresOn: string | null
  readonly heldBy: DocumentHolder
  readonly reason: string | null
}

/**
 * Says one word about a paper: records it, replaces it where number or dates changed, and settles its state.
 * Answers the id of the document; `null` for a paper that never was there.
 */
export const recordPaper = async (context: Context, word: PaperWord): Promise<string | null> => {
  const known = await lockPaper(context, word)
  if (!known && word.status === 'missing') return null
  const next = known && !saysMore(known, word) ? known : undefined
  const id = next?.id ?? (await renew(context, word, known))
  if ((next?.status ?? 'collected') !== word.status || (next && next.held_by !== word.heldBy)) {
    await settleDocument(context, {
      documentId: id,
      status: word.status,
      level: 'officer',
      heldBy: word.heldBy,
      reason: word.reason,
      occurredOn: context.today,
    })
  }
  await context.publish(documentChanged, { personId: word.personId, documentId: id })
  return id
}

/** The scan kept with a paper, changed only by who has seen the one that is there. */
export const keepScan = async (
  context: Context,
  scan: {
    readonly personId: string
    readonly kind: string
    readonly seen: string | null
    readonly fileHash: string | null
  },
): Promise<void> => {
  const known = await lockPaper(context, scan)
  if (!known || known.file_hash !== scan.seen || known.file_hash === scan.fileHash) return
  await db(context)
    .updateTable('documents')
    .set({ file_hash: scan.fileHash })
    .where('village_id', '=', context.villageId)
    .where('id', '=', known.id)
    .execute()
}

const lockPaper = (context: Context, { personId, kind }: { personId: string; kind: string }) =>
  db(context)
    .selectFrom('documents')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where('status', 'not in', ['replaced', 'lost'])
    .orderBy('recorded_at', 'desc')
    .forUpdate()
    .executeTakeFirst()

const saysMore = (known: DocumentRow, word: PaperWord): boolean =>
  differs(known.issuer, word.issuer) ||
  differs(known.issued_on, word.issuedOn) ||
  differs(known.expires_on, word.expiresOn) ||
  (word.number !== null && !known.number_digest?.equals(numberDigest(word.kind, word.number)))

const differs = (known: string | null, said: string | null): boolean => said !== null && said !== known

// Another number is another paper: nothing of the old one is true of it.
const isAnotherPaper = (known: DocumentRow, { number, kind }: PaperWord): boolean =>
  number !== null && known.number_digest !== null && !known.number_digest.equals(numberDigest(kind, number))

const renew = async (context: Context, word: PaperWord, known: DocumentRow | undefined): Promise<string> => {
  const kept = known && !isAnotherPaper(known, word) ? known : undefined
  const issuedOn = word.issuedOn ?? kept?.issued_on ?? null
  const keptUntil = kept?.expires_on && (!issuedOn || kept.expires_on >= issuedOn) ? kept.expires_on : null
  const paper: NewDocument = {
    id: newId(),
    personId: word.personId,
    kind: word.kind,
    number: word.number ?? openNumber(kept?.number_sealed ?? null),
    issuer: word.issuer ?? kept?.issuer ?? null,
    issuedOn,
    expiresOn: word.expiresOn ?? keptUntil,
    ...(kept?.attributes && { attributes: JSON.parse(kept.attributes) as Record<string, string> }),
    fileHash: kept?.file_hash ?? null,
    heldBy: word.heldBy,
    status: 'collected',
  }
  await addDocument(context, paper)
  return paper.id
}
