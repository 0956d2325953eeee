import type { LinkWeights } from './linkage-fit.ts'

/** Counted by `fitWeights` over all pairs of Febrl's first data set, and of it alone; a test counts them again. */
export const linkWeights: LinkWeights = {
  name: { alike: 9.4, differs: -3.66, same: 17.63, similar: 6.22, weak: 3.08 },
  birth: { differs: -4.26, nearly: 3.8, same: 14.85, swapped: 7.6, year: -3.15 },
  number: { differs: -4.42, nearly: 15.74, same: 19.77 },
  address: { alike: 9.93, differs: -4.44, same: 14.88, weak: 1.97 },
  house: { alike: 9.88, differs: -4.16, same: 9.98, weak: -0.5 },
  area: { alike: 8.91, differs: -3.95, same: 9.71, weak: -2.59 },
  code: { differs: -6.25, nearly: 3.53, same: 9.68 },
  region: { differs: -5.02, same: 2.03, weak: 1.93 },
}

/** From so many bits on two rows are proposed as one person: in the middle of what tells all pairs of that set apart, with the number (-2.2 to 37.7) and without (2.2 to 18.0). */
export const linkFrom = 10
