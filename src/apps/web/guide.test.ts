import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { clientModules } from './modules.ts'

const docs = path.resolve(import.meta.dirname, '../../../docs')
const guide = path.join(docs, 'guide')

const pages = readdirSync(guide)
  .filter((file) => file.endsWith('.md') && file !== 'index.md')
  .map((file) => ({ file, words: readFileSync(path.join(guide, file), 'utf8') }))

/** What an officer looks for on each page of the guide, and how it is written there. */
const parts = {
  'Kapan (when)': /^Kapan: \S.{10,}/m,
  'Yang perlu (what you need)': /^Yang perlu: \S.{5,}/m,
  'steps in their order': /^1\. \S/m,
  'a picture': /\.\.\/pictures\/[\w-]+\.webp/,
  'Yang bisa salah (what can go wrong)': /^## Yang bisa salah\n+[-|*]/m,
} as const

it('each page of the guide says when, what is needed, the steps with a picture, and what can go wrong', () => {
  expect(pages.length).toBeGreaterThan(40)
  const lacks = pages.flatMap(({ file, words }) =>
    Object.entries(parts).flatMap(([part, written]) => (written.test(words) ? [] : [`${file}: ${part}`])),
  )
  expect(lacks).toEqual([])
})

it('every picture that a page of the guide shows is there, and every picture is shown', () => {
  const shown = [...pages, { file: 'README.md', words: readFileSync(path.join(docs, '../README.md'), 'utf8') }].flatMap(
    ({ file, words }) =>
      [...words.matchAll(/pictures\/([\w-]+\.webp)/g)].map((match) => ({ file, picture: match[1] ?? '' })),
  )
  expect(shown.filter(({ picture }) => !existsSync(path.join(docs, 'pictures', picture)))).toEqual([])
  const names = new Set(shown.map(({ picture }) => picture))
  expect(readdirSync(path.join(docs, 'pictures')).filter((picture) => !names.has(picture))).toEqual([])
})

/** A page says in a line that no reader sees which screens it is about. */
const screensOf = (words: string): readonly string[] =>
  [...words.matchAll(/^<!-- layar: (.+) -->$/gm)].flatMap((match) => (match[1] ?? '').split(' '))

it('every screen of the app is in the guide, and the guide tells of no screen that is gone', () => {
  const own = [...readFileSync(path.join(import.meta.dirname, 'router.tsx'), 'utf8').matchAll(/\bpath: '(\/[^']*)'/g)]
  const screens = [...clientModules.flatMap(({ routes }) => routes ?? []), ...own.map((match) => ({ path: match[1] }))]
    .map(({ path: address }) => address ?? '')
    // the parts of the design kit, for those who build screens
    .filter((address) => address !== '/komponen')
  expect(screens.length).toBeGreaterThan(120)
  const told = new Set(pages.flatMap(({ words }) => screensOf(words)))
  expect(screens.filter((screen) => !told.has(screen))).toEqual([])
  expect([...told].filter((screen) => !screens.includes(screen))).toEqual([])
})

it('each page of the guide is found from its first page', () => {
  const index = readFileSync(path.join(guide, 'index.md'), 'utf8')
  expect(pages.map(({ file }) => file).filter((file) => !index.includes(`(${file})`))).toEqual([])
})
