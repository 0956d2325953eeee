import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findServerPrograms } from '../src/platform/server/embedded-postgres.ts'
import { kindsOfTests } from '../src/platform/testing/kinds-of-tests.ts'
import { type Count, runChecks } from './check.ts'
import { projectRoot } from './checks/check.ts'

/** Everything that CI runs, in order. `--every-postgres` repeats the database tests on an installed PostgreSQL. */
const main = async (): Promise<void> => {
  const total: Count = { passed: 0, failed: 0 }
  const add = ({ passed, failed }: Count) => {
    total.passed += passed
    total.failed += failed
  }
  heading('Looking at the tree')
  add(await runChecks())
  heading('Unit and database tests, on the embedded PostgreSQL')
  add(runVitest(['run']))
  if (process.argv.includes('--every-postgres')) add(await runOnInstalledPostgres())
  heading('Journeys, in a real browser')
  add(runVitest(['run', '--config', 'journeys/vitest.config.ts']))
  console.log(`${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed === 0 ? 0 : 1
}

const heading = (words: string) => console.log(`\n── ${words} ${'─'.repeat(Math.max(0, 76 - words.length))}`)

const runOnInstalledPostgres = async (): Promise<Count> => {
  const programs = await findServerPrograms()
  if (programs === undefined) {
    console.log('\nNo PostgreSQL server is installed here; its turn is left out.')
    return { passed: 0, failed: 0 }
  }
  heading(`Database tests again, on ${programs.binDir}`)
  return runVitest(['run', ...kindsOfTests(projectRoot).onEveryDatabase], { TEST_POSTGRES: 'system' })
}

interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[]
}

/** A file that could not even be loaded, and a run that ended without a report, count as one failure. */
const runVitest = (args: readonly string[], environment: Record<string, string> = {}): Count => {
  const report = path.join(tmpdir(), `desmigratif-report-${process.pid}.json`)
  const vitest = path.join(projectRoot, 'node_modules/vitest/vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { status } = spawnSync(process.execPath, [vitest, ...args, ...reporters], {
    cwd: projectRoot,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  })
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as VitestReport
  rmSync(report)
  const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  const failed = numFailedTests + unloaded
  return { passed: numPassedTests, failed: failed === 0 && status !== 0 ? 1 : failed }
}

await main()
