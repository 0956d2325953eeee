import type { BrowserContextOptions, Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { recordAccount, recordPassword, recordTerm } from '#modules/access/server/index.ts'
import { findVillageByCode, openVillage } from '#modules/places/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { newId } from '#platform/shared/ids.ts'
import { openVillageServer, type VillageServer } from './village-server.ts'

const password = 'sawah-hijau-empat-musim'

/** A village that has just begun: nobody on file, one officer (`petugas`) and one head (`kades`). */
export const openEmptyVillage = async (): Promise<VillageServer> => {
  const village = await openVillageServer({ demo: false })
  const act = async (context: Context) => {
    const found = await findVillageByCode(context, '33.07.10.2004')
    if (!found) throw new Error('the list of places has no Kuripan')
    await openVillage(context, found.id)
    await appoint(context, found.id, 'petugas', 'Sri Wahyuni', 'migration_officer')
    await appoint(context, found.id, 'kades', 'Bambang Supriyadi', 'head')
  }
  await runAsSystem(village.opened.house, { name: 'journey.assignOfficers', act })
  return village
}

const appoint = async (
  context: Context,
  villageId: number,
  username: string,
  name: string,
  role: 'migration_officer' | 'head',
) => {
  const accountId = newId()
  await recordAccount(context, { id: accountId, name, username, phone: null })
  await recordPassword(context, accountId, password)
  const place = { placeKind: 'village', placeId: villageId } as const
  await recordTerm(context, {
    id: newId(),
    accountId,
    role,
    ...place,
    from: '2026-01-02',
    until: null,
    appointmentNumber: '141/1/2026',
  })
}

/** The first sign-in of somebody: password, second code where it is compulsory, the promise. */
export const signIn = async (
  village: VillageServer,
  username: 'petugas' | 'kades',
  options: BrowserContextOptions = { viewport: { width: 1280, height: 900 } },
): Promise<Page> => {
  const page = await village.window(options)
  await page.goto('/masuk')
  await page.getByLabel(/nama pengguna/i).fill(username)
  await page.getByLabel('Kata sandi', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  const heading = page.getByRole('heading', { level: 1, name: /Pasang kode kedua|Janji petugas/ })
  if ((await heading.innerText()) === 'Pasang kode kedua') await addCodeApp(page)
  await page.getByLabel('Saya sudah membaca dan berjanji').check()
  await page.getByRole('button', { name: 'Setuju dan mulai' }).click()
  await page.getByRole('heading', { level: 1, name: /^Selamat/ }).waitFor()
  return page
}

// The second code is compulsory for whoever sees cases: its secret stands under the picture to scan.
const addCodeApp = async (page: Page) => {
  await page.getByText('Pakai aplikasi kode').click()
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '')
  await page.getByRole('textbox', { name: /kode/i }).fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate())
  await page.getByRole('button', { name: 'Pasang aplikasi kode' }).click()
  // Ten codes for the day the phone is gone are shown this once.
  await page.getByLabel('Sudah saya cetak').check()
  await page.getByRole('button', { name: 'Selesai' }).click()
}
