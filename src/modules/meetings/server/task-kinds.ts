import type { TaskKind } from '#platform/server/tasks.ts'
import { type OwnerRole, ownerRoles } from '../contract/outcome.ts'

/** A task belongs to a role, so each role has its own kind of the same task. */
const forEachRole = (name: string, path: string, weight: TaskKind['weight']) =>
  Object.fromEntries(
    ownerRoles.map((role): [OwnerRole, TaskKind] => [
      role,
      { kind: `meetings.${name}-${role}`, roles: [role], weight, path, pillar: 0 },
    ]),
  ) as Readonly<Record<OwnerRole, TaskKind>>

/** What a decision asks of its owner. */
export const decisionDue = forEachRole('decision', '/putusan/{subjectId}', 2)
/** A decision whose owner has no account: whoever keeps the meeting asks. */
export const decisionToAsk = forEachRole('ask', '/putusan/{subjectId}', 2)
/** What the meeting itself needs from whoever keeps it. */
export const meetingStep = forEachRole('step', '/rapat/{subjectId}', 2)
export const minutesToConfirm: TaskKind = {
  ...{ kind: 'meetings.confirm', roles: ['head', 'secretary'], weight: 2, path: '/rapat/{subjectId}', pillar: 0 },
}

export const meetingTasks: readonly TaskKind[] = [
  ...[decisionDue, decisionToAsk, meetingStep].flatMap((kinds) => Object.values(kinds)),
  minutesToConfirm,
]

const isOwnerRole = (role: string): role is OwnerRole => ownerRoles.some((one) => one === role)

/** Who keeps a meeting that somebody without such a role wrote down: the migration officer. */
export const keeperOf = (role: string): OwnerRole => (isOwnerRole(role) ? role : 'migration_officer')
