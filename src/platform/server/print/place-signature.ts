import { plainAddPlaceholder } from '@signpdf/placeholder-plain'
import { SignPdf } from '@signpdf/signpdf'
import { Signer, SUBFILTER_ETSI_CADES_DETACHED } from '@signpdf/utils'
import { localSignature } from './local-signature.ts'
import type { SignatureWords } from './sign-pdf.ts'

class LocalSigner extends Signer {
  readonly words: SignatureWords

  constructor(words: SignatureWords) {
    super()
    this.words = words
  }

  override async sign(pdf: Buffer): Promise<Buffer> {
    return localSignature(this.words.purpose, this.words.organisation, pdf)
  }
}

/** Makes room for a signature in a PDF, signs what is around it, and puts it there. */
export const placeSignature = async (pdf: Uint8Array, words: SignatureWords): Promise<Uint8Array> => {
  const prepared = plainAddPlaceholder({
    pdfBuffer: Buffer.from(pdf),
    reason: words.reason,
    contactInfo: '',
    name: words.name,
    location: words.place,
    signingTime: new Date(words.at),
    signatureLength: 2048,
    subFilter: SUBFILTER_ETSI_CADES_DETACHED,
    appName: 'Desmigratif',
  })
  return new SignPdf().sign(prepared, new LocalSigner(words))
}
