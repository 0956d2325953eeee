import type { Content } from 'pdfmake/interfaces.js'
import { encode } from 'uqr'

/** A QR code as vectors, `side` points wide without its quiet zone. Capitals, digits and `$%*+-./:` make it the smallest. */
export const qrCode = (text: string, side: number): Content => {
  const { data, size } = encode(text, { ecc: 'M', border: 0, boostEcc: false })
  const module = side / size
  const canvas = data.flatMap((row, y) => runs(row).map(([x, length]) => rectangle(x, y, length, module)))
  return { canvas }
}

const rectangle = (x: number, y: number, length: number, module: number) => ({
  type: 'rect' as const,
  x: x * module,
  y: y * module,
  w: length * module,
  // A hair taller than the module, so that no viewer shows white seams between rows.
  h: module * 1.02,
  color: '#000',
  lineWidth: 0,
})

/** Start and length of each black stretch of a row. */
const runs = (row: readonly boolean[]): [number, number][] => {
  const found: [number, number][] = []
  row.forEach((black, x) => {
    const last = found.at(-1)
    if (!black) return
    if (last && last[0] + last[1] === x) last[1]++
    else found.push([x, 1])
  })
  return found
}
