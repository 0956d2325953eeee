const units = ['', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan', 'sepuluh', 'sebelas']
const scales: readonly (readonly [number, string])[] = [
  [1e15, 'kuadriliun'],
  [1e12, 'triliun'],
  [1e9, 'miliar'],
  [1e6, 'juta'],
]

/** A whole number in Indonesian words, as receipts and letters write it: 1.500.000 is `satu juta lima ratus ribu`. */
export const terbilang = (value: number): string => {
  if (!Number.isSafeInteger(value)) throw new Error('only whole numbers are written in words')
  if (value === 0) return 'nol'
  return value < 0 ? `minus ${words(-value)}` : words(value)
}

const words = (value: number): string => {
  for (const [size, name] of scales) {
    if (value >= size) return join(`${words(Math.floor(value / size))} ${name}`, value % size)
  }
  // "seribu" and "seratus" stand for one thousand and one hundred; a million is "satu juta".
  if (value >= 2000) return join(`${words(Math.floor(value / 1000))} ribu`, value % 1000)
  if (value >= 1000) return join('seribu', value % 1000)
  if (value >= 200) return join(`${units[Math.floor(value / 100)]} ratus`, value % 100)
  if (value >= 100) return join('seratus', value % 100)
  if (value >= 20) return join(`${units[Math.floor(value / 10)]} puluh`, value % 10)
  return value >= 12 ? `${units[value - 10]} belas` : (units[value] ?? '')
}

const join = (head: string, rest: number): string => (rest === 0 ? head : `${head} ${words(rest)}`)
