import { base64Of } from '#platform/client/base64.ts'

/** A signing secret as the Standard Webhooks write it: 32 random bytes, made on this device. */
export const makeSecret = (): string => `whsec_${base64Of(crypto.getRandomValues(new Uint8Array(32)))}`
