import { expect, it } from 'vitest'
import { sixteenDigitsIn } from './read-number.ts'

it.each([
  [['PROVINSI JAWA TENGAH', 'NIK : 3307104506780001', '05-06-1978'], '3307104506780001'],
  [['No. 3307 1001 0208 0004'], '3307100102080004'],
  [['3307104506780001', 'NIK 3307104506780001'], '3307104506780001'],
  [['3307104506780001', '3307100102080004'], undefined],
  [['330710450678000', '33071045067800012'], undefined],
  [[], undefined],
])('of the words on a card %j the number is %s', (words, number) => {
  expect(sixteenDigitsIn(words)).toBe(number)
})
