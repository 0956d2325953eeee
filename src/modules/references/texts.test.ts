import { expect, test } from 'vitest'
import { countries, documentCodes, occupations, referenceKinds, schemes } from './contract.ts'
import { fieldsOfKind } from './rules/body-fields.ts'
import { referencesTexts } from './texts.ts'

const named = new Set(['document', 'schemes', 'occupations', 'countries', 'country'])

test('every field of every kind, and every code in it, has a word in both languages', () => {
  const wanted = referenceKinds.flatMap((kind) => [
    `references.kind.${kind}`,
    ...fieldsOfKind(kind).flatMap(({ name, choices }) => [
      `references.field.${name}`,
      ...(named.has(name)
        ? []
        : choices.map((code) => `references.value.${name === 'boundUnit' ? 'unit' : name}.${code}`)),
    ]),
  ])
  const codes = [
    ...schemes.map((code) => `references.scheme.${code}`),
    ...countries.map((code) => `references.country.${code}`),
    ...occupations.map((code) => `references.occupation.${code}`),
    ...documentCodes.map((code) => `references.document.${code}`),
  ]
  for (const language of ['id', 'en'] as const) {
    expect([...wanted, ...codes].filter((key) => !referencesTexts[language][key])).toEqual([])
  }
})

test('both languages have the same keys', () => {
  expect(Object.keys(referencesTexts.id).sort()).toEqual(Object.keys(referencesTexts.en).sort())
})
