import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crc16 } from './crc.ts'
import { type Qris, qrisFaultsIn, readQris } from './payload.ts'
import { withAmount } from './with-amount.ts'

// the fictional payloads of `domain.md` §5.9
const head =
  '26680016ID.CO.CONTOH.WWW011893600000000000001702150000000000000170303UMI51440014ID.CO.QRIS.WWW0215ID10200000000170303UMI520458125303360'
const tail = '5802ID5920KOPERASI CONTOH DESA6011KAB. CONTOH610512345'
const fixed = `000201010211${head}${tail}6304607C`
const billed = `000201010212${head}540525000${tail}62130109SIMP-00016304C5AC`
const own = 'ID1020000000017'

const read = (text: string): Qris => {
  const answer = readQris(text)
  if ('faults' in answer) throw new Error(answer.faults.join(', '))
  return answer.qris
}
const sealed = (open: string) => `${open}6304${crc16(`${open}6304`)}`

describe('the code on the counter', () => {
  it('the checksum is the one of the standard', () => {
    expect(crc16('123456789')).toBe('29B1')
  })

  it('is read: whose it is, where, of which kind, without an amount', () => {
    expect(read(fixed)).toMatchObject({ isStatic: true, merchantName: 'KOPERASI CONTOH DESA', city: 'KAB. CONTOH' })
    expect(read(fixed)).toMatchObject({ nationalNumber: own, criteria: 'UMI' })
    expect(read(fixed)).not.toHaveProperty('amount')
    expect(read(billed)).toMatchObject({ isStatic: false, amount: 25_000n })
  })

  it('takes 25,000 and a bill, and is then the very payload of the brief', () => {
    expect(withAmount(read(fixed), own, { amount: 25_000n, bill: 'SIMP-0001' })).toBe(billed)
  })

  it('of somebody else, or with an amount already, is not changed', () => {
    expect(() => withAmount(read(fixed), 'ID1020000000018', { amount: 1n })).toThrow('own code')
    expect(() => withAmount(read(billed), own, { amount: 1n })).toThrow('static')
    for (const amount of [0n, -5n, 10n ** 13n]) expect(() => withAmount(read(fixed), own, { amount })).toThrow('amount')
    expect(() => withAmount(read(fixed), own, { amount: 1n, bill: 'x'.repeat(26) })).toThrow('bill')
  })

  it('property: any amount comes back as it was put in', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 13n - 1n), fc.stringMatching(/^[A-Z0-9-]{1,25}$/), (amount, bill) => {
        expect(read(withAmount(read(fixed), own, { amount, bill }))).toMatchObject({ amount, isStatic: false })
      }),
    )
  })

  it('property: one digit read wrongly is always noticed', () => {
    fc.assert(
      fc.property(fc.nat(fixed.length - 1), fc.constantFrom(...'0123456789ABCDEF'), (place, sign) => {
        fc.pre(fixed[place] !== sign)
        expect(qrisFaultsIn(fixed.slice(0, place) + sign + fixed.slice(place + 1))).not.toEqual([])
      }),
    )
  })

  it('says what is wrong, all of it', () => {
    expect(qrisFaultsIn('hello')).toEqual(['not_readable'])
    expect(qrisFaultsIn(fixed.replace('6304607C', '6304607D'))).toEqual(['checksum'])
    const open = fixed.slice(0, -8)
    expect(qrisFaultsIn(sealed(open.replace('5303360', '5303840')))).toEqual(['currency'])
    expect(qrisFaultsIn(sealed(open.replace('5802ID', '5802SG')))).toEqual(['country'])
    expect(qrisFaultsIn(sealed(open.replace('010211', '010213')))).toEqual(['method'])
    expect(qrisFaultsIn(sealed(open.replace('ID1020000000017', 'XX1020000000017')))).toEqual(['national_number'])
    expect(qrisFaultsIn(sealed(open.replace('011893600000', '011812340000')))).toEqual(['merchant_number'])
    expect(qrisFaultsIn(sealed(`${open}54010`))).toEqual(['amount'])
    expect(qrisFaultsIn(sealed(`${open}5502025603abc`))).toEqual(['tip'])
    expect(qrisFaultsIn(sealed(`${open}5502015802ID`))).toEqual(['repeated'])
  })
})
