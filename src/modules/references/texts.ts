import { mergeTexts } from '#platform/shared/texts.ts'
import { codeTexts } from './texts/codes.ts'
import { kindTexts } from './texts/kinds.ts'
import { screenTexts } from './texts/screens.ts'

export { codeTexts }

export const referencesTexts = mergeTexts([kindTexts, codeTexts, screenTexts])
