import type { Plugin } from 'vite'

const linkFile = /\/@tanstack\/react-router\/dist\/esm\/link\.js$/

/** The same names, for the router's own routes to carry along; nobody calls them. */
const left = `const gone = () => {
  throw new Error('links of the app are plain: <a href>')
}
export const Link = gone
export const useLinkProps = gone
export const createLink = gone
export const composeHandlers = gone
export const linkOptions = gone
`

/** Links are plain hrefs everywhere (the shell turns them into moves): the router's own link, three kilobytes of every first visit, stays away. */
export const withoutRouterLink = (): Plugin => ({
  name: 'without-router-link',
  apply: 'build',
  enforce: 'pre',
  load: (id) => (linkFile.test(id.replaceAll('\\', '/').split('?')[0] ?? '') ? left : undefined),
})
