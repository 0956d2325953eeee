import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { occupations } from '#modules/references/contract/codes.ts'
import { byFit, type CandidateFacts, countVerdicts, fits, matchVacancy, type Wanted } from './rules/match.ts'
import { educationCodes, languageLevels, languages } from './rules/vacancy-shape.ts'

const anyWork: Wanted = {
  ...{ workPlace: 'abroad', country: 'TW', occupation: 'elderly_carer', sex: null, ageMinimum: null, ageMaximum: null },
  ...{ education: null, experienceMonths: null, languages: [], certificates: [] },
}
const nobodyKnows: CandidateFacts = {
  ...{ sex: 'unknown', age: null, education: null, languages: null, certificates: null, experience: null },
  ...{ wishedPlace: null, wishedCountries: null, wishedWork: null },
}
const willing = { wishedPlace: 'either', wishedCountries: ['TW', 'HK'], wishedWork: ['elderly_carer'] } as const
const wati: CandidateFacts = {
  ...{ ...nobodyKnows, ...willing, sex: 'female', age: 28, education: '4' },
  ...{ languages: [{ language: 'zh', level: 'fair' }], certificates: ['Pengasuh lansia BNSP'] },
  experience: [{ occupation: 'elderly_carer', months: 14 }],
}

/** Fifteen pairs, each judged by hand first: what is asked, who comes, what is met, not met, and not known. */
const pairs: readonly (readonly [string, Partial<Wanted>, Partial<CandidateFacts>, string, string, string])[] = [
  [
    'all that is asked is there',
    { sex: 'female', ageMinimum: 21, ageMaximum: 40, education: '4' },
    {},
    'sex age education country work',
    '',
    '',
  ],
  ['on the first and on the last year of age', { ageMinimum: 28, ageMaximum: 28 }, {}, 'age country work', '', ''],
  ['a year too old', { ageMaximum: 27 }, {}, 'country work', 'age', ''],
  ['an order for men alone', { sex: 'male' }, {}, 'country work', 'sex', ''],
  [
    'sex and birth day not in the register',
    { sex: 'female', ageMinimum: 21 },
    { sex: 'unknown', age: null },
    'country work',
    '',
    'sex age',
  ],
  ['more schooling than is asked', { education: '3' }, {}, 'education country work', '', ''],
  ['too little schooling', { education: '5' }, {}, 'country work', 'education', ''],
  [
    'months in the same work add up',
    { experienceMonths: 24 },
    {
      experience: [
        { occupation: 'elderly_carer', months: 14 },
        { occupation: 'elderly_carer', months: 10 },
      ],
    },
    'experience country work',
    '',
    '',
  ],
  [
    'years in other work do not count',
    { experienceMonths: 24 },
    { experience: [{ occupation: 'factory', months: 60 }] },
    'country work',
    'experience',
    '',
  ],
  [
    'work without a name may have been the same',
    { experienceMonths: 24 },
    { experience: [{ occupation: 'other', months: 60 }] },
    'country work',
    '',
    'experience',
  ],
  [
    'a language spoken better than asked, another not at all',
    {
      languages: [
        { language: 'zh', level: 'basic' },
        { language: 'en', level: 'basic' },
      ],
    },
    {},
    'country work',
    'languages',
    '',
  ],
  [
    'languages never asked about',
    { languages: [{ language: 'zh', level: 'basic' }] },
    { languages: null },
    'country work',
    '',
    'languages',
  ],
  [
    'a certificate named a little otherwise, and one that may be the same',
    { certificates: ['Pengasuh Lansia', 'Sertifikat bahasa'] },
    {},
    'country work',
    '',
    'certificates',
  ],
  [
    'she wants to stay at home',
    {},
    { wishedPlace: 'home', wishedCountries: null, wishedWork: ['factory'] },
    '',
    'workPlace work',
    'country',
  ],
  [
    'work at home for a returnee',
    { workPlace: 'home', country: 'ID', occupation: 'factory', education: '5' },
    { wishedPlace: 'home', education: '5', wishedWork: ['factory'] },
    'education workPlace work',
    '',
    '',
  ],
]

const namesOf = (judgements: ReturnType<typeof matchVacancy>, verdict: string) =>
  judgements
    .filter((one) => one.verdict === verdict)
    .map(({ criterion }) => criterion)
    .join(' ')

describe('a vacancy and a candidate', () => {
  it.each(pairs)('%s', (_, wanted, own, met, notMet, unknown) => {
    const judgements = matchVacancy({ ...anyWork, ...wanted }, { ...wati, ...own })
    expect(namesOf(judgements, 'met')).toBe(met)
    expect(namesOf(judgements, 'notMet')).toBe(notMet)
    expect(namesOf(judgements, 'unknown')).toBe(unknown)
    expect(fits(judgements)).toBe(notMet === '')
  })

  const wantedOf = fc.record({
    ...{ workPlace: fc.constantFrom('abroad' as const, 'home' as const), country: fc.constantFrom('TW', 'HK', 'ID') },
    ...{ occupation: fc.constantFrom(...occupations), sex: fc.constantFrom('male' as const, 'female' as const, null) },
    ...{
      ageMinimum: fc.option(fc.integer({ min: 18, max: 30 })),
      ageMaximum: fc.option(fc.integer({ min: 31, max: 60 })),
    },
    ...{
      education: fc.option(fc.constantFrom(...educationCodes)),
      experienceMonths: fc.option(fc.integer({ min: 1, max: 60 })),
    },
    languages: fc.array(
      fc.record({ language: fc.constantFrom(...languages), level: fc.constantFrom(...languageLevels) }),
      { maxLength: 2 },
    ),
    certificates: fc.array(fc.constantFrom('BNSP', 'JFT'), { maxLength: 2 }),
  })

  it('leaves out nobody of whom nothing is known', () => {
    fc.assert(
      fc.property(wantedOf, (wanted) => {
        const judgements = matchVacancy(wanted, nobodyKnows)
        expect(countVerdicts(judgements)).toMatchObject({ met: 0, notMet: 0, unknown: judgements.length })
        expect(fits(judgements)).toBe(true)
      }),
    )
  })

  it('puts what fits before what does not, and keeps both', () => {
    const good = matchVacancy({ ...anyWork, education: '4' }, wati)
    const unsure = matchVacancy({ ...anyWork, education: '4' }, { ...wati, education: null })
    const bad = matchVacancy({ ...anyWork, education: '8' }, wati)
    expect([bad, unsure, good].toSorted(byFit)).toEqual([good, unsure, bad])
  })
})
