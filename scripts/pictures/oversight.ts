import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { issueApiKey } from '../../src/modules/access/contract/api-key.ts'
import { findVillageByCode } from '../../src/modules/places/server/index.ts'
import type { Context } from '../../src/platform/server/context.ts'
import type { House } from '../../src/platform/server/house.ts'
import { runAsSystem, systemActor } from '../../src/platform/server/run-as-system.ts'
import { ask } from '../../src/platform/server/run-operation.ts'
import { addMonths, dayIn } from '../../src/platform/shared/dates.ts'
import { newId } from '../../src/platform/shared/ids.ts'
import { type Camera, phone } from './camera.ts'
import type { Program } from './program.ts'
import { goTo } from './single-pages.ts'

/** Pages of whoever looks from above or keeps the keys, and how one village asks another. */
export const takeOversight = async (program: Program, camera: Camera): Promise<void> => {
  await withWindow(program, 'Petugas migrasi', async (page) => {
    await findVillage(page, camera)
    await askElsewhere(page, camera)
  })
  await withWindow(program, 'Koordinator', async (page) => {
    await goTo(page, '/buka-kaca')
    await camera.take(page, 'buka-kaca', 1000)
  })
  if (program.opened) await issueKeys(program.opened.house)
  await withWindow(program, 'Pengawas', async (page) => {
    await goTo(page, '/kunci')
    await camera.take(page, 'kunci')
    await readRecord(page, camera)
  })
  await withWindow(program, 'Kepala desa', (page) => tellOthers(page, camera))
}

const withWindow = async (program: Program, role: string, act: (page: Page) => Promise<void>) => {
  const page = await program.windowOf(role, phone)
  await act(page)
  await page.context().close()
}

const findVillage = async (page: Page, camera: Camera) => {
  await goTo(page, '/wilayah')
  await page.getByRole('combobox').fill('kuripan wono')
  await page.getByRole('option').first().click()
  await page.getByRole('heading', { level: 2, name: /Kuripan/ }).waitFor()
  await camera.take(page, 'wilayah')
}

const readRecord = async (page: Page, camera: Camera) => {
  await goTo(page, '/catatan-tindakan')
  await page.getByRole('button', { name: 'Satu desa' }).click()
  await page.getByRole('combobox').fill('kuripan wono')
  await page.getByRole('option').first().click()
  const acts = page.locator('main').getByText(/(letters|migration|registry)\.\w+/)
  await acts.filter({ visible: true }).first().waitFor()
  await camera.take(page, 'catatan-tindakan', 1000)
}

/** The demo has nobody who makes keys; the page of those who read them is to show some. */
const issueKeys = async (house: House) => {
  let placeId = 0
  const findPlace = async (context: Context) => {
    placeId = Number((await findVillageByCode(context, '33.07.10.2004'))?.id)
  }
  await runAsSystem(house, { name: 'pictures.findVillage', act: findPlace })
  const keys = [
    { name: 'Dasbor angka kementerian', role: 'ministry', placeKind: 'nation', placeId: null, opening: 'dmg_4Qx7' },
    {
      name: 'OpenSID Desa Kuripan',
      role: 'migration_officer',
      placeKind: 'village',
      placeId,
      opening: 'dmg_Kd2v',
    },
  ] as const
  for (const key of keys) {
    const input = {
      id: newId(),
      keyFingerprint: createHash('sha256').update(newId()).digest('hex'),
      expiresOn: addMonths(dayIn('Asia/Jakarta'), 12),
      ...key,
    }
    await ask(house, issueApiKey, { actor: systemActor, input, commandId: newId() })
  }
}

const askElsewhere = async (page: Page, camera: Camera) => {
  await goTo(page, '/keluarga/*')
  const links = await page
    .locator('main a[href^="/orang/"]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  const person = links.find((link) => /^\/orang\/[0-9a-f-]{36}$/.test(link))
  await goTo(page, `${person}/tanya`)
  await camera.take(page, 'tanya-desa')
}

/** A receiver of our own on this computer: the picture shows a test that arrived. */
const tellOthers = async (page: Page, camera: Camera) => {
  const receiver = createServer((_, answer) => answer.writeHead(204).end())
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  process.env.WEBHOOKS_LOOPBACK = 'on'
  try {
    await goTo(page, '/kabar-keluar/baru')
    await page.getByLabel('Nama penerima').fill('Sistem Disnaker Wonosobo')
    await page.getByLabel('Alamat').fill(`http://localhost:${(receiver.address() as AddressInfo).port}/kabar`)
    for (const event of ['Surat diterbitkan', 'Surat dicabut', 'Calon ditetapkan desa'])
      await page.getByLabel(event).check()
    await page.getByRole('button', { name: 'Simpan' }).click()
    await page.getByRole('button', { name: 'Sudah saya salin' }).click()
    await page.getByRole('button', { name: 'Kirim percobaan' }).click()
    await page.getByText('Sampai', { exact: true }).waitFor()
    await camera.take(page, 'kabar-keluar', 1000)
  } finally {
    delete process.env.WEBHOOKS_LOOPBACK
    receiver.close()
  }
}
