import { join } from 'node:path'
import { serverModule } from '#platform/server/module.ts'
import { caseworkFields } from '../fields.ts'
import { caseworkTexts } from '../texts.ts'
import * as assign from './assign-case.ts'
import * as closing from './close-case.ts'
import { countCases } from './count-villages.ts'
import { remindDaily } from './daily-job.ts'
import { listCasesAtDoorHandler } from './door-cases.ts'
import { getDoorsHandler } from './doors.ts'
import { getCaseHandler, getCaseSlipHandler } from './get-case.ts'
import { getOverviewHandler } from './get-overview.ts'
import { getHandoverSheetHandler } from './handover-sheet.ts'
import { registerDueWords, registryHearers } from './hear-registry.ts'
import * as incidents from './incidents.ts'
import { giveCasesToLetters } from './letter-source.ts'
import { listCasesHandler } from './list-cases.ts'
import * as intake from './public-intake.ts'
import { getReceiptHandler, issueReceiptHandler } from './receipts.ts'
import { recordCaseHandler } from './record-case.ts'
import * as money from './record-money.ts'
import * as states from './record-state.ts'
import { recordTriageHandler } from './record-triage.ts'
import * as work from './record-work.ts'
import { listOfficesHandler, referCaseHandler } from './refer-case.ts'
import { caseworkRoutes } from './routes.ts'
import * as screenings from './screenings.ts'
import * as referrals from './settle-referral.ts'
import { caseworkTasks } from './task-kinds.ts'
import * as tracker from './tracker.ts'

registerDueWords()
giveCasesToLetters()

export const caseworkServer = serverModule({
  name: 'casework',
  migrations: join(import.meta.dirname, 'migrations'),
  texts: caseworkTexts,
  fields: caseworkFields,
  tasks: caseworkTasks,
  subscribers: registryHearers,
  jobs: [remindDaily],
  counts: countCases,
  routes: caseworkRoutes,
  handlers: [
    recordCaseHandler,
    recordTriageHandler,
    states.recordStateHandler,
    states.reopenCaseHandler,
    states.recordProtectionHandler,
    incidents.recordIncidentHandler,
    incidents.correctIncidentHandler,
    incidents.withdrawIncidentHandler,
    incidents.assignIncidentHandler,
    incidents.listIncidentsHandler,
    listCasesHandler,
    getCaseHandler,
    getCaseSlipHandler,
    getOverviewHandler,
    work.recordEntryHandler,
    work.recordAnswerHandler,
    work.recordEvidenceHandler,
    work.recordCheckHandler,
    work.recordFlagHandler,
    work.closeFlagHandler,
    money.recordDemandHandler,
    money.recordRecoveryHandler,
    money.reverseRecoveryHandler,
    assign.assignCaseHandler,
    assign.closeAssignmentHandler,
    assign.transferCaseHandler,
    assign.settleTransferHandler,
    assign.listHandsHandler,
    assign.listOfferedTransfersHandler,
    referCaseHandler,
    listOfficesHandler,
    referrals.recordReferralStateHandler,
    referrals.revokeReferralHandler,
    referrals.settleReferralHandler,
    referrals.listReferralsHandler,
    referrals.getReferralHandler,
    getHandoverSheetHandler,
    closing.confirmOutcomeHandler,
    closing.closeCaseHandler,
    closing.approveClosingHandler,
    closing.refuseClosingHandler,
    closing.recordFollowUpHandler,
    screenings.requestScreeningHandler,
    screenings.recordScreeningHandler,
    screenings.listScreeningsHandler,
    screenings.getScreeningHandler,
    getReceiptHandler,
    issueReceiptHandler,
    intake.requestHelpHandler,
    intake.findHelpingVillagesHandler,
    getDoorsHandler,
    listCasesAtDoorHandler,
    tracker.checkReceiptHandler,
    tracker.getTrackerHandler,
    tracker.recordQuestionHandler,
    tracker.confirmByFamilyHandler,
  ],
})
