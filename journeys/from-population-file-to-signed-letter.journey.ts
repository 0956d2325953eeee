import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEmptyVillage, signIn } from './support/empty-village.ts'
import {
  answerSigns,
  consult,
  issueLetter,
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

// A stranger with a phone: the code on the paper, the file itself, and a copy in which one byte is another.
const checkAsStranger = async (head: Page, address: string) => {
  const letterId = address.split('/').at(-1) ?? ''
  await head.getByRole('button', { name: 'Cetak A4' }).click()
  const pdf = await (await head.request.get(`/letters/${letterId}.pdf`)).body()
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  const asked = { headers: { 'x-requested-with': 'desmigratif' }, data: { input: { letterId } } }
  const { output } = (await (await head.request.post('/api/letters.getLetter', asked)).json()) as {
    output: { checkPath: string }
  }
  const stranger = await village.window(phone)
  await stranger.goto(output.checkPath)
  await stranger.getByRole('heading', { name: 'Surat ini asli' }).waitFor()
  expect(await stranger.content()).not.toMatch(/\d{16}/)
  const sayOf = async (buffer: Buffer) => {
    await stranger.goto('/periksa')
    await stranger.locator('input[type=file]').setInputFiles({ name: 'surat.pdf', mimeType: 'application/pdf', buffer })
    await stranger.getByRole('button', { name: 'Periksa file', exact: true }).click()
    return stranger.getByRole('heading', { level: 1 }).innerText()
  }
  expect(await sayOf(pdf)).toBe('Surat ini asli')
  const copy = Buffer.from(pdf)
  copy[Math.floor(copy.length / 3)] = (copy[Math.floor(copy.length / 3)] ?? 0) ^ 1
  expect(await sayOf(copy)).toBe('Isi surat ini berubah')
  await stranger.goto(`${output.checkPath.slice(0, -6)}AAAAAA`)
  expect(await stranger.getByRole('heading', { level: 1 }).innerText()).not.toBe('Surat ini asli')
}

test('a village loads its people, consults a family, issues the letter and verifies the candidate', async () => {
  const officer = await signIn(village, 'petugas')
  const head = await signIn(village, 'kades')
  await loadPopulation(officer)
  const episodeId = await openCandidate(officer)
  await consult(officer, episodeId)
  await answerSigns(officer, episodeId)
  const letter = await requestLetter(officer, episodeId)
  await issueLetter(head, letter)
  await checkAsStranger(head, letter)
  await showPapers(officer, episodeId)
  await verify(officer, head, episodeId)
  expect(village.faults).toEqual([])
})
