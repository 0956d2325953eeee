import { mergeTexts } from '#platform/shared/texts.ts'
import { agencyTexts } from './texts/agency.ts'
import { caseRuleTexts } from './texts/case-rules.ts'
import { codeTexts } from './texts/codes.ts'
import { contactRuleTexts } from './texts/contact-rules.ts'
import { fieldTexts } from './texts/fields.ts'
import { helpTexts } from './texts/help.ts'
import { kindTexts } from './texts/kinds.ts'
import { officeTexts } from './texts/offices.ts'
import { screenTexts } from './texts/screens.ts'
import { valueTexts } from './texts/values.ts'

export { codeTexts }

export const referencesTexts = mergeTexts([
  kindTexts,
  codeTexts,
  screenTexts,
  fieldTexts,
  valueTexts,
  caseRuleTexts,
  contactRuleTexts,
  helpTexts,
  agencyTexts,
  officeTexts,
])
