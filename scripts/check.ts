import { type Check, projectRoot } from './checks/check.ts'
import { checks } from './checks/index.ts'

export interface Count {
  passed: number
  failed: number
}

/** Looks at the tree without running it; prints what is wrong, counts the checks. */
export const runChecks = async (): Promise<Count> => {
  const count = { passed: 0, failed: 0 }
  // Programs of their own look while this one reads: together they take two thirds of the time.
  const looks = checks.map((check) => ({ title: check.title, found: timed(check) }))
  for (const { title, found } of looks) {
    const { problems, summary, seconds } = await found
    if (problems.length === 0) {
      count.passed++
      console.log(`✓ ${title}: ${summary} (${seconds} s)`)
    } else {
      count.failed++
      console.log(`✗ ${title}: ${problems.length === 1 ? 'one finding' : `${problems.length} findings`}`)
      for (const problem of problems) console.log(`  ${problem.replaceAll('\n', '\n  ')}`)
    }
  }
  return count
}

const timed = async ({ look }: Check) => {
  const began = performance.now()
  const found = await look(projectRoot)
  return { ...found, seconds: ((performance.now() - began) / 1000).toFixed(1) }
}

if (import.meta.main) {
  const { passed, failed } = await runChecks()
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}
