import { inflateSync } from 'node:zlib'
import { PDFDocument, PDFName, PDFNumber, PDFRawStream } from 'pdf-lib'
import { decodeQR } from 'qr/decode.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getConsultationForm } from '#modules/migration/contract.ts'
import { findSheet, getFamilyForm } from '#modules/registry/contract/paper.ts'
import { requestProtection } from '#modules/registry/contract/protection.ts'
import { registryDeviceTables } from '#modules/registry/device.ts'
import { registryAnswers } from '#modules/registry/device-answers.ts'
import { familyForms } from '#modules/registry/paper/family-forms.ts'
import { type Family, recordFamily } from '#modules/registry/testing/families.ts'
import { applyChanges } from '#platform/client/device/apply-changes.ts'
import { RowTables } from '#platform/client/device/row-tables.ts'
import { fieldOrder } from '#platform/shared/paper-form.ts'
import { readSheet, type Sheet, type TypedCode, typedCodeOf } from '#platform/shared/paper-sheet.ts'
import { listChanges } from '#platform/shared/sync-contract.ts'
import { openWorld, type VillageWorld, type World } from './world.ts'

let world: World
let village: VillageWorld
let family: Family
beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
  family = await recordFamily(village)
}, 120_000)
afterAll(() => world?.close())

/** What a camera sees of the first page: the pixels of its only picture. */
const qrOf = (pdf: PDFDocument): string => {
  const pictures = pdf.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object) => object instanceof PDFRawStream)
    .filter(({ dict }) => dict.get(PDFName.of('Subtype')) === PDFName.of('Image'))
  const [picture] = pictures
  if (!picture) throw new Error('a form without a QR')
  const side = (picture.dict.lookup(PDFName.of('Width'), PDFNumber) as PDFNumber).asNumber()
  const packed = inflateSync(picture.contents)
  const row = Math.ceil(side / 8) + 1
  const [margin, whole] = [40, side + 80]
  const data = new Uint8ClampedArray(whole * whole * 4).fill(255)
  let above = new Uint8Array(row - 1)
  for (let y = 0; y < side; y++) {
    const filter = packed[y * row]
    const bytes = packed.subarray(y * row + 1, (y + 1) * row)
    above = filter === 2 ? above.map((byte, index) => (byte + (bytes[index] ?? 0)) & 255) : Uint8Array.from(bytes)
    for (let x = 0; x < side; x++)
      if (!((above[x >> 3] ?? 0) & (0x80 >> (x & 7))))
        data.fill(0, ((y + margin) * whole + x + margin) * 4, ((y + margin) * whole + x + margin) * 4 + 3)
  }
  return decodeQR({ width: whole, height: whole, data })
}

const opened = async ({ base64 }: { readonly base64: string }) => PDFDocument.load(Buffer.from(base64, 'base64'))

describe('a form printed for a family', () => {
  it.each(['A4', 'F4'] as const)(
    'on %s carries a code that opens this family and says nothing of anybody',
    async (paper) => {
      const pdf = await opened(await village.officer.asks(getFamilyForm, { householdId: family.householdId, paper }))
      const { width, height } = pdf.getPage(0).getSize()
      expect([Math.round(width / 2.834), Math.round(height / 2.834)]).toEqual(paper === 'A4' ? [210, 297] : [215, 330])
      const said = qrOf(pdf)
      const id = family.householdId.replaceAll('-', '').toUpperCase()
      expect(said).toBe(`http://localhost:3000/formulir/K1.${village.id.toString(36).toUpperCase()}.${id}`)
      const sheet = readSheet(said) as Sheet
      expect(sheet).toEqual({ kind: 'K', version: 1, village: village.id, subjectId: family.householdId })
    },
  )

  it('is found by the typed code at the office and on a phone without a line', async () => {
    const sheet: Sheet = { kind: 'K', version: 1, village: village.id, subjectId: family.householdId }
    const { kind, code } = readSheet(typedCodeOf(sheet)) as TypedCode
    const { found } = await village.officer.asks(findSheet, { kind, code })
    expect(found.map(({ id }) => id)).toEqual([family.householdId])
    const changes = await village.officer.asks(listChanges, { since: null, shape: null })
    const rows = new RowTables()
    applyChanges(rows, registryDeviceTables, changes.tables)
    const onPhone = registryAnswers.get(findSheet.name)?.(
      rows,
      { kind, code },
      {
        ...{
          today: '2026-11-30' as never,
          zone: 'Asia/Jakarta',
          role: 'migration_officer',
          accountId: village.officer.actor.accountId,
          name: '',
          village: null,
        },
        zone: 'Asia/Jakarta',
      },
    )
    expect(onPhone).toEqual({ found })
    const other = await world.village()
    expect(await other.officer.asks(findSheet, { kind, code })).toEqual({ found: [] })
  })

  it('blank, names the village alone', async () => {
    const pdf = await opened(await village.officer.asks(getFamilyForm, { householdId: null, paper: 'A4' }))
    expect(readSheet(qrOf(pdf))).toEqual({ kind: 'K', version: 1, village: village.id, subjectId: null })
  })

  it('is no way to a family of another village', async () => {
    const other = await world.village()
    await expect(other.officer.asks(getFamilyForm, { householdId: family.householdId })).rejects.toMatchObject({
      kind: 'missing',
    })
    await expect(other.officer.asks(getConsultationForm, { personId: family.mother })).rejects.toMatchObject({
      kind: 'missing',
    })
  })
})

describe('a form for a talk', () => {
  it('opens the person, and not for whoever may not know of a protected one', async () => {
    const pdf = await opened(await village.officer.asks(getConsultationForm, { personId: family.mother }))
    const sheet = readSheet(qrOf(pdf)) as Sheet
    expect(sheet).toEqual({ kind: 'M', version: 1, village: village.id, subjectId: family.mother })
    const { kind, code } = readSheet(typedCodeOf(sheet)) as TypedCode
    expect((await village.secretary.asks(findSheet, { kind, code })).found).toHaveLength(1)
    const asked = { id: crypto.randomUUID(), personId: family.mother, wanted: true, reason: 'diancam' }
    await village.officer.does(requestProtection, asked)
    expect((await village.secretary.asks(findSheet, { kind, code })).found).toEqual([])
    expect((await village.officer.asks(findSheet, { kind, code })).found).toHaveLength(1)
  })
})

it('the first printed version stays as it was printed', () => {
  const [first] = familyForms
  expect(first && fieldOrder(first)).toEqual([
    ...['cardNo', 'address', 'hamlet', 'rt', 'rw'],
    ...['name', 'relationCode', 'nik', 'sex', 'birthPlace', 'birthDate', 'motherName', 'occupationCode', 'maritalCode'],
  ])
})
