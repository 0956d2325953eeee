import type { Messages } from '@lingui/core'
import type { Language } from '#platform/shared/texts.ts'

/** One language's words of the whole house, fetched once and cached like any built file. */
export const loadMessages = async (language: Language): Promise<Messages> => {
  if (language === 'en') return (await import('virtual:texts/en')).messages
  if (language === 'jv') return (await import('virtual:texts/jv')).messages
  return (await import('virtual:texts/id')).messages
}
