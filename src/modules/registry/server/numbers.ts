import { digest, openValue, sealValue } from '#platform/server/keys.ts'
import type { CardKind, NikKind } from '../contract/codes.ts'
import { maskNumber, nikKindOf } from '../rules/nik.ts'

/** Keyed digest of a NIK: equal inside and across villages, readable by nobody. */
export const nikDigest = (nik: string): Buffer => digest('nik', nik)

export const cardDigest = (cardNo: string): Buffer => digest('card', cardNo)

export interface NikColumns {
  nik_kind: NikKind
  nik_digest: Buffer | null
  nik_sealed: Buffer | null
  nik_masked: string | null
}

/** A NIK as it is kept: digest to match, sealed value to print, mask to show. */
export const nikColumns = (nik: string | null): NikColumns => {
  const kind = nikKindOf(nik)
  if (kind === 'none' || nik === null) return { nik_kind: 'none', nik_digest: null, nik_sealed: null, nik_masked: null }
  return { nik_kind: kind, nik_digest: nikDigest(nik), nik_sealed: sealValue(nik), nik_masked: maskNumber(nik) }
}

export interface CardColumns {
  card_kind: CardKind
  card_no_digest: Buffer | null
  card_no_sealed: Buffer | null
  card_no_masked: string | null
}

export const cardColumns = (cardNo: string | null): CardColumns => {
  const kind = nikKindOf(cardNo)
  if (kind === 'none' || cardNo === null) {
    return { card_kind: 'none', card_no_digest: null, card_no_sealed: null, card_no_masked: null }
  }
  return {
    card_kind: kind,
    card_no_digest: cardDigest(cardNo),
    card_no_sealed: sealValue(cardNo),
    card_no_masked: maskNumber(cardNo),
  }
}

export const openNumber = (sealed: Buffer | null): string | null => (sealed === null ? null : openValue(sealed))

/** The columns of a parent's number: no mask, it is never shown. */
export const parentNikColumns = (nik: string | null): { digest: Buffer | null; sealed: Buffer | null } =>
  nik === null || nikKindOf(nik) === 'none'
    ? { digest: null, sealed: null }
    : { digest: nikDigest(nik), sealed: sealValue(nik) }
