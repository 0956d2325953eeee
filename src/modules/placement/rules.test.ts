import { describe, expect, it } from 'vitest'
import { findAgency, type ListedAgency, searchAgencies } from '#modules/references/contract.ts'
import { plainDate } from '#platform/shared/dates.ts'
import { messageLines } from './rules/message.ts'
import { type PolicyRow, policyFor } from './rules/policy.ts'
import * as cells from './rules/vacancy-cells.ts'
import type { Vacancy } from './rules/vacancy-shape.ts'
import { wageRanges, wageWords } from './rules/wage.ts'

const day = plainDate('2026-11-30')

describe('cells as people write them', () => {
  it.each([
    ['HKD 4.990', { minimum: 4990, maximum: null, currency: 'HKD', per: null }],
    ['Rp 3.000.000 - 4.500.000 per bulan', { minimum: 3_000_000, maximum: 4_500_000, currency: 'IDR', per: 'month' }],
    ['NT$20,000', { minimum: 20_000, maximum: null, currency: 'TWD', per: null }],
    ['RM 1700.00/bulan', { minimum: 1700, maximum: null, currency: 'MYR', per: 'month' }],
    ['', null],
    ['sesuai UMK', undefined],
    ['1 - 2 - 3', undefined],
  ])('reads the wage %j', (cell, wage) => expect(cells.readWage(cell)).toEqual(wage))

  it.each([
    ['Hong Kong', 'HK'],
    ['hongkong', 'HK'],
    ['Korea Selatan', 'KR'],
    ['Arab Saudi', 'SA'],
    ['Taiwan', 'TW'],
    ['JP', 'JP'],
    ['RI', 'ID'],
    ['XX', undefined],
    ['Indonesia', 'ID'],
    ['Atlantis', undefined],
  ])('reads the country %j', (cell, code) => expect(cells.readCountry(cell)).toBe(code))

  it.each([
    ['Penata Laksana Rumah Tangga', 'housekeeper'],
    ['Caregiver (panti)', 'elderly_carer'],
    ['Perawat lansia / kaigo', 'care_worker'],
    ['Operator produksi pabrik', 'factory'],
    ['Pemain musik', 'other'],
  ])('takes the job %j for work it knows', (cell, code) => expect(cells.readOccupation(cell)).toBe(code))

  it.each([
    ['21-40', { minimum: 21, maximum: 40 }],
    ['min. 21 tahun', { minimum: 21, maximum: null }],
    ['maks 45', { minimum: null, maximum: 45 }],
    ['7', undefined],
    ['dewasa', undefined],
  ])('reads the age %j', (cell, age) => expect(cells.readAge(cell)).toEqual(age))

  it('reads sex, schooling, languages and days, and says what it cannot read', () => {
    expect(['L', 'Wanita', 'L/P', 'x'].map(cells.readSex)).toEqual(['male', 'female', 'any', undefined])
    expect(['SD', 'min. SMP', 'SMA/SMK', 'D3', 'S1', 'kuliah'].map(cells.readEducation)).toEqual([
      '3',
      '4',
      '5',
      '7',
      '8',
      undefined,
    ])
    expect(cells.readLanguages('Mandarin dasar; Inggris lancar')).toEqual([
      { language: 'zh', level: 'basic' },
      { language: 'en', level: 'fluent' },
    ])
    expect(cells.readLanguages('Betawi')).toBeUndefined()
    expect(cells.readDay('31/12/2026', day)).toBe('2026-12-31')
    expect(cells.readDay('besok', day)).toBeUndefined()
  })
})

const row = (title: string, licenceNumber: string | null, more: Partial<ListedAgency['body']> = {}): ListedAgency => ({
  ...{ title, source: 'KP2MI', confirmed: true, effectiveFrom: '2026-10-01' },
  body: { type: 'p3mi', licenceNumber, licenceStatus: 'active', asOf: '2026-10-01', ...more },
})

describe('the licence list', () => {
  const rows = [row('PT. Maju Jaya', 'SIP 1'), row('PT Maju Jaya Abadi', 'SIP 2', { licenceStatus: 'suspended' })]

  it('knows an agency by its number or its whole name, never by a part of it', () => {
    expect(findAgency(rows, { name: 'maju jaya', licence: null })).toMatchObject({ licenceNumber: 'SIP 1' })
    expect(findAgency(rows, { name: null, licence: 'sip-2' })).toMatchObject({ stand: 'suspended' })
    expect(findAgency(rows, { name: 'PT Maju Jaya Abadi', licence: 'sip-2' })).toMatchObject({ stand: 'suspended' })
    expect(findAgency(rows, { name: 'PT Palsu', licence: 'SIP 1' })).toMatchObject({
      ...{ stand: 'name_differs', title: 'PT. Maju Jaya' },
    })
    expect(findAgency(rows, { name: 'Maju', licence: null }).stand).toBe('not_listed')
    expect(findAgency([], { name: 'Maju', licence: null }).stand).toBe('no_list')
    expect(findAgency([row('Kantor', null, { type: 'bp3mi' })], { name: 'Kantor', licence: null }).stand).toBe(
      'no_list',
    )
  })

  it('is searched by words, and an empty question finds nobody', () => {
    expect(searchAgencies(rows, 'jaya').map(({ title }) => title)).toEqual(['PT. Maju Jaya', 'PT Maju Jaya Abadi'])
    expect(searchAgencies(rows, 'maju abadi')).toHaveLength(1)
    expect(searchAgencies(rows, 'PT')).toEqual([])
    expect(searchAgencies(rows, '  ')).toEqual([])
  })
})

describe('the word of the day for a country and work', () => {
  const policy = (body: Partial<PolicyRow['body']>): PolicyRow => ({
    ...{ title: 'x', titleEn: null, source: 's', sourceUrl: null, effectiveFrom: '2020-01-01', confirmed: true },
    body: { countries: ['SA'], occupations: '*', schemes: '*', status: 'open', note: '', noteEn: '', ...body },
  })
  const arabia = [
    policy({ occupations: ['nurse'], schemes: ['P2P'], status: 'open_restricted' }),
    policy({ schemes: ['G2G'], status: 'no_route' }),
    policy({ occupations: ['housekeeper'], status: 'moratorium' }),
  ]
  const word = (occupation: 'nurse' | 'housekeeper' | 'welder' | null, rows = arabia) =>
    policyFor(rows, { country: 'SA', occupation })?.body.status ?? null

  it('stops where all ways are stopped, and one closed way closes no other', () => {
    expect(word('housekeeper')).toBe('moratorium')
    expect(word('nurse')).toBe('open_restricted')
    expect(word('welder')).toBeNull()
    expect(word('welder', [...arabia, policy({ status: 'no_route' })])).toBe('no_route')
    expect(word('nurse', [...arabia, policy({ countries: '*', status: 'moratorium' })])).toBe('moratorium')
    expect(word('welder', [policy({ countries: '*', status: 'open' })])).toBeNull()
    expect(word(null)).toBe('open_restricted')
    expect(word('nurse', [...arabia, policy({ status: 'high_risk' })])).toBe('high_risk')
    expect(word('nurse', [])).toBeNull()
  })
})

describe('wages and messages', () => {
  it('says a wage in its currency, and gathers what is offered', () => {
    const offered = { wageCurrency: 'HKD', wagePer: 'month', sourceOn: '2026-11-01' } as const
    const hk = { wageMinimum: 4990, wageMaximum: null, ...offered }
    expect(wageWords(hk, 'id')).toBe('HKD 4.990')
    expect(wageWords({ ...hk, wageMaximum: 5500 }, 'en')).toBe('HKD 4,990–5,500')
    expect(wageWords({ ...hk, wageMinimum: null }, 'id')).toBeNull()
    expect(
      wageRanges([
        hk,
        { ...hk, wageMinimum: 5100, wageMaximum: 6000, sourceOn: '2026-11-20' },
        { ...hk, wageMinimum: null },
      ]),
    ).toEqual([{ currency: 'HKD', per: 'month', least: 4990, most: 6000, vacancies: 2, sourceOn: '2026-11-20' }])
  })

  it('spreads what the source says and nothing that nobody told', () => {
    const vacancy: Vacancy = {
      ...{ workPlace: 'abroad', orderNumber: null, title: 'Koki', occupation: 'cook', country: 'HK', region: null },
      ...{ agencyName: 'PT Melati', agencyLicence: null, employerName: null, places: null, wageMinimum: null },
      ...{ wageMaximum: null, wageCurrency: 'HKD', wagePer: 'month', workerPaysRupiah: null, costsNote: null },
      ...{ contractMonths: 24, deadlineOn: null, documents: [], sex: null, ageMinimum: null, ageMaximum: null },
      ...{ education: null, experienceMonths: null, languages: [], certificates: [], sourceName: 'Disnaker' },
      ...{ sourceUrl: null, sourceOn: day },
    }
    const words = {
      place: 'Hong Kong',
      wage: null,
      lastDay: '28 Februari 2027',
      sourceDay: '30 November 2026',
      checkAddress: 'https://x/negara/HK/cook',
    }
    const keys = messageLines(vacancy, words, (key) => key.replace('placement.message.', ''))
    expect(keys).toEqual(['where', 'by', 'contract', 'until', 'source', 'check', 'ask'])
  })
})
