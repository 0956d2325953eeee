import type { PermissionTable } from '#platform/shared/permission.ts'

const village = 'village'
const officer = { migration_officer: village } as const
/** Who writes the register: the officer and the village office; a cadre inside the own hamlet. */
const writers = { migration_officer: village, secretary: village, cadre: 'hamlet' } as const
const office = { migration_officer: village, secretary: village, head: village } as const
/** Who opens a file; a resident only the own one. */
const readers = { ...office, business_officer: village, cadre: 'hamlet' } as const
const ownToo = { ...readers, resident: 'own' } as const

export const registryPermissions: PermissionTable = {
  // domain §6.9: tutors and the cooperative only find which person is meant, without numbers
  'registry.findPeople': { ...readers, tutor: village, coop_manager: village, auditor: village },
  'registry.findSimilarPeople': writers,
  'registry.getPerson': { ...readers, resident: 'household' },
  'registry.getPersonNumber': { migration_officer: village, secretary: village },
  // it says where somebody lives and who may be called: a husband does not print it of his wife
  'registry.getPersonSheet': { ...office, resident: 'own' },
  'registry.recordPerson': writers,
  'registry.correctPerson': writers,
  'registry.verifyPerson': office,
  // whom a leak concerns: those who keep the register of leaks and know the people
  'registry.recordBreachPeople': office,
  'registry.recordBreachTold': office,
  'registry.listBreachPeople': office,
  'registry.recordPersonCopy': { ...office, resident: 'own' },
  'registry.getPersonCopy': { ...office, resident: 'own' },
  'registry.requestChange': { ...office, resident: 'household' },
  'registry.listChangeRequests': { ...office, resident: 'own' },
  'registry.approveChange': office,
  'registry.refuseChange': office,
  'registry.withdrawChange': { ...office, cadre: 'hamlet', resident: 'household' },
  'registry.getHousehold': ownToo,
  'registry.listHouseholds': { ...readers, auditor: village },
  'registry.recordHousehold': writers,
  'registry.recordHouseholdMember': writers,
  'registry.correctHousehold': writers,
  'registry.recordWithoutMigrants': writers,
  'registry.recordContact': { ...writers, resident: 'own' },
  'registry.closeContact': { migration_officer: village, secretary: village },
  'registry.recordDocument': writers,
  'registry.correctDocument': writers,
  'registry.getDocument': ownToo,
  'registry.verifyDocument': office,
  // the family's door: the own papers, and those somebody shows
  'registry.listPapersAtDoor': { resident: 'own' },
  'registry.recordPhoto': writers,
  'registry.closePhoto': { ...writers, resident: 'own' },
  'registry.recordConsent': { migration_officer: village, secretary: village, resident: 'own' },
  'registry.withdrawConsent': { ...office, resident: 'own' },
  'registry.closeProcessing': office,
  'registry.listConsentsDue': office,
  'registry.recordCareArrangement': officer,
  'registry.closeCareArrangement': officer,
  'registry.listEffects': { migration_officer: village, secretary: village },
  'registry.recordLifeEvent': { migration_officer: village, secretary: village },
  'registry.reverseLifeEvent': { migration_officer: village, secretary: village },
  'registry.listMoveEffects': { migration_officer: village, secretary: village },
  'registry.transferPerson': { migration_officer: village, secretary: village },
  'registry.listTransfers': office,
  'registry.settleTransfer': { migration_officer: village, secretary: village },
  'registry.withdrawTransfer': { migration_officer: village, secretary: village },
  // a threatened person: the officer who works with him and the head, nobody else
  'registry.requestProtection': { migration_officer: village, head: village },
  'registry.listProtection': { migration_officer: village, head: village },
  'registry.settleProtection': { migration_officer: village, head: village },
  'registry.listDuplicates': { migration_officer: village, secretary: village },
  'registry.getPair': { migration_officer: village, secretary: village },
  'registry.recordVerdict': { migration_officer: village, secretary: village },
  'registry.mergePeople': { migration_officer: village, secretary: village },
  'registry.reverseMerge': { migration_officer: village, secretary: village },
  'registry.listMerges': office,
  'registry.recordScans': { migration_officer: village, secretary: village },
  'registry.settleScan': { migration_officer: village, secretary: village },
  'registry.listScans': office,
  'registry.getFamilyForm': { migration_officer: village, secretary: village },
  'registry.findSheet': { migration_officer: village, secretary: village },
  'registry.requestInquiry': { migration_officer: village, secretary: village },
  'registry.listInquiries': office,
  'registry.settleInquiry': office,
  'registry.listErasureDue': office,
  // what cannot be undone is the head's
  'registry.settleErasure': { head: village },
  'registry.settlePartErasure': { head: village },
}
