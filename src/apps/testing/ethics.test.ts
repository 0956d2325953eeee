import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { starterRows } from '#modules/references/starter/index.ts'
import { regionalTexts } from '../../languages/regional-texts.ts'
import { serverModules } from '../server/modules.ts'
import { webTexts } from '../web/texts.ts'

/**
 * `domain.md` §6.10: who left without papers is a person to protect, not an offender. No sentence of the house calls
 * anybody illegal, dark, wild or non-procedural, in any language.
 */
const forbidden =
  /\b(i+legal(itas)?|illegal(ly)?|non[- ]?prosedural|unprosedural|non[- ]?procedural|undocumented|gelap|liar|selundupan|smuggled|kabur|kaburan|runaway|pelaku ilegal|haram)\b/i

/** Sentences that forbid the word, and a word of the screen's colour: by key, so that nothing hides behind them. */
const mayUse: readonly string[] = [
  'access.conduct.2026-11.3', // the officers' code: "I call nobody illegal"
  ...['shell.dark', 'shell.toDark'],
]

const said = [
  ...serverModules.flatMap(({ texts }) => [...Object.entries(texts.id), ...Object.entries(texts.en)]),
  ...Object.entries(webTexts.id),
  ...Object.entries(webTexts.en),
  ...Object.entries(regionalTexts('jv')),
] as readonly (readonly [key: string, text: string])[]

/** Words of code between quotes, in what is printed or written into a file: letters, forms, sheets. */
const printed = globSync('src/{modules,apps}/**/*.{ts,tsx}', { cwd: join(import.meta.dirname, '../../..') })
  .filter((path) => /paper\/|pdf|sheet|template|letter|export|print/.test(path) && !path.includes('.test.'))
  .map((path) => [path, readFileSync(join(import.meta.dirname, '../../..', path), 'utf8')] as const)

describe('the words of the house', () => {
  it('call nobody illegal: every text of every module in every language', () => {
    expect(said.length).toBeGreaterThan(4_000)
    const found = said.filter(([key, text]) => forbidden.test(text) && !mayUse.includes(key))
    expect(found).toEqual([])
  })

  it('nor does what is printed or exported', () => {
    expect(printed.length).toBeGreaterThan(30)
    expect(printed.filter(([, code]) => forbidden.test(code)).map(([path]) => path)).toEqual([])
  })

  it('nor a row of the references, but for the address of its source', () => {
    const rows = starterRows.map(({ sourceUrl: _, ...row }) => row)
    expect(rows.filter((row) => forbidden.test(JSON.stringify(row)))).toEqual([])
  })

  it('would be found: the scan knows the words it looks for', () => {
    for (const word of ['PMI ilegal', 'TKI gelap', 'non-prosedural', 'Illegal worker', 'pekerja kaburan'])
      expect(word).toMatch(forbidden)
    for (const word of ['dilegalisasi', 'Legalisasi perjanjian kerja', 'prosedur', 'keluar negeri', 'seliar'])
      expect(word).not.toMatch(forbidden)
  })
})
