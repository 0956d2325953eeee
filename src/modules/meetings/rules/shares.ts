/** A part of a whole number of people: 2/3, more than 1/2, 1/2 plus one. */
export interface Share {
  readonly numerator: number
  readonly denominator: number
  /** More than the part, not the part itself. */
  readonly strict: boolean
  /** Heads added on top: "setengah ditambah satu". */
  readonly plus: number
}

export const atLeast = (numerator: number, denominator: number): Share => ({
  ...{ numerator, denominator, strict: false, plus: 0 },
})
export const moreThan = (numerator: number, denominator: number): Share => ({
  ...{ numerator, denominator, strict: true, plus: 0 },
})
/** UU 6/2014 art. 65 (1) e, read by the letter: of 7 it is 4,5, so 5 heads; of 8 it is 5. */
export const halfPlusOne: Share = { numerator: 1, denominator: 2, strict: false, plus: 1 }

/**
 * The smallest whole number of heads that reaches the share. Whole numbers alone are used, so nothing is rounded on the way: "at
 * least" goes up to the next head (2/3 of 10 is 7), "more than" is the first head beyond (1/2 of 10 is 6). Of nobody it is one.
 */
export const neededOf = ({ numerator, denominator, strict, plus }: Share, whole: number): number => {
  const parts = numerator * whole
  const below = Math.floor(parts / denominator)
  const reached = strict || parts % denominator !== 0 ? below + 1 : below
  return Math.max(1, reached + plus)
}

export const reaches = (count: number, share: Share, whole: number): boolean => count >= neededOf(share, whole)

/** How much of whom must agree. `of` says who is counted as the whole. */
export interface Majority {
  readonly share: Share | null
  readonly of: 'cast' | 'present' | 'entitled'
}

/** `most` is a plurality: more than any other choice. Blank and spoilt papers are no votes cast. */
export const majorities = {
  moreThanHalf: { share: moreThan(1, 2), of: 'cast' },
  halfPlusOneOfPresent: { share: halfPlusOne, of: 'present' },
  twoThirds: { share: atLeast(2, 3), of: 'cast' },
  threeQuarters: { share: atLeast(3, 4), of: 'cast' },
  moreThanHalfOfEntitled: { share: moreThan(1, 2), of: 'entitled' },
  most: { share: null, of: 'cast' },
  everybody: { share: atLeast(1, 1), of: 'present' },
} as const satisfies Readonly<Record<string, Majority>>

export type MajorityCode = keyof typeof majorities
export const majorityCodes = Object.keys(majorities) as [MajorityCode, ...MajorityCode[]]

/** The quorums a meeting may be planned with. `none`: whoever comes may decide. */
export const quorums = {
  none: null,
  oneThird: atLeast(1, 3),
  half: atLeast(1, 2),
  moreThanHalf: moreThan(1, 2),
  twoThirds: atLeast(2, 3),
  threeQuarters: atLeast(3, 4),
} as const satisfies Readonly<Record<string, Share | null>>

export type QuorumCode = keyof typeof quorums
export const quorumCodes = Object.keys(quorums) as [QuorumCode, ...QuorumCode[]]
