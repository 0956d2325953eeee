import type { Plugin } from 'vite'

/** What so many parts have in common comes as one part with the first of them. */
const manyParts = 6

/**
 * Of the parts a page consists of, no list comes with the first visit: it was longer than any page. Instead what many pages share is one
 * part, so that a page is little more than itself and that one; from the second visit on all of them are on the phone anyway.
 */
export const fewParts = (): Plugin => {
  const first = new Set<string>()
  return {
    name: 'few-parts',
    apply: 'build',
    config: () => ({
      build: {
        modulePreload: {
          polyfill: false,
          resolveDependencies: (_, parts, { hostType }) => (hostType === 'html' ? parts : []),
        },
        rolldownOptions: {
          output: {
            codeSplitting: {
              includeDependenciesRecursively: false,
              groups: [
                { name: 'first', minShareCount: 2, test: (id) => first.has(id) },
                {
                  name: 'shared',
                  minShareCount: manyParts,
                  test: (id) => /\/src\/platform\/(design|client|shared)\//.test(id) && !first.has(id),
                },
                {
                  name: (id) => /\/src\/modules\/([^/]+)\//.exec(id)?.[1] ?? null,
                  minShareCount: 4,
                  test: (id) => /\/src\/modules\//.test(id) && !first.has(id),
                },
              ],
            },
          },
        },
      },
    }),
    /** The first screen: all that its entry imports at once. */
    buildEnd() {
      const follow = (id: string) => {
        if (first.has(id)) return
        first.add(id)
        for (const next of this.getModuleInfo(id)?.importedIds ?? []) follow(next)
      }
      for (const id of this.getModuleIds()) if (this.getModuleInfo(id)?.isEntry) follow(id)
    },
  }
}
