import type { FastifyReply, FastifyRequest } from 'fastify'
import { dayIn } from '#platform/shared/dates.ts'
import type { Texts } from '#platform/shared/texts.ts'
import { longDate, weekdayOf } from '../rules/words.ts'
import { lettersTexts } from '../texts.ts'
import type { Say } from './public-page.ts'

type Language = 'id' | 'en'

/** What stands in an address once; the same word twice is a list, and asks for nothing. */
export const typedOnce = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

const languageOf = (request: FastifyRequest): Language => {
  const asked = (request.query as { bahasa?: string }).bahasa
  if (asked === 'id' || asked === 'en') return asked
  return (request.headers['accept-language'] ?? '').toLowerCase().startsWith('en') ? 'en' : 'id'
}

// The page stands alone, so it speaks from its own module's texts: simple blanks only.
const sayIn =
  (texts: Texts, language: Language): Say =>
  (key, values = {}) =>
    (texts[language][key] ?? lettersTexts[language][key as keyof (typeof lettersTexts)['id']] ?? key).replace(
      /\{(\w+)\}/g,
      (_, name: string) => String(values[name] ?? ''),
    )

export const wordsOf = (request: FastifyRequest) => publicWords(request, lettersTexts)

/** The reader's language, a module's words in it, and where the same page is in the other one. */
export const publicWords = (request: FastifyRequest, texts: Texts) => {
  const language = languageOf(request)
  const path = request.url.split('?')[0] ?? '/periksa'
  return {
    say: sayIn(texts, language),
    language,
    otherHref: `${path === '/periksa/berkas' ? '/periksa' : path}?bahasa=${language === 'id' ? 'en' : 'id'}`,
  }
}

/** `Senin, 23 November 2026, pukul 09.42 WIB`. */
export const momentWords = (at: Date): string => {
  const day = dayIn('Asia/Jakarta', at)
  const time = new Intl.DateTimeFormat('id-ID', {
    timeZone: 'Asia/Jakarta',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at)
  return `${weekdayOf(day)}, ${longDate(day)}, pukul ${time} WIB`
}

export const sendPage = (reply: FastifyReply, status: number, html: string) =>
  reply.status(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html)

/** A guesser gets thirty tries a minute at a code of random bits. */
export const limited = { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } }
