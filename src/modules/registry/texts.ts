import { mergeTexts, type Texts } from '#platform/shared/texts.ts'
import { importTexts } from './texts/import.ts'
import { refusalsTexts } from './texts/refusals.ts'
import { wordsTexts } from './texts/words.ts'

export const registryTexts: Texts = mergeTexts([refusalsTexts, wordsTexts, importTexts])
