import { join } from 'node:path'
import { sql } from 'kysely'
import { serverModule } from '#platform/server/module.ts'
import { placementDeviceTables, servicesTable } from '../device.ts'
import { placementFields } from '../fields.ts'
import { offerGuidance } from '../rules/guidance-kind.ts'
import { placementTexts } from '../texts.ts'
import * as destinations from './destinations.ts'
import { getGuidanceHandler, giveGuidanceCertificates, recordGuidanceHandler } from './guidance.ts'
import { importVacanciesHandler, listVacancyChangesHandler } from './import-vacancies.ts'
import { listFittingCandidatesHandler, listFittingVacanciesHandler } from './match-queries.ts'
import {
  forgetProfile,
  getProfileHandler,
  profileFollowsMerge,
  profileFromReturn,
  recordProfileHandler,
  registerProfileCopy,
} from './profiles.ts'
import { correctVacancyHandler, recordVacancyHandler, withdrawVacancyHandler } from './record-vacancy.ts'
import { listSignalsHandler, recordRecruiterVisitHandler } from './recruiter-visits.ts'
import { placementRoutes } from './routes.ts'
import * as services from './services.ts'
import * as erasures from './signal-erasures.ts'
import { alertWaits, erasureWaits } from './task-kinds.ts'
import { getVacancyHandler, listVacanciesHandler } from './vacancy-queries.ts'
import { getAlertHandler, recordAlertHandler, recordAlertOutcomeHandler } from './watch.ts'

offerGuidance()
giveGuidanceCertificates()
registerProfileCopy()
services.registerServiceCopy()

export const placementServer = serverModule({
  name: 'placement',
  migrations: join(import.meta.dirname, 'migrations'),
  texts: placementTexts,
  routes: placementRoutes,
  tasks: [alertWaits, erasureWaits],
  fields: placementFields,
  deviceTables: placementDeviceTables.map((table) =>
    table === servicesTable
      ? { ...table, addedValues: (_, alias) => [sql`(${sql.ref(`${alias}.note_sealed`)} is not null)`] }
      : table,
  ),
  subscribers: [
    forgetProfile,
    profileFollowsMerge,
    profileFromReturn,
    services.forgetServices,
    services.servicesFollowMerge,
    ...services.countingHearers,
  ],
  handlers: [
    recordVacancyHandler,
    correctVacancyHandler,
    withdrawVacancyHandler,
    listVacancyChangesHandler,
    importVacanciesHandler,
    listVacanciesHandler,
    getVacancyHandler,
    recordProfileHandler,
    getProfileHandler,
    listFittingVacanciesHandler,
    listFittingCandidatesHandler,
    destinations.listDestinationsHandler,
    destinations.getDestinationHandler,
    destinations.findWorkVillageHandler,
    destinations.listOfferedWagesHandler,
    destinations.checkAgencyHandler,
    services.recordServiceHandler,
    services.listServicesHandler,
    services.getServiceNoteHandler,
    services.listServiceMonthsHandler,
    recordGuidanceHandler,
    getGuidanceHandler,
    recordRecruiterVisitHandler,
    listSignalsHandler,
    recordAlertHandler,
    getAlertHandler,
    recordAlertOutcomeHandler,
    erasures.requestSignalErasureHandler,
    erasures.approveSignalErasureHandler,
    erasures.refuseSignalErasureHandler,
    erasures.listSignalErasuresHandler,
  ],
})
