import { defineConfig } from 'vitest/config'
import { kindsOfTests } from './src/platform/testing/kinds-of-tests.ts'
import { longestFirst } from './src/platform/testing/longest-first.ts'

const longest = ['sync', 'load-demo', 'embedded-postgres', 'cli', 'gallery', 'keys', 'vault-indexed']

const { alone, together } = kindsOfTests(import.meta.dirname)

export default defineConfig({
  test: {
    globalSetup: ['src/platform/testing/cluster-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    sequence: { sequencer: longestFirst(longest.map((name) => `${name}.test.ts`)) },
    projects: [
      { test: { name: 'alone', include: [...alone] } },
      // To read the house anew for each file was a quarter of all the time; each still has its own database, keys and store.
      { test: { name: 'together', include: [...together], isolate: false } },
    ],
  },
})
