import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type axe from 'axe-core'

// `axe.source` is the readable one, twice as long: every page that is loaded anew would read it
const program = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export interface Barrier {
  readonly rule: string
  readonly at: string
  readonly html: string
}

export const wcag22AA = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } as const
export const onlyColours = { type: 'rule', values: ['color-contrast'] } as const
export const onlyTargets = { type: 'rule', values: ['target-size'] } as const

interface Looking {
  /** Absent: every rule that axe has. */
  readonly runOnly?: typeof wcag22AA | typeof onlyColours | typeof onlyTargets
  readonly within?: string
}

/** What axe sees on a page without frames. Its program of more than half a megabyte is brought into a page once, not at every look. */
export const barriersByAxe = async (page: Page, { runOnly, within = 'html' }: Looking = {}): Promise<Barrier[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(program)
  return page.evaluate(look, { only: runOnly ? { type: runOnly.type, values: [...runOnly.values] } : null, within })
}

interface Asked {
  only: { type: 'tag' | 'rule'; values: string[] } | null
  within: string
}

const look = async ({ only, within }: Asked): Promise<Barrier[]> => {
  const inPage = (window as unknown as { axe: typeof axe }).axe
  const options = { ...(only && { runOnly: only }), resultTypes: ['violations' as const] }
  const { violations } = await inPage.run(within, options)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => ({ rule: id, at: target.join(' '), html })),
  )
}
