import { signPdf } from '#platform/server/print/sign-pdf.ts'
import { Refusal } from '#platform/shared/errors.ts'
import type { LetterContent } from '../rules/letter-content.ts'
import { sealFile } from './file-seal.ts'
import { letterKeys } from './tokens.ts'

/** How an issued file is signed. Ink and stamp on paper stay possible with every one of them. */
interface SigningAdapter {
  sign(pdf: Uint8Array, content: LetterContent, token: string): Promise<Uint8Array>
}

const wetInk: SigningAdapter = { sign: async (pdf, _, token) => sealFile(pdf, token) }

const localPades: SigningAdapter = {
  sign: (pdf, content) =>
    signPdf(pdf, {
      purpose: letterKeys,
      organisation: content.villageFull,
      name: content.signatory.name,
      place: content.place,
      reason: content.number ?? '',
      at: content.recordedAt,
    }),
}

// BSSN's certificates for officials: needs an agreement, a service address and the official's passphrase. Untested, so not offered.
const bsre: SigningAdapter = {
  sign: async () => {
    throw new Refusal('rule', 'letters.signingUntested')
  },
}

export const signingAdapters: Readonly<Record<'wet_ink' | 'pades' | 'bsre', SigningAdapter>> = {
  wet_ink: wetInk,
  pades: localPades,
  bsre,
}
