/** OWASP ASVS 5.0 V6.3: ten wrong tries in a quarter of an hour close the door, to a name and to an address alike. */
export const lockOutTries = 10
export const lockOutMinutes = 15

export interface TryCounts {
  /** Wrong tries for this name since its last good one. */
  readonly forLogin: number
  /** Wrong tries from this address, whatever the names. */
  readonly fromAddress: number
}

export const isLockedOut = ({ forLogin, fromAddress }: TryCounts): boolean =>
  forLogin >= lockOutTries || fromAddress >= lockOutTries
