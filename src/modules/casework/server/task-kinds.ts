import type { TaskKind } from '#platform/server/tasks.ts'

/** The one next step of a case, for who leads it; while nobody does, for the officers of the village. */
export const caseDue: TaskKind = {
  kind: 'casework.caseDue',
  roles: ['migration_officer'],
  weight: 1,
  path: '/kasus/{subjectId}',
  pillar: 1,
}
export const closingWaits: TaskKind = {
  kind: 'casework.closingWaits',
  roles: ['head'],
  weight: 2,
  path: '/kasus/{subjectId}',
  pillar: 1,
}
/** A protected case is closed by somebody assigned to it: no other second pair of eyes knows of it. */
export const closingWaitsHere: TaskKind = {
  ...closingWaits,
  kind: 'casework.closingWaitsHere',
  roles: ['migration_officer', 'head'],
}
export const screeningDue: TaskKind = {
  kind: 'casework.screeningDue',
  roles: ['screener'],
  weight: 1,
  path: '/skrining/{subjectId}',
  pillar: 1,
}
export const transferAsked: TaskKind = {
  kind: 'casework.transferAsked',
  roles: ['migration_officer', 'head'],
  weight: 1,
  path: '/kasus/titipan',
  pillar: 1,
}

/** A village sent a case to this very account. */
export const referralReceived: TaskKind = {
  kind: 'casework.referralReceived',
  roles: ['partner'],
  weight: 1,
  path: '/rujukan-masuk/{subjectId}',
  pillar: 1,
}

export const caseworkTasks: readonly TaskKind[] = [
  referralReceived,
  caseDue,
  closingWaits,
  closingWaitsHere,
  screeningDue,
  transferAsked,
]
