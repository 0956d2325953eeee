/** `domain.md` §6.9: an officer works on her own cases, the head reads what they are, everybody else nothing. */
export type Sight = 'whole' | 'summary' | 'none'

export interface Reader {
  readonly role: string
  readonly accountId: string
}

export interface SeenCase {
  /** Accounts that lead or help now. */
  readonly memberIds: readonly string[]
  readonly hasLead: boolean
  /** The case, or the person it is about, is protected. */
  readonly isHidden: boolean
}

/** Neighbours with the same role see nothing; what nobody has taken yet is there for the one who sorts it. */
export const sightOf = ({ role, accountId }: Reader, seen: SeenCase): Sight => {
  if (seen.memberIds.includes(accountId)) return 'whole'
  if (seen.isHidden) return 'none'
  if (role === 'migration_officer' && !seen.hasLead) return 'whole'
  return role === 'head' ? 'summary' : 'none'
}
