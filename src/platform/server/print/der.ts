/** One value of ASN.1 in DER (ITU-T X.690): tag, length, content. */
export const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content])
}

const lengthOf = (length: number): Buffer => {
  if (length < 128) return Buffer.from([length])
  const bytes =
    length < 256
      ? [length]
      : length < 65_536
        ? [length >> 8, length & 255]
        : [length >> 16, (length >> 8) & 255, length & 255]
  return Buffer.from([0x80 | bytes.length, ...bytes])
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts)

/** A set's members stand in the order of their bytes, so that there is one way to write it. */
export const setOf = (...parts: readonly Uint8Array[]): Buffer => der(0x31, ...[...parts].sort(Buffer.compare))

export const integer = (...bytes: readonly number[]): Buffer => der(0x02, Buffer.from(bytes))
export const octets = (bytes: Uint8Array): Buffer => der(0x04, bytes)
export const text = (words: string): Buffer => der(0x0c, Buffer.from(words, 'utf8'))
export const bits = (bytes: Uint8Array, unused = 0): Buffer => der(0x03, Buffer.from([unused]), bytes)
/** `[number]`, constructed. */
export const tagged = (number: number, ...parts: readonly Uint8Array[]): Buffer => der(0xa0 | number, ...parts)
export const generalizedTime = (words: string): Buffer => der(0x18, Buffer.from(words, 'latin1'))

export const oid = (dotted: string): Buffer => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(baseOf128)]))
}

const baseOf128 = (value: number): number[] => {
  const bytes = [value & 127]
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128)) bytes.unshift((left & 127) | 128)
  return bytes
}

export interface DerValue {
  readonly tag: number
  readonly content: Buffer
  /** Tag, length and content. */
  readonly whole: Buffer
}

/** The values that stand one after another in a content; throws on bytes that are no DER. */
export const readDer = (bytes: Buffer): DerValue[] => {
  const found: DerValue[] = []
  for (let at = 0; at < bytes.length; ) {
    const [tag = 0, first = 0] = bytes.subarray(at, at + 2)
    const extra = first < 128 ? 0 : first & 127
    if (extra > 3) throw new Error('longer than any signature')
    const length = extra === 0 ? first : bytes.readUIntBE(at + 2, extra)
    const start = at + 2 + extra
    if (start + length > bytes.length) throw new Error('cut short')
    found.push({ tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length) })
    at = start + length
  }
  return found
}
