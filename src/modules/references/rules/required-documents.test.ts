import { describe, expect, test } from 'vitest'
import { domesticOccupations, type Occupation, type Scheme } from '../contract/codes.ts'
import { starterRows } from '../starter/index.ts'
import { requiredDocumentsFor } from './required-documents.ts'
import type { StarterRowOf } from './starter-row.ts'

const rows = starterRows.filter((row): row is StarterRowOf<'required-document'> => row.kind === 'required-document')
const papersFor = (scheme: Scheme, country: string | null, occupation: Occupation | null = 'housekeeper') =>
  requiredDocumentsFor(rows, { scheme, country, occupation })
const codesFor = (...way: Parameters<typeof papersFor>) => papersFor(...way).map((row) => row.body.document)

const countries = ['HK', 'TW', 'MY', 'SG', 'JP', 'KR', 'SA']
const schemes: readonly Scheme[] = ['P2P', 'G2G', 'SELF']
const ways = countries.flatMap((country) => schemes.map((scheme) => ({ country, scheme })))

describe('the papers of a candidate', () => {
  test.each(ways)(
    '$scheme to $country: every paper has a source, who issues it and what it must show',
    ({ scheme, country }) => {
      const papers = papersFor(scheme, country)
      expect(papers.length).toBeGreaterThan(15)
      for (const { body, source } of papers) {
        expect(source).not.toBe('')
        expect(body.issuedBy).not.toBe('')
        expect(body.mustShow.split(' ').length).toBeLessThanOrEqual(15)
        expect(body.mustShowEn).not.toBe('')
      }
      expect(new Set(papers.map((row) => row.body.document)).size).toBe(papers.length)
    },
  )

  test('no two of these twenty-one ways ask for the same', () => {
    const asked = ways.map(({ scheme, country }) =>
      papersFor(scheme, country)
        .map((row) => row.key)
        .join(),
    )
    expect(new Set(asked).size).toBe(21)
  })

  test('who goes alone signs no placement agreement; who goes through an agency does', () => {
    for (const country of countries) {
      expect(codesFor('SELF', country)).not.toContain('PERJANJIAN_PENEMPATAN')
      expect(codesFor('SELF', country)).toContain('PERNYATAAN_MANDIRI')
      expect(codesFor('P2P', country)).toEqual(expect.arrayContaining(['PERJANJIAN_PENEMPATAN', 'JOB_ORDER']))
      expect(codesFor('G2G', country)).toContain('PENGUMUMAN_G2G')
    }
  })

  test('Korea between governments asks EPS-TOPIK instead of a competence certificate', () => {
    const korea = papersFor('G2G', 'KR', 'factory')
    expect(korea.find((row) => row.body.document === 'SERTIFIKAT_BAHASA')?.body.mustShow).toContain('EPS-TOPIK')
    expect(korea.map((row) => row.body.document)).not.toContain('SERTIFIKAT_KOMPETENSI')
  })

  test('Japan asks language and skill; Singapore asks an approval and no visa', () => {
    expect(codesFor('SSW', 'JP', 'agriculture')).toEqual(
      expect.arrayContaining(['SERTIFIKAT_BAHASA', 'SERTIFIKAT_KETERAMPILAN']),
    )
    expect(codesFor('P2P', 'SG')).not.toContain('VISA_KERJA')
    expect(codesFor('P2P', 'SG')).toContain('IZIN_TINGGAL')
  })

  test('household work asks its own certificate', () => {
    const certificate = (occupation: Occupation) =>
      papersFor('P2P', 'HK', occupation).find((row) => row.body.document === 'SERTIFIKAT_KOMPETENSI')?.key
    expect(domesticOccupations.map(certificate)).toEqual(domesticOccupations.map(() => 'hk-kompetensi-rumah-tangga'))
    expect(certificate('factory')).toBe('sertifikat-kompetensi')
  })

  test('what is not known yet asks only what holds for anybody', () => {
    const papers = requiredDocumentsFor(rows, { scheme: null, country: null, occupation: null })
    expect(papers.every(({ body }) => body.schemes === '*' && body.countries === '*')).toBe(true)
  })

  test('papers come in the order of the way out, and the SIAPkerja set has its seven', () => {
    const papers = requiredDocumentsFor(
      rows,
      { scheme: 'P2P', country: 'MY', occupation: 'plantation' },
      (condition) => condition === 'always' || condition === 'married',
    )
    const phases = papers.map((row) => ['village', 'district', 'agency', 'departure'].indexOf(row.body.phase))
    expect(phases).toEqual([...phases].sort())
    expect(papers.filter((row) => row.body.siapkerjaSet).map((row) => row.body.document)).toEqual([
      ...['KTP', 'KK', 'AKTA_LAHIR', 'BUKU_NIKAH', 'IZIN_KELUARGA', 'IJAZAH', 'SEHAT'],
    ])
  })
})

test('the order rows are written in makes no difference', () => {
  const backwards = requiredDocumentsFor([...rows].reverse(), { scheme: 'P2P', country: 'JP', occupation: 'nurse' })
  expect(backwards.map((row) => row.key)).toEqual(papersFor('P2P', 'JP', 'nurse').map((row) => row.key))
})
