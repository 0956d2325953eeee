import type { RequiredDocument } from '../../contract/required-document.ts'
import type { StarterRowOf } from '../../rules/starter-row.ts'
import { sinceLaw } from '../sources.ts'

type Row = StarterRowOf<'required-document'>
type Wanted = Pick<RequiredDocument, 'document' | 'mustShow' | 'mustShowEn' | 'issuedBy' | 'order' | 'phase'> &
  Partial<RequiredDocument>
type Provenance = Pick<Row, 'source' | 'confirmed'> & { readonly sourceUrl?: string; readonly effectiveFrom?: string }

const usual = {
  schemes: '*',
  countries: '*',
  occupations: '*',
  need: 'must',
  condition: 'always',
  issuer: 'other',
  siapkerjaSet: false,
  validMonths: null,
  rule: 'UU 18/2017 pasal 13',
} as const

/** One paper of the starter set: for anybody unless it says for whom. */
export const paper = (key: string, title: string, titleEn: string, from: Provenance, body: Wanted): Row => {
  const { source, sourceUrl, confirmed, effectiveFrom = sinceLaw } = from
  const dated = { key, title, titleEn, source, confirmed, effectiveFrom, ...(sourceUrl ? { sourceUrl } : {}) }
  return { kind: 'required-document', ...dated, body: { ...usual, ...body } }
}
