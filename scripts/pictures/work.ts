import { type Camera, phone } from './camera.ts'
import type { Program } from './program.ts'
import { goTo } from './single-pages.ts'

/** The demo's vacancies, one candidate beside them, and the service log. */
export const takeWork = async (program: Program, camera: Camera): Promise<void> => {
  const page = await program.windowOf('Petugas migrasi', phone)
  await goTo(page, '/lowongan')
  await camera.take(page, 'lowongan', 1100)
  await page.getByRole('link', { name: /Pengasuh lansia di panti/ }).click()
  await page.getByRole('link', { name: 'Calon yang cocok' }).click()
  await page.locator('a[href^="/cocok/"]').first().click()
  await page
    .getByText(/Terpenuhi: /)
    .first()
    .waitFor()
  await camera.take(page, 'lowongan-cocok', 900)
  await goTo(page, '/layanan')
  await camera.take(page, 'layanan', 1100)
  await page.context().close()
}
