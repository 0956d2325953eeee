import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#apps/testing/world.ts'
import type { DocumentCode, Occupation, Scheme } from '#modules/references/contract.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { addMonths, type PlainDate, plainDate } from '#platform/shared/dates.ts'
import type { Rulebook } from './rules/parts.ts'
import { type Candidate, type PaperFact, type Readiness, readinessOf } from './rules/readiness.ts'
import type { StepName } from './rules/stages.ts'
import { loadRulebook } from './server/neighbours.ts'

let world: World
let rulebook: Rulebook

beforeAll(async () => {
  world = await openWorld()
  const village = await world.village()
  await runAsSystem(world.test.house, {
    name: 'migration.remindDaily',
    village: village.id,
    act: async (context) => {
      rulebook = await loadRulebook(context)
    },
  })
}, 120_000)
afterAll(() => world?.close())

const countries = ['HK', 'TW', 'MY', 'SG', 'JP', 'KR', 'SA'] as const
const schemes = ['P2P', 'G2G', 'SELF'] as const
const mother: Candidate = { maritalStatus: 'married', hasMinorChild: true, age: 26 }
const single: Candidate = { maritalStatus: 'single', hasMinorChild: false, age: 24 }

const papersOf = (country: string, scheme: Scheme, occupation: Occupation, candidate = mother) =>
  rulebook.requirementsFor({ country, scheme, occupation }, candidate)
const codesOf = (...way: Parameters<typeof papersOf>) => papersOf(...way).map((row) => row.body.document)

describe('the papers of every way', () => {
  it.each(countries.flatMap((country) => schemes.map((scheme) => [country, scheme] as const)))(
    '%s by %s',
    (country, scheme) => {
      for (const occupation of ['housekeeper', 'elderly_carer', 'factory', 'construction'] as const) {
        const rows = papersOf(country, scheme, occupation)
        const codes = rows.map((row) => row.body.document)
        expect(new Set(codes).size).toBe(codes.length)
        for (const code of ['KTP', 'KK', 'IZIN_KELUARGA', 'BUKU_NIKAH', 'PASPOR', 'ID_PMI', 'BPJS_TK', 'OPP'] as const)
          expect(codes).toContain(code)
        expect(codes.includes('PERJANJIAN_PENEMPATAN')).toBe(scheme === 'P2P')
        expect(codes.includes('PENGUMUMAN_G2G')).toBe(scheme === 'G2G')
        expect(codes.includes('PERNYATAAN_MANDIRI')).toBe(scheme === 'SELF')
        for (const { body, source } of rows) {
          expect(source.length).toBeGreaterThan(3)
          expect(body.mustShow.length).toBeGreaterThan(5)
          expect(body.issuedBy.length).toBeGreaterThan(1)
          expect(body.rule.length).toBeGreaterThan(3)
        }
      }
    },
  )

  it('differ between the seven countries', () => {
    const sets = countries.map((country) =>
      papersOf(country, 'P2P', 'factory')
        .map((row) => `${row.body.document}:${row.body.mustShow}`)
        .join('|'),
    )
    expect(new Set(sets).size).toBeGreaterThanOrEqual(6)
  })

  it('ask for a marriage book of the married and a care letter of parents only', () => {
    expect(codesOf('HK', 'P2P', 'housekeeper', single)).not.toContain('BUKU_NIKAH')
    expect(codesOf('HK', 'P2P', 'housekeeper', single)).not.toContain('PENGASUHAN_ANAK')
    expect(codesOf('HK', 'P2P', 'housekeeper', { ...single, maritalStatus: 'divorced' })).toContain('AKTA_CERAI')
    expect(codesOf('HK', 'P2P', 'housekeeper', { ...single, maritalStatus: 'unknown' })).not.toContain('BUKU_NIKAH')
  })

  it('are a list also while nothing is known of the way', () => {
    const codes = rulebook
      .requirementsFor({ country: null, scheme: null, occupation: null }, single)
      .map((row) => row.body.document)
    expect(codes).toContain('KTP')
    expect(codes).not.toContain('PERJANJIAN_PENEMPATAN')
  })
})

const today = plainDate('2026-11-22')
const verified = (documentCode: string, more: Partial<PaperFact> = {}): PaperFact => ({
  ...{ documentCode, status: 'verified', heldBy: 'owner', issuedOn: null, expiresOn: null, recordedAt: '2026-11-01' },
  ...more,
})
const assess = (
  facts: readonly PaperFact[],
  more: {
    step?: StepName
    contractEndsOn?: PlainDate
    cared?: string[]
    departsOn?: PlainDate
    departed?: boolean
  } = {},
): Readiness =>
  readinessOf({
    requirements: papersOf('TW', 'P2P', 'elderly_carer'),
    facts,
    step: more.step ?? 'village',
    today,
    contractEndsOn: more.contractEndsOn ?? null,
    departsOn: more.departsOn ?? null,
    departed: more.departed ?? false,
    remindRules: rulebook.remindRules,
    childIds: ['kirana'],
    caredChildIds: more.cared ?? ['kirana'],
  })
const all = () => codesOf('TW', 'P2P', 'elderly_carer').map((code) => verified(code))
const itemOf = (readiness: Readiness, code: DocumentCode) => readiness.items.find((item) => item.code === code)

describe('readiness', () => {
  it('waits for every paper and for a carer of each child', () => {
    expect(assess(all()).ready).toBe(true)
    expect(assess(all(), { cared: [] })).toMatchObject({
      ready: false,
      villageReady: false,
      childrenWithoutCarer: ['kirana'],
    })
    expect(assess([])).toMatchObject({ ready: false, verified: 0 })
  })

  it('is lost with any one of the papers, and never counts more than there are', () => {
    fc.assert(
      fc.property(fc.subarray(codesOf('TW', 'P2P', 'elderly_carer')), (some) => {
        const readiness = assess(some.map((code) => verified(code)))
        const musts = readiness.items.filter((item) => item.requirement.body.need === 'must')
        expect(readiness.total).toBe(musts.length)
        expect(readiness.verified).toBe(musts.filter((item) => some.includes(item.code)).length)
        expect(readiness.ready).toBe(readiness.verified === readiness.total)
      }),
    )
  })

  it('believes the newest word about a paper', () => {
    const facts = [
      verified('KTP', { recordedAt: '2026-11-02' }),
      verified('KTP', { status: 'rejected', recordedAt: '2026-11-03' }),
      verified('KTP'),
    ]
    expect(itemOf(assess(facts), 'KTP')?.status).toBe('rejected')
  })

  it('lets a paper expire by its own date, or by the months its kind is good for', () => {
    expect(itemOf(assess([verified('PASPOR', { expiresOn: plainDate('2026-11-21') })]), 'PASPOR')?.status).toBe(
      'expired',
    )
    expect(itemOf(assess([verified('PASPOR', { expiresOn: today })]), 'PASPOR')?.status).toBe('verified')
    expect(itemOf(assess([verified('SKCK', { issuedOn: plainDate('2026-01-01') })]), 'SKCK')?.status).toBe('expired')
    expect(itemOf(assess([verified('SKCK', { issuedOn: plainDate('2026-10-01') })]), 'SKCK')?.status).toBe('verified')
  })

  it('warns of a passport that ends with the contract and of papers in an agency’s hands', () => {
    const contractEndsOn = plainDate('2029-01-01')
    const passport = verified('PASPOR', { expiresOn: addMonths(contractEndsOn, 5), heldBy: 'agency' })
    expect(itemOf(assess([passport], { contractEndsOn }), 'PASPOR')?.warnings).toEqual([
      'heldByOthers',
      'shorterThanContract',
    ])
    expect(itemOf(assess([verified('PASPOR', { expiresOn: addMonths(today, 8) })]), 'PASPOR')?.warnings).toEqual([
      'expiresSoon',
    ])
  })

  it('warns of any paper within the last reminder that the references name, or of one that ends before the day of leaving, only while somebody is at home', () => {
    const skck = (expiresOn: string) => [verified('SKCK', { expiresOn: plainDate(expiresOn) })]
    const warned = (expiresOn: string, more: Parameters<typeof assess>[1]) =>
      itemOf(assess(skck(expiresOn), more), 'SKCK')?.warnings
    const departsOn = plainDate('2027-03-01')
    expect(warned('2026-12-22', {})).toEqual(['endsSoon'])
    expect(warned('2026-12-23', {})).toEqual([])
    expect(warned('2027-02-28', { departsOn })).toEqual(['endsBeforeDeparture'])
    expect(warned('2027-03-01', { departsOn })).toEqual([])
    expect(warned('2026-12-01', { departsOn, departed: true })).toEqual([])
  })

  it('does not ask for a passport before the village has verified', () => {
    expect(itemOf(assess([]), 'PASPOR')?.later).toBe(true)
    expect(itemOf(assess([]), 'KTP')?.later).toBe(false)
    expect(itemOf(assess([]), 'REKOMENDASI_DESA')?.later).toBe(true)
    expect(itemOf(assess([], { step: 'departure' }), 'PASPOR')?.later).toBe(false)
  })
})
