import { execFile } from 'node:child_process'
import type { Check } from './check.ts'

type Split = (said: string, root: string) => string[]

const program = (title: string, args: readonly string[], summary: string, split: Split): Check => ({
  title,
  look: (root) =>
    new Promise((resolve) => {
      execFile(process.execPath, args, { cwd: root, maxBuffer: 1e8 }, (fault, stdout, stderr) => {
        if (fault === null) return resolve({ problems: [], summary })
        const findings = split(stdout, root)
        const unreadable = `${stdout}${stderr}`.trim() || fault.message
        resolve({ problems: findings.length > 0 ? findings : [unreadable], summary })
      })
    }),
})

const biomeFindings: Split = (said, root) =>
  [...said.matchAll(/^::(?:error|warning) title=([^,]*),file=([^,]*)(?:,line=(\d+))?[^:]*::(.*)$/gm)].map(
    ([, rule, file, line, message]) => `${file?.replace(`${root}/`, '')}:${line ?? 1} ${rule}: ${message}`,
  )

const lines: Split = (said) => said.split('\n').filter((line) => line.trim() !== '')

export const formatAndLint = program(
  'format and lint',
  ['node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '--reporter=github', '--max-diagnostics=none', '.'],
  'nothing found',
  biomeFindings,
)

export const types = program(
  'types',
  ['node_modules/@typescript/native/bin/tsc', '-p', '.'],
  'strict, nothing found',
  lines,
)

export const unused = program(
  'unused code',
  ['node_modules/knip/bin/knip.js', '--no-progress'],
  'no unused file, export or package',
  lines,
)
