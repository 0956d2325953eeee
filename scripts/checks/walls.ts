import { createRequire } from 'node:module'
import path from 'node:path'
import { cruise, type ICruiseResult, type IRuleSetType } from 'dependency-cruiser'
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { type Check, type Findings, isCode, projectFiles } from './check.ts'

interface Walls extends IRuleSetType {
  readonly line: readonly string[]
  readonly options: Record<string, unknown>
}

const loadWalls = (root: string): Walls =>
  createRequire(import.meta.url)(path.join(root, '.dependency-cruiser.cjs')) as Walls

/** Looks at every import below `src/`. Files that exist but were not looked at are a fault of the wall itself. */
export const lookAtWalls = async (root: string, files: readonly string[]): Promise<Findings> => {
  const { line, forbidden, options } = loadWalls(root)
  const { output } = await cruise(
    ['src'],
    { ...options, baseDir: root, ruleSet: { forbidden: forbidden ?? [] }, validate: true },
    {},
    { tsConfig: extractTsConfig(path.join(root, 'tsconfig.json')) },
  )
  const { modules, summary } = output as ICruiseResult
  const seen = new Set(modules.map((module) => module.source))
  const broken = summary.violations.map(({ rule, from, to, cycle }) =>
    cycle ? `${rule.name}: ${[from, ...cycle.map((step) => step.name)].join(' → ')}` : `${rule.name}: ${from} → ${to}`,
  )
  const unseen = files.filter((file) => !seen.has(file)).map((file) => `not looked at: ${file}`)
  const homeless = modulesOf(files).filter((name) => !line.includes(name))
  return {
    problems: [
      ...broken,
      ...unseen,
      ...homeless.map((name) => `${name} has no place in the line of .dependency-cruiser.cjs`),
    ],
    summary: `${files.length} files, ${summary.totalDependenciesCruised ?? 0} imports, no import cycle`,
  }
}

const modulesOf = (files: readonly string[]): string[] => [
  ...new Set(files.flatMap((file) => file.match(/^src\/modules\/([^/]+)\//)?.[1] ?? [])),
]

export const walls: Check = {
  title: 'walls',
  look: (root) =>
    lookAtWalls(
      root,
      projectFiles(root).filter((file) => file.startsWith('src/') && isCode(file)),
    ),
}
