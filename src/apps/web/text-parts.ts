import type { Messages } from '@lingui/core'
import type { Language } from '#platform/shared/texts.ts'

type Part = () => Promise<{ readonly messages: Messages }>

/** By language: `first` for the frame, then one part a module. The build fills it (`apps/build/texts-by-language.ts`). */
export const textParts: Readonly<Record<Language, Readonly<Record<string, Part | undefined>>>> = {
  id: {},
  en: {},
  jv: {},
}
