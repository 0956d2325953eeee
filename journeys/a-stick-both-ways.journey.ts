import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeOn } from './support/eyes-and-ears.ts'
import {
  badge,
  contactsOf,
  keepVillage,
  openPhoneInHand,
  opensFirstHead,
  type PhoneInHand,
  personIn,
  recordsContact,
  serverSays,
  title,
} from './support/phone-in-hand.ts'

let hand: PhoneInHand
let stick: string

beforeAll(async () => {
  hand = await openPhoneInHand()
  stick = await mkdtemp(path.join(tmpdir(), 'stick-'))
})
afterAll(async () => {
  await hand?.close()
  await rm(stick, { recursive: true, force: true })
})

/** Presses what makes a file and puts that file on the stick. */
const savesFile = async (page: Page, button: string): Promise<string> => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).first().click(),
  ])
  const file = path.join(stick, download.suggestedFilename())
  await download.saveAs(file)
  return file
}

const chooses = (page: Page, field: string, file: string) => page.locator(`input[name=${field}]`).setInputFiles(file)

const withOneByteChanged = async (file: string): Promise<string> => {
  const bytes = await readFile(file)
  bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 4
  await writeFile(`${file}.touched`, bytes)
  return `${file}.touched`
}

interface Ended {
  readonly code: number
  readonly told: Record<string, unknown>
}

const desmigratif = (...args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const command = path.join(import.meta.dirname, '../src/apps/cli/desmigratif.sh')
    const env = { ...process.env, DATA_DIR: hand.server.opened.settings.dataDir, DATABASE_URL: '' }
    execFile(command, [...args, '--json'], { env, cwd: stick }, (error, out) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, told: JSON.parse(out || '{}') }),
    )
  })

const opensOutbox = async (page: Page) => {
  await page.locator('a.sync-badge').first().click()
  await title(page, 'Kiriman')
}

it('weeks without a signal: the queue goes to the office in a file, a pack comes back, and both know the same', async () => {
  const page = await hand.phoneOf('Petugas migrasi')
  await keepVillage(page)
  const code = /HP ([0-9A-F]{4})\./.exec(await page.getByText('HP ini tercatat di kantor').innerText())?.[1] ?? ''
  await hand.losesSignal(page.context())
  await page.locator('a[href="/keluarga"]').last().click()
  await opensFirstHead(page)
  const personId = personIn(page)
  await recordsContact(page, '081290000001')
  await opensOutbox(page)
  const bundle = await savesFile(page, 'Simpan ke berkas')
  expect(path.basename(bundle)).toMatch(/^desmigratif-\d\d\.\d\d\.\d\d\.\d{4}-\d{4}-\d\d-\d\d\.dmg$/)
  await page.getByText('1 catatan tersimpan dalam satu berkas').waitFor()
  await page.getByText('Sudah dititipkan dalam berkas').waitFor()
  await badge(page, 'Tanpa sinyal · 1')
  expect(await axeOn(page)).toEqual([])

  const desk = await hand.server.windowOf('Petugas migrasi')
  await desk.goto(`/orang/${personId}`)
  await desk.getByRole('button', { name: 'Tambah' }).first().click()
  await desk.locator('input[name=value]').fill('081290000002')
  await desk.getByRole('button', { name: 'Simpan' }).last().click()
  await desk.getByText('+6281290000002').first().waitFor()
  await desk.goto('/titipan')
  await chooses(desk, 'bundle', await withOneByteChanged(bundle))
  await desk.getByText('isinya berubah di jalan').waitFor()
  await chooses(desk, 'bundle', bundle)
  await desk.getByText('1 catatan diterima').waitFor()
  expect(await axeOn(desk)).toEqual([])
  await desk.goto('/')
  await desk.getByText('Masukkan titipan dari HP petugas').first().click()
  await desk.getByRole('button', { name: 'Masukkan ke data desa' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Masukkan ke data desa' }).click()
  await desk.getByText('1 masuk, 0 ditolak.').waitFor()
  await chooses(desk, 'bundle', bundle)
  await desk.getByText('sudah pernah diterima').waitFor()
  await desk.goto('/paket')
  await desk.getByRole('heading', { name: new RegExp(`HP ${code}`) }).waitFor()
  expect(await axeOn(desk)).toEqual([])
  const pack = await savesFile(desk, 'Buat paket')
  await desk.getByText('baris data tersimpan').waitFor()

  await page.getByRole('link', { name: 'Terima paket' }).click()
  await title(page, 'Terima paket')
  await chooses(page, 'pack', await withOneByteChanged(pack))
  await page.getByText('Isi berkas ini berubah di jalan').waitFor()
  await chooses(page, 'pack', bundle)
  await page.getByText('Ini titipan dari HP untuk desa').waitFor()
  await chooses(page, 'pack', pack)
  await page.getByText('Paket diterima').waitFor()
  expect(await axeOn(page)).toEqual([])
  await chooses(page, 'pack', pack)
  await page.getByText('Paket diterima').waitFor()
  await page.getByRole('link', { name: 'Kiriman' }).first().click()
  await page.getByText('Semua sudah terkirim').waitFor()
  await page.locator('a[href="/keluarga"]').last().click()
  await opensFirstHead(page)
  for (const value of ['+6281290000001', '+6281290000002']) await page.getByText(value).first().waitFor()

  // once more, this time by the keeper of the server, who has no screen
  await recordsContact(page, '081290000003')
  await opensOutbox(page)
  const second = await savesFile(page, 'Simpan ke berkas')
  expect(await desmigratif('import', 'bundle', second, '--dry-run')).toMatchObject({
    ...{ code: 0, told: { commands: 1, doneBefore: 0, wasKnown: false } },
  })
  expect(await desmigratif('import', 'bundle', second)).toMatchObject({ code: 0, told: { applied: 1, refusals: [] } })
  expect(await desmigratif('import', 'bundle', second)).toMatchObject({ code: 0, told: { alreadyDone: true } })
  expect(await desmigratif('import', 'bundle', await withOneByteChanged(second))).toMatchObject({ code: 1 })
  expect(await desmigratif('import', 'bundle', second, '--village', '33.07.10.2001')).toMatchObject({ code: 1 })
  const village = /desmigratif-([\d.]+)-\d{4}/.exec(path.basename(bundle))?.[1] ?? ''
  const answer = path.join(stick, 'jawaban.dmg')
  const asked = ['export', 'pack', '--village', village, '--for', code, '--out', answer]
  expect(await desmigratif(...asked)).toMatchObject({ code: 0 })
  expect(await desmigratif(...asked)).toMatchObject({ code: 2 })
  await page.getByRole('link', { name: 'Terima paket' }).click()
  await chooses(page, 'pack', answer)
  await page.getByText('1 catatan dijawab kantor').waitFor()
  await chooses(page, 'pack', pack)
  await page.getByText('Paket ini lebih lama').waitFor()

  await hand.findsSignal(page.context())
  await badge(page, 'Semua terkirim')
  const values = ['+6281290000001', '+6281290000002', '+6281290000003']
  expect((await contactsOf(desk, personId)).filter((value) => values.includes(value)).sort()).toEqual(values)
  expect(hand.server.faults).toEqual([])
  await page.context().close()
})

it('a phone that the office has ended leaves what waits for the village and empties itself as soon as it is online', async () => {
  const page = await hand.phoneOf('Petugas migrasi')
  await keepVillage(page)
  const code = /HP ([0-9A-F]{4})\./.exec(await page.getByText('HP ini tercatat di kantor').innerText())?.[1] ?? ''
  await hand.losesSignal(page.context())
  await page.locator('a[href="/keluarga"]').last().click()
  await opensFirstHead(page)
  await recordsContact(page, '081290000009')

  const desk = await hand.server.windowOf('Kepala desa')
  await desk.goto('/paket')
  const card = desk.locator('.card', { hasText: `HP ${code}` })
  await card.getByRole('button', { name: 'Akhiri HP ini' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Akhiri HP ini' }).click()
  await desk.getByText('Tulis alasannya').waitFor()
  await desk.getByRole('dialog').getByLabel('Alasan').fill('HP hilang di pasar Kertek.')
  await desk.getByRole('dialog').getByRole('button', { name: 'Akhiri HP ini' }).click()
  await card.getByText('Diakhiri').waitFor()

  await hand.findsSignal(page.context())
  await page.getByText('Isinya dikosongkan').waitFor()
  const kept = await page.evaluate(async () => {
    const stores: string[] = []
    for (const { name = '' } of await indexedDB.databases()) {
      if (!name.startsWith('dm-')) continue
      const database = await new Promise<IDBDatabase>((done, fail) => {
        const asked = indexedDB.open(name)
        asked.onsuccess = () => done(asked.result)
        asked.onerror = () => fail(asked.error)
      })
      for (const store of database.objectStoreNames) {
        const count = await new Promise<number>((done) => {
          const asked = database.transaction(store).objectStore(store).count()
          asked.onsuccess = () => done(asked.result)
        })
        if (count > 0) stores.push(`${store}: ${count}`)
      }
      database.close()
    }
    return stores
  })
  expect(kept).toEqual([])
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('phone:')))).toEqual([])
  const { parcels } = await serverSays<{ parcels: { names: string[]; appliedAt: string | null }[] }>(
    desk,
    'platform.listParcels',
    {},
  )
  expect(parcels.filter(({ appliedAt }) => appliedAt === null)).toMatchObject([{ names: ['registry.recordContact'] }])
  expect(hand.server.faults).toEqual([])
  await page.context().close()
})
