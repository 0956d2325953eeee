import { expect, it } from 'vitest'
import { clientTexts } from '#platform/client/texts.ts'
import { saidTexts } from './said-texts.ts'
import { webTexts } from './texts.ts'
import { carriedTexts } from './texts-carried.ts'

/** `{name}`, `{count, plural, …}` and `<b>`: what a sentence is filled with and which words weigh. */
const blanksOf = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)[,}]|<(b)>/g)].map((match) => match[1] ?? match[2]))].toSorted()

it.each([
  ['the frame', webTexts],
  ['what is carried', carriedTexts],
  ['what the outbox says of each field', saidTexts],
  ['the design kit', clientTexts],
])('%s says the same in both languages', (_, texts) => {
  for (const [key, text] of Object.entries(texts.id)) {
    const english = (texts.en as Record<string, string>)[key] ?? ''
    // A language without plural words may leave the number itself out.
    const [ours, theirs] = [blanksOf(text), blanksOf(english).filter((blank) => blank !== 'count')]
    expect([key, ours.filter((blank) => blank !== 'count')]).toEqual([key, theirs])
  }
})

it('no sentence is longer than fifteen words', () => {
  const long = Object.entries({ ...clientTexts.id, ...webTexts.id, ...carriedTexts.id }).flatMap(([key, text]) =>
    text
      .replace(/\{[^{}]*\{[^{}]*\}[^{}]*\}/g, 'n')
      .split(/[.;?!]\s/)
      .some((sentence) => sentence.split(/\s+/).length > 15)
      ? [key]
      : [],
  )
  expect(long).toEqual([])
})
