import type { StarterRow } from '../rules/starter-row.ts'
import { papersByScheme } from './required-documents/by-scheme.ts'
import { papersOfEastAsia } from './required-documents/east-asia.ts'
import { papersOfEverybody } from './required-documents/everybody.ts'
import { papersOfSouthAndWest } from './required-documents/south-and-west.ts'

/** Every row this release brings, a file per kind. Facts in our own words, each with its source. */
export const starterRows: readonly StarterRow[] = [
  ...papersOfEverybody,
  ...papersByScheme,
  ...papersOfEastAsia,
  ...papersOfSouthAndWest,
]
