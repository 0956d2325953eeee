/** A signing secret as the Standard Webhooks write it: 32 random bytes, made on this device. */
export const makeSecret = (): string =>
  `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))}`
