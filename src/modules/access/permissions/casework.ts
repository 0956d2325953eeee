import type { PermissionTable } from '#platform/shared/permission.ts'

const village = 'village'
// Which cases of the village: those assigned, and those nobody leads yet (`casework/rules/sight.ts`); the head reads what they are.
const officer = { migration_officer: village } as const
const withHead = { migration_officer: village, head: village } as const
// Screening stands apart from assistance (UU 21/2007): who helps a family does not ask these questions, nor read their answers.
const screener = { screener: village } as const
const office = { partner: village } as const

export const caseworkPermissions: PermissionTable = {
  'casework.recordCase': { migration_officer: village, cadre: 'hamlet' },
  'casework.recordTriage': officer,
  'casework.recordState': officer,
  'casework.reopenCase': officer,
  'casework.recordProtection': officer,
  'casework.recordIncident': officer,
  'casework.correctIncident': officer,
  'casework.withdrawIncident': officer,
  'casework.assignIncident': officer,
  'casework.listIncidents': officer,
  'casework.listCases': withHead,
  'casework.getCase': withHead,
  'casework.getCaseSlip': withHead,
  'casework.getOverview': withHead,
  'casework.recordEntry': withHead,
  'casework.recordAnswer': officer,
  'casework.recordEvidence': officer,
  'casework.recordCheck': officer,
  'casework.recordFlag': withHead,
  'casework.closeFlag': withHead,
  'casework.recordDemand': officer,
  'casework.recordRecovery': officer,
  'casework.reverseRecovery': officer,
  'casework.assignCase': withHead,
  'casework.closeAssignment': withHead,
  'casework.transferCase': officer,
  'casework.settleTransfer': officer,
  'casework.listHands': withHead,
  'casework.listOfferedTransfers': officer,
  'casework.referCase': officer,
  'casework.listOffices': officer,
  'casework.recordReferralState': officer,
  'casework.revokeReferral': officer,
  'casework.getHandoverSheet': officer,
  'casework.settleReferral': office,
  'casework.listReferrals': office,
  'casework.getReferral': office,
  'casework.confirmOutcome': officer,
  'casework.closeCase': officer,
  'casework.approveClosing': withHead,
  'casework.refuseClosing': withHead,
  'casework.recordFollowUp': officer,
  'casework.requestScreening': officer,
  'casework.recordScreening': screener,
  'casework.listScreenings': screener,
  'casework.getScreening': screener,
  'casework.getReceipt': officer,
  'casework.issueReceipt': officer,
  'casework.listCasesAtDoor': { resident: 'own' },
}
