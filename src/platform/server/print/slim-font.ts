// What a PDF needs to draw and to embed a TrueType font. Kerning and ligatures are left out: they cost half of a letter's time,
// and word processors in village offices do not apply them either.
const kept = new Set(['OS/2', 'cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'name', 'post'])

interface FontTable {
  readonly record: Uint8Array
  readonly bytes: Uint8Array
}

/** Version 3 of the table: the same measures, no names of glyphs. */
const namelessPost = (bytes: Uint8Array): Uint8Array => {
  const header = Uint8Array.from(bytes.subarray(0, 32))
  new DataView(header.buffer).setUint32(0, 0x00030000)
  return header
}

const tablesOf = (font: Uint8Array): FontTable[] => {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const found: FontTable[] = []
  for (let index = 0; index < view.getUint16(4); index++) {
    const record = Uint8Array.from(font.subarray(12 + index * 16, 28 + index * 16))
    const tag = String.fromCharCode(...record.subarray(0, 4))
    if (!kept.has(tag)) continue
    const start = view.getUint32(20 + index * 16)
    const bytes = font.subarray(start, start + view.getUint32(24 + index * 16))
    found.push({ record, bytes: tag === 'post' ? namelessPost(bytes) : bytes })
  }
  return found
}

const padded = (length: number): number => Math.ceil(length / 4) * 4

/** The same TrueType font (OpenType 1.9 table directory) with drawing tables only. */
export const slimFont = (font: Uint8Array): Uint8Array => {
  const tables = tablesOf(font)
  const header = 12 + tables.length * 16
  const slim = new Uint8Array(tables.reduce((size, { bytes }) => size + padded(bytes.length), header))
  slim.set(font.subarray(0, 4))
  new DataView(slim.buffer).setUint16(4, tables.length)
  let position = header
  tables.forEach(({ record, bytes }, index) => {
    new DataView(record.buffer).setUint32(8, position)
    new DataView(record.buffer).setUint32(12, bytes.length)
    slim.set(record, 12 + index * 16)
    slim.set(bytes, position)
    position += padded(bytes.length)
  })
  return slim
}
