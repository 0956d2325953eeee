import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainDate } from '#platform/shared/dates.ts'
import { judgeCorrection } from './corrections.ts'
import { effectsOf, type Situation, whyNotRecord } from './life-events.ts'
import { likenessOf, possibleFrom, scoreMatch } from './match.ts'
import { foldName, nameTokens, shownName, skeleton, splitTitles } from './names.ts'
import { maskNumber, nikKindOf, nikWarnings, parseNik } from './nik.ts'
import { inNamedHamlet, inSaidHamlet, planSearch, rankFound } from './search.ts'
import { digitsNearlyEqual, jaroWinkler, nameSimilarity } from './similarity.ts'

const today = plainDate('2026-11-22')

describe('a name as it is shown', () => {
  it.each([
    ['SITI AMINAH BINTI KARTO', 'Siti Aminah binti Karto'],
    ["NUR 'AINI AL-ZAHRA", "Nur 'Aini Al-Zahra"],
    ['KARANG TENGAH II', 'Karang Tengah II'],
    ['JL. MELATI NO. 4 RT 02/RW 01', 'Jl. Melati No. 4 RT 02/RW 01'],
    ['Siti AMINAH', 'Siti AMINAH'],
    ['A', 'A'],
  ])('%s is %s', (written, shown) => expect(shownName(written)).toBe(shown))
})

describe('a NIK', () => {
  it('says place, birth date and sex; the day of women is raised by forty', () => {
    expect(parseNik('3307104403900001', today)).toEqual({
      provinceCode: '33',
      regencyCode: '3307',
      districtCode: '330710',
      bornOn: '1990-03-04',
      sex: 'female',
      serial: '0001',
    })
  })

  it('of a child of this century and of an old man are told apart by the year', () => {
    expect(parseNik('3307101402200001', today)?.bornOn).toBe('2020-02-14')
    expect(parseNik('3307101402450001', today)?.bornOn).toBe('1945-02-14')
  })

  it('never stops a person: whatever sixteen digits, only warnings', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{16}$/), (nik) => {
        expect(Array.isArray(nikWarnings(nik, { birthDate: '1990-03-04', sex: 'female' }, today))).toBe(true)
      }),
    )
  })

  it('beginning with 0 is the village’s own, of zeros alone is none', () => {
    expect(nikKindOf('0330710123400001')).toBe('temporary')
    expect(nikKindOf('0000000000000000')).toBe('none')
    expect(nikKindOf(null)).toBe('none')
  })

  it('is shown by its ends', () => {
    expect(maskNumber('3307104403900001')).toBe('3307••••••••0001')
    fc.assert(fc.property(fc.stringMatching(/^\d{16}$/), (nik) => maskNumber(nik).slice(4, 12) === '••••••••'))
  })
})

describe('names', () => {
  it.each([
    ['Soeparmi', 'Suparmi'],
    ['Djoko Susilo', 'Joko Susilo'],
    ['Tjahjono', 'Cahjono'],
    ['SUPARMI binti KARTO', 'Suparmi Karto'],
    ['H. Slamet Riyadi, S.Pd.', 'Slamet Riyadi'],
    ['Hj. Siti Aminah', 'siti aminah'],
    ['Nur’aini', 'Nuraini'],
    ['Muhammad', 'Muhamad'],
  ])('%s and %s fold to one', (one, other) => {
    expect(foldName(one)).toBe(foldName(other))
  })

  it.each([
    ['Choirul', 'Khoirul'],
    ['Taufik', 'Topik'],
    ['Suryani', 'Suriani'],
    ['Wardhani', 'Wardani'],
    ['Slamet', 'Selamet'],
    ['Aminah', 'Amina'],
    ['Rizqi', 'Rizki'],
  ])('%s and %s sound alike', (one, other) => {
    expect(skeleton(nameTokens(one)[0] ?? '')).toBe(skeleton(nameTokens(other)[0] ?? ''))
  })

  it('of one word stay a name, titles stand beside it', () => {
    expect(splitTitles('Poniman')).toEqual({ before: null, name: 'Poniman', after: null })
    expect(splitTitles('Drs. H. Bambang Supriyadi, M.Si')).toEqual({
      before: 'Drs. H.',
      name: 'Bambang Supriyadi',
      after: 'M.Si',
    })
    expect(splitTitles('Haji')).toEqual({ before: null, name: 'Haji', after: null })
  })

  it('fold to something for every name, and folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z][A-Za-z' .]{0,30}$/), (name) => {
        const folded = foldName(name)
        expect(foldName(folded)).toBe(foldName(folded))
      }),
    )
  })
})

describe('likeness', () => {
  // published examples of Winkler (1990, 1994)
  it.each([
    ['martha', 'marhta', 0.961],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.813],
  ])('of %s and %s is %f', (one, other, expected) => {
    expect(jaroWinkler(one, other)).toBeCloseTo(expected, 2)
  })

  it('is the same seen from either side, and 1 of a name with itself', () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/)
    fc.assert(
      fc.property(word, word, (one, other) => Math.abs(jaroWinkler(one, other) - jaroWinkler(other, one)) < 1e-9),
    )
    fc.assert(fc.property(word, (one) => jaroWinkler(one, one) === 1))
  })

  it('forgives a turned order, a dropped word and an initial', () => {
    expect(nameSimilarity('Siti Nur Aminah', 'Aminah Siti Nur')).toBe(1)
    expect(nameSimilarity('Siti Aminah', 'Siti Nur Aminah')).toBeGreaterThan(0.9)
    expect(nameSimilarity('M. Rizki', 'Muhammad Rizki')).toBeGreaterThan(0.9)
    expect(nameSimilarity('Siti Aminah', 'Budi Santoso')).toBeLessThan(0.7)
  })

  it('knows a slip of one digit from another number', () => {
    expect(digitsNearlyEqual('330710', '330711')).toBe(true)
    expect(digitsNearlyEqual('330710', '330701')).toBe(true)
    expect(digitsNearlyEqual('330710', '337001')).toBe(false)
  })

  it('of twins with names of their own is not certain', () => {
    const twin = { birthDate: '2015-05-05', motherName: 'Karsinem', sex: 'female' as const }
    expect(
      scoreMatch(likenessOf({ name: 'Ratna Sari', ...twin }), likenessOf({ name: 'Dewi Lestari', ...twin })).score,
    ).toBeLessThan(possibleFrom)
  })
})

const vectors = join(import.meta.dirname, '../../../../../shared/data/linkage/febrl_dataset1.csv')

describe.skipIf(!existsSync(vectors))('on the Febrl vectors', () => {
  const rows = existsSync(vectors)
    ? readFileSync(vectors, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => {
          const cell = line.split(',').map((text) => text.trim())
          const date = cell[9] ?? ''
          const birthDate = /^\d{8}$/.test(date) ? `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}` : null
          const name = `${cell[1]} ${cell[2]}`
          return {
            person: cell[0]?.split('-')[1],
            likeness: likenessOf({
              name,
              nik: cell[10] || null,
              birthDate,
              place: [cell[3], cell[4], cell[6]].join(' '),
            }),
          }
        })
    : []

  it('recall and precision are at least 0.95', () => {
    let [hit, wrong, missed] = [0, 0, 0]
    for (const [index, one] of rows.entries()) {
      for (const other of rows.slice(index + 1)) {
        const said = scoreMatch(one.likeness, other.likeness).score >= possibleFrom
        const same = one.person === other.person
        if (said && same) hit++
        else if (said) wrong++
        else if (same) missed++
      }
    }
    expect(hit / (hit + missed)).toBeGreaterThanOrEqual(0.95)
    expect(hit / (hit + wrong)).toBeGreaterThanOrEqual(0.95)
  }, 60_000)
})

describe('on our own dirt: old spelling, typing slips, swapped dates, lost numbers', () => {
  const given = [
    'Siti Aminah',
    'Suparmi',
    'Slamet Widodo',
    'Joko Susilo',
    'Cahyono',
    'Khoirul Anam',
    'Nur Hidayati',
    'Bambang Supriyadi',
    'Ratna Sari',
    'Taufik Hidayat',
    'Sumarni',
    'Wagiman',
    'Endang Purwanti',
    'Yuliana',
    'Dwi Lestari',
    'Agus Riyanto',
  ]
  const spoil: readonly ((name: string) => string)[] = [
    (name) => name.replace(/u/, 'oe'),
    (name) => name.replace(/J/, 'Dj').replace(/C/, 'Tj'),
    (name) => name.toUpperCase(),
    (name) => `${name.slice(0, 3)}${name.slice(4)}`,
    (name) => `${name} binti Karto`,
    (name) => name.replace(/h\b/, ''),
  ]
  const people = Array.from({ length: 240 }, (_, index) => ({
    name: given[index % given.length] ?? '',
    birthDate: `${1950 + ((index * 7) % 60)}-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + ((index * 5) % 28)).padStart(2, '0')}`,
    motherName: given[(index * 3 + 5) % given.length] ?? '',
    nik: `33071012${String(index * 97_777 + 10_000_000)
      .padStart(8, '0')
      .slice(-8)}`,
  }))
  const copies = people.map((person, index) => ({
    ...person,
    name: (spoil[index % spoil.length] ?? String)(person.name),
    birthDate:
      index % 5 === 0 && Number(person.birthDate.slice(8)) <= 12
        ? `${person.birthDate.slice(0, 5)}${person.birthDate.slice(8)}-${person.birthDate.slice(5, 7)}`
        : person.birthDate,
    nik: index % 3 === 0 ? null : person.nik,
    motherName: index % 4 === 0 ? null : person.motherName,
  }))

  it('recall and precision are at least 0.95', () => {
    let [hit, wrong] = [0, 0]
    for (const [index, one] of people.entries()) {
      for (const [place, other] of copies.entries()) {
        if (scoreMatch(likenessOf(one), likenessOf(other)).score < possibleFrom) continue
        if (index === place) hit++
        else wrong++
      }
    }
    expect(hit / people.length).toBeGreaterThanOrEqual(0.95)
    expect(hit / (hit + wrong)).toBeGreaterThanOrEqual(0.95)
  })
})

describe('a typed search', () => {
  it.each([
    ['soeparmi 12-3-1990', { tokens: ['suparmi'], birthDate: '1990-03-12' }],
    ['3307 1044 0390 0001', { number: '3307104403900001', tokens: [] }],
    ['siti rt 02 rw 1', { tokens: ['siti'], rt: '2', rw: '1' }],
    ['lahir 1977 siti', { tokens: ['siti'], birthYear: '1977' }],
    ['slamet ibu karsinem', { tokens: ['slamet'], motherTokens: ['karsinem'] }],
    ['siti dusun Krajan Wetan', { tokens: ['siti'], hamletTokens: ['krajan', 'wetan'] }],
    ['dsn. krajan', { tokens: [], hamletTokens: ['krajan'], empty: false }],
    ['   ', { empty: true }],
  ])('"%s" is understood', (text, expected) => {
    expect(planSearch(text, today)).toMatchObject(expected)
  })

  it('reads the longest hamlet of the village out of the words, and none where none is named', () => {
    const hamlets = ['KRAJAN', 'KRAJAN WETAN', 'LOR']
    expect(inNamedHamlet(planSearch('siti krajan wetan', today), hamlets)).toMatchObject({
      tokens: ['siti'],
      hamlets: ['KRAJAN WETAN'],
    })
    expect(inNamedHamlet(planSearch('siti aminah', today), hamlets)).toBeUndefined()
    expect(inSaidHamlet(planSearch('dusun krajan', today), hamlets).hamlets).toEqual(['KRAJAN', 'KRAJAN WETAN'])
    expect(inSaidHamlet(planSearch('dusun wetan', today), hamlets).hamlets).toEqual(['KRAJAN WETAN'])
  })

  it('ranks the same word above the same sound, and leaves strangers out', () => {
    const plan = planSearch('suparmi', today)
    const rank = (name: string) => rankFound(plan, { tokens: nameTokens(name), motherTokens: [] })
    expect(rank('Suparmi')).toBeGreaterThan(rank('Supatmi'))
    expect(rank('Supatmi')).toBeGreaterThan(0)
    expect(rank('Budiono')).toBe(0)
  })
})

describe('a correction', () => {
  it('is written when what was seen still stands, nothing when the wish is met, else left to a person', () => {
    expect(judgeCorrection('a', 'a', 'b')).toBe('write')
    expect(judgeCorrection('b', 'a', 'b')).toBe('nothing')
    expect(judgeCorrection('c', 'a', 'b')).toBe('conflict')
    expect(judgeCorrection(null, '', 'b')).toBe('write')
  })

  it('never overwrites silently, whatever two hands do', () => {
    const value = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null })
    fc.assert(
      fc.property(
        value,
        value,
        value,
        (current, from, to) => judgeCorrection(current, from, to) !== 'write' || (from ?? '') === (current ?? ''),
      ),
    )
  })
})

describe('the effects of an event', () => {
  const situation: Situation = {
    name: 'Slamet',
    lifeStatus: 'alive',
    bornOn: '1985-03-12',
    isHead: true,
    othersOnCard: 3,
    onCard: true,
    childrenInCare: 0,
    youngChildren: 2,
    spouseName: 'Siti',
    openRequests: 0,
    papers: 0,
    consents: 0,
    isCaredFor: false,
  }

  it('of a death name the head, the widow and the orphans', () => {
    expect(effectsOf('death', situation).map((effect) => effect.code)).toEqual([
      'status-dead',
      'place-ends',
      'head-needed',
      'spouse-widowed',
      'children-bereaved',
      'paper-death',
    ])
  })

  it('nobody dies twice, tomorrow, or before birth', () => {
    expect(whyNotRecord('death', { ...situation, lifeStatus: 'dead' }, '2026-11-01', today)).toBe(
      'registry.alreadyDead',
    )
    expect(whyNotRecord('death', situation, '2026-11-23', today)).toBe('registry.dayInFuture')
    expect(whyNotRecord('death', situation, '1980-01-01', today)).toBe('registry.beforeBirth')
    expect(whyNotRecord('death', situation, '2026-11-01', today)).toBeNull()
  })
})
