import { findKind } from './index.ts'

/** The invitation to a meeting: of an earlier module, so its words stand here. */
export const invitationKind = 'meetings.invitation'

/** The text key of what a letter is called; none for a document that brings its own words. */
export const kindTitleKey = (kind: string): string | undefined =>
  findKind(kind) || kind === invitationKind ? `letters.kind.${kind}` : undefined
