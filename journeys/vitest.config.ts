import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { longestFirst } from '../src/platform/testing/longest-first.ts'

const longest = ['every-page', 'the-main-job-at-200-percent', 'a-stick-both-ways', 'the-app-opens-without-signal']

/** One story a file, two at a time where there are two cores: each has its own village server and its own browser windows. */
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/..`,
    globalSetup: ['journeys/support/prepared-folders.ts'],
    include: ['journeys/**/*.journey.ts'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    maxWorkers: Math.min(2, availableParallelism()),
    // A story that follows another in a process finds the house read already; it opens its own.
    isolate: false,
    sequence: { sequencer: longestFirst(longest.map((name) => `${name}.journey.ts`)) },
    passWithNoTests: true,
  },
})
