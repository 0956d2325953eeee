import { mergeTexts } from '#platform/shared/texts.ts'
import { importTexts } from './texts/import.ts'
import { matchTexts } from './texts/match.ts'
import { publicTexts } from './texts/public.ts'
import { refusalTexts } from './texts/refusals.ts'
import { screenTexts } from './texts/screens.ts'
import { serviceTexts } from './texts/service.ts'
import { signalTexts } from './texts/signals.ts'
import { wordTexts } from './texts/words.ts'

export const placementTexts = mergeTexts([
  screenTexts,
  wordTexts,
  importTexts,
  matchTexts,
  publicTexts,
  refusalTexts,
  serviceTexts,
  signalTexts,
])
