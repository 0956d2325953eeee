import { longDate } from '#modules/letters/contract.ts'
import { escaped, type Frame, frame, type IconName, icon, type Say } from '#modules/letters/server/index.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import type { Tracker } from '../contract/public.ts'
import type { TrackerStand } from '../rules/receipt.ts'

export type PublicPage = Omit<Frame, 'title' | 'brand' | 'home'>

const fieldStyle =
  '<style>textarea,select{width:100%;min-height:48px;border:1.5px solid var(--tepi);border-radius:10px;padding:10px 12px;font:inherit;background:var(--kartu);color:inherit}textarea{min-height:132px}.centang{display:grid;grid-template-columns:24px 1fr;gap:10px;align-items:start;font-weight:400;min-height:48px;padding:8px 0}.centang input{width:24px;min-height:24px;margin:0}.jebak{position:absolute;left:-9999px}form>label:not(:first-child){margin-top:12px}form>.tombol{margin-top:12px}form>.tombol+.tombol{margin-top:0}.kunci{font-size:28px;line-height:36px;font-weight:700;letter-spacing:.06em;overflow-wrap:anywhere}.salah{color:var(--secang);font-weight:600}.desa{list-style:none;margin:0;padding:0;display:grid;gap:8px}.kabar{list-style:none;margin:8px 0 0;padding:0;display:grid;gap:8px}.kabar li{background:var(--kartu);border:1px solid var(--garis);border-radius:12px;padding:10px 14px}.kabar small{display:block;color:var(--arang2)}fieldset{border:0;margin:0;padding:0}legend{font-weight:600;padding:0}.centang+.centang{border-top:1px solid var(--garis)}[aria-invalid]{border-color:var(--secang);border-width:2px}.pekerja,.pelapor{display:grid;gap:8px}form:has(#siapa-worker:checked) .pekerja,form:has(#anonymous:checked) .pelapor{display:none}</style>'

export const page = (given: PublicPage, title: string, home: string, parts: readonly string[]): string =>
  frame(
    { ...given, title, home, brand: given.say(home === '/lapor' ? 'casework.public.title' : 'casework.tracker.title') },
    [fieldStyle, ...parts].join(''),
  )

export const head = (title: string, lead: string): string =>
  `<section><h1>${escaped(title)}</h1><p class="pembuka">${escaped(lead)}</p></section>`

const box = (tone: string, picture: IconName, title: string, words: string): string =>
  `<section class="hasil ${tone}"><span class="bulat">${icon(picture)}</span><h1>${escaped(title)}</h1><p>${escaped(words)}</p></section>`

const fault = (say: Say, key: string | null): string =>
  key ? `<p class="salah" role="alert">${escaped(say(key))}</p>` : ''

export interface Doors {
  readonly villageFull: string
  readonly villageChain: string
  readonly phone: string | null
  readonly hotlines: readonly { readonly title: string; readonly phones: readonly string[] }[]
}

/** Danger does not wait for a form: whom to call stands on every page. */
export const doors = (
  say: Say,
  { villageFull, phone, hotlines }: Pick<Doors, 'villageFull' | 'phone' | 'hotlines'>,
): string => {
  const call = (words: string, number: string) =>
    `<a href="tel:${escaped(number.replace(/[^+\d]/g, ''))}">${escaped(`${words}: ${number}`)}</a>`
  const lines = [
    ...(phone ? [call(villageFull, phone)] : []),
    ...hotlines.flatMap(({ title, phones }) => (phones[0] ? [call(title, phones[0])] : [])),
  ]
  return `<section><h2>${escaped(say('casework.public.doors'))}</h2><ul class="kurang">${lines.map((line) => `<li>${line}</li>`).join('')}</ul><p class="gratis">${escaped(say('casework.public.free'))}</p></section>`
}

export interface FoundVillage {
  readonly code: string
  readonly name: string
  readonly chain: string
}

/** Which village is to help: found by its name, or opened at once from the poster's QR. */
export const chooseVillagePage = (
  given: PublicPage,
  text: string,
  villages: readonly FoundVillage[] | null,
): string => {
  const { say } = given
  const found = villages?.map(
    ({ code, name, chain }) =>
      `<li><a class="tombol" href="/lapor/${escaped(code)}"><span>${escaped(name)}<br><small>${escaped(chain)}</small></span></a></li>`,
  )
  return page(given, say('casework.public.title'), '/lapor', [
    head(say('casework.public.title'), say('casework.public.lead')),
    `<form action="/lapor" method="get"><label for="desa">${escaped(say('casework.public.village'))}</label><input id="desa" name="desa" maxlength="80" value="${escaped(text)}" required><button class="tombol utama">${escaped(say('casework.public.findVillage'))}</button></form>`,
    found
      ? found.length > 0
        ? `<ul class="desa">${found.join('')}</ul>`
        : `<p>${escaped(say('casework.public.noVillage'))}</p>`
      : '',
    `<p><a href="/kasus-saya">${escaped(say('casework.public.hasReceipt'))}</a></p>`,
  ])
}

/** The one time the number and PIN are shown to whoever has no account. */
export const receivedPage = (
  given: PublicPage,
  asked: Doors,
  receipt: { readonly code: string; readonly pin: string },
): string => {
  const { say } = given
  return page(given, say('casework.public.received'), '/lapor', [
    box(
      'baik',
      'check',
      say('casework.public.received'),
      say('casework.public.receivedWhy', { village: asked.villageFull }),
    ),
    `<section><h2>${escaped(say('casework.public.keep'))}</h2><dl class="cocok"><div><dt>${escaped(say('casework.tracker.code'))}</dt><dd class="kunci">${escaped(receipt.code)}</dd></div><div><dt>${escaped(say('casework.tracker.pin'))}</dt><dd class="kunci">${escaped(receipt.pin)}</dd></div></dl><p>${escaped(say('casework.public.keepWhy'))}</p></section>`,
    `<p><a class="tombol" href="/kasus-saya">${escaped(say('casework.public.openTracker'))}</a></p>`,
    doors(say, asked),
  ])
}

export const sorryPage = (given: PublicPage, key: string, asked: Doors | null): string => {
  const { say } = given
  return page(given, say(key), '/lapor', [
    box('awas', 'alert', say(key), say(`${key}Why`)),
    asked ? doors(say, asked) : '',
    `<p><a class="tombol" href="/lapor">${escaped(say('casework.public.another'))}</a></p>`,
  ])
}

/** Where the number and PIN of a receipt are typed. */
export const trackerStartPage = (given: PublicPage, code: string, faultKey: string | null): string => {
  const { say } = given
  return page(given, say('casework.tracker.title'), '/kasus-saya', [
    head(say('casework.tracker.title'), say('casework.tracker.lead')),
    `<form action="/kasus-saya" method="post">${fault(say, faultKey)}<label for="kode">${escaped(say('casework.tracker.code'))}</label><input id="kode" name="kode" value="${escaped(code)}" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="60" required><label for="pin">${escaped(say('casework.tracker.pin'))}</label><input id="pin" name="pin" inputmode="numeric" autocomplete="off" maxlength="12" required><button class="tombol utama">${escaped(say('casework.tracker.open'))}</button></form>`,
    `<p class="redup kecil">${escaped(say('casework.tracker.lost'))}</p><p><a href="/lapor">${escaped(say('casework.public.title'))}</a></p>`,
  ])
}

const looks: Readonly<Record<TrackerStand, readonly [string, IconName]>> = {
  received: ['nila', 'clock'],
  working: ['nila', 'clock'],
  withOffice: ['nila', 'clock'],
  abroad: ['nila', 'clock'],
  result: ['awas', 'help'],
  closed: ['baik', 'check'],
  notTaken: ['netral', 'help'],
}

export interface TrackerKey {
  readonly code: string
  readonly ticket: string
}

/** What happened, who has it, what comes next and when; a question, and whether it is solved. */
export const trackerPage = (given: PublicPage, tracker: Tracker, key: TrackerKey, doneKey: string | null): string => {
  const { say } = given
  const [tone, picture] = looks[tracker.stand]
  const title = say(`casework.stand.${tracker.stand}`)
  return page(given, title, '/kasus-saya', [
    doneKey ? `<p class="gratis" role="status">${escaped(say(doneKey))}</p>` : '',
    box(tone, picture, title, say(`casework.stand.${tracker.stand}Why`)),
    tracker.mayConfirm ? confirmForm(say, key) : '',
    whoPart(say, tracker),
    newsPart(say, tracker),
    questionForm(say, key),
    doors(say, tracker),
    `<p class="redup kecil">${escaped(say('casework.tracker.small'))}</p>`,
  ])
}

const hidden = ({ code, ticket }: TrackerKey): string =>
  `<input type="hidden" name="kode" value="${escaped(code)}"><input type="hidden" name="tiket" value="${escaped(ticket)}">`

const whoPart = (say: Say, tracker: Tracker): string => {
  const offices = tracker.offices.map(({ office, name, state, since }) => [
    name ?? say(`references.office.${office}`),
    `${escaped(say(`casework.tracker.office.${state}`))}<small>${escaped(longDate(since))}</small>`,
  ])
  const rows = [
    [say('casework.tracker.number'), escaped(tracker.number)],
    [say('casework.tracker.opened'), escaped(longDate(tracker.openedOn))],
    [say('casework.tracker.since'), escaped(longDate(tracker.since))],
    [
      say('casework.tracker.lead.who'),
      `${escaped(tracker.leadName ?? say('casework.tracker.noLead'))}<small>${escaped(`${tracker.villageFull} · ${tracker.villageChain}`)}</small>`,
    ],
    ...offices,
    ...(tracker.nextOn ? [[say('casework.tracker.next'), escaped(longDate(tracker.nextOn as PlainDate))]] : []),
  ]
  return `<section><h2>${escaped(say('casework.tracker.who'))}</h2><dl class="cocok">${rows.map(([label = '', value = '']) => `<div><dt>${escaped(label)}</dt><dd>${value}</dd></div>`).join('')}</dl></section>`
}

// A page stays small however long a case lasts.
const newsShown = 40

const newsPart = (say: Say, { news }: Tracker): string => {
  const items = news
    .slice(0, newsShown)
    .map(
      ({ kind, on, words }) =>
        `<li><small>${escaped(longDate(on))} · ${escaped(say(`casework.tracker.news.${kind}`))}</small>${escaped(words)}</li>`,
    )
  const words =
    items.length > 0 ? `<ul class="kabar">${items.join('')}</ul>` : `<p>${escaped(say('casework.tracker.noNews'))}</p>`
  return `<section><h2>${escaped(say('casework.tracker.newsTitle'))}</h2>${words}</section>`
}

const questionForm = (say: Say, key: TrackerKey): string =>
  `<section><h2>${escaped(say('casework.tracker.ask'))}</h2><form action="/kasus-saya/tanya" method="post">${hidden(key)}<label for="pertanyaan">${escaped(say('casework.tracker.question'))}</label><textarea id="pertanyaan" name="pertanyaan" maxlength="1000" required></textarea><button class="tombol">${escaped(say('casework.tracker.sendQuestion'))}</button></form></section>`

const confirmForm = (say: Say, key: TrackerKey): string =>
  `<section><h2>${escaped(say('casework.tracker.solved'))}</h2><p>${escaped(say('casework.tracker.solvedWhy'))}</p><form action="/kasus-saya/selesai" method="post">${hidden(key)}<label for="kata">${escaped(say('casework.tracker.words'))}</label><textarea id="kata" name="kata" maxlength="1000"></textarea><button class="tombol utama" name="selesai" value="ya">${escaped(say('casework.tracker.yes'))}</button><button class="tombol" name="selesai" value="belum">${escaped(say('casework.tracker.no'))}</button></form></section>`
