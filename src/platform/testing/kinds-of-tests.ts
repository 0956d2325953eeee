import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Files of tests, by how they are run; each test file is `alone` or `together`. */
export interface KindsOfTests {
  /** Starts programs, builds, opens browsers, turns clocks or settings: nobody else is in its process. */
  readonly alone: readonly string[]
  /** One after another in a process that has read the two thousand modules of the house already. */
  readonly together: readonly string[]
  /** Those of either kind that are told again on an installed PostgreSQL. */
  readonly onEveryDatabase: readonly string[]
}

const turnsProcess =
  /\bvi\b[^\n]* from 'vitest'|process\.env|node:child_process|from 'vite'|testing\/(browser|phone-)|startEmbeddedPostgres/

// measures the process, or counts what it has asked so far, or takes its time from the others
const namedAlone = /\/(import-size|prepared-statements|walls)\.test\.ts$/

const opensDatabase = /\b(openWorld|openTestHouse|openTwoVillages)\(|inject\('clusterUrl'\)|TEST_POSTGRES/

// the doors before the database, the phone behind it, the demo, the memory: their statements are those of the modules' own tests
const subjectIsElsewhere = /\/(front-door|hostile-words|phone-answers|queues|carried|load-demo|import-size)\.test\.ts$/

export const kindsOfTests = (root: string): KindsOfTests => {
  const files = globSync(['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'], { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
  const isAlone = ({ path, text }: (typeof files)[number]) => turnsProcess.test(text) || namedAlone.test(path)
  const pathsOf = (some: typeof files) => some.map(({ path }) => path)
  return {
    alone: pathsOf(files.filter(isAlone)),
    together: pathsOf(files.filter((file) => !isAlone(file))),
    onEveryDatabase: pathsOf(
      files.filter(({ path, text }) => opensDatabase.test(text) && !subjectIsElsewhere.test(path)),
    ),
  }
}
