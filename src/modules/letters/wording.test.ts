import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { newId } from '#platform/shared/ids.ts'
import {
  correctWording,
  getLetter,
  getWording,
  getWordingPreview,
  issueLetter,
  listWordings,
  requestLetter,
  verifyLetter,
} from './contract.ts'
import { letterKinds } from './kinds/index.ts'
import { fromReadable, type NamedBlank, toReadable } from './rules/blank-names.ts'
import { blanksOf, editedTemplate, firstOwnVersion, isFixed, wordingFaults } from './rules/wording.ts'
import { recordFamily } from './testing/family.ts'
import { lettersTexts } from './texts.ts'

const asItIs = (blocks: readonly unknown[]) => blocks.map((_, from) => ({ from, text: null }))

const labelOf = (name: string): string => {
  const texts = lettersTexts.id as Readonly<Record<string, string>>
  const [person = '', key = ''] = name.split('.')
  const ofPerson = texts[`letters.blankOf.${key}`]?.replace('{person}', texts[`letters.personOf.${person}`] ?? '?')
  return texts[`letters.blankName.${name}`] ?? ofPerson ?? texts[`letters.field.${name}`] ?? ''
}

describe('the words of each kind', () => {
  test.each(letterKinds.map((kind) => [kind.kind, kind.template] as const))(
    '%s: the standard passes its own rules, and every blank has a name of its own that reads back',
    (_, template) => {
      expect(wordingFaults(template, template, { pieces: asItIs(template.blocks), closing: template.closing })).toEqual(
        [],
      )
      const blanks: NamedBlank[] = blanksOf(template).map((blank) => ({ ...blank, label: labelOf(blank.name) }))
      const labels = blanks.map((blank) => blank.label.toLowerCase())
      expect(labels).not.toContain('')
      expect(labels.join(' · ')).not.toContain('?')
      expect(new Set(labels).size).toBe(labels.length)
      for (const block of template.blocks) {
        if (block.type !== 'text') continue
        expect(fromReadable(toReadable(block.text, blanks), blanks, block.text)).toBe(block.text)
      }
    },
  )

  test('what the law asks for stays, in its place', () => {
    for (const { template } of letterKinds) {
      const fixed = template.blocks.findIndex(isFixed)
      const without = asItIs(template.blocks).filter((piece) => piece.from !== fixed)
      const codes = (pieces: typeof without) =>
        wordingFaults(template, template, { pieces, closing: template.closing }).map((fault) => fault.code)
      expect(codes(without)).toEqual(['letters.wording.fixedGone'])
      expect(codes(asItIs(template.blocks).reverse())).toEqual(['letters.wording.fixedGone'])
    }
  })

  test('an unknown blank, an open bracket, a lonely star and an empty paragraph are named where they stand', () => {
    const [{ template }] = letterKinds as unknown as [(typeof letterKinds)[number]]
    const texts = ['{giver.salary}', 'izin {country', '*tebal', ' ', 'baik, {giver.marital?}']
    const pieces = [...asItIs(template.blocks), ...texts.map((text) => ({ from: null, text }))]
    const at = template.blocks.length
    expect(wordingFaults(template, template, { pieces, closing: template.closing })).toEqual([
      { field: `pieces.${at}`, code: 'letters.wording.blankUnknown', details: { blank: 'giver.salary' } },
      { field: `pieces.${at + 1}`, code: 'letters.wording.braces' },
      { field: `pieces.${at + 2}`, code: 'letters.wording.stars' },
      { field: `pieces.${at + 3}`, code: 'letters.wording.empty' },
    ])
  })

  test('an old paragraph in new words is still printed only where its data are there', () => {
    const template = letterKinds.find((one) => one.kind === 'domicile')!.template
    const from = template.blocks.findIndex((block) => block.when === 'neighbourHead')
    const pieces = asItIs(template.blocks).map((piece) => (piece.from === from ? { from, text: 'Sesuai RT.' } : piece))
    expect(editedTemplate(template, { pieces, closing: 'Demikian.' }, 1001).blocks[from]).toEqual({
      type: 'text',
      text: 'Sesuai RT.',
      when: 'neighbourHead',
    })
  })
})

describe('a village writes its own words', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world?.close())

  const kind = 'domicile' as const

  const ask = async (village: VillageWorld, personId: string) => {
    const id = newId()
    const fields = { address: 'Dusun Sikarang RT 03 RW 02', since: 'tahun 2019', purpose: 'membuka tabungan' }
    await village.officer.does(requestLetter, { id, kind, personId, fields })
    return id
  }

  const wordsOf = async (village: VillageWorld, letterId: string) =>
    JSON.stringify((await village.officer.asks(getLetter, { letterId })).content.letter)

  const withParagraph = async (village: VillageWorld, text: string) => {
    const { blocks, closing, inForce } = await village.officer.asks(getWording, { kind })
    return { from: inForce, wording: { pieces: [...asItIs(blocks), { from: null, text }], closing } }
  }

  test('letters from now on carry them, those asked for or issued before keep theirs, and the standard comes back', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const before = await ask(village, ids.agus)
    const { from, wording } = await withParagraph(village, 'Yang bersangkutan dikenal baik di {village.name}.')
    const { version } = await village.officer.does(correctWording, { kind, from, to: wording })
    expect(version).toBe(firstOwnVersion)

    const after = await ask(village, ids.dewi)
    expect(await wordsOf(village, after)).toContain('dikenal baik di ')
    expect(await wordsOf(village, before)).not.toContain('dikenal baik')
    await village.officer.does(verifyLetter, { letterId: after })
    await village.head.does(issueLetter, { letterId: after })

    await village.head.does(correctWording, { kind, from: version, to: { version: 0 } })
    expect(await wordsOf(village, await ask(village, ids.sutinah))).not.toContain('dikenal baik')
    expect(await wordsOf(village, after)).toContain('dikenal baik di ')

    const shown = await village.officer.asks(getWording, { kind })
    expect(shown.inForce).toBe(0)
    expect(shown.history.map((one) => [one.version, one.byName])).toEqual([
      [0, 'Bambang Supriyadi'],
      [firstOwnVersion, 'Sri Wahyuni'],
    ])
    const old = await village.officer.asks(getWording, { kind, version })
    expect(old.blocks.at(-1)?.text).toContain('dikenal baik')
    await village.head.does(correctWording, { kind, from: 0, to: { version } })
    expect((await village.officer.asks(listWordings, {})).wordings.find((one) => one.kind === kind)?.version).toBe(
      version,
    )
  })

  test('two who change it at once: the second is told; a wrong blank and a version never used are refused', async () => {
    const village = await world.village()
    const { from, wording } = await withParagraph(village, 'Alinea tambahan.')
    const both = await Promise.allSettled([
      village.officer.does(correctWording, { kind, from, to: wording }),
      village.secretary.does(correctWording, { kind, from, to: wording }),
    ])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'letters.wording.changed' } })
    const wrong = await withParagraph(village, 'Gaji {salary}.')
    await expect(
      village.officer.does(correctWording, { kind, from: wrong.from, to: wrong.wording }),
    ).rejects.toMatchObject({ code: 'letters.wording.blankUnknown' })
    await expect(
      village.officer.does(correctWording, { kind, from: wrong.from, to: { version: 1077 } }),
    ).rejects.toMatchObject({ code: 'letters.wording.versionMissing' })
    const other = await world.village()
    expect((await other.officer.asks(getWording, { kind })).inForce).toBe(0)
    await expect(village.cadre.does(correctWording, { kind, from: 0, to: { version: 0 } })).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })

  test('the example is about invented people, on screen and as a PDF that says it is none', async () => {
    const village = await world.village()
    const { from, wording } = await withParagraph(village, 'Kalimat baru untuk {subject.name}.')
    const { content, pdf } = await village.officer.asks(getWordingPreview, { kind, from, wording, paper: 'F4' })
    expect(JSON.stringify(content)).toContain('Kalimat baru untuk DEWI LESTARI.')
    const document = await getDocument({ data: new Uint8Array(Buffer.from(pdf!, 'base64')), verbosity: 0 }).promise
    const { items } = await (await document.getPage(1)).getTextContent()
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ')
    expect(text).toContain('CONTOH')
    expect(text).toContain('Kalimat baru untuk DEWI LESTARI.')
  })
})
