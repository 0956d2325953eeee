import { longDate } from '#modules/letters/contract.ts'
import { escaped, type Frame, frame, type IconName, icon, type Say } from '#modules/letters/server/index.ts'
import { occupations } from '#modules/references/contract.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import type { AgencyCheck, Destination, OfferedWages } from '../contract/public.ts'
import type { PolicyState } from '../rules/policy.ts'
import { moneyWords } from '../rules/wage.ts'

export type PublicPage = Omit<Frame, 'title' | 'brand' | 'home'>

const style =
  '<style>.daftar{list-style:none;margin:8px 0 0;padding:0;display:grid;gap:8px}.daftar a{justify-content:space-between;padding:0 16px;gap:12px}.daftar .cap{flex:none}.sumber{display:block;font-size:13px;line-height:19px;color:var(--arang2)}.sumber b{color:var(--kunyit-tua)}select{width:100%;min-height:48px;border:1.5px solid var(--tepi);border-radius:10px;padding:10px 12px;font:inherit;background:var(--kartu);color:inherit}.asal{list-style:none;margin-left:-22px}.upah{font-size:22px;line-height:28px;font-weight:700;margin:4px 0}@media print{.kurang,.cocok{break-inside:avoid}}</style>'

const page = (given: PublicPage, title: string, home: string, parts: readonly string[]): string =>
  frame({ ...given, title, home, brand: given.say('placement.public.brand') }, [style, ...parts].join(''))

export const countryName = (country: string, language: 'id' | 'en'): string =>
  new Intl.DisplayNames([language], { type: 'region', style: 'short' }).of(country) ?? country

const looks: Readonly<Record<PolicyState | 'unknown', readonly [tone: string, picture: IconName]>> = {
  open: ['baik', 'check'],
  open_restricted: ['awas', 'alert'],
  moratorium: ['gawat', 'x'],
  high_risk: ['gawat', 'alert'],
  no_route: ['gawat', 'x'],
  unknown: ['netral', 'help'],
}

interface Sourced {
  readonly source: string
  readonly since: string
  readonly confirmed: boolean
}

const sourceLine = (say: Say, { source, since, confirmed }: Sourced): string =>
  `<span class="sumber">${escaped(say('placement.public.source', { source, day: longDate(since as PlainDate) }))}${confirmed ? '' : ` <b>${escaped(say('placement.public.unconfirmed'))}</b>`}</span>`

export interface CountryList {
  readonly destinations: readonly {
    readonly partly: boolean
    readonly country: string
    readonly status: PolicyState
    readonly confirmed: boolean
  }[]
  readonly unknown: readonly string[]
}

const withVillage = (path: string, code: string | null): string =>
  code ? `${path}?desa=${encodeURIComponent(code)}` : path

/** Every country with its one word of today. */
export const countriesPage = (
  given: PublicPage,
  { destinations, unknown }: CountryList,
  code: string | null,
): string => {
  const { say, language } = given
  const byName = (one: string, other: string) => countryName(one, language).localeCompare(countryName(other, language))
  const link = (country: string, status: PolicyState | 'unknown', partly = false) =>
    `<li><a class="tombol" href="${escaped(withVillage(`/negara/${country}`, code))}"><span>${escaped(countryName(country, language))}</span><span class="cap ${looks[partly ? 'open_restricted' : status][0]}">${icon(looks[partly ? 'open_restricted' : status][1])}${escaped(say(`placement.policy.${partly ? 'partly' : status}`))}</span></a></li>`
  return page(given, say('placement.public.title'), '/negara', [
    `<section><h1>${escaped(say('placement.public.title'))}</h1><p class="pembuka">${escaped(say('placement.public.lead'))}</p></section>`,
    `<p><a class="tombol utama" href="/cek-agen">${escaped(say('placement.public.checkAgency'))}</a></p>`,
    `<section><h2>${escaped(say('placement.public.countries'))}</h2><ul class="daftar">${destinations
      .toSorted((one, other) => byName(one.country, other.country))
      .map(({ country, status, partly }) => link(country, status, partly))
      .join('')}</ul></section>`,
    unknown.length > 0
      ? `<details><summary>${escaped(say('placement.public.unknownCountries'))}</summary><ul class="daftar">${unknown
          .toSorted(byName)
          .map((country) => link(country, 'unknown'))
          .join('')}</ul></details>`
      : '',
    `<p class="gratis">${escaped(say('placement.public.free'))}</p>`,
  ])
}

export interface VillageWages {
  readonly code: string
  readonly name: string
  readonly ranges: OfferedWages
}

export const jobName = (say: Say, occupation: string | null): string =>
  say(occupation ? `references.occupation.${occupation}` : 'placement.public.allJobs')

/** What holds today for a country and work: each line with its source and day, and what nobody compared says so. */
export const destinationPage = (given: PublicPage, destination: Destination, village: VillageWages | null): string => {
  const { say, language } = given
  const country = countryName(destination.country, language)
  const title = say('placement.public.heading', { job: jobName(say, destination.occupation), country })
  const path = `/negara/${[destination.country, destination.occupation].filter(Boolean).join('/')}`
  const code = village?.code ?? null
  return page(given, title, '/negara', [
    wordBox(given, title, destination),
    jobForm(given, destination, code),
    wagePart(given, village),
    rulesPart(given, destination),
    barredPart(given, destination),
    documentPart(given, destination),
    rightsPart(given, destination),
    hotlinePart(given, destination),
    `<p><a class="tombol" href="${escaped(withVillage(`${path}/selebaran.pdf`, code))}">${escaped(say('placement.public.leaflet'))}</a></p>`,
    `<p><a class="tombol" href="/cek-agen">${escaped(say('placement.public.checkAgency'))}</a></p>`,
    `<p class="gratis">${escaped(say('placement.public.free'))}</p>`,
    `<p><a href="${escaped(withVillage('/negara', code))}">${escaped(say('placement.public.back'))}</a></p>`,
  ])
}

const inWords = ({ language }: PublicPage, id: string, en: string | null): string =>
  language === 'en' ? (en ?? id) : id

const wordBox = (given: PublicPage, title: string, { word, on }: Destination): string => {
  const { say } = given
  const status = word?.status ?? 'unknown'
  const [tone, picture] = looks[word?.partly ? 'open_restricted' : status]
  const why = word ? inWords(given, word.note, word.noteEn) : say('placement.public.wordWhy.unknown')
  const lines = [
    why,
    word ? say('placement.public.source', { source: word.source, day: longDate(word.since as PlainDate) }) : '',
    word && !word.confirmed ? say('placement.public.unconfirmed') : '',
    say('placement.public.today', { day: longDate(on as PlainDate) }),
  ]
  return `<section class="hasil ${tone}"><span class="bulat">${icon(picture)}</span><h1>${escaped(title)}</h1><p><b>${escaped(say(`placement.public.word.${word?.partly ? 'partly' : status}`))}</b></p><p>${lines.filter(Boolean).map(escaped).join('<br>')}</p></section>`
}

/** Another job of the same country: a plain form, so that it works without a script. */
const jobForm = ({ say, language }: PublicPage, destination: Destination, code: string | null): string => {
  const options = ['', ...occupations].map(
    (job) =>
      `<option value="${job}"${job === (destination.occupation ?? '') ? ' selected' : ''}>${escaped(jobName(say, job || null))}</option>`,
  )
  const hidden = [
    code ? `<input type="hidden" name="desa" value="${escaped(code)}">` : '',
    `<input type="hidden" name="bahasa" value="${language}">`,
  ]
  return `<form action="/negara/${destination.country}" method="get"><label for="kerja">${escaped(say('placement.public.jobs'))}</label><select id="kerja" name="kerja">${options.join('')}</select>${hidden.join('')}<button class="tombol">${escaped(say('placement.public.seeJob'))}</button></form>`
}

export const rangeWords = (say: Say, language: 'id' | 'en', range: OfferedWages[number]): string => {
  const plain = new Intl.NumberFormat(language).format(range.most)
  const amount = moneyWords(range.least, range.currency, language) + (range.most === range.least ? '' : `–${plain}`)
  return say('placement.wageTold', { wage: amount, per: say(`placement.per.${range.per}`) })
}

export const wagesWhy = (say: Say, range: OfferedWages[number], village: string): string =>
  say('placement.public.wagesWhy', {
    ...{ count: range.vacancies, village, day: longDate(range.sourceOn as PlainDate) },
  })

const wagePart = ({ say, language }: PublicPage, village: VillageWages | null): string => {
  if (!village || village.ranges.length === 0) return ''
  const lines = village.ranges.map(
    (range) =>
      `<p class="upah">${escaped(rangeWords(say, language, range))}</p><span class="sumber">${escaped(wagesWhy(say, range, village.name))}</span>`,
  )
  return `<section><h2>${escaped(say('placement.public.wages'))}</h2>${lines.join('')}</section>`
}

const list = (title: string, items: readonly string[], more = ''): string =>
  items.length === 0
    ? ''
    : `<section><h2>${escaped(title)}</h2><ul class="kurang">${items.map((item) => `<li>${item}</li>`).join('')}</ul>${more}</section>`

interface Line extends Sourced {
  readonly words: string
}

const sameSource = (one: Sourced, other: Sourced | undefined): boolean =>
  other !== undefined && one.source === other.source && one.since === other.since && one.confirmed === other.confirmed

/** Lines that stand one behind the other in one source say it once, beneath them. */
const sourcedList = (say: Say, title: string, lines: readonly Line[], more = ''): string => {
  if (lines.length === 0) return ''
  const runs: Line[][] = []
  for (const line of lines) {
    const last = runs.at(-1)
    if (last && sameSource(line, last[0])) last.push(line)
    else runs.push([line])
  }
  const boxes = runs.map(
    (run) =>
      `<ul class="kurang">${run.map(({ words }) => `<li>${words}</li>`).join('')}<li class="asal">${run[0] ? sourceLine(say, run[0]) : ''}</li></ul>`,
  )
  return `<section><h2>${escaped(title)}</h2>${boxes.join('')}${more}</section>`
}

const rulesPart = (given: PublicPage, { policies, word, minimumAge }: Destination): string => {
  const { say } = given
  const age = `${escaped(`${say('placement.public.age')}: ${say('placement.public.years', { count: minimumAge.years })}`)}${sourceLine(say, minimumAge)}`
  const others = policies.filter((one) => one.title !== word?.title)
  const rows = others.map(
    (one) =>
      `<b>${escaped(inWords(given, one.title, one.titleEn))}</b><br>${escaped(inWords(given, one.note, one.noteEn))}${sourceLine(say, one)}`,
  )
  return list(say('placement.public.rules'), [age, ...rows])
}

const barredPart = (given: PublicPage, { barred }: Destination): string =>
  sourcedList(
    given.say,
    given.say('placement.public.barred'),
    barred.map((one) => ({ ...one, words: escaped(inWords(given, one.title, one.titleEn)) })),
  )

const documentPart = (given: PublicPage, { documents }: Destination): string => {
  const { say } = given
  return sourcedList(
    say,
    say('placement.public.documents'),
    documents.map((one) => ({
      ...one,
      words: `<b>${escaped(say(`references.document.${one.code}`))}</b> · ${escaped(one.issuedBy)}`,
    })),
    `<p class="redup kecil">${escaped(say('placement.public.documentsWhy'))}</p>`,
  )
}

const rightsPart = (given: PublicPage, { rights }: Destination): string =>
  sourcedList(
    given.say,
    given.say('placement.public.rights'),
    rights.map((one) => ({
      ...one,
      words: `<b>${escaped(inWords(given, one.title, one.titleEn))}.</b> ${escaped(inWords(given, one.note, one.noteEn))}`,
    })),
  )

const hotlinePart = (given: PublicPage, { hotlines }: Destination): string => {
  const { say } = given
  const call = (number: string) => `<a href="tel:${escaped(number.replace(/[^+\d]/g, ''))}">${escaped(number)}</a>`
  const items = hotlines.map(
    (one) =>
      `<b>${escaped(one.title)}</b>: ${[...one.phones.map(call), /^https?:/i.test(one.website ?? '') && one.website ? `<a href="${escaped(one.website)}" rel="noreferrer">${escaped(one.website.replace(/^https?:\/\//, ''))}</a>` : ''].filter(Boolean).join(', ')}<br>${escaped(inWords(given, one.serves, one.servesEn))}${sourceLine(say, one)}`,
  )
  const lacking = hotlines.some((one) => one.ofMission && one.phones.length > 0)
    ? ''
    : `<p class="redup kecil">${escaped(say('placement.public.noMission'))}</p>`
  return list(say('placement.public.hotlines'), items, lacking)
}

export const missingPage = (given: PublicPage): string => {
  const { say } = given
  return page(given, say('placement.public.missing'), '/negara', [
    `<section class="hasil netral"><span class="bulat">${icon('help')}</span><h1>${escaped(say('placement.public.missing'))}</h1><p>${escaped(say('placement.public.missingWhy'))}</p></section>`,
    `<p><a class="tombol" href="/negara">${escaped(say('placement.public.back'))}</a></p>`,
  ])
}

const stands = { active: 'baik', not_needed: 'baik', unknown: 'netral' } as const

/** The licence list for anyone who asks; who is not on it is not accused. */
export const agencyPage = (given: PublicPage, typed: string, answer: AgencyCheck | null): string => {
  const { say } = given
  const form = `<form action="/cek-agen" method="get"><label for="nama">${escaped(say('placement.public.agencyName'))}</label><input id="nama" name="nama" maxlength="120" value="${escaped(typed)}" autocomplete="off" required><button class="tombol utama">${escaped(say('placement.public.agencyAsk'))}</button></form>`
  return page(given, say('placement.public.agencyTitle'), '/cek-agen', [
    `<section><h1>${escaped(say('placement.public.agencyTitle'))}</h1><p class="pembuka">${escaped(say('placement.public.agencyLead'))}</p></section>`,
    form,
    answer ? agencyAnswer(say, answer) : '',
    `<p class="redup kecil">${escaped(say('placement.public.agencyOther'))}</p>`,
    `<p><a class="tombol" href="/negara">${escaped(say('placement.public.back'))}</a></p>`,
    `<p class="gratis">${escaped(say('placement.public.free'))}</p>`,
  ])
}

const agencyAnswer = (say: Say, { agencies, listed, listOn, source }: AgencyCheck): string => {
  const box = (key: string) =>
    `<section class="hasil netral" role="status"><span class="bulat">${icon('help')}</span><h2>${escaped(say(`placement.public.${key}`))}</h2><p>${escaped(say(`placement.public.${key}Why`))}</p></section>`
  if (listed === 0) return box('agencyNoList')
  const of = listOn
    ? `<p class="redup kecil">${escaped(say('placement.public.agencyListOn', { day: longDate(listOn as PlainDate), count: listed, source: source ?? '—' }))}</p>`
    : ''
  if (agencies.length === 0) return `${box('agencyNone')}${of}`
  const items = agencies.map((one) => {
    const tone = stands[one.stand as keyof typeof stands] ?? 'awas'
    return `<div><dt>${escaped(one.title ?? '')}</dt><dd><span class="cap ${tone}">${escaped(say(`references.agency.${one.stand}`))}</span>${one.licenceNumber ? `<small>${escaped(say('placement.public.agencyNumber', { number: one.licenceNumber }))}</small>` : ''}${sourceLine(say, { source: one.source ?? '—', since: one.asOf ?? '', confirmed: one.confirmed })}</dd></div>`
  })
  return `<section role="status"><h2>${escaped(say('placement.public.agencyFound'))}</h2><dl class="cocok">${items.join('')}</dl>${of}</section>`
}
