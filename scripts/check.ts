import { projectRoot } from './checks/check.ts'
import { checks } from './checks/index.ts'

export interface Count {
  passed: number
  failed: number
}

/** Looks at the tree without running it; prints what is wrong, counts the checks. */
export const runChecks = async (): Promise<Count> => {
  const count = { passed: 0, failed: 0 }
  for (const { title, look } of checks) {
    const began = performance.now()
    const { problems, summary } = await look(projectRoot)
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
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

if (import.meta.main) {
  const { passed, failed } = await runChecks()
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}
