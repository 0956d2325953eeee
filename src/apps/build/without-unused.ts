import type { Plugin } from 'vite'

const routerLink = `const gone = () => {
  throw new Error('links of the app are plain: <a href>')
}
export const Link = gone
export const useLinkProps = gone
export const createLink = gone
export const composeHandlers = gone
export const linkOptions = gone
`

const mutationCache = `export class MutationCache {
  build() {
    throw new Error('what the app writes goes by useCommand, not by mutations')
  }
  getAll() {
    return []
  }
  findAll() {
    return []
  }
  clear() {}
  resumePausedMutations() {
    return Promise.resolve()
  }
}
`

/** What stands in their place has the same names, for the library's own files to carry along. */
const places: readonly (readonly [file: RegExp, left: string])[] = [
  [/\/@tanstack\/react-router\/dist\/esm\/link\.js$/, routerLink],
  [/\/@tanstack\/query-core\/build\/modern\/mutationCache\.js$/, mutationCache],
]

/**
 * Links are plain hrefs everywhere (the shell turns them into moves), and what is written goes by `useCommand` and the outbox: the
 * router's own link and the library's own mutations, five kilobytes of every first visit, stay away.
 */
export const withoutUnused = (): Plugin => ({
  name: 'without-unused',
  apply: 'build',
  enforce: 'pre',
  load: (id) => {
    const path = id.replaceAll('\\', '/').split('?')[0] ?? ''
    return places.find(([file]) => file.test(path))?.[1]
  },
})
