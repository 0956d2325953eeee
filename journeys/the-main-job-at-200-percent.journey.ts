import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEmptyVillage, signIn } from './support/empty-village.ts'
import { axeOn, barriersOf, listen, prefer } from './support/eyes-and-ears.ts'
import {
  answerSigns,
  consult,
  issueLetter,
  type Look,
  loadPopulation,
  openCandidate,
  requestLetter,
  showPapers,
  verify,
} from './support/main-job.ts'
import { phone, type VillageServer } from './support/village-server.ts'

let village: VillageServer

beforeAll(async () => {
  village = await openEmptyVillage()
})
afterAll(() => village?.close())

// A window of 1280 × 800 in which the browser shows everything twice as large.
const twice = { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }
const smallPhone = phone.viewport ?? twice.viewport

test('the main job at 200 %, read by ear, in the dark and in easy mode on a small phone', async () => {
  const found: string[] = []
  const look: Look = async (page, heading) => {
    const title = page.getByRole('heading', { level: 1, name: heading })
    await title.waitFor()
    await page.locator('.waiting').waitFor({ state: 'detached' })
    const at = await title.innerText()
    const note = (how: string, faults: readonly string[]) => found.push(...faults.map((one) => `${at}, ${how}: ${one}`))
    note('at 200 %', await barriersOf(page))
    await page.setViewportSize(smallPhone)
    await prefer(page, { dark: true })
    note('dark', await axeOn(page, 'colours'))
    await prefer(page, { easy: true })
    note('easy', [...(await barriersOf(page)), ...(await axeOn(page))])
    await prefer(page, {})
    note('light, 360 px', [...(await barriersOf(page)), ...(await axeOn(page))])
    await page.setViewportSize(twice.viewport)
  }
  const officer = await signIn(village, 'petugas', twice)
  const head = await signIn(village, 'kades', twice)
  const heard = await listen(officer)

  await look(officer, /^Selamat/)
  await loadPopulation(officer, look)
  const episodeId = await openCandidate(officer, look)
  await consult(officer, episodeId, look)
  await answerSigns(officer, episodeId, look)
  const letter = await requestLetter(officer, episodeId, look)
  await issueLetter(head, letter, look)
  await showPapers(officer, episodeId, look)
  await verify(officer, head, episodeId, look)

  expect(found).toEqual([])
  const said = (await heard()).join('\n')
  for (const words of [
    '87 orang dari 24 keluarga dipilih',
    'Musyawarah tercatat',
    'Jawaban tersimpan',
    'Permintaan tersimpan',
    'Diserahkan. Kepala desa mendapat tugasnya',
  ]) {
    expect(said).toContain(words)
  }
  expect(village.faults).toEqual([])
})
