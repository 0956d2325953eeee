import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { gatherTexts } from './gather-texts.ts'

const root = join(import.meta.dirname, '../../..')

/** Keys said in so many words in the browser's code. Keys made of parts (`letters.state.${state}`) are not seen here. */
const saidIn = (code: string): readonly string[] =>
  [...code.matchAll(/\bsay\(\s*'([^']+)'/g), ...code.matchAll(/\bsay\([^'()]*\? '([^']+)' : '([^']+)'/g)].flatMap(
    (match) => match.slice(1),
  )

it('finds the words of every sentence that the browser says', async () => {
  const parts = await gatherTexts(root)
  const known = new Set(Object.values(parts.id).flatMap((messages) => Object.keys(messages)))
  const files = globSync(
    ['src/platform/{client,design}/**/*.{ts,tsx}', 'src/apps/web/**/*.{ts,tsx}', 'src/modules/*/client/**/*.{ts,tsx}'],
    { cwd: root },
  )
  const wordless = files.flatMap((file) =>
    saidIn(readFileSync(join(root, file), 'utf8')).flatMap((key) => (known.has(key) ? [] : [`${file}: ${key}`])),
  )
  expect(wordless).toEqual([])
})

it('has eyes for a key without words', () => {
  expect(saidIn("say('letters.gone'); say(late ? 'a.one' : 'a.two', {})")).toEqual(['letters.gone', 'a.one', 'a.two'])
})

it('puts what the frame says first, and the rest with its module', async () => {
  const { id, en } = await gatherTexts(root)
  expect(id.first).toHaveProperty(['shell.today'])
  expect(id.first).toHaveProperty(['task.access.termEnding.title'])
  expect(id.access).not.toHaveProperty(['task.access.termEnding.title'])
  expect(en.first?.['shell.today']).toEqual(['Today'])
})

it('speaks Indonesian where Javanese has no words of its own', async () => {
  const { id, jv } = await gatherTexts(root)
  expect(jv.first?.['shell.account']).toEqual(id.first?.['shell.account'])
  expect(jv.first?.['shell.today']).toEqual(['Dinten menika'])
})
