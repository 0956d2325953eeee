import { foldName } from './names.ts'

/** The address somebody lives at, when it is not the card's. */
export const addressElsewhere = (livesAt: string | null, cardAddress: string | null): string | null =>
  livesAt !== null && foldName(livesAt) !== foldName(cardAddress ?? '') ? livesAt : null
