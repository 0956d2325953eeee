import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldOrder, formOfVersion, type PaperForm } from './paper-form.ts'
import { fitsCode, isBlankCode, readSheet, type Sheet, typedCodeOf, writeSheet } from './paper-sheet.ts'

const sheetOf = (subjectId: string | null): Sheet => ({ kind: 'K', version: 1, village: 45_321, subjectId })
const ids = fc.uuid({ version: 7 })

describe('a printed sheet', () => {
  it('says whose file it opens and nothing else, and is read again from the address in its QR', () => {
    fc.assert(
      fc.property(fc.option(ids), fc.integer({ min: 1, max: 2_000_000_000 }), (subjectId, village) => {
        const sheet: Sheet = { kind: 'M', version: 12, village, subjectId }
        expect(readSheet(`https://desa.example/formulir/${writeSheet(sheet)}`)).toEqual(sheet)
        expect(readSheet(writeSheet(sheet).toLowerCase())).toEqual(sheet)
      }),
    )
  })

  it('is found by the code under the QR, however it is typed', () => {
    fc.assert(
      fc.property(ids, ids, (id, other) => {
        const typed = typedCodeOf(sheetOf(id))
        const read = readSheet(` ${typed.toLowerCase()} `)
        if (!read || !('code' in read)) throw new Error(`${typed} is not read`)
        expect(read).toMatchObject({ kind: 'K', version: 1 })
        expect(fitsCode(id, read.code)).toBe(true)
        expect(isBlankCode(read.code)).toBe(false)
        expect(fitsCode(other, read.code)).toBe(typedCodeOf(sheetOf(other)) === typed)
        const misread = typed.slice(3).replaceAll('0', 'O').replaceAll('1', 'l')
        expect(readSheet(typed.slice(0, 3) + misread)).toEqual(read)
      }),
    )
  })

  it('with one letter mistyped is no sheet of ours', () => {
    const typed = typedCodeOf(sheetOf('01934d6e-7c2a-7000-8000-000000000001'))
    for (let place = 3; place < typed.length; place++) {
      if (typed[place] === '-') continue
      const wrong = `${typed.slice(0, place)}${typed[place] === '7' ? '8' : '7'}${typed.slice(place + 1)}`
      expect(readSheet(wrong), wrong).toBeUndefined()
    }
    for (const other of ['', 'halo', 'https://desa.example/periksa/ABC', 'K1', 'X1.A.0'])
      expect(readSheet(other)).toBeUndefined()
  })

  it('keeps its code for ever', () => {
    expect(typedCodeOf(sheetOf('01934d6e-7c2a-7000-8000-000000000001'))).toMatchInlineSnapshot(`"K1-5M2-FJW4"`)
    expect(isBlankCode((readSheet(typedCodeOf(sheetOf(null))) as { code: string }).code)).toBe(true)
  })

  it('is filled in by the version it was printed from', () => {
    const form = (version: number, ...names: string[]): PaperForm => ({
      ...{ kind: 'K', version, title: '', hint: '' },
      parts: [{ title: '', fields: names.map((name) => ({ name, label: '', box: 'line', width: 6 })) }],
    })
    const forms = [form(1, 'name', 'nik'), form(2, 'nik', 'sex', 'name')]
    expect(fieldOrder(formOfVersion(forms, 1))).toEqual(['name', 'nik'])
    expect(fieldOrder(formOfVersion(forms, 2))).toEqual(['nik', 'sex', 'name'])
    expect(formOfVersion(forms, undefined).version).toBe(2)
  })
})
