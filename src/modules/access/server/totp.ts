import { Secret, TOTP } from 'otpauth'

const stepSeconds = 30

/** The step of time in which a code is right, one step early or late allowed; `undefined` when it is wrong (RFC 6238 §5.2). */
export const findTotpStep = (secretBase32: string, code: string, atMilliseconds: number): number | undefined => {
  const totp = new TOTP({ secret: Secret.fromBase32(secretBase32), algorithm: 'SHA1', digits: 6, period: stepSeconds })
  const drift = totp.validate({ token: code, timestamp: atMilliseconds, window: 1 })
  return drift === null ? undefined : Math.floor(atMilliseconds / 1000 / stepSeconds) + drift
}
