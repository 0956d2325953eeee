import type { TaskKind } from '#platform/server/tasks.ts'

/** Something was heard of recruiting: somebody looks at it within 24 hours. */
export const alertWaits: TaskKind = {
  ...{ kind: 'placement.alertWaits', roles: ['migration_officer'], weight: 1, pillar: 1 },
  path: '/perekrut/kabar/{subjectId}',
}

/** Somebody asks that what was told of a recruiter goes: another person decides. */
export const erasureWaits: TaskKind = {
  ...{ kind: 'placement.erasureWaits', roles: ['head', 'secretary'], weight: 2, pillar: 1 },
  path: '/perekrut/hapus',
}
