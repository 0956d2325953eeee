import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { projectRoot } from './check.ts'
import { lookAtWalls } from './walls.ts'

/** A small house that keeps every rule; each test plants one fault in it. */
const house: Record<string, string> = {
  'src/platform/shared/dates.ts': 'export const today = 1',
  'src/platform/server/database.ts': `import { today } from '#platform/shared/dates.ts'\nexport const pool = today`,
  'src/platform/server/files.ts': `export const storedBytes = 1`,
  'src/platform/client/words.ts': `import { today } from '#platform/shared/dates.ts'\nexport const word = today`,
  'src/modules/registry/contract.ts': `export const person = 1`,
  'src/modules/registry/rules.ts': `import { person } from './contract.ts'\nexport const isPerson = person`,
  'src/modules/registry/server/index.ts': `import './save-person.ts'\nexport const registryServer = 1`,
  'src/modules/registry/server/save-person.ts': `import '#platform/shared/dates.ts'\nexport const savePerson = 1`,
  'src/modules/registry/client/index.tsx': `import '#platform/client/words.ts'\nexport const registryClient = 1`,
  'src/modules/letters/contract.ts': `import { person } from '#modules/registry/contract.ts'\nexport const letter = person`,
  'src/modules/letters/server/index.ts': `import '#modules/registry/server/index.ts'\nexport const lettersServer = 1`,
  'src/modules/letters/server/letters.test.ts': `import '#apps/testing/world.ts'`,
  'src/apps/server/main.ts': `import '#modules/letters/server/index.ts'`,
  'src/apps/testing/world.ts': `import '#modules/registry/server/index.ts'`,
}

let root: string

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'walls-'))
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    cpSync(path.join(projectRoot, file), path.join(root, file))
  symlinkSync(path.join(projectRoot, 'node_modules'), path.join(root, 'node_modules'))
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

const build = (extra: Record<string, string> = {}): string[] => {
  const files = { ...house, ...extra }
  for (const [file, code] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), `${code}\n`)
  }
  return Object.keys(files)
}

const rulesBrokenBy = async (extra: Record<string, string>): Promise<string[]> => {
  const { problems } = await lookAtWalls(root, build(extra))
  return [...new Set(problems.map((problem) => problem.replace(/:.*/, '')))].sort()
}

describe('the walls of the house', () => {
  test('stand: nothing to say about a house that keeps them', async () => {
    expect((await lookAtWalls(root, build())).problems).toEqual([])
  })

  test.each<[rule: string, file: string, code: string]>([
    ['no-circles', 'src/platform/shared/dates.ts', `import './money.ts'\nexport const today = 1`],
    ['platform-knows-no-module', 'src/platform/server/audit.ts', `import '#modules/registry/server/index.ts'`],
    ['modules-know-no-app', 'src/modules/registry/server/save-person.ts', `import '#apps/testing/world.ts'`],
    ['module-tests-know-only-the-test-world', 'src/modules/letters/letters.test.ts', `import '#apps/server/main.ts'`],
    [
      'only-through-the-face',
      'src/modules/letters/server/issue-letter.ts',
      `import '#modules/registry/server/save-person.ts'`,
    ],
    ['only-through-the-face', 'src/modules/letters/rules.ts', `import '#modules/registry/rules.ts'`],
    ['apps-only-through-the-face', 'src/apps/server/http.ts', `import '#modules/registry/server/save-person.ts'`],
    ['browser-never-sees-server', 'src/modules/letters/client/index.tsx', `import '../server/index.ts'`],
    [
      'browser-never-sees-server',
      'src/platform/design/button.tsx',
      `import type { pool } from '#platform/server/database.ts'\nexport type P = typeof pool`,
    ],
    ['browser-has-no-node', 'src/platform/client/store.ts', `import 'node:fs'`],
    ['server-never-sees-browser', 'src/modules/registry/server/page.ts', `import '../client/index.tsx'`],
    ['shared-has-no-node', 'src/modules/letters/rules/numbering.ts', `import 'node:crypto'`],
    ['shared-is-pure', 'src/modules/letters/contract/letter.ts', `import '#modules/registry/server/index.ts'`],
    ['only-the-door-opens-connections', 'src/modules/letters/server/issue-letter.ts', `import 'pg'`],
    [
      'only-the-door-opens-connections',
      'src/modules/letters/server/issue-letter.ts',
      `import '#platform/server/database.ts'`,
    ],
    ['a-hash-alone-opens-no-file', 'src/modules/letters/server/issue-letter.ts', `import '#platform/server/files.ts'`],
    ['lower-modules-first', 'src/modules/registry/server/save-person.ts', `import '#modules/letters/contract.ts'`],
    ['nothing-missing', 'src/modules/letters/texts.ts', `import '#platform/shared/gone.ts'`],
  ])('%s: %s', async (rule, file, code) => {
    const money = { 'src/platform/shared/money.ts': `import './dates.ts'\nexport const money = 1` }
    expect(await rulesBrokenBy({ ...(rule === 'no-circles' && money), [file]: code })).toContain(rule)
  })

  test('a file that was not looked at is itself a finding', async () => {
    const files = build()
    const { problems } = await lookAtWalls(root, [...files, 'src/platform/shared/unseen.ts'])
    expect(problems).toEqual(['not looked at: src/platform/shared/unseen.ts'])
  })

  test('a module needs its place in the line', async () => {
    const { problems } = await lookAtWalls(
      root,
      build({ 'src/modules/gardens/contract.ts': 'export const garden = 1' }),
    )
    expect(problems).toEqual(['gardens has no place in the line of .dependency-cruiser.cjs'])
  })
})
