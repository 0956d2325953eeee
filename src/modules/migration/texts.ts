import { mergeTexts } from '#platform/shared/texts.ts'
import { consultationTexts } from './texts/consultation.ts'
import { redFlagTexts } from './texts/red-flags.ts'
import { refusalTexts } from './texts/refusals.ts'
import { screenTexts } from './texts/screens.ts'
import { stageTexts } from './texts/stages.ts'
import { stepTexts } from './texts/steps.ts'

export const migrationTexts = mergeTexts([
  refusalTexts,
  screenTexts,
  stageTexts,
  stepTexts,
  consultationTexts,
  redFlagTexts,
])
