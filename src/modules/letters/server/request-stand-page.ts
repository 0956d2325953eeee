import type { RequestFacts } from '../contract/receipt.ts'
import type { ReceiptStand } from '../rules/receipt-stand.ts'
import { longDate } from '../rules/words.ts'
import { escaped, type Frame, frame, type IconName, icon, type Say } from './public-page.ts'

const looks: Readonly<Record<ReceiptStand, { readonly icon: IconName; readonly tone: string }>> = {
  received: { icon: 'clock', tone: 'nila' },
  needs: { icon: 'alert', tone: 'awas' },
  withHead: { icon: 'clock', tone: 'nila' },
  onPaper: { icon: 'clock', tone: 'nila' },
  ready: { icon: 'check', tone: 'baik' },
  refused: { icon: 'alert', tone: 'awas' },
  over: { icon: 'check', tone: 'netral' },
  unknown: { icon: 'help', tone: 'netral' },
}

type OwnPart = 'title' | 'brand' | 'home'
const own = (say: Say) => ({ brand: say('letters.receipt.title'), home: '/permintaan' })

export interface RequestAnswer extends Omit<Frame, OwnPart> {
  readonly stand: ReceiptStand
  readonly facts: RequestFacts | null
  /** `Senin, 23 November 2026, pukul 09.42 WIB`. */
  readonly seenAt: string
}

/** How a request stands, for whoever holds its receipt: what to do now, where, and that it costs nothing. */
export const requestStandPage = (answer: RequestAnswer): string => {
  const { say, stand, facts, seenAt } = answer
  const title = say(`letters.receipt.${stand}`)
  const old = stand === 'unknown' ? ` ${say('letters.receipt.unknownOld')}` : ''
  const box = `<section class="hasil ${looks[stand].tone}"><span class="bulat">${icon(looks[stand].icon)}</span>
<h1>${escaped(title)}</h1><p>${escaped(say(`letters.receipt.${stand}Why`) + old)}<br>${escaped(say('letters.receipt.when', { when: seenAt }))}</p></section>`
  return frame(
    { ...answer, ...own(say), title },
    [
      box,
      stand === 'needs' ? needsPart(answer) : '',
      facts ? factsPart(say, facts) : '',
      codeForm(say, true),
      small(say),
    ].join(''),
  )
}

const needsPart = ({ say, facts }: RequestAnswer): string =>
  `<section><h2>${escaped(say('letters.receipt.lacking'))}</h2><ul class="kurang">${(facts?.needs ?? [])
    .map((key) => `<li>${escaped(say(key))}</li>`)
    .join('')}</ul></section>`

const factsPart = (say: Say, facts: RequestFacts): string => {
  const place = [facts.officeAddress, facts.villageChain].filter(Boolean).join(' · ')
  const rows: [string, string][] = [
    [say('letters.receipt.asked'), escaped(longDate(facts.requestedOn))],
    [say('letters.receipt.since'), escaped(longDate(facts.since))],
    [say('letters.receipt.village'), `${escaped(facts.villageFull)}<small>${escaped(place)}</small>`],
  ]
  const charge = facts.levy ? say('letters.receipt.levy', { number: facts.levy }) : say('letters.receipt.gratis')
  const call = facts.phone
    ? `<p><a class="tombol" href="tel:${escaped(facts.phone.replace(/[^+\d]/g, ''))}">${escaped(say('letters.receipt.call', { village: facts.villageFull }))}</a></p>`
    : ''
  return `<section><h2>${escaped(say('letters.receipt.facts'))}</h2>
<dl class="cocok">${rows.map(([label, value]) => `<div><dt>${escaped(label)}</dt><dd>${value}</dd></div>`).join('')}</dl>
<p class="gratis">${escaped(charge)}</p>${call}</section>`
}

const small = (say: Say): string => `<p class="redup kecil">${escaped(say('letters.receipt.small'))}</p>`

const codeForm = (say: Say, folded: boolean): string => {
  const form = `<form action="/permintaan" method="get"><label for="kode">${escaped(say('letters.receipt.code'))}</label>
<p class="redup kecil" id="petunjuk">${escaped(say('letters.receipt.codeHint'))}</p>
<input id="kode" name="kode" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="80" aria-describedby="petunjuk" required>
<button class="tombol utama">${escaped(say('letters.receipt.ask'))}</button></form>`
  return folded ? `<details><summary>${escaped(say('letters.receipt.another'))}</summary>${form}</details>` : form
}

/** Where who has no camera types the code of the receipt. */
export const requestStartPage = (page: Omit<Frame, OwnPart>): string => {
  const { say } = page
  const title = say('letters.receipt.title')
  return frame(
    { ...page, ...own(say), title },
    `<section><h1>${escaped(title)}</h1><p class="pembuka">${escaped(say('letters.receipt.lead'))}</p></section>${codeForm(say, false)}<p class="gratis">${escaped(say('letters.receipt.gratis'))}</p>${small(say)}`,
  )
}
