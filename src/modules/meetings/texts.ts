import { mergeTexts } from '#platform/shared/texts.ts'
import { ballotTexts } from './texts/ballots.ts'
import { outcomeTexts } from './texts/outcomes.ts'
import { paperTexts } from './texts/paper.ts'
import { refusalTexts } from './texts/refusals.ts'
import { screenTexts } from './texts/screens.ts'
import { stepTexts } from './texts/steps.ts'
import { taskTexts } from './texts/tasks.ts'

export const meetingsTexts = mergeTexts([
  screenTexts,
  outcomeTexts,
  stepTexts,
  ballotTexts,
  paperTexts,
  refusalTexts,
  taskTexts,
])
