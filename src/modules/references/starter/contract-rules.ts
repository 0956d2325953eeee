import type { BodyOf } from '../contract/bodies.ts'
import { type ContractTerm, domesticOccupations, type Occupation, vulnerableOccupations } from '../contract/codes.ts'
import { rowsOfKind } from '../rules/starter-row.ts'
import { read, sinceLaw, sources, toCheck } from './sources.ts'

const home = [...domesticOccupations]
const firms: Occupation[] = [
  ...(['factory', 'construction', 'agriculture', 'plantation', 'fish_farm', 'welder', 'technician'] as const),
  ...(['care_worker', 'hospitality', 'restaurant', 'cleaner', 'sales', 'driver'] as const),
]

interface Rule {
  readonly key: string
  readonly title: string
  readonly titleEn: string
  readonly from: string
  readonly source: { readonly source: string; readonly confirmed: boolean }
  readonly term: ContractTerm
  readonly amount: number
  readonly countries: BodyOf<'country-contract-rule'>['countries']
  readonly occupations?: readonly Occupation[]
  readonly currency?: string
}

const rule = ({ key, title, titleEn, from, source, term, amount, countries, occupations, currency }: Rule) => ({
  ...{ key, title, titleEn, effectiveFrom: from, ...source },
  body: {
    ...{ term, countries, amount, currency: currency ?? null },
    occupations: occupations ? [...occupations] : ('*' as const),
  },
})

const country = (
  code: string,
  source: Rule['source'],
  rows: readonly Omit<Rule, 'countries' | 'source'>[],
): ReturnType<typeof rule>[] => rows.map((one) => rule({ ...one, countries: [code], source }))

const everywhere = [
  rule({
    ...{ key: 'visa-kerja', title: 'Bekerja dengan visa kerja', titleEn: 'Work with a work visa', from: sinceLaw },
    ...{ source: toCheck('UU 18/2017 pasal 13 huruf f'), term: 'work_visa', amount: 1, countries: '*' },
  }),
  rule({
    ...{ key: 'paspor-lewat-kontrak', title: 'Paspor berlaku sampai 6 bulan sesudah kontrak', from: sinceLaw },
    ...{ titleEn: 'Passport valid until 6 months after the contract', term: 'passport_months_beyond', amount: 6 },
    ...{ source: toCheck('Kebiasaan imigrasi negara tujuan'), countries: '*' },
  }),
  rule({
    ...{ key: 'tanpa-potongan', title: 'Sepuluh pekerjaan rentan: upah tidak dipotong', from: '2020-07-15' },
    ...{ titleEn: 'Ten vulnerable jobs: nothing is cut from the wage', term: 'most_deduction_percent', amount: 0 },
    ...{ source: read(sources.zeroCost), countries: '*', occupations: vulnerableOccupations },
  }),
]

const hongKong = country('HK', toCheck('Labour Department HK: Minimum Allowable Wage dan Employment Ordinance'), [
  {
    ...{ key: 'hk-upah-rumah-tangga', title: 'Hong Kong: upah pekerja rumah tangga', from: '2024-09-28' },
    ...{ titleEn: 'Hong Kong: wage of domestic workers', term: 'least_wage', amount: 4_990 },
    ...{ currency: 'HKD', occupations: home },
  },
  {
    ...{ key: 'hk-upah-rumah-tangga', title: 'Hong Kong: upah pekerja rumah tangga', from: '2025-09-30' },
    ...{ titleEn: 'Hong Kong: wage of domestic workers', term: 'least_wage', amount: 5_100 },
    ...{ currency: 'HKD', occupations: home },
  },
  {
    ...{ key: 'hk-libur-mingguan', title: 'Hong Kong: libur satu hari dalam tujuh', from: sinceLaw },
    ...{ titleEn: 'Hong Kong: one day off in seven', term: 'most_days_per_week', amount: 6 },
  },
  {
    ...{ key: 'hk-cuti', title: 'Hong Kong: cuti tahunan 7 hari', titleEn: 'Hong Kong: 7 days of leave' },
    ...{ from: sinceLaw, term: 'least_leave_days', amount: 7 },
  },
])

const taiwan = country(
  'TW',
  toCheck('Ministry of Labor Taiwan: upah pokok dan standar kontrak; MoU Indonesia–Taiwan'),
  [
    {
      ...{ key: 'tw-upah-rumah-tangga', title: 'Taiwan: upah perawat dan penata rumah', from: '2022-08-10' },
      ...{ titleEn: 'Taiwan: wage of household carers', term: 'least_wage', amount: 20_000 },
      ...{ currency: 'TWD', occupations: home },
    },
    {
      ...{ key: 'tw-upah-pokok', title: 'Taiwan: upah pokok', titleEn: 'Taiwan: basic wage', from: '2025-01-01' },
      ...{ term: 'least_wage', amount: 28_590, currency: 'TWD', occupations: firms },
    },
    {
      ...{ key: 'tw-upah-pokok', title: 'Taiwan: upah pokok', titleEn: 'Taiwan: basic wage', from: '2026-01-01' },
      ...{ term: 'least_wage', amount: 29_500, currency: 'TWD', occupations: firms },
    },
    {
      ...{ key: 'tw-jam-kerja', title: 'Taiwan: 8 jam sehari di perusahaan', from: sinceLaw, occupations: firms },
      ...{ titleEn: 'Taiwan: 8 hours a day in firms', term: 'most_hours_per_day', amount: 8 },
    },
    {
      ...{ key: 'tw-libur-mingguan', title: 'Taiwan: libur satu hari dalam tujuh', from: sinceLaw },
      ...{ titleEn: 'Taiwan: one day off in seven', term: 'most_days_per_week', amount: 6 },
    },
    {
      ...{ key: 'tw-cuti', title: 'Taiwan: cuti tahunan 7 hari', titleEn: 'Taiwan: 7 days of leave', from: sinceLaw },
      ...{ term: 'least_leave_days', amount: 7 },
    },
  ],
)

const malaysia = country(
  'MY',
  toCheck('Minimum Wages Order dan Employment Act Malaysia; MoU Indonesia–Malaysia 2022'),
  [
    {
      ...{ key: 'my-upah-minimum', title: 'Malaysia: upah minimum', titleEn: 'Malaysia: minimum wage' },
      ...{ from: '2022-05-01', term: 'least_wage', amount: 1_500, currency: 'MYR' },
    },
    {
      ...{ key: 'my-upah-minimum', title: 'Malaysia: upah minimum', titleEn: 'Malaysia: minimum wage' },
      ...{ from: '2025-02-01', term: 'least_wage', amount: 1_700, currency: 'MYR' },
    },
    {
      ...{ key: 'my-upah-rumah-tangga', title: 'Malaysia: upah pekerja rumah tangga (MoU)', from: '2022-04-01' },
      ...{ titleEn: 'Malaysia: wage of domestic workers (MoU)', term: 'least_wage', amount: 1_500 },
      ...{ currency: 'MYR', occupations: home },
    },
    {
      ...{
        key: 'my-jam-kerja',
        title: 'Malaysia: 8 jam sehari',
        titleEn: 'Malaysia: 8 hours a day',
        from: '2023-01-01',
      },
      ...{ term: 'most_hours_per_day', amount: 8, occupations: firms },
    },
    {
      ...{ key: 'my-libur-mingguan', title: 'Malaysia: libur satu hari seminggu', from: sinceLaw },
      ...{ titleEn: 'Malaysia: one day off a week', term: 'most_days_per_week', amount: 6 },
    },
    {
      ...{ key: 'my-cuti', title: 'Malaysia: cuti tahunan 8 hari', titleEn: 'Malaysia: 8 days of leave' },
      ...{ from: sinceLaw, term: 'least_leave_days', amount: 8, occupations: firms },
    },
  ],
)

const singapore = country('SG', toCheck('KBRI Singapura: standar kontrak; Ministry of Manpower: hari libur'), [
  {
    ...{ key: 'sg-upah-rumah-tangga', title: 'Singapura: upah pekerja rumah tangga (KBRI)', from: sinceLaw },
    ...{ titleEn: 'Singapore: wage of domestic workers (embassy)', term: 'least_wage', amount: 550 },
    ...{ currency: 'SGD', occupations: home },
  },
  {
    ...{ key: 'sg-libur-mingguan', title: 'Singapura: libur satu hari seminggu', from: sinceLaw },
    ...{ titleEn: 'Singapore: one day off a week', term: 'most_days_per_week', amount: 6 },
  },
])

const japan = country('JP', toCheck('Labour Standards Act Jepang; upah minimum prefektur terendah × 173 jam'), [
  {
    ...{ key: 'jp-upah-minimum', title: 'Jepang: upah minimum prefektur terendah', from: '2024-10-27' },
    ...{ titleEn: 'Japan: minimum wage of the lowest prefecture', term: 'least_wage', amount: 164_500 },
    ...{ currency: 'JPY' },
  },
  {
    ...{ key: 'jp-jam-kerja', title: 'Jepang: 8 jam sehari', titleEn: 'Japan: 8 hours a day', from: sinceLaw },
    ...{ term: 'most_hours_per_day', amount: 8 },
  },
  {
    ...{ key: 'jp-libur-mingguan', title: 'Jepang: libur satu hari seminggu', from: sinceLaw },
    ...{ titleEn: 'Japan: one day off a week', term: 'most_days_per_week', amount: 6 },
  },
  {
    ...{ key: 'jp-cuti', title: 'Jepang: cuti tahunan 10 hari', titleEn: 'Japan: 10 days of leave', from: sinceLaw },
    ...{ term: 'least_leave_days', amount: 10 },
  },
])

const korea = country('KR', toCheck('Minimum Wage Commission Korea (209 jam sebulan) dan Labor Standards Act'), [
  {
    ...{ key: 'kr-upah-minimum', title: 'Korea: upah minimum', titleEn: 'Korea: minimum wage', from: '2025-01-01' },
    ...{ term: 'least_wage', amount: 2_096_270, currency: 'KRW' },
  },
  {
    ...{ key: 'kr-upah-minimum', title: 'Korea: upah minimum', titleEn: 'Korea: minimum wage', from: '2026-01-01' },
    ...{ term: 'least_wage', amount: 2_156_880, currency: 'KRW' },
  },
  {
    ...{ key: 'kr-jam-kerja', title: 'Korea: 8 jam sehari', titleEn: 'Korea: 8 hours a day', from: sinceLaw },
    ...{ term: 'most_hours_per_day', amount: 8 },
  },
  {
    ...{ key: 'kr-libur-mingguan', title: 'Korea: libur satu hari seminggu', from: sinceLaw },
    ...{ titleEn: 'Korea: one day off a week', term: 'most_days_per_week', amount: 6 },
  },
  {
    ...{ key: 'kr-cuti', title: 'Korea: cuti tahunan 11 hari', titleEn: 'Korea: 11 days of leave', from: sinceLaw },
    ...{ term: 'least_leave_days', amount: 11 },
  },
])

const saudi = country('SA', toCheck('Perjanjian Indonesia–Arab Saudi (SPSK) dan aturan pekerja rumah tangga 2024'), [
  {
    ...{ key: 'sa-upah-rumah-tangga', title: 'Arab Saudi: upah pekerja rumah tangga', from: '2018-10-11' },
    ...{ titleEn: 'Saudi Arabia: wage of domestic workers', term: 'least_wage', amount: 1_500 },
    ...{ currency: 'SAR', occupations: home },
  },
  {
    ...{ key: 'sa-jam-kerja', title: 'Arab Saudi: 10 jam sehari di rumah tangga', from: '2024-10-01' },
    ...{ titleEn: 'Saudi Arabia: 10 hours a day in a household', term: 'most_hours_per_day', amount: 10 },
    ...{ occupations: home },
  },
  {
    ...{ key: 'sa-libur-mingguan', title: 'Arab Saudi: libur satu hari seminggu', from: sinceLaw },
    ...{ titleEn: 'Saudi Arabia: one day off a week', term: 'most_days_per_week', amount: 6 },
  },
  {
    ...{ key: 'sa-cuti', title: 'Arab Saudi: cuti tahunan 30 hari', titleEn: 'Saudi Arabia: 30 days of leave' },
    ...{ from: sinceLaw, term: 'least_leave_days', amount: 30, occupations: home },
  },
])

/** Typed from what is commonly said of each country: all but the zero-cost rule wait for somebody to read the source. */
export const contractRuleRows = rowsOfKind('country-contract-rule', [
  ...everywhere,
  ...hongKong,
  ...taiwan,
  ...malaysia,
  ...singapore,
  ...japan,
  ...korea,
  ...saudi,
])
