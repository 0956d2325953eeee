import type { TaskKind } from '#platform/server/tasks.ts'

const ofWorker = { roles: ['migration_officer'], path: '/calon/{subjectId}/kabar', pillar: 1 } as const

/** Nothing was heard for longer than the references allow. */
export const workerSilent: TaskKind = { kind: 'migration.workerSilent', weight: 1, ...ofWorker }
/** The next day of the rhythm is near or gone by. */
export const contactDue: TaskKind = { kind: 'migration.contactDue', weight: 2, ...ofWorker }
/** Whom the village calls was never said, or was confirmed a year ago. */
export const kinToConfirm: TaskKind = {
  kind: 'migration.kinToConfirm',
  weight: 3,
  ...ofWorker,
  path: '/calon/{subjectId}/kerabat',
}

export const contactTasks: readonly TaskKind[] = [workerSilent, contactDue, kinToConfirm]
