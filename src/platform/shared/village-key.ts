import * as z from 'zod/mini'

/** What a phone needs to seal something that only its village, at the server, can open. */
export const VillageKey = z.object({
  village: z.int(),
  /** Eight hex digits; a later key has another one. */
  keyId: z.string().check(z.regex(/^[0-9a-f]{8}$/)),
  /** A point of P-256, uncompressed (65 bytes), in base64. */
  publicKey: z.string().check(z.maxLength(100)),
})
export type VillageKey = z.infer<typeof VillageKey>

/** Sealed bytes: version, id of the key, the sender's one-time point, nonce, then text and tag (AES-256-GCM). */
export const sealedForm = { version: 1, keyIdAt: 1, pointAt: 5, nonceAt: 70, textAt: 82 } as const

export const sealedPurpose = 'desmigratif village seal 1'

/** The same form the other way: what the server seals to one phone. */
export const phoneSealPurpose = 'desmigratif phone seal 1'
