import { mergeTexts } from '#platform/shared/texts.ts'
import { cardTexts } from './texts/card.ts'
import { consultationTexts } from './texts/consultation.ts'
import { contactTexts } from './texts/contact.ts'
import { contractTexts } from './texts/contract.ts'
import { costTexts } from './texts/costs.ts'
import { doorTexts } from './texts/door.ts'
import { evidenceTexts } from './texts/evidence.ts'
import { expiryTexts } from './texts/expiries.ts'
import { factTexts } from './texts/facts.ts'
import { handOverTexts } from './texts/hand-over.ts'
import { markTexts } from './texts/marks.ts'
import { outboxTexts } from './texts/outbox.ts'
import { outsideTexts } from './texts/outside.ts'
import { paperFormTexts } from './texts/paper-forms.ts'
import { paperTexts } from './texts/papers.ts'
import { reconciliationTexts } from './texts/reconciliation.ts'
import { recruiterTexts } from './texts/recruiters.ts'
import { redFlagTexts } from './texts/red-flags.ts'
import { referralTexts } from './texts/referrals.ts'
import { refusalTexts } from './texts/refusals.ts'
import { returnTexts } from './texts/return.ts'
import { roundTexts } from './texts/rounds.ts'
import { screenTexts } from './texts/screens.ts'
import { sheetTexts } from './texts/sheet.ts'
import { stageTexts } from './texts/stages.ts'
import { stepTexts } from './texts/steps.ts'
import { taskTexts } from './texts/tasks.ts'

export const migrationTexts = mergeTexts([
  refusalTexts,
  screenTexts,
  paperTexts,
  evidenceTexts,
  expiryTexts,
  factTexts,
  stageTexts,
  stepTexts,
  taskTexts,
  cardTexts,
  consultationTexts,
  redFlagTexts,
  markTexts,
  reconciliationTexts,
  recruiterTexts,
  contractTexts,
  costTexts,
  contactTexts,
  referralTexts,
  returnTexts,
  roundTexts,
  handOverTexts,
  outboxTexts,
  outsideTexts,
  sheetTexts,
  paperFormTexts,
  doorTexts,
])
