import type { Vacancy } from './vacancy-shape.ts'

type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string

export interface MessageWords {
  readonly place: string
  readonly wage: string | null
  readonly lastDay: string
  readonly sourceDay: string
  /** Where anyone reads the rules of that country and work; at home there is none. */
  readonly checkAddress: string | null
}

/** What is spread of a vacancy: what it says, its source, and where to check it. Nothing about anybody. */
export const messageLines = (vacancy: Vacancy, words: MessageWords, say: Say): string[] => {
  const who = vacancy.agencyName ?? vacancy.employerName
  const { places, contractMonths } = vacancy
  return [
    say('placement.message.where', { place: words.place }),
    who && say('placement.message.by', { name: who }),
    words.wage && say('placement.message.wage', { wage: words.wage, per: say(`placement.per.${vacancy.wagePer}`) }),
    places !== null && say('placement.message.places', { count: places }),
    contractMonths !== null && say('placement.message.contract', { count: contractMonths }),
    say('placement.message.until', { day: words.lastDay }),
    say('placement.message.source', { source: vacancy.sourceName, day: words.sourceDay }),
    words.checkAddress && say('placement.message.check', { address: words.checkAddress }),
    say('placement.message.ask'),
  ].filter((line) => typeof line === 'string')
}

export const countryAddress = (site: string, { workPlace, country, occupation }: Vacancy): string | null =>
  workPlace === 'home' || country === null ? null : `${site}/negara/${[country, occupation].filter(Boolean).join('/')}`
