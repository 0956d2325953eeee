import type { TaskKind } from '#platform/server/tasks.ts'
import { lettersTexts } from '../texts.ts'

/** What a letter is called on a task: the words of the village's own language. */
export const kindWords = (kind: string): string => lettersTexts.id[`letters.kind.${kind}`] ?? kind

export const letterToVerify: TaskKind = {
  kind: 'letters.toVerify',
  roles: ['migration_officer', 'secretary'],
  weight: 1,
  path: '/surat/{subjectId}',
  pillar: 1,
}

export const letterToIssue: TaskKind = {
  kind: 'letters.toIssue',
  roles: ['head', 'secretary'],
  weight: 1,
  path: '/surat/{subjectId}',
  pillar: 1,
}

export const letterToPrint: TaskKind = {
  kind: 'letters.toPrint',
  roles: ['migration_officer'],
  weight: 2,
  path: '/surat/{subjectId}',
  pillar: 1,
}

export const invitationToIssue: TaskKind = {
  kind: 'letters.invitation',
  roles: ['head', 'secretary'],
  weight: 1,
  path: '/rapat/{subjectId}/undangan',
  pillar: 0,
}

export const certificatesToIssue: TaskKind = {
  kind: 'letters.certificates',
  roles: ['head', 'secretary'],
  weight: 2,
  path: '/rapat/{subjectId}',
  pillar: 0,
}

export const letterTasks: readonly TaskKind[] = [
  letterToVerify,
  letterToIssue,
  letterToPrint,
  invitationToIssue,
  certificatesToIssue,
]
