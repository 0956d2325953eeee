import { mergeTexts } from '#platform/shared/texts.ts'
import { doorTexts } from './texts/door.ts'
import { formTexts } from './texts/forms.ts'
import { publicTexts } from './texts/public.ts'
import { refusalTexts } from './texts/refusals.ts'
import { screenTexts } from './texts/screens.ts'
import { stepTexts } from './texts/steps.ts'
import { wordTexts } from './texts/words.ts'

export const caseworkTexts = mergeTexts([
  refusalTexts,
  wordTexts,
  stepTexts,
  screenTexts,
  formTexts,
  publicTexts,
  doorTexts,
])
