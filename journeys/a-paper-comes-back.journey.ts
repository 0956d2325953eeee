import type { Page } from '@playwright/test'
import { encode } from 'uqr'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readSheet, type Sheet, typedCodeOf, writeSheet } from '#platform/shared/paper-sheet.ts'
import {
  badge,
  keepVillage,
  openPhoneInHand,
  opensFirstHead,
  type PhoneInHand,
  serverSays,
  title,
  unlock,
} from './support/phone-in-hand.ts'

let hand: PhoneInHand

beforeAll(async () => {
  hand = await openPhoneInHand()
})
afterAll(() => hand?.close())

interface FamilyOnServer {
  readonly members: readonly { readonly id: string; readonly name: string }[]
}

/** A photo of the paper: its square lies somewhere on a grey table. */
const photoOf = async (page: Page, text: string) => {
  const { data } = encode(text, { ecc: 'M', border: 0 })
  const base64 = await page.evaluate((rows) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1200, height: 1600 })
    const pen = canvas.getContext('2d')
    if (!pen) return ''
    pen.fillStyle = '#8a8378'
    pen.fillRect(0, 0, 1200, 1600)
    pen.fillStyle = '#f2efe8'
    pen.fillRect(150, 120, 900, 1300)
    pen.fillStyle = '#2a2a2a'
    for (const [y, row] of rows.entries())
      for (const [x, black] of row.entries()) if (black) pen.fillRect(700 + x * 8, 180 + y * 8, 8, 8)
    return canvas.toDataURL('image/jpeg', 0.8).split(',')[1] ?? ''
  }, data)
  return { name: 'kertas.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64') }
}

const scans = async (page: Page, text: string) => {
  await page.goto('/formulir')
  await unlock(page)
  await title(page, 'Formulir kertas')
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await photoOf(page, text))
}

const shot = async (page: Page, name: string) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })
}

it('a form printed at the office comes back to another phone without a signal and opens the family it was printed for', async () => {
  const page = await hand.phoneOf('Petugas migrasi')
  const context = page.context()
  await keepVillage(page)
  await page.goto('/keluarga')
  await unlock(page)
  const headName = await opensFirstHead(page)
  await page.goBack()
  await title(page, new RegExp(headName))
  const householdId = /\/keluarga\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? ''
  const before = await serverSays<FamilyOnServer>(page, 'registry.getHousehold', { householdId })
  const { village } = await serverSays<{ village: number }>(page, 'platform.getVillageKey', {})
  const sheet: Sheet = { kind: 'K', version: 1, village, subjectId: householdId }
  const printed = `http://localhost:3000/formulir/${writeSheet(sheet)}`

  await hand.losesSignal(context)
  await scans(page, printed)
  await title(page, new RegExp(headName))
  await page.getByText('Formulir keluarga, versi 1').waitFor()
  const lines = await page.locator('main li h3, main .row-title').allInnerTexts()
  expect(lines.length === 0 || lines[0]?.startsWith('1. ')).toBe(true)
  await shot(page, 'kertas-360')

  await page.getByRole('link', { name: 'Catat baris berikutnya' }).click()
  await title(page, 'Tambah anggota')
  const order = await page
    .locator('main [name^="person."]')
    .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).name.replace('person.', '')))
  const asked = ['name', 'relationCode', 'nik', 'sex', 'birthPlace', 'birthDate', 'mother.name']
  expect([...new Set(order)].filter((name) => asked.includes(name))).toEqual(asked)
  await page.locator('[name="person.name"]').fill('Wagiyem Ngatini')
  await page.close({ runBeforeUnload: false })

  const again = await context.newPage()
  again.setDefaultTimeout(40_000)
  await again.goto(`/orang/baru?keluarga=${householdId}&kertas=1`)
  await unlock(again)
  await again.getByText('Isian kemarin masih ada di sini.').waitFor()
  expect(await again.locator('[name="person.name"]').inputValue()).toBe('Wagiyem Ngatini')
  await again.getByText('Perempuan', { exact: true }).first().click()
  await again.locator('[name="person.relationCode"]').selectOption({ label: 'Anak' })
  await shot(again, 'kertas-isi-360')
  await again
    .getByRole('button', { name: /Simpan/ })
    .last()
    .click()
  await title(again, 'Kiriman')

  await again.goto('/formulir')
  await unlock(again)
  await title(again, 'Formulir kertas')
  await shot(again, 'formulir-360')
  await again.getByLabel('Kode di bawah kotak hitam').fill('K1-000-0000')
  await again.getByRole('button', { name: 'Buka', exact: true }).click()
  await again.getByText('Kode ini bukan kode formulir kita').waitFor()
  await again.getByLabel('Kode di bawah kotak hitam').fill(typedCodeOf(sheet).toLowerCase())
  await again.getByRole('button', { name: 'Buka', exact: true }).click()
  await title(again, new RegExp(headName))
  await again.locator('input[type=file]').setInputFiles(await photoOf(again, printed))
  await again.getByText('Kertas tersimpan sebagai bukti.').waitFor()

  await hand.findsSignal(context)
  await badge(again, 'Semua terkirim')
  const after = await serverSays<FamilyOnServer>(again, 'registry.getHousehold', { householdId })
  expect(after.members.length).toBe(before.members.length + 1)
  expect(after.members.some(({ name }) => /Wagiyem Ngatini/i.test(name))).toBe(true)
  const { scans: kept } = await serverSays<{ scans: { kind: string; fileHash: string }[] }>(
    again,
    'registry.listScans',
    { text: 'formulir kertas' },
  )
  expect(kept).toMatchObject([{ kind: 'FORMULIR' }])
  expect(await again.evaluate(async (hash) => (await fetch(`/files/${hash}`)).status, kept[0]?.fileHash)).toBe(200)
  expect(readSheet(printed)).toEqual(sheet)
  expect(hand.server.faults).toEqual([])
  await context.close()
})
