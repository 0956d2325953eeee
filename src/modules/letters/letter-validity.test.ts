import { encode } from 'uqr'
import { describe, expect, test } from 'vitest'
import type { PlainDate } from '#platform/shared/dates.ts'
import { readToken } from './rules/letter-token.ts'
import { verifyLetterOffline } from './server/verify-offline.ts'

// Signed once with a key thrown away since: papers of each release as they lie in drawers.
const keys = [
  {
    keyId: '0a1b2c3d',
    publicKeyPem:
      '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAvwEIW5dW68NA4DlRXl8XMAg7lBwSW8I1JcE2qo6BTYk=\n-----END PUBLIC KEY-----\n',
  },
]
const papers = {
  firstRelease:
    '04000000034020G30G2GC1R81450P30D1R7H00030R4GR3RJ2MC1P7H14GKJMB9G6CV3J26K000004K7S34WNJYCSQ7CY2GV5GYS75DQKVSFY1N3HQNN3PR1FMB3AXD8MT4AKBEFMX6GTJ9RKF78A19PV69HR0EDYFYSZ47W11RRY6GH7GWRGFJ4SBWCHZ7CBZ8BN6NS18',
  untilSeptember:
    '08000000034020G30G2GC1R81450P30D1R7H00030R4GR3RJ2MC1P7H14GKJMB9G6CV3J26K000004K7S34WNJYCSQ7CY2CB18DJRFBB403475VWK9A0CF5WNVJEEVYAG6HS1BY03BPH8CKP145HYN9TWEN4937D1HR0PP5DV32WT577R3ZKW19TBVS8RXZV3BRA3R3DYQ90T',
  noLastDay:
    '08000000034020G30G2GC1R81450P30D1R7H00030R4GR3RJ2MC1P7H14GKJMB9G6CV3J26K000004K7S34WNJYCSQ7CY00018DJRFF1ZTNQRSH1V5JSBP0BQSM33NV6ETGN15X0YVXNFHWEJH10ZH8DC7X7QXEEAAGBGSA1MZMYQ3YZ9YEZDETBXWEXBD1FQ9FQGJ349MM0J',
}
const on = (day: string) => day as PlainDate

describe('a letter checked without a signal says how long it is good for', () => {
  test('until its last day, and out of date from the day after', () => {
    const judge = (day: string) => verifyLetterOffline(papers.untilSeptember, keys, on(day))
    const read = { verdict: 'genuine', issuedOn: '2026-03-09', validity: 'untilDay', validUntil: '2026-09-09' }
    expect(judge('2026-09-09')).toMatchObject({ ...read, outOfDate: false })
    expect(judge('2026-09-10')).toMatchObject({ ...read, outOfDate: true })
  })

  test('a letter without a last day never goes out of date', () => {
    expect(verifyLetterOffline(papers.noLastDay, keys, on('2099-01-01'))).toMatchObject({
      ...{ verdict: 'genuine', validity: 'noLastDay', validUntil: null, outOfDate: false },
    })
  })

  test('a paper of the first release still verifies, and says that its token does not hold the day', () => {
    expect(verifyLetterOffline(papers.firstRelease, keys, on('2099-01-01'))).toMatchObject({
      ...{ verdict: 'genuine', checked: 'token', villageId: 200, issuedOn: '2026-03-09', auditNo: 4711 },
      ...{ validity: 'notInToken', validUntil: null, outOfDate: null },
    })
  })

  test('the last day is signed: with another day, or cut off, it is no letter of the village', () => {
    const { signed, signature } = readToken(papers.untilSeptember)!
    expect(signed).toHaveLength(64)
    expect(signature).toHaveLength(64)
    // the last day is bytes 59 and 60, written in letters 94 to 96 but for one bit
    for (const at of [93, 94, 95]) {
      const sign = papers.untilSeptember[at] === 'A' ? 'B' : 'A'
      const forged = papers.untilSeptember.slice(0, at) + sign + papers.untilSeptember.slice(at + 1)
      expect(readToken(forged)?.validUntil).not.toBe('2026-09-09')
      expect(verifyLetterOffline(forged, keys, on('2026-09-01')).verdict).toBe('changed')
    }
    expect(verifyLetterOffline(papers.untilSeptember.slice(0, 202), keys).verdict).toBe('unknown')
  })

  test('the QR is no denser than before: the same number of squares on the same 22 mm', () => {
    const squares = (token: string) =>
      encode(`HTTPS://DESMIGRATIF.KURIPAN.EXAMPLE/PERIKSA/${token}`, { ecc: 'M', border: 0, boostEcc: false }).size
    expect(squares(papers.untilSeptember)).toBe(squares(papers.firstRelease))
  })
})
