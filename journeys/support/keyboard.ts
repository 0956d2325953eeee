import type { Page } from '@playwright/test'

/** Whoever works without a mouse: every key is a real one, and at every stop it must be seen where one is. */
export interface Keyboard {
  /** Tabs on until what has the focus is called so; a link may be known by where it leads. */
  tabTo(name: string | RegExp): Promise<void>
  /** Tabs there and presses Enter. */
  press(name: string | RegExp): Promise<void>
  type(name: string | RegExp, text: string): Promise<void>
  /** A native list: its first letters pick. */
  pick(name: string | RegExp, letters: string): Promise<void>
  /** A list to type in: letters, then the first that fits. */
  find(name: string | RegExp, letters: string): Promise<void>
  /** One of several answers: tabs to the group, then arrows. */
  answer(choice: string | RegExp): Promise<void>
  /** A box: tabs there and presses the space bar. */
  tick(name: string | RegExp): Promise<void>
  /** Waits until the page's own title has the focus: that is where a move ends. */
  arrive(title: string | RegExp): Promise<void>
  key(key: string): Promise<void>
  /** What has the focus now. */
  focused(): Promise<Stop>
  /** Stops at which a reader would be lost. */
  readonly faults: readonly string[]
}

interface Stop {
  readonly name: string
  readonly kind: string
  readonly leadsTo: string
  readonly inDialog: boolean
  readonly fault: string
}

const mostStops = 140

export const keyboardOf = (page: Page): Keyboard => {
  const faults: string[] = []
  const key = (pressed: string) => page.keyboard.press(pressed)
  const focused = () => page.evaluate(readStop)
  const fits = (stop: Stop, name: string | RegExp) =>
    typeof name === 'string'
      ? stop.name === name
      : name.test(stop.name) || (stop.leadsTo !== '' && name.test(stop.leadsTo))

  const tabUntil = async (wanted: (stop: Stop) => boolean, called: string | RegExp, by = 'Tab') => {
    const met: string[] = []
    for (let count = 0; count < mostStops; count++) {
      const stop = await focused()
      if (stop.fault) faults.push(`${new URL(page.url()).pathname.replace(/[0-9a-f-]{36}/g, '*')}: ${stop.fault}`)
      if (wanted(stop)) return
      met.push(stop.name)
      await key(by)
    }
    throw new Error(`no key leads to ${called}; met ${met.join(' | ')}`)
  }
  const tabTo = (name: string | RegExp) => tabUntil((stop) => fits(stop, name), name)
  return {
    faults,
    key,
    focused,
    tabTo,
    press: async (name) => {
      await tabTo(name)
      await key('Enter')
    },
    type: async (name, text) => {
      await tabTo(name)
      await page.keyboard.type(text)
    },
    pick: async (name, letters) => {
      await tabTo(name)
      await page.keyboard.type(letters)
    },
    find: async (name, letters) => {
      await tabTo(name)
      await page.keyboard.type(letters)
      await page.locator('[role=option]').first().waitFor()
      if ((await page.locator('[role=option][data-active]').count()) === 0) await key('ArrowDown')
      await key('Enter')
      await page.locator('[role=option]').first().waitFor({ state: 'detached' })
    },
    answer: async (choice) => {
      await tabUntil((stop) => stop.kind === 'radio', choice)
      await tabUntil((stop) => fits(stop, choice), choice, 'ArrowDown')
      await key('Space')
    },
    tick: async (name) => {
      await tabTo(name)
      await key('Space')
    },
    arrive: async (title) => {
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
    },
  }
}

/** Runs in the page: who has the focus, and whether that can be seen. */
const readStop = (): Stop => {
  const element = document.activeElement as HTMLElement | null
  const nobody = { name: '', kind: '', leadsTo: '', inDialog: false, fault: '' }
  if (!element || element === document.body) return nobody
  const words = (node: Element | null | undefined) => node?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
  const labelled = element.getAttribute('aria-labelledby')
  const field = element as HTMLInputElement
  const label = field.labels?.[0]
  const named =
    element.getAttribute('aria-label') ??
    (labelled ? words(document.getElementById(labelled)) : undefined) ??
    (label ? words(label.querySelector('b') ?? label) : words(element))
  const name = named.replace(/ ?\(boleh kosong\)$/, '')
  const kind = field.type === 'radio' || field.type === 'checkbox' ? field.type : element.tagName.toLowerCase()
  const passive = /^(H[1-6]|MAIN|FIELDSET|DIALOG)$/.test(element.tagName)
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
  const ringed = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
  const { left, top, width, height } = element.getBoundingClientRect()
  const over = document.elementFromPoint(left + Math.min(width / 2, 40), top + Math.min(height / 2, 40))
  const seen =
    over !== null && (element.contains(over) || over.contains(element) || over.closest('label')?.contains(element))
  const ordered = element.tabIndex > 0 ? 'jumps the order' : ''
  const lost = ringed ? (seen ? ordered : `hidden under ${over?.className || over?.tagName || 'the edge'}`) : 'no ring'
  return {
    name,
    kind,
    leadsTo: element.getAttribute('href') ?? '',
    inDialog: element.closest('dialog') !== null,
    fault: passive || lost === '' ? '' : `${kind} “${name.slice(0, 40)}”: ${lost}`,
  }
}
