import { defineConfig } from 'vitest/config'
import { longestFirst } from './src/platform/testing/longest-first.ts'

const longest = [
  'cli',
  'sync',
  'gallery',
  'load-demo',
  'embedded-postgres',
  'backup',
  'keys',
  'vault-indexed',
  'import-size',
]

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'scripts/**/*.test.ts'],
    globalSetup: ['src/platform/testing/cluster-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    sequence: { sequencer: longestFirst(longest.map((name) => `${name}.test.ts`)) },
  },
})
