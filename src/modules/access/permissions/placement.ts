import type { PermissionTable } from '#platform/shared/permission.ts'

const village = 'village'
// Work abroad and at home: both officers keep the list, for those who leave and for those who stay or come back.
const keeps = { migration_officer: village, business_officer: village } as const
const officer = { migration_officer: village } as const
const decides = { migration_officer: village, head: village, secretary: village } as const
const reads = { ...keeps, head: village, secretary: village } as const

export const placementPermissions: PermissionTable = {
  'placement.recordVacancy': keeps,
  'placement.correctVacancy': keeps,
  'placement.withdrawVacancy': keeps,
  'placement.listVacancyChanges': keeps,
  'placement.importVacancies': keeps,
  'placement.listVacancies': reads,
  'placement.getVacancy': reads,
  // What a candidate can do and wishes is of the migration file, and read as that is.
  'placement.recordProfile': officer,
  'placement.getProfile': officer,
  'placement.listFittingVacancies': officer,
  'placement.listFittingCandidates': officer,
  // What was asked and advised is between the officer and who came; the head reads how often the village served.
  'placement.recordService': officer,
  'placement.listServices': officer,
  'placement.getServiceNote': officer,
  'placement.listServiceMonths': { migration_officer: village, head: village, secretary: village },
  // Who recruits is an allegation: the migration officer alone reads it, a cadre may report, and two people take it away (domain §2.7, §6.10).
  'placement.recordRecruiterVisit': officer,
  'placement.listSignals': officer,
  'placement.recordAlert': { migration_officer: village, cadre: 'hamlet' },
  'placement.getAlert': officer,
  'placement.recordAlertOutcome': officer,
  'placement.requestSignalErasure': officer,
  'placement.approveSignalErasure': decides,
  'placement.refuseSignalErasure': decides,
  'placement.listSignalErasures': decides,
  'placement.recordGuidance': keeps,
  'placement.getGuidance': { ...reads, tutor: village },
}
