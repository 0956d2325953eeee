import type { TaskKind } from '#platform/server/tasks.ts'
import type { TaskName } from '../rules/due-tasks.ts'
import { contactTasks } from './contact-tasks.ts'
import { returnTasks } from './return-tasks.ts'
import { roundTasks } from './round-tasks.ts'

const ofEpisode = { path: '/calon/{subjectId}', pillar: 1 } as const

export const consultationDue: TaskKind = {
  kind: 'migration.consultationDue',
  roles: ['migration_officer'],
  weight: 2,
  ...ofEpisode,
}
export const signsDue: TaskKind = {
  kind: 'migration.signsDue',
  roles: ['migration_officer'],
  weight: 2,
  ...ofEpisode,
}
export const letterDue: TaskKind = {
  kind: 'migration.letterDue',
  roles: ['migration_officer'],
  weight: 2,
  ...ofEpisode,
}
export const verificationDue: TaskKind = {
  kind: 'migration.verificationDue',
  roles: ['migration_officer'],
  weight: 2,
  ...ofEpisode,
}
export const departureDue: TaskKind = {
  kind: 'migration.departureDue',
  roles: ['migration_officer'],
  weight: 2,
  ...ofEpisode,
}
export const papersMissing: TaskKind = {
  kind: 'migration.papersMissing',
  roles: ['migration_officer'],
  weight: 3,
  ...ofEpisode,
}
export const verificationRequested: TaskKind = {
  kind: 'migration.verificationRequested',
  roles: ['migration_officer'],
  weight: 1,
  ...ofEpisode,
}
export const verificationWaiting: TaskKind = {
  kind: 'migration.verificationWaiting',
  roles: ['head'],
  weight: 1,
  ...ofEpisode,
}
/** While no head is in office the same work is the secretary's, on behalf (a.n.). */
export const verificationWaitingActing: TaskKind = {
  kind: 'migration.verificationWaitingActing',
  roles: ['secretary'],
  weight: 1,
  ...ofEpisode,
}
export const passportExpiring: TaskKind = {
  kind: 'migration.passportExpiring',
  roles: ['migration_officer'],
  weight: 2,
  ...ofEpisode,
}
export const callToday: TaskKind = {
  kind: 'migration.callToday',
  roles: ['migration_officer'],
  weight: 1,
  ...ofEpisode,
}

export const signsToTalkOver: TaskKind = {
  kind: 'migration.signsToTalkOver',
  roles: ['migration_officer'],
  weight: 1,
  ...ofEpisode,
}
export const paperExpiring: TaskKind = {
  kind: 'migration.paperExpiring',
  roles: ['migration_officer'],
  weight: 2,
  ...ofEpisode,
}

const runningOut = (name: string): TaskKind => ({
  kind: `migration.${name}`,
  roles: ['migration_officer'],
  weight: 2,
  ...ofEpisode,
})

/** Beside the next step: what ends while somebody lives and works. The passport is a next step of its own. */
export const runningOutKinds: Readonly<Record<'contract' | 'insurance' | 'stay' | 'loan', TaskKind>> = {
  contract: { ...runningOut('contractEnding'), path: '/calon/{subjectId}/kontrak' },
  insurance: { ...runningOut('insuranceEnding'), path: '/calon/{subjectId}/kontrak' },
  stay: runningOut('stayEnding'),
  loan: runningOut('loanEnding'),
}

/** An office was asked and has not answered. Stands beside the next step: the candidate's own way goes on. */
export const referralWaiting: TaskKind = {
  kind: 'migration.referralWaiting',
  roles: ['migration_officer'],
  weight: 1,
  ...ofEpisode,
}

/** People whom a file calls migrants: one task for all of them. */
export const marksToConfirm: TaskKind = {
  kind: 'migration.marksToConfirm',
  roles: ['migration_officer'],
  weight: 2,
  path: '/calon/tanda-berkas',
  pillar: 1,
}

export const kindsByName: Readonly<Record<TaskName, TaskKind>> = {
  callToday,
  signsToTalkOver,
  consultationDue,
  signsDue,
  letterDue,
  papersMissing,
  verificationDue,
  verificationRequested,
  verificationWaiting,
  passportExpiring,
  paperExpiring,
  departureDue,
}

export const taskKinds: readonly TaskKind[] = [...Object.values(kindsByName), verificationWaitingActing]

/** Everything a module face declares: those of the next step, and those beside it. */
export const allTaskKinds: readonly TaskKind[] = [
  ...[...taskKinds, ...Object.values(runningOutKinds)],
  ...[referralWaiting, marksToConfirm],
  ...contactTasks,
  ...returnTasks,
  ...roundTasks,
]
