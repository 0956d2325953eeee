import type { BrowserContext, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  inStepSince,
  keepVillage,
  openPhoneInHand,
  opensFirstHead,
  type PhoneInHand,
  personIn,
  serverSays,
  title,
  unlock,
} from './support/phone-in-hand.ts'

let hand: PhoneInHand

beforeAll(async () => {
  hand = await openPhoneInHand()
})
afterAll(() => hand?.close())

interface PersonOnServer {
  readonly person: { readonly name: string; readonly currentAddress: string | null }
  readonly documents: readonly { readonly kind: string; readonly fileHash: string | null }[]
}

/** A photo as a phone's camera makes it: far larger than a village's line carries. */
const photo = async (page: Page, seed: number) => {
  const base64 = await page.evaluate(async (seed) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 3000, height: 4000 })
    const pen = canvas.getContext('2d')
    let [state, x, y] = [seed, 0, 0]
    for (; pen && y < 4000; y += 12)
      for (x = 0; x < 3000; x += 12) {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
        pen.fillStyle = `hsl(${state % 360} 60% 60%)`
        pen.fillRect(x, y, 12, 12)
      }
    return canvas.toDataURL('image/jpeg', 0.92).split(',')[1] ?? ''
  }, seed)
  const buffer = Buffer.from(base64, 'base64')
  expect(buffer.length).toBeGreaterThan(500_000)
  return { name: `IMG_000${seed}.jpg`, mimeType: 'image/jpeg', buffer }
}

const registersFamily = async (page: Page): Promise<string> => {
  await page.goto('/keluarga/baru')
  await unlock(page)
  await page.locator('[name="household.hamlet"]').fill('Krajan')
  await page.locator('[name="members.0.person.name"]').fill('Paijem Lestari')
  await page.getByText('Perempuan', { exact: true }).first().click()
  await page.getByRole('button', { name: 'Simpan keluarga' }).click()
  await title(page, 'Kiriman')
  const link = page.getByRole('link', { name: 'Buka berkasnya' }).last()
  return /\/orang\/([0-9a-f-]+)/.exec((await link.getAttribute('href')) ?? '')?.[1] ?? ''
}

/** A native list up to twelve choices, a list to type in above. */
const chooses = async (page: Page, name: string, words: string) => {
  const field = page.locator(`[name=${name}]`)
  const option = field.locator('option', { hasText: words }).first()
  if ((await option.count()) > 0) return field.selectOption((await option.getAttribute('value')) ?? '')
  await page.getByLabel('Kertas apa').fill(words)
  return page.getByRole('option').first().click()
}

const keepsPaper = async (page: Page, personId: string, kind: string, seed: number) => {
  await page.goto(`/orang/${personId}/kertas`)
  await unlock(page)
  await title(page, 'Catat kertas')
  await chooses(page, 'kind', kind)
  await page.locator('input[type=file]').setInputFiles(await photo(page, seed))
  await page.getByText(/kB/).first().waitFor()
  await page
    .getByRole('button', { name: /Simpan/ })
    .last()
    .click()
  await title(page, 'Kiriman')
}

const corrects = async (page: Page, personId: string, address: string) => {
  await page.goto(`/orang/${personId}/betulkan`)
  await page.locator('[name=currentAddress]').fill(address)
  await page
    .getByRole('button', { name: /Simpan/ })
    .last()
    .click()
  await page.getByText(address).first().waitFor()
}

/** The line breaks twice in the middle of the first photo: its record arrives before it. */
const breakFirstPhoto = async (context: BrowserContext) => {
  let parts = 0
  await context.route('**/files/*/parts', (route) => {
    if (route.request().method() !== 'PATCH') return route.continue()
    parts += 1
    return parts === 2 || parts === 3 ? route.abort() : route.continue()
  })
  return () => parts
}

const filesOnPhone = (page: Page) =>
  page.evaluate(async () => {
    const [{ name = '' } = {}] = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('dm-'))
    const database = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open(name)
      request.onsuccess = () => done(request.result)
    })
    const count = await new Promise<number>((done) => {
      const request = database.transaction('fileBytes').objectStore('fileBytes').count()
      request.onsuccess = () => done(request.result)
    })
    database.close()
    return count
  })

it('a family is registered with photos far from any signal, the phone dies, the office edits meanwhile, and all agree', async () => {
  const page = await hand.phoneOf('Petugas migrasi')
  const context = page.context()
  await keepVillage(page)
  await page.goto('/keluarga')
  await unlock(page)
  const headName = await opensFirstHead(page)
  const editedId = personIn(page)

  await hand.losesSignal(context)
  const personId = await registersFamily(page)
  await keepsPaper(page, personId, 'Kartu keluarga', 1)
  await keepsPaper(page, personId, 'Akta lahir', 2)
  await page.goto(`/orang/${editedId}/betulkan`)
  await unlock(page)
  await page.locator('[name=currentAddress]').fill('Kebun Teh Blok C')
  await page
    .getByRole('button', { name: /Simpan/ })
    .last()
    .click()
  await page.getByText('Kebun Teh Blok C').first().waitFor()
  await page.close({ runBeforeUnload: false })

  const office = await hand.server.windowOf('Sekretaris desa', { viewport: { width: 1280, height: 900 } })
  await corrects(office, editedId, 'Jalan Pasar 3')

  const again = await context.newPage()
  again.setDefaultTimeout(40_000)
  await again.goto('/kiriman')
  await unlock(again)
  await again.getByRole('heading', { name: 'Foto dan PDF di HP ini' }).waitFor()
  expect(await again.getByText(/IMG_000\d\.jpg/).count()).toBe(2)
  await again
    .getByRole('heading', { name: /Paijem Lestari/ })
    .first()
    .waitFor()

  const parts = await breakFirstPhoto(context)
  await hand.findsSignal(context)
  await again.getByText('Menunggu keputusan').first().waitFor()
  await again.getByRole('button', { name: 'Coba sekarang' }).click()
  await again.getByRole('heading', { name: 'Foto dan PDF di HP ini' }).waitFor({ state: 'detached' })
  expect(parts()).toBeGreaterThan(4)
  expect(await filesOnPhone(again)).toBe(0)

  const registered = await serverSays<PersonOnServer>(again, 'registry.getPerson', { personId })
  expect(registered.person.name).toMatch(/Paijem Lestari/i)
  const hashes = registered.documents.map(({ fileHash }) => fileHash)
  expect(new Set(hashes).size).toBe(2)
  const sizes = await again.evaluate(
    (all) => Promise.all(all.map(async (hash) => (await (await fetch(`/files/${hash}`)).blob()).size)),
    hashes,
  )
  for (const size of sizes) {
    expect(size).toBeGreaterThan(20_000)
    expect(size).toBeLessThanOrEqual(200_000)
  }

  await office.goto('/konflik')
  await office.getByText(headName).first().waitFor()
  await office.getByRole('radio', { name: /Di ponsel/ }).check()
  await office.getByRole('button', { name: 'Simpan pilihan' }).click()
  await office.getByText('Semua isian sudah sama').waitFor()
  const settled = new Date()
  for (const window of [office, again]) {
    await window.goto(`/orang/${editedId}`)
    if (window === again) await unlock(window)
    await window.getByText('Kebun Teh Blok C').first().waitFor()
  }
  await inStepSince(again, settled)
  await hand.losesSignal(context)
  await again.reload()
  await unlock(again)
  await again.getByText('Kebun Teh Blok C').first().waitFor()
  const { person } = await serverSays<PersonOnServer>(office, 'registry.getPerson', { personId: editedId })
  expect(person.currentAddress).toBe('Kebun Teh Blok C')
  expect(hand.server.faults).toEqual([])
  await context.close()
})
