import { join } from 'node:path'
import { serverModule } from '#platform/server/module.ts'
import { migrationFields } from '../fields.ts'
import { migrationTexts } from '../texts.ts'
import { approveVerificationHandler } from './approve-verification.ts'
import { closeEpisodeHandler } from './close-episode.ts'
import { getPrivateReasonHandler } from './consultation-views.ts'
import { correctEpisodeHandler } from './correct-episode.ts'
import { remindDaily } from './daily-job.ts'
import { getCounterPackHandler } from './get-counter-pack.ts'
import { getEpisodeHandler } from './get-episode.ts'
import { getJourneyHandler } from './get-journey.ts'
import { registryHearers } from './hear-registry.ts'
import { listEpisodesHandler } from './list-episodes.ts'
import { listVerificationQueueHandler } from './list-verification-queue.ts'
import { recordConsultationHandler } from './record-consultation.ts'
import { recordEpisodeHandler } from './record-episode.ts'
import { recordReadinessHandler } from './record-readiness.ts'
import { recordRedFlagsHandler } from './record-red-flags.ts'
import { recordStageHandler, withdrawStageHandler } from './record-stage.ts'
import { refuseVerificationHandler } from './refuse-verification.ts'
import { requestVerificationHandler } from './request-verification.ts'
import { migrationRoutes } from './routes.ts'
import { taskKinds } from './task-kinds.ts'
import { verifyCandidateHandler } from './verify-candidate.ts'

export { consultationRecorded, episodeClosed, episodeOpened, stageRecorded, villageVerified } from './events.ts'
export {
  type EpisodeSnapshot,
  episodeSnapshot,
  getPermissionBasis,
  type LetterDocument,
  type PermissionBasis,
  recordDocument,
  revokeDocument,
} from './letters-face.ts'
export { giveLetterFiles, type LetterFiles } from './routes.ts'

export const migrationServer = serverModule({
  name: 'migration',
  migrations: join(import.meta.dirname, 'migrations'),
  texts: migrationTexts,
  fields: migrationFields,
  tasks: taskKinds,
  subscribers: registryHearers,
  jobs: [remindDaily],
  routes: migrationRoutes,
  handlers: [
    recordEpisodeHandler,
    correctEpisodeHandler,
    closeEpisodeHandler,
    listEpisodesHandler,
    getEpisodeHandler,
    getJourneyHandler,
    recordStageHandler,
    withdrawStageHandler,
    recordReadinessHandler,
    recordConsultationHandler,
    getPrivateReasonHandler,
    recordRedFlagsHandler,
    requestVerificationHandler,
    verifyCandidateHandler,
    approveVerificationHandler,
    refuseVerificationHandler,
    listVerificationQueueHandler,
    getCounterPackHandler,
  ],
})
