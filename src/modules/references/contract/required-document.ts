import * as z from 'zod/mini'
import { occupations, schemes } from './codes.ts'

/** `'*'` is any; a row that names fewer schemes, countries or occupations wins over one that names more. */
const some = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.union([z.literal('*'), z.array(z.enum(values)).check(z.minLength(1))])

/** Papers a candidate may need, UU 18/2017 art. 13 and what countries add. */
export const documentCodes = [
  'KTP',
  'KK',
  'AKTA_LAHIR',
  'STATUS_KAWIN',
  'BUKU_NIKAH',
  'AKTA_CERAI',
  'IZIN_KELUARGA',
  'PENGASUHAN_ANAK',
  'REKOMENDASI_DESA',
  'IJAZAH',
  'SEHAT',
  'SERTIFIKAT_KOMPETENSI',
  'SERTIFIKAT_BAHASA',
  'SERTIFIKAT_KETERAMPILAN',
  'PENGUMUMAN_G2G',
  'PERJANJIAN_PENEMPATAN',
  'JOB_ORDER',
  'PERNYATAAN_MANDIRI',
  'ID_PMI',
  'SKCK',
  'BPJS_TK',
  'BPJS_KES',
  'PASPOR',
  'VISA_KERJA',
  'PERJANJIAN_KERJA',
  'IZIN_TINGGAL',
  'BUKU_PELAUT',
  'OPP',
  'E_PMI',
  'BUKTI_SETOR_KUR',
] as const
export type DocumentCode = (typeof documentCodes)[number]

/** When the paper is due in the way out: groups of the checklist, in this order. */
export const documentPhases = ['village', 'district', 'agency', 'departure'] as const
export type DocumentPhase = (typeof documentPhases)[number]

/** For whom of the candidates the row speaks. */
export const documentConditions = ['always', 'married', 'divorced', 'widowed', 'has_minor_child', 'under_21'] as const
export type DocumentCondition = (typeof documentConditions)[number]

/** One paper, for some schemes, countries and jobs: what it must show, who issues it, by which rule. */
export const requiredDocumentBody = z.object({
  document: z.enum(documentCodes),
  schemes: some(schemes),
  /** ISO 3166-1 alpha-2. */
  countries: z.union([z.literal('*'), z.array(z.string().check(z.regex(/^[A-Z]{2}$/))).check(z.minLength(1))]),
  occupations: some(occupations),
  /** `not_needed` takes away what a wider row asks (no placement agreement for who goes alone). */
  need: z.enum(['must', 'if_any', 'not_needed']),
  condition: z.enum(documentConditions),
  issuer: z.enum(['village', 'regency', 'other']),
  /** Who writes it, as people say it: "Disdukcapil", "BP3MI". */
  issuedBy: z.string(),
  /** What must be legible in it, in one Indonesian sentence; English beside it. */
  mustShow: z.string(),
  mustShowEn: z.string(),
  /** Part of the set that is uploaded to SIAPkerja for the ID PMI. */
  siapkerjaSet: z.boolean(),
  phase: z.enum(documentPhases),
  /** Months the paper is good for after its issue, where a rule says so. */
  validMonths: z.nullable(z.number()),
  /** Law or regulation, as cited. */
  rule: z.string(),
  order: z.number(),
})
export type RequiredDocument = z.output<typeof requiredDocumentBody>
