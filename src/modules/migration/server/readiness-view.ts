import type { ReadinessItemView } from '../contract/readiness.ts'
import { type Readiness, type ReadinessItem, validUntil } from '../rules/readiness.ts'
import type { PaperRow } from './row-facts.ts'

export const readinessView = (readiness: Readiness<PaperRow>) => ({
  items: readiness.items.map(itemView),
  verified: readiness.verified,
  total: readiness.total,
  villageVerified: readiness.villageVerified,
  villageTotal: readiness.villageTotal,
  villageReady: readiness.villageReady,
  ready: readiness.ready,
})

const itemView = (item: ReadinessItem<PaperRow>): ReadinessItemView => {
  const { body, source, confirmed } = item.requirement
  const row = item.fact?.row
  return {
    code: item.code,
    status: item.status,
    need: body.need === 'if_any' ? 'if_any' : 'must',
    later: item.later,
    phase: body.phase,
    issuer: body.issuer,
    issuedBy: body.issuedBy,
    mustShow: body.mustShow,
    mustShowEn: body.mustShowEn,
    siapkerjaSet: body.siapkerjaSet,
    rule: body.rule,
    source,
    confirmed,
    heldBy: item.fact?.heldBy ?? null,
    numberShown: row?.number_text ?? null,
    issuedOn: item.fact?.issuedOn ?? null,
    validUntil: validUntil(body, item.fact),
    fileHash: row?.file_hash ?? null,
    letterId: row?.letter_id ?? null,
    documentId: row?.document_id ?? null,
    note: row?.note ?? null,
    warnings: [...item.warnings],
    recordedAt: row?.recorded_at ?? null,
    recordedByName: row?.recorded_by_name ?? null,
  }
}
