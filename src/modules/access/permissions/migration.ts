import type { PermissionTable } from '#platform/shared/permission.ts'

const village = 'village'
const officer = { migration_officer: village } as const
const office = { migration_officer: village, head: village, secretary: village } as const

export const migrationPermissions: PermissionTable = {
  'migration.recordEpisode': officer,
  'migration.correctEpisode': officer,
  'migration.listMarks': officer,
  'migration.confirmMark': officer,
  'migration.refuseMark': officer,
  'migration.closeEpisode': officer,
  'migration.reopenEpisode': officer,
  'migration.listEpisodes': office,
  // of an own course a resident reads the coarse words of the door: the phone may lie in another hand
  'migration.listPersonEpisodes': office,
  // the family's door: the own course, and one that somebody shows
  'migration.listCoursesAtDoor': { resident: 'own' },
  'migration.listPersonTalks': { ...office, resident: 'own' },
  'migration.getEpisodeSheet': { migration_officer: village, secretary: village },
  'migration.getEpisode': office,
  'migration.getJourney': office,
  'migration.getLife': office,
  // It says with what kind of visa somebody works: how a person went is the officer's alone.
  'migration.getContract': officer,
  'migration.listOutsideNumbers': officer,
  'migration.recordOutsideNumber': officer,
  'migration.withdrawOutsideNumber': officer,
  'migration.listExpiries': office,
  'migration.getFamilyExpiries': office,
  'migration.recordStage': officer,
  'migration.withdrawStage': officer,
  'migration.recordReadiness': { migration_officer: village, secretary: village },
  'migration.recordPaperScans': { migration_officer: village, secretary: village },
  'migration.withdrawPaperScan': { migration_officer: village, secretary: village },
  'migration.recordConsultation': officer,
  'migration.getPrivateReason': officer,
  'migration.recordRedFlags': officer,
  'migration.listCosts': officer,
  'migration.recordCost': officer,
  'migration.withdrawCost': officer,
  // Who was told of trouble is as confidential as the signs themselves.
  'migration.recordRecruiter': officer,
  'migration.withdrawRecruiter': officer,
  'migration.referEpisode': officer,
  'migration.recordReferralAnswer': officer,
  'migration.closeReferral': officer,
  'migration.requestVerification': { migration_officer: village, secretary: village },
  'migration.verifyCandidate': officer,
  'migration.approveVerification': { head: village, secretary: village },
  'migration.refuseVerification': office,
  'migration.listVerificationQueue': office,
  'migration.listHandovers': office,
  'migration.applyHandover': officer,
  'migration.refuseHandover': officer,
  'migration.getConsultationForm': { migration_officer: village, secretary: village },
  'migration.getCounterPack': { migration_officer: village, secretary: village },
}
