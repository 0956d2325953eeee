import type { Page } from '@playwright/test'

/** The pages of the app as it is delivered, and which of them an address opens. */
export interface RouteTable {
  readonly patterns: readonly string[]
  /** `/orang/0193…?bagian=kertas` is `/orang/$personId`; an address of none of them has none. */
  patternOf(address: string): string | undefined
  /** The pattern with what is known put in; nothing as long as a part of it is unknown. */
  fill(pattern: string): string | undefined
  /** What an address says of ids is remembered for addresses that no page links to. */
  learn(address: string): void
}

/** The app's own router, which hangs on every page it has drawn. */
interface WithRouter {
  readonly __TSR_ROUTER__: {
    readonly routesByPath: Readonly<Record<string, unknown>>
    navigate(to: { readonly href: string }): Promise<void>
  }
}

/** As a tap on a link does: the app is not loaded anew. */
export const goTo = (page: Page, address: string): Promise<void> =>
  page.evaluate((href) => (self as unknown as WithRouter).__TSR_ROUTER__.navigate({ href }), address)

export const readRouteTable = async (page: Page): Promise<RouteTable> => {
  const patterns = await page.evaluate(() => Object.keys((self as unknown as WithRouter).__TSR_ROUTER__.routesByPath))
  const known = new Map<string, string>()
  // Two files that may be one person's are any two: no page leads to such a pair where there is none.
  const pairWith = (person: string) => {
    const first = known.get('$firstId')
    if (first === undefined) known.set('$firstId', person)
    else if (first !== person) known.set('$secondId', person)
  }
  const parts = (address: string) => (address.split(/[?#]/)[0] ?? '').split('/').filter(Boolean)
  const fits = (pattern: string, asked: readonly string[]) => {
    const wanted = parts(pattern)
    return wanted.length === asked.length && wanted.every((part, at) => part.startsWith('$') || part === asked[at])
  }
  const blanks = (pattern: string) => pattern.split('$').length
  // Where two fit, the one that says more by itself: `/surat/minta` before `/surat/$letterId`.
  const inOrder = [...patterns].sort((a, b) => blanks(a) - blanks(b))
  const patternOf = (address: string) => inOrder.find((pattern) => fits(pattern, parts(address)))
  return {
    patterns,
    patternOf,
    fill: (pattern) => {
      const filled = parts(pattern).map((part) => (part.startsWith('$') ? known.get(part) : part))
      return filled.includes(undefined) ? undefined : `/${filled.join('/')}`
    },
    learn: (address) => {
      const wanted = parts(patternOf(address) ?? '')
      for (const [at, value] of parts(address).entries()) {
        const name = wanted[at]
        if (name?.startsWith('$')) known.set(name, value)
        if (name === '$personId') pairWith(value)
      }
    },
  }
}
