import { mergeTexts, type Texts } from '#platform/shared/texts.ts'
import { certificateTexts } from './texts/certificate.ts'
import { checkTexts } from './texts/check.ts'
import { formTexts } from './texts/form.ts'
import { invitationTexts } from './texts/invitation.ts'
import { keepingTexts } from './texts/keeping.ts'
import { kindTexts } from './texts/kinds.ts'
import { outboxTexts } from './texts/outbox.ts'
import { receiptTexts } from './texts/receipt.ts'
import { refusalTexts } from './texts/refusals.ts'
import { registerTexts } from './texts/register.ts'
import { screenTexts } from './texts/screens.ts'
import { witnessTexts } from './texts/witnesses.ts'
import { wordingTexts } from './texts/wording.ts'

export const lettersTexts: Texts = mergeTexts([
  kindTexts,
  formTexts,
  keepingTexts,
  refusalTexts,
  screenTexts,
  registerTexts,
  checkTexts,
  receiptTexts,
  witnessTexts,
  wordingTexts,
  outboxTexts,
  invitationTexts,
  certificateTexts,
])
