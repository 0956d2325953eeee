import type { TaskKind } from '#platform/server/tasks.ts'

/** In June and December: nobody has opened the round of this half year. */
export const roundDue: TaskKind = {
  kind: 'migration.roundDue',
  roles: ['migration_officer'],
  weight: 2,
  path: '/pendataan',
  pillar: 1,
}
/** Somebody was told to have left: asked about before it is a journey. */
export const leadsToAsk: TaskKind = {
  kind: 'migration.leadsToAsk',
  roles: ['migration_officer'],
  weight: 2,
  path: '/pendataan/{subjectId}',
  pillar: 1,
}
export const roundTasks: readonly TaskKind[] = [roundDue, leadsToAsk]
