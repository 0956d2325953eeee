import type { Check } from './check.ts'
import { glossary } from './glossary.ts'
import { lockFile } from './lock-file.ts'
import { names } from './names.ts'
import { formatAndLint, types, unused } from './programs.ts'
import { secrets } from './secrets.ts'
import { sizes } from './sizes.ts'
import { walls } from './walls.ts'

/** In the order they are run: the quickest to mend first. */
export const checks: readonly Check[] = [formatAndLint, types, walls, sizes, glossary, names, secrets, lockFile, unused]
