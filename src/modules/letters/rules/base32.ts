// Crockford's alphabet: no I, L, O or U, so that a typed code is read one way only, and all of it fits a QR's small mode.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Bytes in Crockford base 32, five bits a letter, without padding. */
export const toBase32 = (bytes: Uint8Array): string => {
  let [text, held, bits] = ['', 0, 0]
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet[(held >> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + alphabet[(held << (5 - bits)) & 31] : text
}

/** What people type: small letters, O for 0, I and L for 1, spaces and dashes anywhere. */
export const tidyBase32 = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')

/** The value of each letter, or `undefined` when one is not of the alphabet. */
export const base32Values = (text: string): number[] | undefined => {
  const values = [...text].map((letter) => alphabet.indexOf(letter))
  return values.includes(-1) ? undefined : values
}

export const fromBase32 = (text: string): Uint8Array | undefined => {
  const values = base32Values(text)
  if (!values) return undefined
  const bytes: number[] = []
  let [held, bits] = [0, 0]
  for (const value of values) {
    held = (held << 5) | value
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >> bits) & 255)
    }
    held &= (1 << bits) - 1
  }
  // Left-over bits must be nothing, else two texts would name one token.
  return held === 0 ? Uint8Array.from(bytes) : undefined
}

export const letterOfValue = (value: number): string => alphabet[value] ?? ''
