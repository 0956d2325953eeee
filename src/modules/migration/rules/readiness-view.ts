import type { ReadinessItemView } from '../contract/readiness.ts'
import type { EpisodeParts } from './parts.ts'
import { type Readiness, type ReadinessItem, validUntil } from './readiness.ts'
import { type PaperRow, scanOf } from './row-facts.ts'
import { standingScans } from './scans.ts'

type OfScans = Pick<EpisodeParts, 'scans' | 'registerPapers'>

export const readinessView = (readiness: Readiness<PaperRow>, parts: OfScans) => ({
  items: readiness.items.map((item) => itemView(item, parts)),
  verified: readiness.verified,
  total: readiness.total,
  villageVerified: readiness.villageVerified,
  villageTotal: readiness.villageTotal,
  villageReady: readiness.villageReady,
  ready: readiness.ready,
})

const itemView = (item: ReadinessItem<PaperRow>, parts: OfScans): ReadinessItemView => {
  const { body, source, confirmed } = item.requirement
  const { row, paper } = item.fact ?? { row: null, paper: null }
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
    numberShown: paper?.numberMasked ?? row?.number_text ?? null,
    issuedOn: item.fact?.issuedOn ?? null,
    validUntil: validUntil(body, item.fact),
    expiresOn: item.fact?.expiresOn ?? null,
    issuerShown: paper?.issuer ?? null,
    fromRegister: paper !== null,
    scans: scansOf(item.code, parts, paper?.fileHash ?? null, item.fact?.recordedAt ?? ''),
    letterId: row?.letter_id ?? null,
    documentId: paper?.id ?? row?.document_id ?? null,
    note: row?.note ?? null,
    warnings: [...item.warnings],
    recordedAt: item.fact?.recordedAt ?? null,
    recordedByName: row?.recorded_by_name ?? paper?.verifiedBy ?? null,
  }
}

/** The pages of this file; where there are none, the scan that is kept with the person. */
const scansOf = (code: string, { scans }: OfScans, kept: string | null, keptAt: string): ReadinessItemView['scans'] => {
  const own = standingScans(scans.filter((scan) => scan.document_code === code).map(scanOf))
  if (own.length === 0 && kept) return [{ id: null, fileHash: kept, recordedAt: keptAt }]
  return own.map(({ id, fileHash, recordedAt }) => ({ id, fileHash, recordedAt }))
}
