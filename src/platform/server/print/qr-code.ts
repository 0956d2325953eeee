import type { Content } from 'pdfmake/interfaces.js'
import { encode } from 'uqr'

/** A QR code as vectors, `side` points wide without its quiet zone. Capitals, digits and `$%*+-./:` make it the smallest. */
export const qrCode = (text: string, side: number): Content => {
  // One mask for all: signed bytes are as good as random, so trying all eight only costs time.
  const { data, size } = encode(text, { ecc: 'M', border: 0, boostEcc: false, maskPattern: 2 })
  const module = side / size
  return { canvas: blocks(data).map((block) => rectangle(block, module)) }
}

interface Block {
  readonly x: number
  readonly y: number
  readonly width: number
  height: number
}

const rectangle = ({ x, y, width, height }: Block, module: number) => ({
  type: 'rect' as const,
  x: x * module,
  y: y * module,
  w: width * module,
  // A hair taller than its modules, so that no viewer shows white seams between rows.
  h: (height + 0.02) * module,
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

/** Equal stretches under each other are one block: fewer strokes, smaller file. */
const blocks = (rows: readonly (readonly boolean[])[]): Block[] => {
  const all: Block[] = []
  let above = new Map<string, Block>()
  rows.forEach((row, y) => {
    const open = new Map<string, Block>()
    for (const [x, width] of runs(row)) {
      const grown = above.get(`${x}/${width}`)
      const block = grown ?? { x, y, width, height: 0 }
      block.height++
      if (!grown) all.push(block)
      open.set(`${x}/${width}`, block)
    }
    above = open
  })
  return all
}
