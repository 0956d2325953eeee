import { type Reference, requiredDocumentsFor } from '#modules/references/contract.ts'
import type { RedFlagQuestionView } from '../contract/red-flags.ts'
import type { Rulebook } from './parts.ts'
import { meetsCondition } from './readiness.ts'
import { redFlagCodes } from './red-flags.ts'

interface RulebookRows {
  readonly documents: readonly Reference<'required-document'>[]
  readonly ages: readonly Reference<'minimum-age'>[]
  readonly flags: readonly Reference<'red-flag'>[]
  readonly reminders: readonly Reference<'expiry-reminder'>[]
}

export const rulebookFrom = ({ documents, ages, flags, reminders }: RulebookRows): Rulebook => {
  const questions = redFlagCodes.flatMap((code): RedFlagQuestionView[] => {
    const row = flags.find((flag) => flag.body.code === code)
    return row ? [{ ...row.body, code }] : []
  })
  return {
    requirementsFor: (way, candidate) =>
      requiredDocumentsFor(documents, way, (condition) => meetsCondition(candidate, condition)),
    ageRules: ages.map(({ body, source, confirmed }) => ({ ...body, source, confirmed })),
    redFlagWeights: new Map(questions.map((question) => [question.code, question.weight])),
    redFlagQuestions: questions,
    remindRules: reminders.map(({ body }) => body),
  }
}
