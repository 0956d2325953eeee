import type { Page } from '@playwright/test'
import type { Language } from '#platform/shared/texts.ts'
import { barriersByAxe, onlyColours, onlyTargets, wcag22AA } from '#platform/testing/axe.ts'

/** What eyes and ears would stumble over at this size, in words; nothing when the page is open to everyone. */
export const barriersOf = async (page: Page): Promise<string[]> => [
  ...(await atThisSize(page)),
  ...(await heardOf(page)),
]

// The whole label around a box is its target, at least 48 px high; axe measures the box alone, and only the part above a bar.
const labelled = /^<input [^>]*type="(radio|checkbox)"/

/** WCAG 2.2 A and AA as far as a machine sees them; `colours` alone is quick enough for a second look in the dark, `targets` at another width. */
export const axeOn = async (page: Page, only?: keyof typeof few): Promise<string[]> => {
  const faults: string[] = []
  await page.evaluate(endOfAnimations)
  for (const { rule, at, html } of await barriersByAxe(page, { runOnly: only ? few[only] : wcag22AA })) {
    if (rule === 'target-size' && (labelled.test(html) || !(await isSmallInTheMiddle(page, at)))) continue
    faults.push(`${rule} at ${at}`)
  }
  return faults
}

const few = { colours: onlyColours, targets: onlyTargets } as const

// What fades in has no colours yet; what turns for ever, or stands still half-way, is not waited for.
const endOfAnimations = async () => {
  const ending = document
    .getAnimations()
    .filter(({ effect, playState }) => playState === 'running' && Number.isFinite(effect?.getComputedTiming().endTime))
  const patience = new Promise((resolve) => setTimeout(resolve, 1_000))
  await Promise.race([Promise.allSettled(ending.map((one) => one.finished)), patience])
}

/** Only the part above the bar below counts for axe; what lies half under it is looked at again where nothing covers it. */
const isSmallInTheMiddle = async (page: Page, at: string): Promise<boolean> => {
  const element = page.locator(at).first()
  await element.evaluate((one) => one.scrollIntoView({ block: 'center' }))
  const again = await barriersByAxe(page, { runOnly: onlyTargets, within: at })
  await page.evaluate(() => scrollTo(0, 0))
  return again.length > 0
}

interface Chosen {
  readonly dark?: boolean
  readonly easy?: boolean
  readonly language?: Language
}

/** Dark, easy and a language as somebody chooses them on this device; the page takes them over without being loaded again. */
export const prefer = async (page: Page, preferences: Chosen) => {
  await page.evaluate((chosen) => {
    localStorage.setItem('preferences', JSON.stringify({ easyChosen: true, dark: false, easy: false, ...chosen }))
    window.dispatchEvent(new StorageEvent('storage', { key: 'preferences' }))
  }, preferences)
  const selector = `html[lang=${preferences.language ?? 'id'}]${preferences.dark ? '[data-tema]' : ':not([data-tema])'}${preferences.easy ? '[data-mudah]' : ':not([data-mudah])'}`
  await page.locator(selector).waitFor({ state: 'attached' })
}

/** Nothing sticks out, no word is cut, and no control hides under a bar when it is brought into sight. */
const atThisSize = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.documentElement
    const faults = new Set<string>()
    const say = (what: string, element: Element) =>
      faults.add(`${what}: <${element.tagName.toLowerCase()}> ${(element.textContent ?? '').trim().slice(0, 60)}`)
    const isSeen = (element: HTMLElement) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      !element.closest('.read-only-by-ear, .skip-link, [aria-hidden="true"]')
    const scrolls = (element: Element) => element.closest('.chips, .options, .paper-holder, .paper') !== null
    if (root.scrollWidth > root.clientWidth) faults.add(`${root.scrollWidth - root.clientWidth} px stick out`)

    for (const element of document.querySelectorAll<HTMLElement>(
      'h1, h2, h3, p, label, button, a, th, td, dt, dd, small, span',
    )) {
      if (!isSeen(element) || scrolls(element) || !element.textContent?.trim()) continue
      const { left, right, width } = element.getBoundingClientRect()
      if (width > 0 && (left < -1 || right > root.clientWidth + 1)) say('outside the screen', element)
      const clips = ['hidden', 'clip'].includes(getComputedStyle(element).overflowX)
      if (clips && element.scrollWidth > element.clientWidth + 1) say('cut off', element)
    }
    const controls = document.querySelectorAll<HTMLElement>(
      'main :is(a[href], button, input, select, textarea, summary)',
    )
    for (const control of document.querySelector('dialog[open]') ? [] : controls) {
      if (!isSeen(control) || control.matches(':disabled, [tabindex="-1"]') || scrolls(control)) continue
      control.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      const { left, top, width, height } = control.getBoundingClientRect()
      const over = document.elementFromPoint(left + Math.min(width / 2, 24), top + Math.min(height / 2, 24))
      const own = over && (control.contains(over) || over.contains(control) || over.closest('label')?.contains(control))
      // A toast is gone in a moment.
      if (!own && !over?.closest('.toasts')) say(`covered by ${over?.className || over?.tagName}`, control)
    }
    scrollTo(0, 0)
    return [...faults]
  })

/** The tree that a screen reader walks: one heading of the page, its landmarks, and a name for everything one can touch. */
const heardOf = async (page: Page): Promise<string[]> => {
  const tree = await page.locator('body').ariaSnapshot()
  const lines = tree.split('\n').map((line) => line.trim())
  const count = (start: RegExp) => lines.filter((line) => start.test(line)).length
  const nameless = lines.filter((line) =>
    /^- (button|link|textbox|searchbox|combobox|checkbox|radio|spinbutton|slider|img|group|listbox|dialog)( \[[^\]]*\])*:?$/.test(
      line,
    ),
  )
  return [
    ...(count(/^- heading .*\[level=1\]/) === 1
      ? []
      : [`${count(/^- heading .*\[level=1\]/)} headings of the first level`]),
    ...(count(/^- main\b/) === 1 ? [] : ['no main landmark, or two']),
    ...(count(/^- navigation "/) > 0 || count(/^- main\b/) === 0 || tree.includes('Selamat datang')
      ? []
      : ['no named navigation']),
    ...nameless.map((line) => `nothing to call it by: ${line}`),
  ]
}

/** Begins to write down what live regions say, on this page and on those after it. */
export const listen = async (page: Page): Promise<() => Promise<readonly string[]>> => {
  const heard: string[] = []
  await page.exposeFunction('heardByTheJourney', (words: string) => heard.push(words))
  await page.addInitScript(() => {
    const tell = (window as unknown as { heardByTheJourney: (words: string) => void }).heardByTheJourney
    const live = '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]'
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement
        const region = element?.closest(live)
        const words = region?.textContent?.trim()
        if (words) tell(words)
      }
    })
    observer.observe(document, { childList: true, characterData: true, subtree: true })
  })
  return async () => heard
}
