import { desmigratifStatus, domicile, maritalStatus } from './attestations.ts'
import { candidateRecommendation } from './candidate-recommendation.ts'
import { powerOfAttorney, returnRequest } from './case-letters.ts'
import { childCarer } from './child-carer.ts'
import { death, policeCover } from './civil-letters.ts'
import { costClaim } from './cost-claim.ts'
import { familyPermission } from './family-permission.ts'
import { heirs } from './heirs.ts'
import type { LetterKind } from './kind.ts'
import { business, inabilityToPay } from './livelihood.ts'
import { lostContact } from './lost-contact.ts'

/** The letters a village begins with, in the order they are offered. */
export const letterKinds: readonly LetterKind[] = [
  familyPermission,
  candidateRecommendation,
  maritalStatus,
  domicile,
  policeCover,
  childCarer,
  business,
  inabilityToPay,
  heirs,
  death,
  lostContact,
  returnRequest,
  powerOfAttorney,
  costClaim,
  desmigratifStatus,
]

export const findKind = (kind: string): LetterKind | undefined => letterKinds.find((one) => one.kind === kind)
