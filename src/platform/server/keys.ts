import {
  createCipheriv,
  createDecipheriv,
  createECDH,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  type ECDH,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Keyring {
  readonly master: Buffer
  readonly folder: string
  readonly derived: Map<string, KeyObject>
  readonly signers: Map<string, KeyObject>
  readonly verifiers: Map<string, KeyObject>
  readonly forPhones: Map<string, readonly { keyId: string; publicKey: string }[]>
}

let keyring: Keyring | undefined

const ring = (): Keyring => {
  if (!keyring) throw new Error('the key folder has not been opened')
  return keyring
}

/** Opens the key folder, or makes its master key. Keys live outside the database: who steals the database reads no NIK. */
export const openKeys = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'master.key')
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  const master = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex')
  if (master.length !== 32) throw new Error('master.key must hold 32 bytes in hex')
  keyring = { master, folder, derived: new Map(), signers: new Map(), verifiers: new Map(), forPhones: new Map() }
}

// As a key object: from bytes, every digest would make one again, at four times its price.
const derivedKey = (label: string): KeyObject => {
  const known = ring().derived.get(label)
  if (known) return known
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', ring().master, 'desmigratif', label, 32)))
  ring().derived.set(label, key)
  return key
}

/** Keyed digest for matching without reading: the same value gives the same 32 bytes, only here. */
export const digest = (purpose: string, value: string): Buffer =>
  createHmac('sha256', derivedKey(`digest:${purpose}`))
    .update(value)
    .digest()

/** Encrypts a value for storage (AES-256-GCM): version byte, 12 bytes nonce, 16 bytes tag, text. */
export const sealValue = (value: string): Buffer => {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', derivedKey('seal:1'), nonce)
  const text = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.from([1]), nonce, cipher.getAuthTag(), text])
}

/** Reads what `sealValue` wrote; a changed byte throws. */
export const openValue = (sealed: Uint8Array): string => {
  const bytes = Buffer.from(sealed)
  if (bytes[0] !== 1) throw new Error('sealed with a version this release does not know')
  const decipher = createDecipheriv('aes-256-gcm', derivedKey('seal:1'), bytes.subarray(1, 13))
  decipher.setAuthTag(bytes.subarray(13, 29))
  return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]).toString('utf8')
}

const signerPath = (purpose: string, keyId: string) => join(ring().folder, `${purpose}-${keyId}.pem`)

const keyIdOf = (publicKey: KeyObject): string =>
  createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 8)

/** What phones check: the browsers of old ones know P-256 and no Ed25519. */
export const packPurpose = 'packs'

const newPair = (purpose: string) =>
  purpose === packPurpose ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519')

/** Makes a new signing key for a purpose; the newest by file time signs, all of them verify. */
export const rotateSigningKey = (purpose: string): string => {
  const pair = newPair(purpose)
  const keyId = keyIdOf(pair.publicKey)
  const sequence = String(signingKeyFiles(purpose).length + 1).padStart(4, '0')
  const path = signerPath(purpose, `${sequence}-${keyId}`)
  writeFileSync(path, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  chmodSync(path, 0o600)
  ring().signers.delete(purpose)
  ring().forPhones.delete(purpose)
  return keyId
}

const signingKeyFiles = (purpose: string): string[] =>
  readdirSync(ring().folder)
    .filter((name) => name.startsWith(`${purpose}-`) && name.endsWith('.pem'))
    .sort()

const currentSigner = (purpose: string): KeyObject => {
  const known = ring().signers.get(purpose)
  if (known) return known
  if (signingKeyFiles(purpose).length === 0) rotateSigningKey(purpose)
  const newest = signingKeyFiles(purpose).at(-1)
  if (!newest) throw new Error(`no signing key for ${purpose}`)
  const key = createPrivateKey(readFileSync(join(ring().folder, newest)))
  ring().signers.set(purpose, key)
  return key
}

/** Signs with the purpose's newest key (Ed25519, RFC 8032: 64 bytes). */
export const signEd25519 = (purpose: string, bytes: Uint8Array): { keyId: string; signature: Buffer } => {
  const key = currentSigner(purpose)
  return { keyId: keyIdOf(createPublicKey(key)), signature: signBytes(null, bytes, key) }
}

/**
 * Signs for phones that know nothing newer than what they last heard: with every key at hand, newest first (ECDSA P-256, SHA-256,
 * 64 bytes). A key that was stolen is taken out of the folder, and signs no more.
 */
export const signForPhones = (bytes: Uint8Array): { keyId: string; signature: Buffer }[] => {
  currentSigner(packPurpose)
  return signingKeyFiles(packPurpose)
    .reverse()
    .map((name) => {
      const key = createPrivateKey(readFileSync(join(ring().folder, name)))
      return {
        keyId: keyIdOf(createPublicKey(key)),
        signature: signBytes('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }),
      }
    })
}

/** The keys that phones pin, oldest first, as SPKI in base64; read from the folder once. */
export const phoneKeys = (): readonly { keyId: string; publicKey: string }[] => {
  const known = ring().forPhones.get(packPurpose)
  if (known) return known
  currentSigner(packPurpose)
  const keys = publicKeys(packPurpose).map(({ keyId, publicKeyPem }) => ({
    keyId,
    publicKey: publicKeyPem.replace(/-----[^-]+-----|\s/g, ''),
  }))
  ring().forPhones.set(packPurpose, keys)
  return keys
}

/** Public keys of a purpose, oldest first, as SPKI PEM: what anyone needs to check a signature without us. */
export const publicKeys = (purpose: string): { keyId: string; publicKeyPem: string }[] =>
  signingKeyFiles(purpose).map((name) => {
    const publicKey = createPublicKey(createPrivateKey(readFileSync(join(ring().folder, name))))
    return { keyId: keyIdOf(publicKey), publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString() }
  })

/** True when the signature was made by the named key of that purpose. An unknown key is simply not genuine. */
export const verifyEd25519 = (purpose: string, keyId: string, bytes: Uint8Array, signature: Uint8Array): boolean => {
  const name = `${purpose}:${keyId}`
  let key = ring().verifiers.get(name)
  if (!key) {
    const found = publicKeys(purpose).find((one) => one.keyId === keyId)
    if (!found) return false
    key = createPublicKey(found.publicKeyPem)
    ring().verifiers.set(name, key)
  }
  return verifyBytes(null, bytes, key, signature)
}

// P-256's order less one (SEC 2, 2.4.2)
const scalars = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550n

/** A private key from the master, so that a backup of that one key keeps them all; 48 bytes leave no bias (FIPS 186-5, A.2.1). */
const agreementKey = (purpose: string): ECDH => {
  const bytes = Buffer.from(hkdfSync('sha256', ring().master, 'desmigratif', `agreement:${purpose}`, 48))
  const scalar = (BigInt(`0x${bytes.toString('hex')}`) % scalars) + 1n
  const key = createECDH('prime256v1')
  key.setPrivateKey(Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex'))
  return key
}

/** The public point (P-256, 65 bytes) of a purpose's key: whoever has it can seal, only this house opens. */
export const agreementPoint = (purpose: string): Buffer => agreementKey(purpose).getPublicKey()

/** What the purpose's key and the holder of this point share (ECDH). A point that is none throws. */
export const agreedSecret = (purpose: string, point: Uint8Array): Buffer => agreementKey(purpose).computeSecret(point)
