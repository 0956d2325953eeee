import type { Instant, PlainDate } from '#platform/shared/dates.ts'
import type { FilledLetter } from './template.ts'

/** Everything a letter says, as it was on the day it was issued. Its digest is in the QR, so nothing of it changes unseen. */
export interface LetterContent {
  readonly version: 1
  readonly kind: string
  readonly templateVersion: number
  readonly villageId: number
  readonly villageCode: string
  /** `Desa Kuripan`. */
  readonly villageFull: string
  readonly villageChain: string
  /** Where it is signed: `Kuripan`. */
  readonly place: string
  readonly number: string | null
  readonly issuedOn: PlainDate | null
  readonly validUntil: PlainDate | null
  readonly letterhead: {
    readonly lines: readonly string[]
    readonly address: string
    readonly emblemHash: string | null
  }
  readonly letter: FilledLetter
  readonly signatory: { readonly lines: readonly string[]; readonly name: string }
  /** How the file is signed, beside ink and stamp on the paper. */
  readonly signing: 'wet_ink' | 'pades'
  /** Number of the Perdes that sets a levy; without one every service is free. */
  readonly levy: string | null
  /** Names shown masked on the checking page. */
  readonly names: readonly string[]
  readonly recordedAt: Instant
  /** Its time of keeping is over: what it said is gone, and its digest speaks of what was. */
  readonly erased?: true
}

// What contents sealed by earlier releases do not say, and what they meant by not saying it.
const former = { version: 1, templateVersion: 1, validUntil: null, signing: 'wet_ink', levy: null, names: [] } as const
const formerLetter = { left: null, right: null, signers: null, witnesses: [], basis: '' } as const

/** A kept content as this release knows contents, whatever release sealed it. */
export const readContent = (stored: unknown): LetterContent => {
  const content = stored as LetterContent
  return {
    ...former,
    ...content,
    letterhead: { ...{ lines: [], address: '', emblemHash: null }, ...content.letterhead },
    letter: { ...formerLetter, ...content.letter },
  }
}

export const secretaryTitle = 'Sekretaris Desa'

/** `a.n. KEPALA DESA KURIPAN / Sekretaris Desa`, as Permendagri 1/2023 on official letters writes who signs for whom. */
export const signatoryLines = (
  headTitle: string,
  villageName: string,
  manner: 'own' | 'an' | 'ub',
  ownTitle: string,
  sender: string,
): string[] => {
  const head = `${headTitle} ${villageName}`.toUpperCase()
  if (manner === 'own') return [head]
  return manner === 'an' ? [`a.n. ${head}`, ownTitle] : [`a.n. ${head}`, sender, 'u.b.', ownTitle]
}

export const freeOfCharge = (levy: string | null): string =>
  levy ? `Pungutan menurut Perdes ${levy}.` : 'Layanan surat desa tidak dipungut biaya (gratis).'
