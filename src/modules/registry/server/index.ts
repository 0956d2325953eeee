import { registerUntoldPeople } from '#modules/access/server/index.ts'
import { serverModule } from '#platform/server/module.ts'
import { registryDeviceTables } from '../device.ts'
import { registryFields } from '../fields.ts'
import { registryTexts } from '../texts.ts'
import {
  countUntold,
  listBreachPeopleHandler,
  recordBreachPeopleHandler,
  recordBreachToldHandler,
} from './breach-people.ts'
import { closeCareArrangementHandler, recordCareArrangementHandler } from './care.ts'
import { listChangeRequestsHandler } from './change-request-queries.ts'
import { closeProcessingHandler } from './close-processing.ts'
import { registryConflicts } from './conflicts.ts'
import { listConsentsDueHandler, recordConsentHandler, withdrawConsentHandler } from './consents.ts'
import { closeContactHandler, recordContactHandler } from './contacts.ts'
import { correctDocumentHandler } from './correct-document.ts'
import { correctHouseholdHandler } from './correct-household.ts'
import { correctPersonHandler, verifyPersonHandler } from './correct-person.ts'
import { countRegistry } from './count-villages.ts'
import { recordDocumentHandler, verifyDocumentHandler } from './documents.ts'
import { listErasureDueHandler, settleErasureHandler, settlePartErasureHandler } from './erasure.ts'
import { findPeopleHandler } from './find-people.ts'
import { getDocumentHandler } from './get-document.ts'
import { getPersonHandler, getPersonNumberHandler } from './get-person.ts'
import { getHouseholdHandler, listHouseholdsHandler } from './household-queries.ts'
import { importHandlers, importJobs, importSubscribers, importTasks } from './import-parts.ts'
import { deliverInquiry, listInquiriesHandler, requestInquiryHandler, settleInquiryHandler } from './inquiries.ts'
import { registryJobs } from './jobs.ts'
import { listEffectsHandler, recordLifeEventHandler } from './life-events.ts'
import { getPairHandler, listDuplicatesHandler } from './list-duplicates.ts'
import { listTransfersHandler } from './list-transfers.ts'
import { keysOfImported } from './match-keys.ts'
import { listMergesHandler, mergePeopleHandler, recordVerdictHandler, reverseMergeHandler } from './merge-people.ts'
import { listMoveEffectsHandler } from './move-situation.ts'
import { findSheetHandler, getFamilyFormHandler } from './paper-forms.ts'
import { getPersonCopyHandler, recordPersonCopyHandler } from './person-copy.ts'
import { getPersonSheetHandler } from './person-sheet.ts'
import { closePhotoHandler, recordPhotoHandler } from './photos.ts'
import { listProtectionHandler, requestProtectionHandler, settleProtectionHandler } from './protection.ts'
import {
  recordHouseholdHandler,
  recordHouseholdMemberHandler,
  recordWithoutMigrantsHandler,
} from './record-household.ts'
import { recordPersonHandler } from './record-person.ts'
import { reverseLifeEventHandler } from './reverse-event.ts'
import { listScansHandler, recordScansHandler, settleScanHandler } from './scans.ts'
import { approveChangeHandler, refuseChangeHandler, requestChangeHandler } from './settle-change.ts'
import { settleTransferHandler } from './settle-transfer.ts'
import { findSimilarPeopleHandler } from './similar-people.ts'
import { taskKinds } from './task-kinds.ts'
import { transferPersonHandler } from './transfer-person.ts'
import { withdrawChangeHandler } from './withdraw-change.ts'
import { withdrawTransferHandler } from './withdraw-transfer.ts'

export { filled, type SheetRow } from '../import/cell.ts'
export { parseDate } from '../import/parse-date.ts'
export { addCare, careOf, carerPlanFor, type NewCare } from './care.ts'
export { addConsent, assertConsent, hasConsent } from './consents.ts'
export { addContact, normalPhone } from './contacts.ts'
export { registerCopyPart } from './copy-parts.ts'
export { addDocument, type NewDocument } from './documents.ts'
export { type DueGroup, type KeptPart, registerKeptPart } from './erase-parts.ts'
export * from './events.ts'
export { childrenOf, familyOf, listFamily, onSameCard, spouseOf } from './family.ts'
export { everyIdOf } from './get-person.ts'
export { membersOf as getHouseholdMembers } from './household-queries.ts'
export { importReversed, migrantsMarked, peopleImported } from './import-events.ts'
export { importPopulation, type PopulationImport, type PopulationReport } from './import-population.ts'
export { readFileRows } from './import-read-file.ts'
export { nikKey, nikKeysOf } from './nik-keys.ts'
export { keepScan, type PaperWord, papersOf, recordPaper } from './papers.ts'
export { childrenOfMany, personFactsOf } from './person-facts.ts'
export { findPersonForLetter, getPersonSnapshot, type PersonSnapshot, phonesOf } from './person-snapshot.ts'
export {
  assertHouseholdInReach,
  assertMayKnowPerson,
  assertPersonInReach,
  findPlace,
  hiddenAmong,
  hiddenPeople,
  mayKnowProtected,
} from './reach.ts'
export { addPerson } from './record-person.ts'
export type { RegistryViews } from './tables.ts'
export { settleConflictTask } from './task-kinds.ts'
export { takeToldJobs } from './told-jobs.ts'

registerUntoldPeople(countUntold)

export const registryServer = serverModule({
  name: 'registry',
  deviceTables: registryDeviceTables,
  conflicts: registryConflicts,
  migrations: new URL('migrations', import.meta.url).pathname,
  handlers: [
    findPeopleHandler,
    findSimilarPeopleHandler,
    getPersonHandler,
    getPersonNumberHandler,
    getPersonSheetHandler,
    recordPersonCopyHandler,
    getPersonCopyHandler,
    recordBreachPeopleHandler,
    recordBreachToldHandler,
    listBreachPeopleHandler,
    recordPersonHandler,
    correctPersonHandler,
    verifyPersonHandler,
    requestChangeHandler,
    listChangeRequestsHandler,
    approveChangeHandler,
    refuseChangeHandler,
    withdrawChangeHandler,
    getHouseholdHandler,
    listHouseholdsHandler,
    recordHouseholdHandler,
    recordHouseholdMemberHandler,
    correctHouseholdHandler,
    recordWithoutMigrantsHandler,
    recordContactHandler,
    closeContactHandler,
    recordDocumentHandler,
    correctDocumentHandler,
    getDocumentHandler,
    verifyDocumentHandler,
    recordPhotoHandler,
    closePhotoHandler,
    recordConsentHandler,
    withdrawConsentHandler,
    closeProcessingHandler,
    listConsentsDueHandler,
    recordCareArrangementHandler,
    closeCareArrangementHandler,
    listEffectsHandler,
    recordLifeEventHandler,
    reverseLifeEventHandler,
    listMoveEffectsHandler,
    transferPersonHandler,
    listTransfersHandler,
    settleTransferHandler,
    withdrawTransferHandler,
    requestProtectionHandler,
    listProtectionHandler,
    settleProtectionHandler,
    listDuplicatesHandler,
    getPairHandler,
    recordVerdictHandler,
    mergePeopleHandler,
    reverseMergeHandler,
    listMergesHandler,
    recordScansHandler,
    settleScanHandler,
    listScansHandler,
    getFamilyFormHandler,
    findSheetHandler,
    listErasureDueHandler,
    requestInquiryHandler,
    listInquiriesHandler,
    settleInquiryHandler,
    settleErasureHandler,
    settlePartErasureHandler,
    ...importHandlers,
  ],
  counts: countRegistry,
  texts: registryTexts,
  fields: registryFields,
  tasks: [...taskKinds, ...importTasks],
  jobs: [...registryJobs, ...importJobs],
  subscribers: [...importSubscribers, keysOfImported, deliverInquiry],
})
