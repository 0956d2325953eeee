import { crc32, deflateSync } from 'node:zlib'
import type { Content } from 'pdfmake/interfaces.js'
import { encode } from 'uqr'

// Dots of a printer to a module: its edges stay sharp on paper, and a repeated row costs nothing once packed.
const dots = 8

/** A QR code as a picture of black and white, `side` points wide without its quiet zone. Capitals, digits and `$%*+-./:` make it the smallest. */
export const qrCode = (text: string, side: number): Content => {
  // One mask for all: signed bytes are as good as random, so trying all eight only costs time.
  const { data } = encode(text, { ecc: 'M', border: 0, boostEcc: false, maskPattern: 2 })
  return { image: `data:image/png;base64,${pngOf(data).toString('base64')}`, width: side, height: side }
}

/** PNG (ISO/IEC 15948), one bit a dot: 0 is black. */
const pngOf = (rows: readonly (readonly boolean[])[]): Buffer => {
  const width = rows.length * dots
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(width, 4)
  header[8] = 1
  const repeated = Buffer.alloc((rows.length + 1) * (dots - 1))
  for (let line = 0; line < dots - 1; line++) repeated[line * (rows.length + 1)] = asAbove
  const lines = rows.flatMap((row) => [lineOf(row), repeated])
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(lines), { level: 4 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const asAbove = 2

// Eight dots a module are one byte a module; the first byte says that the line stands as it is.
const lineOf = (row: readonly boolean[]): Buffer => Buffer.from([0, ...row.map((black) => (black ? 0x00 : 0xff))])

const chunk = (name: string, bytes: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), bytes])
  const frame = Buffer.alloc(body.length + 8)
  frame.writeUInt32BE(bytes.length, 0)
  body.copy(frame, 4)
  frame.writeUInt32BE(crc32(body), body.length + 4)
  return frame
}
