import type { Context } from '#platform/server/context.ts'
import { digest, sealValue } from '#platform/server/keys.ts'
import { handle } from '#platform/server/module.ts'
import { endTask } from '#platform/server/tasks.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { missing, Refusal, refuseAt } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import type { DocumentHolder, DocumentStatus, VerifiedLevel } from '../contract/codes.ts'
import { type RegistryDocument, recordDocument, verifyDocument } from '../contract/document.ts'
import { assertPaperDays, attributeFaults, statusToday, withheldFlag } from '../rules/documents.ts'
import { maskNumber } from '../rules/nik.ts'
import { documentChanged } from './events.ts'
import { getKeptPersonId } from './person-rows.ts'
import { assertPersonInReach } from './reach.ts'
import { type DocumentRow, db } from './tables.ts'
import { renewDocument } from './task-kinds.ts'

export const toDocument = (row: DocumentRow, today: PlainDate): RegistryDocument => ({
  id: row.id,
  kind: row.kind,
  numberMasked: row.number_masked,
  issuer: row.issuer,
  issuedOn: row.issued_on as PlainDate | null,
  expiresOn: row.expires_on as PlainDate | null,
  fileHash: row.file_hash,
  heldBy: row.held_by,
  status: row.status,
  statusToday: statusToday({ status: row.status, expiresOn: row.expires_on }, today),
  verifiedLevel: row.verified_level,
  verifiedAt: row.verified_at,
  verifiedBy: row.verified_by,
  attributes: row.attributes ? (JSON.parse(row.attributes) as Record<string, string>) : {},
  recordedAt: row.recorded_at,
})

/** A paper of a person, as a form or a later module records it. */
export interface NewDocument {
  readonly id: string
  readonly personId: string
  readonly kind: string
  readonly number: string | null
  readonly issuer: string | null
  readonly issuedOn: string | null
  readonly expiresOn: string | null
  readonly attributes?: Readonly<Record<string, string>>
  readonly fileHash: string | null
  readonly heldBy: DocumentHolder
  readonly status: 'missing' | 'collected'
}

/** Equal for the same number of the same kind, readable by nobody. */
export const numberDigest = (kind: string, number: string): Buffer =>
  digest('document', `${kind}:${number.toUpperCase()}`)

const documentRow = (context: Context, paper: NewDocument): DocumentRow => ({
  village_id: context.villageId,
  id: paper.id,
  person_id: paper.personId,
  household_id: null,
  kind: paper.kind,
  number_sealed: paper.number === null ? null : sealValue(paper.number),
  number_digest: paper.number === null ? null : numberDigest(paper.kind, paper.number),
  number_masked: paper.number === null ? null : maskNumber(paper.number),
  issuer: paper.issuer,
  issued_on: paper.issuedOn,
  expires_on: paper.expiresOn,
  attributes: paper.attributes && Object.keys(paper.attributes).length > 0 ? JSON.stringify(paper.attributes) : null,
  file_hash: paper.fileHash,
  held_by: paper.heldBy,
  status: paper.status,
  verified_level: 'self',
  verified_at: null,
  verified_by: null,
  replaced_by_id: null,
  recorded_at: context.now,
  recorded_by: context.actor.accountId,
})

interface DocumentEvent {
  readonly documentId: string
  readonly status: DocumentStatus
  readonly level: VerifiedLevel
  readonly heldBy: DocumentHolder | null
  readonly reason: string | null
  readonly occurredOn: string
}

export const recordPaperEvent = async (context: Context, event: DocumentEvent): Promise<void> => {
  await db(context)
    .insertInto('document_events')
    .values({
      village_id: context.villageId,
      id: newId(),
      document_id: event.documentId,
      status: event.status,
      verified_level: event.level,
      held_by: event.heldBy,
      reason: event.reason,
      occurred_on: event.occurredOn,
      recorded_at: context.now,
      recorded_by: context.actor.accountId,
    })
    .execute()
}

/** Only attributes that stand on a paper of the kind. */
export const assertAttributesFit = (kind: string, attributes: Readonly<Record<string, string>>): void => {
  const faults = attributeFaults(kind, attributes)
  if (faults[0]) throw new Refusal('invalid', faults[0].code, {}, faults)
}

export const assertDaysFit = (context: Context, paper: Pick<NewDocument, 'issuedOn' | 'expiresOn'>): void => {
  assertPaperDays(paper)
  if (paper.issuedOn && paper.issuedOn > context.today) refuseAt('issuedOn', 'registry.dayInFuture')
}

/** Writes a paper; an older one of the same kind is replaced, not erased. */
export const addDocument = async (context: Context, paper: NewDocument): Promise<void> => {
  assertDaysFit(context, paper)
  await db(context).insertInto('documents').values(documentRow(context, paper)).execute()
  await recordPaperEvent(context, {
    documentId: paper.id,
    status: paper.status,
    level: 'self',
    heldBy: paper.heldBy,
    reason: null,
    occurredOn: context.today,
  })
  if (paper.kind !== 'OTHER') await replaceOlder(context, paper)
}

const replaceOlder = async (context: Context, paper: NewDocument): Promise<void> => {
  const older = await db(context)
    .updateTable('documents')
    .set({ status: 'replaced', replaced_by_id: paper.id })
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', paper.personId)
    .where('kind', '=', paper.kind)
    .where('id', '<>', paper.id)
    .where('status', 'not in', ['replaced', 'lost'])
    .returning('id')
    .execute()
  for (const { id } of older) {
    await recordPaperEvent(context, {
      documentId: id,
      status: 'replaced',
      level: 'self',
      heldBy: null,
      reason: null,
      occurredOn: context.today,
    })
    await endTask(context, renewDocument, id, 'replaced')
  }
}

export const recordDocumentHandler = handle(recordDocument, async (context, input) => {
  await assertPersonInReach(context, input.personId)
  const personId = await getKeptPersonId(context, input.personId)
  assertAttributesFit(input.kind, input.attributes)
  await addDocument(context, { ...input, personId })
  await context.publish(documentChanged, { personId, documentId: input.id })
  return { documentId: input.id, redFlag: withheldFlag(input.kind, input.heldBy) }
})

export const verifyDocumentHandler = handle(verifyDocument, async (context, input) => {
  const row = await lockDocument(context, input.documentId)
  await assertPersonInReach(context, row.person_id)
  if (row.status === 'replaced') throw new Refusal('rule', 'registry.documentReplaced')
  if (input.status === 'rejected' && input.reason === null) {
    refuseAt('reason', 'registry.reasonMissing', 'invalid')
  }
  await settleDocument(context, { ...input, occurredOn: input.occurredOn ?? context.today })
  await context.publish(documentChanged, { personId: row.person_id, documentId: row.id })
  return { documentId: row.id }
})

/** What was found when a paper was looked at: its state now, and one more row of its history. */
export const settleDocument = async (context: Context, found: DocumentEvent): Promise<void> => {
  const verified = found.status === 'verified'
  await db(context)
    .updateTable('documents')
    .set({
      status: found.status,
      ...(found.heldBy && { held_by: found.heldBy }),
      verified_level: verified ? found.level : 'self',
      verified_at: verified ? context.now : null,
      verified_by: verified ? context.actor.name : null,
    })
    .where('village_id', '=', context.villageId)
    .where('id', '=', found.documentId)
    .execute()
  await recordPaperEvent(context, found)
}

export const lockDocument = async (context: Context, documentId: string): Promise<DocumentRow> => {
  const row = await db(context)
    .selectFrom('documents')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', documentId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw missing('registry.documentMissing')
  return row
}
