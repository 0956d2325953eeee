import { recoveryCodeCount, recoveryCodeFrom } from '../rules/recovery-codes.ts'

/** 256 random bits, URL-safe: made on this device, shown once, never sent. */
export const makeSecret = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

/** SHA-256 in hex: what the server keeps in place of a secret. */
export const fingerprintOf = async (secret: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Ten codes for one sheet. */
export const makeRecoveryCodes = (): string[] =>
  Array.from({ length: recoveryCodeCount }, () => recoveryCodeFrom(crypto.getRandomValues(new Uint8Array(10))))

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** 160 random bits in base32, as authenticator apps read them (RFC 4648). */
export const makeTotpSecret = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => base32[byte % 32] ?? 'A').join('')

/** The address that an authenticator app scans. */
export const totpAddress = (secret: string, username: string): string =>
  `otpauth://totp/Desmigratif:${encodeURIComponent(username)}?secret=${secret}&issuer=Desmigratif&algorithm=SHA1&digits=6&period=30`
