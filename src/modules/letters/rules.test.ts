import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlainDate } from '#platform/shared/dates.ts'
import { fromBase32, toBase32 } from './rules/base32.ts'
import { canMoveLetter, letterStates, stateOf } from './rules/letter-state.ts'
import { readToken, readTypedCode, tokenBytes, typedCode, writeToken } from './rules/letter-token.ts'
import { formatNumber, parsePattern, romanMonth, unexplainedGaps, usualPattern } from './rules/numbering.ts'
import { longDate, maskName, numberTwice } from './rules/words.ts'

const on = (day: string) => day as PlainDate

describe('numbers of letters', () => {
  test('the usual pattern of domain §2.4', () => {
    const letter = { code: 'S-39', number: 17, village: '2001', issuedOn: on('2026-11-20') }
    expect(formatNumber(usualPattern, letter)).toBe('S-39/017/2001/XI/2026')
    expect(formatNumber('{code}/{number:3}/{village}/{romanMonth}/{year}', letter)).toBe('S-39/017/2001/XI/2026')
    expect(formatNumber('{code}/{number:3}/Ds.{village}/{romanMonth}/{year}', { ...letter, code: '560' })).toBe(
      '560/017/Ds.2001/XI/2026',
    )
  })

  test('months are roman', () => {
    expect([1, 4, 9, 12].map(romanMonth)).toEqual(['I', 'IV', 'IX', 'XII'])
  })

  test.each([
    ['{code}/{urut}/{year}', 'unknownPart'],
    ['{code}/{year}', 'numberMissing'],
    ['{number}', 'yearMissing'],
    ['{number/{year}', 'braces'],
  ])('%s is refused: %s', (pattern, fault) => {
    expect(parsePattern(pattern)).toEqual({ fault })
  })

  test('two letters of one counter never get one number', () => {
    const pattern = fc.constantFrom(usualPattern, '{number}/{year}', '{code}-{number:2}.{month}.{year}')
    fc.assert(
      fc.property(pattern, fc.uniqueArray(fc.integer({ min: 1, max: 9999 }), { maxLength: 60 }), (chosen, numbers) => {
        const letter = { code: 'S-39', village: '2004', issuedOn: on('2026-11-20') }
        const texts = numbers.map((number) => formatNumber(chosen, { ...letter, number }))
        expect(new Set(texts).size).toBe(numbers.length)
      }),
    )
  })

  test('a number nobody used and nobody explained is found', () => {
    expect(unexplainedGaps([1, 2, 5, 4])).toEqual([3])
    expect(unexplainedGaps([])).toEqual([])
  })
})

describe('the token in the QR', () => {
  const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
  const token = fc.record({
    villageId: fc.integer({ min: 1, max: 9_999_999_999 }),
    publicId: bytes(16),
    digest: bytes(20),
    issuedOn: fc.constantFrom(on('2020-01-01'), on('2026-11-20'), on('2099-12-31')),
    auditNo: fc.integer({ min: 0, max: 1_000_000_000 }),
    auditHash: bytes(8),
  })

  test('says the same after writing and reading, whatever it says', () => {
    fc.assert(
      fc.property(token, bytes(64), (one, signature) => {
        const signed = tokenBytes(one, '0a1b2c3d')
        const read = readToken(writeToken(signed, signature))
        expect(read).toMatchObject({ ...one, keyId: '0a1b2c3d' })
        expect(read?.signed).toEqual(signed)
        expect(read?.signature).toEqual(signature)
      }),
    )
  })

  test('base 32 loses nothing and no two texts are one token', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (some) => {
        expect(fromBase32(toBase32(some))).toEqual(some)
      }),
    )
    expect(fromBase32('01')).toBeUndefined()
  })

  test('a typed code knows its village, forgives o and i, and finds a wrong letter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999_999 }), bytes(16), (villageId, publicId) => {
        const code = typedCode(villageId, publicId)
        expect(readTypedCode(code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'))).toMatchObject({
          villageId,
          code,
        })
      }),
    )
    const code = typedCode(61234, new Uint8Array(16).fill(7))
    const swapped = code.replace(/^(.)(.)/, '$2$1')
    expect(swapped === code || readTypedCode(swapped) === undefined).toBe(true)
    expect(readTypedCode(`${code.slice(0, 6)}${code[6] === '5' ? '6' : '5'}${code.slice(7)}`)).toBeUndefined()
    expect(readTypedCode('12')).toBeUndefined()
  })
})

describe('states and words', () => {
  test('no way leads back from an end, and printing changes nothing', () => {
    for (const end of ['refused', 'revoked', 'replaced'] as const) {
      for (const state of letterStates) expect(canMoveLetter(end, state)).toBe(false)
    }
    expect(stateOf(['requested', 'verified', 'issued', 'printed', 'printed'])).toBe('issued')
    expect(canMoveLetter('requested', 'issued')).toBe(false)
  })

  test('words of letters', () => {
    expect(longDate(on('2026-11-20'))).toBe('20 November 2026')
    expect(numberTwice(36)).toBe('36 (tiga puluh enam)')
    expect(maskName('Dewi  Lestari')).toBe('D••• L••••••')
    expect(maskName('Sutinah')).toBe('S••••••')
  })
})
