/** Bytes as Web Crypto and IndexedDB take them. */
export type Bytes = Uint8Array<ArrayBuffer>

/** What opens a phone's vault. Lives in memory only, and no code can read the bytes out of it. */
export interface VaultKeys {
  /** Names the lock from which the keys came: of a lock that was dropped they write nothing more. */
  readonly lockId: string
  readonly rows: CryptoKey
  readonly names: CryptoKey
}

const nonceLength = 12

export const randomBytes = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length))

export const textBytes = (text: string): Bytes => new TextEncoder().encode(text)

export const bytesText = (bytes: Bytes): string => new TextDecoder().decode(bytes)

/** AES-256-GCM: nonce, then text and tag. A box opens only at the place for which it was made. */
export const makeBox = async (key: CryptoKey, bytes: Bytes, place: string): Promise<Bytes> => {
  const nonce = randomBytes(nonceLength)
  const text = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: textBytes(place) }, key, bytes)
  return joinBytes(nonce, new Uint8Array(text))
}

/** Reads what `makeBox` wrote; another key, another place or a changed byte throws. */
export const openBox = async (key: CryptoKey, box: Bytes, place: string): Promise<Bytes> => {
  const iv = box.subarray(0, nonceLength)
  const sealed = box.subarray(nonceLength)
  return new Uint8Array(
    await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: textBytes(place) }, key, sealed),
  )
}

export const joinBytes = (...parts: readonly Bytes[]): Bytes => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** The two keys of a vault from its one secret. */
export const vaultKeys = async (secret: Bytes, lockId: string): Promise<VaultKeys> => {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const from = (info: string) => ({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: textBytes(info) })
  const aes = { name: 'AES-GCM', length: 256 }
  const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 }
  const [rows, names] = await Promise.all([
    crypto.subtle.deriveKey(from('rows'), base, aes, false, ['encrypt', 'decrypt']),
    crypto.subtle.deriveKey(from('names'), base, hmac, false, ['sign']),
  ])
  return { lockId, rows, names }
}

/** What a thing is called in the database: always the same, and nobody without the key knows what it means. */
export const hiddenName = async (keys: VaultKeys, name: string): Promise<string> =>
  hexOf(new Uint8Array(await crypto.subtle.sign('HMAC', keys.names, textBytes(name))).subarray(0, 16))

export const hexOf = (bytes: Bytes): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** A key from what one person knows: slow on purpose, for there are only a million PINs. */
export const pinKey = async (pin: string, salt: Bytes, rounds: number): Promise<CryptoKey> => {
  const base = await crypto.subtle.importKey('raw', textBytes(pin), 'PBKDF2', false, ['deriveKey'])
  const way = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }
  return crypto.subtle.deriveKey(way, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

/** A key from what a passkey answers (WebAuthn PRF). */
export const passkeyKey = async (answer: Bytes): Promise<CryptoKey> => {
  const base = await crypto.subtle.importKey('raw', answer, 'HKDF', false, ['deriveKey'])
  const way = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: textBytes('passkey') }
  return crypto.subtle.deriveKey(way, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}
