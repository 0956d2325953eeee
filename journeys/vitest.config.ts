import { defineConfig } from 'vitest/config'

/** One story a file, one after the other: each has its own village server and its own browser windows. */
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/..`,
    globalSetup: ['journeys/support/prepared-folders.ts'],
    include: ['journeys/**/*.journey.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    fileParallelism: false,
    passWithNoTests: true,
  },
})
