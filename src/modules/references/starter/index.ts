import type { StarterRow } from '../rules/starter-row.ts'
import { caseClockRows, caseEscalationRows } from './case-rules.ts'
import { kbjiRows, kbliRows } from './classifications.ts'
import { contactRhythmRows } from './contact-rhythm.ts'
import { contractRuleRows } from './contract-rules.ts'
import { countryPolicyRows } from './country-policy.ts'
import { expiryReminderRows } from './expiry-reminders.ts'
import { holidayRows } from './holiday.ts'
import { hotlineRows } from './hotlines.ts'
import { lawRows } from './law.ts'
import { barredCostRows, premiumRows, rateCapRows, tariffRows } from './money.ts'
import { letterLawRows, organisationRows, villageYearRows } from './offices.ts'
import { outsideNumberRows } from './outside-numbers.ts'
import { papersByScheme } from './required-documents/by-scheme.ts'
import { papersOfEastAsia } from './required-documents/east-asia.ts'
import { papersOfEverybody } from './required-documents/everybody.ts'
import { papersOfSouthAndWest } from './required-documents/south-and-west.ts'
import { workerRightRows } from './rights.ts'
import { minimumAgeRows, redFlagRows } from './safety.ts'

/** Every row this release brings. Facts in our own words, each with its source. */
export const starterRows: readonly StarterRow[] = [
  ...papersOfEverybody,
  ...papersByScheme,
  ...papersOfEastAsia,
  ...papersOfSouthAndWest,
  ...lawRows,
  ...countryPolicyRows,
  ...contractRuleRows,
  ...outsideNumberRows,
  ...barredCostRows,
  ...premiumRows,
  ...tariffRows,
  ...rateCapRows,
  ...redFlagRows,
  ...minimumAgeRows,
  ...workerRightRows,
  ...hotlineRows,
  ...organisationRows,
  ...letterLawRows,
  ...villageYearRows,
  ...caseClockRows,
  ...caseEscalationRows,
  ...contactRhythmRows,
  ...expiryReminderRows,
  ...holidayRows,
  ...kbliRows,
  ...kbjiRows,
]
