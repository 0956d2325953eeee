import type { PlainDate } from '#platform/shared/dates.ts'
import type { CheckedFacts, CheckVerdict } from '../contract/check.ts'
import { longDate } from '../rules/words.ts'
import { escaped, type Frame, frame, type IconName, icon, type Say } from './public-page.ts'

const looks: Readonly<Record<CheckVerdict, { readonly icon: IconName; readonly tone: string }>> = {
  genuine: { icon: 'check', tone: 'baik' },
  changed: { icon: 'alert', tone: 'awas' },
  revoked: { icon: 'x', tone: 'gawat' },
  unknown: { icon: 'help', tone: 'netral' },
}

type OwnPart = 'title' | 'brand' | 'home'
const own = (say: Say) => ({ brand: say('letters.check.title'), home: '/periksa' })

export interface CheckAnswer extends Omit<Frame, OwnPart> {
  readonly verdict: CheckVerdict
  readonly facts: CheckedFacts | null
  /** `Senin, 23 November 2026, pukul 09.42 WIB`. */
  readonly checkedAt: string
  readonly ofFile: boolean
  readonly today: PlainDate
}

/** The answer anyone may read: genuine, changed, revoked or unknown, and as little as lets the paper be compared. */
export const checkAnswerPage = (answer: CheckAnswer): string => {
  const { say, verdict, facts, checkedAt } = answer
  const village = facts?.villageFull ?? ''
  const past = isPast(answer)
  const reason = past ? 'past' : verdict === 'revoked' && facts?.replaced ? 'replaced' : verdict
  const title = say(`letters.check.${past ? 'past' : verdict}`)
  const look = past ? looks.changed : looks[verdict]
  const verdictBox = `<section class="hasil ${look.tone}"><span class="bulat">${icon(look.icon)}</span>
<h1>${escaped(title)}</h1><p>${escaped(say(`letters.check.${reason}Why`, { village }))}<br>${escaped(say('letters.check.when', { when: checkedAt }))}</p></section>`
  return frame(
    { ...answer, ...own(say), title },
    [
      verdictBox,
      factsPart(answer),
      contactPart(answer),
      meanings(say, verdict),
      searchForm(say, true),
      small(say),
    ].join(''),
  )
}

/** Genuine for ever, but good for a time only. */
const isPast = ({ verdict, facts, today }: CheckAnswer): boolean =>
  verdict === 'genuine' && !!facts?.validUntil && facts.validUntil < today

const factsPart = ({ facts, say }: CheckAnswer): string => {
  if (!facts) return ''
  const rows: [string, string][] = [
    // In one piece where it fits, else parted only behind a stroke.
    [
      say('letters.check.number'),
      facts.number
        .split('/')
        .map((part) => `<span class="nomor">${escaped(part)}</span>`)
        .join('/<wbr>'),
    ],
    [say('letters.check.kind'), escaped(say(facts.kindTitle))],
    [say('letters.check.date'), longDate(facts.issuedOn)],
    [say('letters.check.names'), escaped(facts.maskedNames.join(' · '))],
    [say('letters.check.signatory'), escaped(facts.signatory)],
    [
      say('letters.check.village'),
      `${escaped(facts.villageFull)}<small>${escaped(`${facts.villageChain} · ${facts.villageCode}`)}</small>`,
    ],
    ...(facts.validUntil ? [[say('letters.check.validUntil'), longDate(facts.validUntil)] as [string, string]] : []),
  ]
  return `<section><h2>${escaped(say('letters.check.compare'))}</h2><p class="redup">${escaped(say('letters.check.compareWhy'))}</p>
<dl class="cocok">${rows.map(([label, value]) => `<div><dt>${escaped(label)}</dt><dd>${value}</dd></div>`).join('')}</dl></section>`
}

const contactPart = ({ facts, say }: CheckAnswer): string =>
  facts?.phone
    ? `<p><a class="tombol" href="tel:${escaped(facts.phone.replace(/[^+\d]/g, ''))}">${escaped(say('letters.check.call', { village: facts.villageFull }))}</a></p>`
    : ''

const meanings = (say: Say, shown: CheckVerdict): string => {
  const others = (['genuine', 'changed', 'revoked', 'unknown'] as const).filter((verdict) => verdict !== shown)
  const lines = others.map(
    (verdict) =>
      `<li><span class="cap ${looks[verdict].tone}">${icon(looks[verdict].icon)}${escaped(say(`letters.check.${verdict}Word`))}</span><span>${escaped(say(`letters.check.${verdict}Means`))}</span></li>`,
  )
  return `<details open><summary>${escaped(say('letters.check.others'))}</summary><ul class="arti">${lines.join('')}</ul></details>`
}

const small = (say: Say): string => `<p class="redup kecil">${escaped(say('letters.check.free'))}</p>`

const searchForm = (say: Say, folded: boolean): string => {
  const form = `<form action="/periksa" method="get"><label for="kode">${escaped(say('letters.check.code'))}</label>
<p class="redup kecil" id="petunjuk">${escaped(say('letters.check.codeHint'))}</p>
<input id="kode" name="kode" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="400" aria-describedby="petunjuk" required>
<button class="tombol utama">${escaped(say('letters.check.ask'))}</button></form>
<form action="/periksa/berkas" method="post" enctype="multipart/form-data"><label for="berkas">${escaped(say('letters.check.file'))}</label>
<p class="redup kecil" id="berkas-petunjuk">${escaped(say('letters.check.fileHint'))}</p>
<div class="pilih"><input id="berkas" type="file" name="berkas" accept="application/pdf" aria-describedby="berkas-petunjuk" required>
<span class="belum" aria-hidden="true">${icon('upload')}${escaped(say('letters.check.choose'))}</span><span class="sudah">${icon('check')}${escaped(say('letters.check.chosen'))}</span></div>
<button class="tombol">${escaped(say('letters.check.askFile'))}</button></form>`
  return folded ? `<details><summary>${escaped(say('letters.check.another'))}</summary>${form}</details>` : form
}

/** Where who has no camera types the code, or gives the file itself. */
export const checkStartPage = (page: Omit<Frame, OwnPart>): string => {
  const { say } = page
  const title = say('letters.check.title')
  return frame(
    { ...page, ...own(say), title },
    `<section><h1>${escaped(title)}</h1><p class="pembuka">${escaped(say('letters.check.lead'))}</p></section>${searchForm(say, false)}${small(say)}`,
  )
}
