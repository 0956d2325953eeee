import { checkPageStyle } from './check-page-style.ts'

/** Says a text of this module in the reader's language. */
export type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string

/** A text as it may stand inside a page. */
export const escaped = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign,
  )

const paths = {
  check: '<path d="M20 6 9 17l-5-5"/>',
  upload: '<path d="M12 16V4m0 0L7 9m5-5 5 5M4 20h16"/>',
  alert: '<path d="m21.7 18-8-14a2 2 0 0 0-3.4 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.7-3M12 9v4M12 17h.01"/>',
  x: '<path d="M18 6 6 18M6 6l12 12"/>',
  clock: '<circle cx="12" cy="12" r="10"/><path d="M12 6v6l4 2"/>',
  help: '<circle cx="12" cy="12" r="10"/><path d="M9.1 9a3 3 0 0 1 5.8 1c0 2-2.9 3-2.9 3M12 17h.01"/>',
} as const
export type IconName = keyof typeof paths

/** A picture beside words that say the same. */
export const icon = (name: IconName): string =>
  `<svg class="i" viewBox="0 0 24 24" aria-hidden="true">${paths[name]}</svg>`

const petal =
  '<path d="M0-1.6C-5.4-5-7.6-10.4-6.4-16.2-5.4-20.8-2.6-22.6 0-22.6S5.4-20.8 6.4-16.2C7.6-10.4 5.4-5 0-1.6Z"/>'
const mark = `<svg width="30" height="30" viewBox="-23 -23 46 46" aria-hidden="true" fill="var(--nila)">${[
  -45, 45, 135, 225,
]
  .map((turn) => `<g transform="rotate(${turn})">${petal}</g>`)
  .join('')}<rect x="-3" y="-3" width="6" height="6" transform="rotate(45)" fill="var(--kunyit)"/></svg>`

export interface Frame {
  readonly say: Say
  readonly language: 'id' | 'en'
  readonly title: string
  /** What the page is for, under the mark. */
  readonly brand: string
  readonly home: string
  /** Where the same page is in the other language. */
  readonly otherHref: string
}

/** A page that stands alone: no script, no font and no picture to fetch. */
export const frame = ({ say, language, title, brand, home, otherHref }: Frame, body: string): string => `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<title>${escaped(title)} · Desmigratif</title><style>${checkPageStyle}</style></head>
<body><a class="lewat" href="#isi">${escaped(say('letters.check.skip'))}</a><div class="tepi"></div>
<header><a class="merek" href="${home}">${mark}<span>Desmigratif<small>${escaped(brand)}</small></span></a>
<a class="bahasa" href="${escaped(otherHref)}" lang="${language === 'id' ? 'en' : 'id'}">${language === 'id' ? 'English' : 'Bahasa Indonesia'}</a></header>
<main id="isi">${body}</main></body></html>`
