import type { PlainDate } from '#platform/shared/dates.ts'
import { addDays, isPlainDate } from '#platform/shared/dates.ts'
import { type FieldFault, Refusal } from '#platform/shared/errors.ts'
import type { DocumentHolder, DocumentKind, DocumentStatus } from '../contract/codes.ts'
import { type DocumentAttribute, documentAttributes } from '../contract/document-attributes.ts'

/** A paper that ends before it began is written wrongly. */
export const assertPaperDays = (paper: {
  readonly issuedOn: string | null
  readonly expiresOn: string | null
}): void => {
  if (!paper.issuedOn || !paper.expiresOn || paper.expiresOn >= paper.issuedOn) return
  const fault = { field: 'expiresOn', code: 'registry.endsBeforeIssued' }
  throw new Refusal('rule', fault.code, {}, [fault])
}

/** Days before its end from which a paper is shown as ending: a passport needs the longest to renew. */
export const noticeDays = (kind: string): number => {
  if (kind === 'PASPOR') return 210
  if (kind === 'VISA_KERJA' || kind === 'PERJANJIAN_KERJA' || kind === 'KITAS') return 120
  return 60
}

/** What a paper is today: an expiry date that has passed makes it expired without anybody touching it. */
export const statusToday = (
  document: { readonly status: DocumentStatus; readonly expiresOn: string | null },
  today: PlainDate,
): DocumentStatus => {
  const living = document.status === 'collected' || document.status === 'verified'
  return living && document.expiresOn !== null && document.expiresOn < today ? 'expired' : document.status
}

export const isEnding = (
  document: { readonly kind: string; readonly expiresOn: string | null },
  today: PlainDate,
): boolean => document.expiresOn !== null && document.expiresOn <= addDays(today, noticeDays(document.kind))

/** A passport or a card in the hand of an agency or an employer is a sign of forced labour (ILO indicators). Advice, never a lock. */
export const withheldFlag = (kind: string, heldBy: DocumentHolder): string | null =>
  ['PASPOR', 'KTP', 'KK', 'IJAZAH', 'BUKU_NIKAH', 'AKTA_LAHIR'].includes(kind) &&
  (heldBy === 'agency' || heldBy === 'employer')
    ? 'registry.paperWithheld'
    : null

export const attributesOf = (kind: string): readonly DocumentAttribute[] =>
  documentAttributes[kind as DocumentKind] ?? []

const faultOf = ({ kind, choices }: DocumentAttribute, value: string): string | null => {
  if (kind === 'date' && !isPlainDate(value)) return 'registry.notADate'
  if (kind === 'year' && !/^(19|20)\d\d$/.test(value)) return 'registry.notAYear'
  return kind === 'choice' && !choices?.includes(value) ? 'registry.valueUnknown' : null
}

/** What of a paper's attributes does not belong to its kind, or cannot be read. */
export const attributeFaults = (kind: string, values: Readonly<Record<string, string>>): FieldFault[] =>
  Object.entries(values).flatMap(([name, value]) => {
    const attribute = attributesOf(kind).find((one) => one.name === name)
    const code = attribute ? faultOf(attribute, value) : 'registry.notOfThisPaper'
    return code ? [{ field: `attributes.${name}`, code }] : []
  })
