import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from './checks/check.ts'
import { writeModule } from './new-module.ts'

test('a new module passes format, lint and types as it is written', { timeout: 60_000 }, () => {
  const root = mkdtempSync(path.join(tmpdir(), 'new-module-'))
  try {
    for (const file of ['package.json', 'biome.json', 'tsconfig.json', 'src/platform']) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
      cpSync(path.join(projectRoot, file), path.join(root, file), { recursive: true })
    }
    symlinkSync(path.join(projectRoot, 'node_modules'), path.join(root, 'node_modules'))
    execFileSync('git', ['init', '--quiet'], { cwd: root })
    const files = writeModule(root, 'village-garden')
    expect(files).toContain('src/modules/village-garden/server/migrations/001-village-garden.sql')
    const run = (args: string[]) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
      return { status, said: `${stdout}${stderr}`.split('\n').filter((line) => line.includes('src/modules')) }
    }
    const biome = path.join(projectRoot, 'node_modules/@biomejs/biome/bin/biome')
    expect(run([biome, 'ci', '--colors=off', '--reporter=github', 'src/modules'])).toEqual({ status: 0, said: [] })
    const tsc = path.join(projectRoot, 'node_modules/@typescript/native/bin/tsc')
    expect(run([tsc, '-p', '.']).said).toEqual([])
    expect(() => writeModule(root, 'village-garden')).toThrow('is there already')
    expect(() => writeModule(root, 'VillageGarden')).toThrow('kebab-case')
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})
