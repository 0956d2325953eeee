import { expect, test } from 'vitest'
import { kindCodes } from './kinds/codes.ts'
import { letterKinds } from './kinds/index.ts'
import { letterEventKinds, letterStates, refusalReasons, revocationReasons } from './rules/letter-state.ts'
import { lettersTexts } from './texts.ts'

const blanksOf = (template: unknown): string[] =>
  [...JSON.stringify(template).matchAll(/\{([a-zA-Z.]+)\}/g)].map((match) => match[1] ?? '')

// Always said by the register or the kind itself, or only asked for when there is something to say.
const given =
  /^village\.|\.nik$|^(spouse|neighbourHead|until|allowed)$|^(title|giverWord|receiverWord|relation|name|born|what|paid|rule|child|seen|decision)$/

test('every blank that can stay empty has a sentence that names it', () => {
  const missing = letterKinds.flatMap(({ template }) =>
    blanksOf(template)
      .filter((blank) => !given.test(blank) && !(`letters.blank.${blank}` in lettersTexts.id))
      // filled by a field that must be written before the letter can even be asked for
      .filter(
        (blank) => !letterKinds.some(({ form }) => form.some((field) => field.name === blank && !field.optional)),
      ),
  )
  expect([...new Set(missing)]).toEqual([])
})

test('every kind, field, choice, state and reason is said in words', () => {
  const keys = [
    ...kindCodes.flatMap((code) => [`letters.kind.${code}`, `letters.kindFor.${code}`]),
    ...letterKinds.flatMap(({ form }) =>
      form.flatMap((field) => [
        `letters.field.${field.name}`,
        ...(field.choices ?? []).map((choice) => `letters.choice.${field.name}.${choice}`),
      ]),
    ),
    ...letterStates.flatMap((state) => [
      `letters.state.${state}`,
      `letters.row.${state}`,
      `letters.page.lead.${state}`,
      `letters.cannotBe.${state}`,
    ]),
    ...letterEventKinds.map((kind) => `letters.event.${kind}`),
    ...[...refusalReasons, ...revocationReasons].map((reason) => `letters.reason.${reason}`),
  ]
  expect(keys.filter((key) => !(key in lettersTexts.id) || !(key in lettersTexts.en))).toEqual([])
})
