import { join } from 'node:path'
import { serverModule } from '#platform/server/module.ts'
import { migrationDeviceTables } from '../device.ts'
import { migrationFields } from '../fields.ts'
import { handOverFields } from '../hand-over-fields.ts'
import { migrationTexts } from '../texts.ts'
import { approveVerificationHandler } from './approve-verification.ts'
import { closeEpisodeHandler } from './close-episode.ts'
import { migrationConflicts } from './conflicts.ts'
import { getPrivateReasonHandler } from './consultation-views.ts'
import { correctEpisodeHandler } from './correct-episode.ts'
import { countMigration } from './count-villages.ts'
import { remindDaily } from './daily-job.ts'
import { forgetPerson } from './erase-episodes.ts'
import { registerDueParts } from './erase-parts.ts'
import { getCounterPackHandler } from './get-counter-pack.ts'
import { getEpisodeHandler } from './get-episode.ts'
import { getEpisodeSheetHandler } from './get-episode-sheet.ts'
import { getJourneyHandler } from './get-journey.ts'
import { handOverHearers, takeUpHandover } from './hand-over.ts'
import { followPapers } from './hear-papers.ts'
import { registryHearers } from './hear-registry.ts'
import { listEpisodesHandler } from './list-episodes.ts'
import { listPersonEpisodesHandler } from './list-person-episodes.ts'
import { listVerificationQueueHandler } from './list-verification-queue.ts'
import { recordPaperScansHandler, withdrawPaperScanHandler } from './paper-scans.ts'
import { recordConsultationHandler } from './record-consultation.ts'
import { recordEpisodeHandler } from './record-episode.ts'
import { recordReadinessHandler } from './record-readiness.ts'
import { recordRedFlagsHandler } from './record-red-flags.ts'
import { recordStageHandler, withdrawStageHandler } from './record-stage.ts'
import { refuseVerificationHandler } from './refuse-verification.ts'
import { reopenEpisodeHandler } from './reopen-episode.ts'
import { requestVerificationHandler } from './request-verification.ts'
import { migrationRoutes } from './routes.ts'
import { applyHandoverHandler, listHandoversHandler, refuseHandoverHandler } from './take-up-handover.ts'
import { taskKinds } from './task-kinds.ts'
import { verifyCandidateHandler } from './verify-candidate.ts'

export {
  consultationRecorded,
  episodeClosed,
  episodeOpened,
  episodeReopened,
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
export { giveLetterFiles, type LetterFiles } from './routes.ts'

registerDueParts()

export const migrationServer = serverModule({
  name: 'migration',
  migrations: join(import.meta.dirname, 'migrations'),
  texts: migrationTexts,
  fields: [...migrationFields, ...handOverFields],
  deviceTables: migrationDeviceTables,
  conflicts: migrationConflicts,
  tasks: [...taskKinds, takeUpHandover],
  subscribers: [...registryHearers, ...handOverHearers, followPapers, forgetPerson],
  jobs: [remindDaily],
  counts: countMigration,
  routes: migrationRoutes,
  handlers: [
    recordEpisodeHandler,
    correctEpisodeHandler,
    closeEpisodeHandler,
    reopenEpisodeHandler,
    listEpisodesHandler,
    listPersonEpisodesHandler,
    getEpisodeHandler,
    getEpisodeSheetHandler,
    getJourneyHandler,
    recordStageHandler,
    withdrawStageHandler,
    recordReadinessHandler,
    recordPaperScansHandler,
    withdrawPaperScanHandler,
    recordConsultationHandler,
    getPrivateReasonHandler,
    recordRedFlagsHandler,
    requestVerificationHandler,
    verifyCandidateHandler,
    approveVerificationHandler,
    refuseVerificationHandler,
    listVerificationQueueHandler,
    getCounterPackHandler,
    listHandoversHandler,
    applyHandoverHandler,
    refuseHandoverHandler,
  ],
})
