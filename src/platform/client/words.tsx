import type { Messages } from '@lingui/core'
import { setupI18n } from '@lingui/core'
import type { ReactNode } from 'react'
import { createContext, useContext, useMemo } from 'react'
import { type DateForm, writeDate, writeMoment } from '../shared/date-words.ts'
import type { PlainDate, TimeZone } from '../shared/dates.ts'
import { dayIn } from '../shared/dates.ts'
import { Refusal } from '../shared/errors.ts'
import { formatRupiah, rupiah } from '../shared/money.ts'
import type { Language } from '../shared/texts.ts'

type Values = Readonly<Record<string, unknown>>

export interface Words {
  readonly language: Language
  readonly setLanguage: (language: Language) => void
  readonly zone: TimeZone
  /** The sentence of a key in the reader's language; the key itself where there is none. */
  readonly say: (key: string, values?: Values) => string
  readonly has: (key: string) => boolean
  /** The sentence of a refusal, or the one for a fault of ours. */
  readonly sayRefusal: (error: Error) => string
  readonly formatDate: (date: string, form?: DateForm) => string
  /** 23 November 2026, 09.42: a moment in the village's own zone. */
  readonly formatMoment: (at: string) => string
  readonly formatNumber: (value: number) => string
  readonly formatMoney: (amountRupiah: number) => string
  readonly today: PlainDate
}

const WordsContext = createContext<Words | undefined>(undefined)

interface WordsProviderProps {
  readonly language: Language
  /** Compiled messages of that language, Indonesian where it has none of its own. */
  readonly messages: Messages
  readonly setLanguage: (language: Language) => void
  readonly zone?: TimeZone
  readonly children: ReactNode
}

export const WordsProvider = ({
  language,
  messages,
  setLanguage,
  zone = 'Asia/Jakarta',
  children,
}: WordsProviderProps) => {
  const words = useMemo(() => makeWords(language, messages, setLanguage, zone), [language, messages, setLanguage, zone])
  return <WordsContext value={words}>{children}</WordsContext>
}

export const useWords = (): Words => {
  const words = useContext(WordsContext)
  if (!words) throw new Error('useWords needs a WordsProvider above it')
  return words
}

/** Words without React, for what runs beside it. */
export const makeWords = (
  language: Language,
  messages: Messages,
  setLanguage: Words['setLanguage'],
  zone: TimeZone,
): Words => {
  const i18n = setupI18n({ locale: language, messages: { [language]: messages } })
  const isEnglish = language === 'en'
  const say = (key: string, values?: Values) => i18n._(key, { ...values })
  const has = (key: string) => key in messages
  let number: Intl.NumberFormat | undefined
  const formatNumber = (value: number) => {
    number ??= new Intl.NumberFormat(isEnglish ? 'en-GB' : 'id-ID')
    return number.format(value)
  }
  return {
    language,
    setLanguage,
    zone,
    say,
    has,
    sayRefusal: (error) => {
      if (!(error instanceof Refusal)) return say('platform.bugPlain')
      return has(error.code) ? say(error.code, error.details) : say('platform.invalidInput')
    },
    formatDate: (date, form = 'words') => writeDate(date, form, isEnglish),
    formatMoment: (at) => writeMoment(at, zone, isEnglish),
    formatNumber,
    formatMoney: (amountRupiah) => formatRupiah(rupiah(amountRupiah)),
    today: dayIn(zone),
  }
}
