import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { House } from '#platform/server/house.ts'
import { type Language, mergeTexts } from '#platform/shared/texts.ts'
import { regionalTexts } from '../../languages/regional-texts.ts'

/** Says a text in the reader's language; Indonesian where a language has no words of its own for it. */
export type Say = (language: Language, key: string, values?: Readonly<Record<string, unknown>>) => string

export const wordsOf = (house: Pick<House, 'modules'>): Say => {
  const texts = mergeTexts(house.modules.map((module) => module.texts))
  const speakers = new Map(
    (['id', 'en', 'jv'] as const).map((language) => {
      const messages: Record<string, string> = Object.assign(
        {},
        texts.id,
        language === 'en' ? texts.en : regionalTexts(language),
      )
      const i18n = setupI18n({ locale: language, messages: { [language]: messages } })
      i18n.setMessagesCompiler(compileMessage)
      return [language, i18n]
    }),
  )
  return (language, key, values) => speakers.get(language)?._(key, { ...values }) ?? key
}

/** What the browser asks for, when the reader has not chosen: Indonesian unless English comes first. */
export const languageOf = (header: string | undefined): Language => {
  const first = (header ?? '').split(',')[0]?.trim().toLowerCase() ?? ''
  if (first.startsWith('en')) return 'en'
  return first.startsWith('jv') ? 'jv' : 'id'
}
