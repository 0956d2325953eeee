import type { TaskKind } from '#platform/server/tasks.ts'

export const reviewDuplicate: TaskKind = {
  kind: 'registry.reviewDuplicate',
  roles: ['migration_officer', 'secretary'],
  weight: 3,
  path: '/kembar',
  pillar: 0,
}

export const approveChangeTask: TaskKind = {
  kind: 'registry.approveChange',
  roles: ['head', 'secretary'],
  weight: 2,
  path: '/perubahan',
  pillar: 0,
}

export const settleConflictTask: TaskKind = {
  kind: 'registry.settleConflict',
  roles: ['migration_officer', 'secretary'],
  weight: 1,
  path: '/konflik',
  pillar: 0,
}

export const renewDocument: TaskKind = {
  kind: 'registry.renewDocument',
  roles: ['migration_officer'],
  weight: 2,
  path: '/orang/{personId}',
  pillar: 1,
}

export const renewConsent: TaskKind = {
  kind: 'registry.renewConsent',
  roles: ['migration_officer'],
  weight: 3,
  path: '/orang/{personId}?bagian=persetujuan',
  pillar: 0,
}

export const stopProcessing: TaskKind = {
  kind: 'registry.stopProcessing',
  roles: ['migration_officer', 'head'],
  weight: 1,
  path: '/persetujuan',
  pillar: 0,
}

export const settleArrival: TaskKind = {
  kind: 'registry.settleArrival',
  roles: ['migration_officer', 'secretary'],
  weight: 2,
  path: '/pindahan',
  pillar: 0,
}

export const reviewReturn: TaskKind = {
  kind: 'registry.reviewReturn',
  roles: ['migration_officer', 'secretary'],
  weight: 2,
  path: '/pindahan?arah=out',
  pillar: 0,
}

export const settleProtectionTask: TaskKind = {
  kind: 'registry.settleProtection',
  roles: ['head', 'migration_officer'],
  weight: 1,
  path: '/perlindungan',
  pillar: 0,
}

export const nameCarer: TaskKind = {
  kind: 'registry.nameCarer',
  roles: ['migration_officer'],
  weight: 1,
  path: '/orang/{personId}',
  pillar: 1,
}

export const eraseDue: TaskKind = {
  kind: 'registry.eraseDue',
  roles: ['head', 'secretary'],
  weight: 3,
  path: '/penghapusan',
  pillar: 0,
}

export const answerInquiry: TaskKind = {
  kind: 'registry.answerInquiry',
  roles: ['migration_officer', 'secretary'],
  weight: 3,
  path: '/tanya-desa',
  pillar: 0,
}

/** UU 27/2022 art. 46: within 3 × 24 hours, in writing. */
export const tellBreachPeople: TaskKind = {
  kind: 'registry.tellBreachPeople',
  roles: ['head', 'migration_officer'],
  weight: 1,
  path: '/kebocoran/{subjectId}',
  pillar: 0,
}

export const taskKinds = [
  reviewDuplicate,
  approveChangeTask,
  settleConflictTask,
  renewDocument,
  renewConsent,
  stopProcessing,
  settleArrival,
  reviewReturn,
  settleProtectionTask,
  nameCarer,
  eraseDue,
  answerInquiry,
  tellBreachPeople,
]
