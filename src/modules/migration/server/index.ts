import { join } from 'node:path'
import { serverModule } from '#platform/server/module.ts'
import { migrationFields } from '../fields.ts'
import { handOverFields } from '../hand-over-fields.ts'
import { migrationTexts } from '../texts.ts'
import { approveVerificationHandler } from './approve-verification.ts'
import { closeEpisodeHandler } from './close-episode.ts'
import { migrationConflicts } from './conflicts.ts'
import { getPrivateReasonHandler } from './consultation-views.ts'
import { registerCopyParts } from './copy-parts.ts'
import { correctEpisodeHandler } from './correct-episode.ts'
import { countMigration } from './count-villages.ts'
import { remindDaily } from './daily-job.ts'
import { listCoursesAtDoorHandler } from './door-courses.ts'
import { getEmergencyCardHandler } from './emergency-card.ts'
import { forgetPerson } from './erase-episodes.ts'
import { registerDueParts } from './erase-parts.ts'
import { forgetLists } from './forget-lists.ts'
import { getConsultationFormHandler } from './get-consultation-form.ts'
import { getContractHandler } from './get-contract.ts'
import { getCounterPackHandler } from './get-counter-pack.ts'
import { getEpisodeHandler } from './get-episode.ts'
import { getEpisodeSheetHandler } from './get-episode-sheet.ts'
import { getJourneyHandler } from './get-journey.ts'
import { getLifeHandler } from './get-life.ts'
import { handOverHearers, takeUpHandover } from './hand-over.ts'
import { importHearers } from './hear-imports.ts'
import { followPapers } from './hear-papers.ts'
import { registryHearers } from './hear-registry.ts'
import { migrationHeldTables } from './held-tables.ts'
import { listContactsHandler } from './list-contacts.ts'
import { listEpisodesHandler } from './list-episodes.ts'
import { getFamilyExpiriesHandler, getPersonExpiriesHandler, listExpiriesHandler } from './list-expiries.ts'
import { listPersonEpisodesHandler } from './list-person-episodes.ts'
import { listPersonTalksHandler } from './list-person-talks.ts'
import { listVerificationQueueHandler } from './list-verification-queue.ts'
import { confirmMarkHandler, listMarksHandler, refuseMarkHandler } from './marks.ts'
import {
  listOutsideNumbersHandler,
  recordOutsideNumberHandler,
  withdrawOutsideNumberHandler,
} from './outside-numbers.ts'
import { recordPaperScansHandler, withdrawPaperScanHandler } from './paper-scans.ts'
import { listPillarReferralsHandler, referToPillarHandler, settlePillarReferralHandler } from './pillar-referrals.ts'
import { recordListColumnsHandler, requestReconciliationHandler, settleReconciliationRowHandler } from './reconcile.ts'
import { getReconciliationHandler, listReconciliationsHandler } from './reconciliation-views.ts'
import { listCheckInsHandler, recordCheckInHandler, recordKinHandler } from './record-check-in.ts'
import { recordConsultationHandler } from './record-consultation.ts'
import { barredPayments, listCostsHandler, recordCostHandler, withdrawCostHandler } from './record-cost.ts'
import { recordEpisodeHandler } from './record-episode.ts'
import { recordReadinessHandler } from './record-readiness.ts'
import { recordRecruiterHandler, withdrawRecruiterHandler } from './record-recruiter.ts'
import { recordRedFlagsHandler } from './record-red-flags.ts'
import { getReturnHandler, recordReturnFollowUpHandler, recordReturnHandler } from './record-return.ts'
import { recordStageHandler, withdrawStageHandler } from './record-stage.ts'
import { officeNameOf, referEpisodeHandler } from './refer-episode.ts'
import { refuseVerificationHandler } from './refuse-verification.ts'
import { reopenEpisodeHandler } from './reopen-episode.ts'
import { requestVerificationHandler } from './request-verification.ts'
import { followUpDaily } from './return-rows.ts'
import {
  assignRoundAreaHandler,
  closeRoundHandler,
  getRoundHandler,
  listRoundHouseholdsHandler,
  listRoundsHandler,
  openRoundHandler,
  recordRoundVisitHandler,
  remindOfRound,
  settleRoundLeadHandler,
} from './rounds.ts'
import { migrationRoutes } from './routes.ts'
import { closeReferralHandler, recordReferralAnswerHandler } from './settle-referral.ts'
import { applyHandoverHandler, listHandoversHandler, refuseHandoverHandler } from './take-up-handover.ts'
import { allTaskKinds } from './task-kinds.ts'
import { verifyCandidateHandler } from './verify-candidate.ts'

export { listCandidates, listReturned } from './candidates-face.ts'
export { inCaseEnded, inCaseTold } from './case-face.ts'
export { type VillagePhone, villagePhone } from './emergency-card.ts'
export {
  consultationRecorded,
  episodeClosed,
  episodeOpened,
  episodeReopened,
  homecomingRecorded,
  stageRecorded,
  villageVerified,
} from './events.ts'
export {
  type CheckGrounds,
  type EpisodeSnapshot,
  episodeSnapshot,
  getCheckGrounds,
  getPermissionBasis,
  type LetterDocument,
  type PermissionBasis,
  recordDocument,
  revokeDocument,
} from './letters-face.ts'
export {
  eraseRecruiter,
  findRecruiterNote,
  linkedRecruiters,
  namedInFiles,
} from './recruiter-links.ts'
export { isNamed, toldColumns } from './recruiter-rows.ts'
export { toldAtReturn } from './return-rows.ts'
export { type LetterFiles, letterFiles } from './routes.ts'
export { barredPayments, officeNameOf }

registerDueParts()
registerCopyParts()

export const migrationServer = serverModule({
  name: 'migration',
  migrations: join(import.meta.dirname, 'migrations'),
  texts: migrationTexts,
  fields: [...migrationFields, ...handOverFields],
  deviceTables: migrationHeldTables,
  conflicts: migrationConflicts,
  tasks: [...allTaskKinds, takeUpHandover],
  subscribers: [...registryHearers, ...importHearers, ...handOverHearers, followPapers, forgetPerson],
  jobs: [remindDaily, followUpDaily, forgetLists, remindOfRound],
  counts: countMigration,
  routes: migrationRoutes,
  handlers: [
    recordEpisodeHandler,
    correctEpisodeHandler,
    closeEpisodeHandler,
    reopenEpisodeHandler,
    listEpisodesHandler,
    listPersonEpisodesHandler,
    listCoursesAtDoorHandler,
    listPersonTalksHandler,
    getEpisodeHandler,
    getEpisodeSheetHandler,
    getJourneyHandler,
    getLifeHandler,
    getContractHandler,
    listExpiriesHandler,
    getFamilyExpiriesHandler,
    getPersonExpiriesHandler,
    listOutsideNumbersHandler,
    recordOutsideNumberHandler,
    withdrawOutsideNumberHandler,
    listMarksHandler,
    confirmMarkHandler,
    refuseMarkHandler,
    recordStageHandler,
    withdrawStageHandler,
    recordReadinessHandler,
    recordPaperScansHandler,
    withdrawPaperScanHandler,
    recordConsultationHandler,
    getPrivateReasonHandler,
    recordRedFlagsHandler,
    listCostsHandler,
    recordCostHandler,
    withdrawCostHandler,
    listCheckInsHandler,
    recordCheckInHandler,
    recordKinHandler,
    listContactsHandler,
    getEmergencyCardHandler,
    openRoundHandler,
    closeRoundHandler,
    listRoundsHandler,
    getRoundHandler,
    assignRoundAreaHandler,
    listRoundHouseholdsHandler,
    recordRoundVisitHandler,
    settleRoundLeadHandler,
    getReturnHandler,
    requestReconciliationHandler,
    recordListColumnsHandler,
    listReconciliationsHandler,
    getReconciliationHandler,
    settleReconciliationRowHandler,
    recordReturnHandler,
    recordReturnFollowUpHandler,
    referToPillarHandler,
    listPillarReferralsHandler,
    settlePillarReferralHandler,
    recordRecruiterHandler,
    withdrawRecruiterHandler,
    referEpisodeHandler,
    recordReferralAnswerHandler,
    closeReferralHandler,
    requestVerificationHandler,
    verifyCandidateHandler,
    approveVerificationHandler,
    refuseVerificationHandler,
    listVerificationQueueHandler,
    getConsultationFormHandler,
    getCounterPackHandler,
    listHandoversHandler,
    applyHandoverHandler,
    refuseHandoverHandler,
  ],
})
