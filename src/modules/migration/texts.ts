import { mergeTexts } from '#platform/shared/texts.ts'
import { consultationTexts } from './texts/consultation.ts'
import { factTexts } from './texts/facts.ts'
import { handOverTexts } from './texts/hand-over.ts'
import { outboxTexts } from './texts/outbox.ts'
import { paperFormTexts } from './texts/paper-forms.ts'
import { paperTexts } from './texts/papers.ts'
import { redFlagTexts } from './texts/red-flags.ts'
import { refusalTexts } from './texts/refusals.ts'
import { screenTexts } from './texts/screens.ts'
import { stageTexts } from './texts/stages.ts'
import { stepTexts } from './texts/steps.ts'
import { taskTexts } from './texts/tasks.ts'

export const migrationTexts = mergeTexts([
  refusalTexts,
  screenTexts,
  paperTexts,
  factTexts,
  stageTexts,
  stepTexts,
  taskTexts,
  consultationTexts,
  redFlagTexts,
  handOverTexts,
  outboxTexts,
  paperFormTexts,
])
