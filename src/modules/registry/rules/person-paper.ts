import type { DocumentHolder, DocumentStatus, VerifiedLevel } from '../contract/codes.ts'

/** A paper of a person as it stands, and when the last word about it was said. Numbers are masked. */
export interface PersonPaper {
  readonly id: string
  readonly personId: string
  readonly kind: string
  readonly numberMasked: string | null
  readonly issuer: string | null
  readonly issuedOn: string | null
  readonly expiresOn: string | null
  readonly fileHash: string | null
  readonly heldBy: DocumentHolder
  readonly status: DocumentStatus
  readonly verifiedLevel: VerifiedLevel
  readonly verifiedBy: string | null
  readonly recordedAt: string
  readonly saidAt: string
}
