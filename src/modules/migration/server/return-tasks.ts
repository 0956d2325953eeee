import type { TaskKind } from '#platform/server/tasks.ts'
import type { PillarOffice } from '../rules/return.ts'

const ofReturn = { roles: ['migration_officer'], weight: 2, path: '/calon/{subjectId}/pulang', pillar: 1 } as const

/** Somebody is home and nobody has asked how. */
export const returnDue: TaskKind = { kind: 'migration.returnDue', ...ofReturn }
/** One month, half a year, a year after the homecoming. */
export const followUpDue: TaskKind = {
  kind: 'migration.followUpDue',
  ...ofReturn,
  path: '/calon/{subjectId}/pulang/tindak-lanjut',
}

const ofPillar = { weight: 2, path: '/rujukan-pilar' } as const

/** Somebody at home is referred to this pillar: each has its own role that answers. */
export const pillarTasks: Readonly<Record<PillarOffice, TaskKind>> = {
  business: { kind: 'migration.referredToBusiness', roles: ['business_officer'], ...ofPillar, pillar: 2 },
  learning_house: { kind: 'migration.referredToLearning', roles: ['tutor'], ...ofPillar, pillar: 3 },
  cooperative: { kind: 'migration.referredToCoop', roles: ['coop_manager'], ...ofPillar, pillar: 4 },
}

export const returnTasks: readonly TaskKind[] = [returnDue, followUpDue, ...Object.values(pillarTasks)]
