import type { Content } from 'pdfmake/interfaces.js'
import { longDate } from '#modules/letters/contract.ts'
import { checkSite, type Say } from '#modules/letters/server/index.ts'
import { mm, pageOf } from '#platform/server/print/paper.ts'
import { qrCode } from '#platform/server/print/qr-code.ts'
import { renderPdf } from '#platform/server/print/render-pdf.ts'
import { instant, type PlainDate } from '#platform/shared/dates.ts'
import type { Destination } from '../contract/public.ts'
import { countryName, jobName, rangeWords, type VillageWages, wagesWhy } from './public-pages.ts'

interface Words {
  readonly say: Say
  readonly language: 'id' | 'en'
}

const margin = mm(16)
/** A leaflet is one page: of what is long only so much is printed, the rest is behind the QR. */
const mostPapers = 18
const mostRules = 3

const star = ({ confirmed }: { readonly confirmed: boolean }): string => (confirmed ? '' : '*')

const section = (title: string, body: Content): Content[] => [
  { text: title, bold: true, fontSize: 11, margin: [0, mm(2.5), 0, mm(0.8)] },
  body,
]

const sentence = (parts: readonly string[]): string => `${parts.join('; ')}.`

/** One A4 page of the same words as the page on the web, with a QR that leads there. */
export const printLeaflet = (
  words: Words,
  destination: Destination,
  village: VillageWages | null,
): Promise<Uint8Array> => {
  const { say } = words
  const title = titleOf(words, destination)
  return renderPdf({
    ...{ title, author: 'Desmigratif', createdAt: instant(new Date(`${destination.on}T00:00:00Z`)) },
    ...{ pageSize: pageOf('A4'), pageMargins: [margin, margin, margin, mm(10)], defaultStyle: { fontSize: 9.5 } },
    content: [
      headPart(words, destination, village, title),
      ...wagePart(words, village),
      ...rulePart(words, destination),
      ...section(say('placement.public.barred'), {
        text: sentence(destination.barred.map((one) => `${nameOf(words, one)}${star(one)}`)),
      }),
      ...section(say('placement.public.documents'), {
        text: `${sentence(destination.documents.slice(0, mostPapers).map((one) => `${say(`references.document.${one.code}`)}${star(one)}`))} ${say('placement.public.documentsWhy')}`,
      }),
      ...section(say('placement.public.rights'), {
        ul: destination.rights.map((one) => `${words.language === 'en' ? one.noteEn : one.note}${star(one)}`),
      }),
      ...hotlinePart(words, destination),
      footPart(words, destination),
    ],
  })
}

const nameOf = ({ language }: Words, one: { readonly title: string; readonly titleEn: string | null }): string =>
  language === 'en' ? (one.titleEn ?? one.title) : one.title

const titleOf = ({ say, language }: Words, { country, occupation }: Destination): string =>
  say('placement.public.heading', { job: jobName(say, occupation), country: countryName(country, language) })

const headPart = (words: Words, destination: Destination, village: VillageWages | null, title: string): Content => {
  const { say, language } = words
  const { word, country, occupation } = destination
  const path = `/negara/${[country, occupation].filter(Boolean).join('/')}`
  const address = `${checkSite()}${path}${village ? `?desa=${village.code}` : ''}`
  const why = word
    ? `${language === 'en' ? word.noteEn : word.note}${star(word)}`
    : say('placement.public.wordWhy.unknown')
  return {
    columnGap: mm(6),
    columns: [
      {
        width: '*',
        stack: [
          { text: title, bold: true, fontSize: 19 },
          {
            text: say(`placement.public.word.${word?.partly ? 'partly' : (word?.status ?? 'unknown')}`),
            ...{ bold: true, fontSize: 14, margin: [0, mm(1.5), 0, mm(1)] },
          },
          { text: why },
          { text: say('placement.public.free'), bold: true, margin: [0, mm(2), 0, 0] },
          ...(village ? [{ text: village.name, margin: [0, mm(1), 0, 0] } as Content] : []),
        ],
      },
      {
        width: mm(34),
        stack: [
          qrCode(address, mm(32)),
          { text: say('placement.leaflet.scan'), fontSize: 8, alignment: 'center', margin: [0, mm(1), 0, 0] },
        ],
      },
    ],
  }
}

const wagePart = ({ say, language }: Words, village: VillageWages | null): Content[] =>
  village && village.ranges.length > 0
    ? section(say('placement.public.wages'), {
        text: sentence(
          village.ranges.map(
            (range) => `${rangeWords(say, language, range)} (${wagesWhy(say, range, village.name).replace(/\.$/, '')})`,
          ),
        ),
      })
    : []

const rulePart = (words: Words, { policies, word, minimumAge }: Destination): Content[] => {
  const { say, language } = words
  const age = `${say('placement.public.age')}: ${say('placement.public.years', { count: minimumAge.years })}${star(minimumAge)}`
  const others = policies.filter((one) => one.title !== word?.title).slice(0, mostRules)
  return section(say('placement.public.rules'), {
    ul: [age, ...others.map((one) => `${language === 'en' ? one.noteEn : one.note}${star(one)}`)],
  })
}

const hotlinePart = ({ say }: Words, { hotlines }: Destination): Content[] => [
  ...section(say('placement.public.hotlines'), {
    ul: hotlines.map((one) => ({
      text: [
        { text: one.title, bold: true },
        `: ${[...one.phones, one.website?.replace(/^https?:\/\//, '')].filter(Boolean).join(', ')}${star(one)}`,
      ],
    })),
  }),
  ...(hotlines.some((one) => one.ofMission && one.phones.length > 0)
    ? []
    : [{ text: say('placement.public.noMission'), italics: true } as Content]),
]

/** Where it all stands, each source once. */
const footPart = ({ say }: Words, destination: Destination): Content => {
  const { word, policies, barred, documents, rights, hotlines, minimumAge, on } = destination
  const sources = [...(word ? [word] : []), ...policies, ...barred, ...documents, ...rights, ...hotlines, minimumAge]
  const named = [...new Set(sources.map(({ source }) => source))]
  return {
    margin: [0, mm(4), 0, 0],
    fontSize: 7,
    text: [
      `${say('placement.leaflet.printed', { day: longDate(on as PlainDate) })} ${say('placement.leaflet.star')}. `,
      `${say('placement.leaflet.sources')}: ${named.join('; ')}.`,
    ],
  }
}
