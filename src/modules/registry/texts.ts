import { mergeTexts, type Texts } from '#platform/shared/texts.ts'
import { breachPeopleTexts } from './texts/breach-people.ts'
import { conflictsTexts } from './texts/conflicts.ts'
import { consentsTexts } from './texts/consents.ts'
import { copyTexts } from './texts/copy.ts'
import { doorTexts } from './texts/door.ts'
import { effectsTexts } from './texts/effects.ts'
import { familyTexts } from './texts/family.ts'
import { formsTexts } from './texts/forms.ts'
import { importTexts } from './texts/import.ts'
import { keepingTexts } from './texts/keeping.ts'
import { movesTexts } from './texts/moves.ts'
import { outboxTexts } from './texts/outbox.ts'
import { paperTexts } from './texts/paper.ts'
import { papersTexts } from './texts/papers.ts'
import { personTexts } from './texts/person.ts'
import { photoTexts } from './texts/photo.ts'
import { protectionTexts } from './texts/protection.ts'
import { refusalsTexts } from './texts/refusals.ts'
import { reviewTexts } from './texts/review.ts'
import { wordsTexts } from './texts/words.ts'

export const registryTexts: Texts = mergeTexts([
  refusalsTexts,
  wordsTexts,
  effectsTexts,
  familyTexts,
  papersTexts,
  personTexts,
  reviewTexts,
  formsTexts,
  importTexts,
  keepingTexts,
  movesTexts,
  protectionTexts,
  photoTexts,
  consentsTexts,
  copyTexts,
  breachPeopleTexts,
  outboxTexts,
  conflictsTexts,
  paperTexts,
  doorTexts,
])
