/** How many are made at once, and from how few on the owner is asked to make new ones. */
export const recoveryCodeCount = 10
export const fewRecoveryCodes = 3
const codeLength = 10

// Crockford's base 32: no letter that looks like a digit, so that a code copied by hand can be read again.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** What a person types, in one spelling: `7k2m-o…` and `7K2M 0…` are one code. */
export const foldRecoveryCode = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')

/** Ten characters, never the six digits of an app. */
export const looksLikeRecoveryCode = (text: string): boolean => {
  const folded = foldRecoveryCode(text)
  return folded.length === codeLength && [...folded].every((letter) => alphabet.includes(letter))
}

/** A code as it is shown, from ten random bytes: fifty bits. */
export const recoveryCodeFrom = (bytes: Uint8Array): string => {
  const letters = Array.from(bytes.slice(0, codeLength), (byte) => alphabet[byte % alphabet.length] ?? '0').join('')
  return `${letters.slice(0, 5)}-${letters.slice(5)}`
}
