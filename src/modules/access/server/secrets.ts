import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** SHA-256 in hex: enough for secrets of 256 random bits, never for a password. */
export const fingerprint = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** 256 random bits, URL-safe. */
export const newToken = (): string => randomBytes(32).toString('base64url')

// OWASP: argon2id with 19 MiB, two passes, one lane
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost)

let hashOfNobody: Promise<string> | undefined

/** Takes the same time for a name that nobody has: the hash of nobody is checked instead. */
export const isPassword = async (stored: string | undefined, password: string): Promise<boolean> => {
  hashOfNobody ??= hashPassword(newToken())
  const matches = await verify(stored ?? (await hashOfNobody), password.normalize('NFKC'))
  return stored !== undefined && matches
}
