import * as z from 'zod/mini'
import { openValue, sealValue } from '#platform/server/keys.ts'
import { Refusal } from '#platform/shared/errors.ts'

const edgeFacts = z.object({
  purpose: z.literal('edge'),
  at: z.int(),
  /** Address of the asker, an IPv6 one cut to its /64. */
  address: z.string(),
  device: z.string(),
  /** Of the session token that the route has made and will set as cookie. */
  tokenFingerprint: z.string(),
  /** Of the family's door: the key this phone showed, and the one that was made for it. */
  phone: z.optional(z.object({ shown: z.nullable(z.string()), made: z.string() })),
  identity: z.optional(
    z.object({ issuer: z.string(), subject: z.string(), username: z.nullable(z.string()), strong: z.boolean() }),
  ),
})
export type EdgeFacts = Omit<z.output<typeof edgeFacts>, 'purpose' | 'at'>

const edgeMinutes = 2

/**
 * What only the HTTP edge knows (address, device, the new token), sealed so that nobody else can claim it.
 * Its random nonce also keeps the stored fingerprint of a sign-in command from being guessed back to a password.
 */
export const sealEdge = (facts: EdgeFacts): string =>
  sealValue(JSON.stringify({ ...facts, purpose: 'edge', at: Date.now() })).toString('base64url')

export const openEdge = (sealed: string): EdgeFacts => {
  const facts = readEdge(sealed)
  if (!facts || Math.abs(Date.now() - facts.at) > edgeMinutes * 60_000)
    throw new Refusal('forbidden', 'access.onlyThroughSession')
  return facts
}

const readEdge = (sealed: string): z.output<typeof edgeFacts> | undefined => {
  try {
    const parsed = edgeFacts.safeParse(JSON.parse(openValue(Buffer.from(sealed, 'base64url'))))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/** One subscriber holds a whole /64: counting single IPv6 addresses would count nothing. */
export const countedAddress = (address: string): string => {
  const plain = address.replace(/^::ffff:/, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail = ''] = plain.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const full = plain.includes('::')
    ? [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
    : left
  return `${full.slice(0, 4).join(':')}::/64`
}

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'Mac'],
  [/Linux/, 'Linux'],
]

/** `Chrome · Android`: enough to know one's own phone, too little to follow anybody. */
export const deviceLabel = (userAgent: string | undefined): string => {
  const nameOf = (list: typeof browsers) => list.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1]
  return [nameOf(browsers), nameOf(systems)].filter(Boolean).join(' · ') || 'Perangkat lain'
}
