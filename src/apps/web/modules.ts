import type { ClientModule } from '#platform/client/client-module.ts'

/** The modules of the house in the browser, in their one straight line. */
export const clientModules: readonly ClientModule[] = []
