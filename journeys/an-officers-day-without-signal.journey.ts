import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dayIn } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { does, doesAll } from './support/acting.ts'
import { choose } from './support/main-job.ts'
import {
  badge,
  keepVillage,
  openPhoneInHand,
  opensOutbox,
  type PhoneInHand,
  title,
  unlock,
} from './support/phone-in-hand.ts'
import { goTo } from './support/route-table.ts'

let hand: PhoneInHand

beforeAll(async () => {
  hand = await openPhoneInHand()
})
afterAll(() => hand?.close())

const today = dayIn('Asia/Jakarta')

/** A meeting that morning, with four names on its list. */
const planMeeting = async (page: Page): Promise<string> => {
  const meetingId = newId()
  const where = { startsAt: '09:00', place: 'Balai dusun' }
  const asked = { id: meetingId, kind: 'meetings.gathering', title: 'Rembug keluarga', heldOn: today, ...where }
  await does(page, 'meetings.recordMeeting', asked)
  const people = ['Agus', 'Budi', 'Citra', 'Dewi'].map((guestName) => ({ id: newId(), guestName }))
  await does(page, 'meetings.recordInvitees', { meetingId, people })
  return meetingId
}

interface Listed {
  readonly id: string
  readonly personName: string
}

/** Somebody who prepares to leave, with a name of more than one word. */
const findCandidate = async (page: Page): Promise<Listed> => {
  const asked = (['profile', 'village', 'id_pmi', 'agreement', 'training'] as const).map(
    (group) => ['migration.listEpisodes', { group, limit: 100 }] as const,
  )
  const listed = (await doesAll(page, asked)).flatMap(({ episodes }) => episodes as readonly Listed[])
  const candidate = listed.find(({ personName }) => personName.includes(' '))
  if (!candidate) throw new Error('the demo has nobody who prepares to leave')
  return candidate
}

const pick = (page: Page, name: string, value: string) =>
  page.locator('label', { has: page.locator(`input[name="${name}"][value="${value}"]`) }).click()

/** What was filled in is kept: the phone says so where it lies. */
const saves = async (page: Page, button: string) => {
  await page.getByRole('button', { name: button, exact: true }).click()
  await title(page, 'Kiriman')
}

interface Abroad {
  readonly asked: string
  readonly back: string
}

/** The longest silent answers the phone; of somebody else the family says that she is home. */
const hearsOfWorkers = async (page: Page): Promise<Abroad> => {
  await goTo(page, '/kabar-pekerja')
  const rows = page.locator('main a[href^="/calon/"][href$="/kabar"]')
  await rows.first().waitFor()
  const idOf = async (at: number) => ((await rows.nth(at).getAttribute('href')) ?? '').split('/')[2] ?? ''
  const [asked, back] = [await idOf(0), await idOf((await rows.count()) - 1)]
  expect(asked).not.toBe(back)
  await rows.first().click()
  await pick(page, 'channel', 'phone')
  await pick(page, 'spokenTo', 'worker')
  await pick(page, 'state', 'well')
  await page.locator('textarea[name=note]').fill('Pindah majikan, nomornya baru.')
  await saves(page, 'Simpan kabar')

  await goTo(page, `/calon/${back}`)
  await page.getByRole('button', { name: 'Lainnya' }).last().click()
  await page.getByRole('link', { name: 'Catat kepulangan' }).first().click()
  await choose(page, 'Mengapa pulang.', 'Kontrak selesai')
  await pick(page, 'health', 'well')
  await pick(page, 'child', 'no_child')
  await pick(page, 'wish', 'business')
  await saves(page, 'Simpan kepulangan')
  await goTo(page, `/calon/${back}`)
  await page.getByText(/^Kontrak selesai, /).waitFor()
  return { asked, back }
}

const paysFor = async (page: Page, { id }: Listed) => {
  await goTo(page, `/calon/${id}/biaya`)
  await page.getByRole('link', { name: 'Catat biaya' }).first().click()
  await choose(page, 'Untuk apa.', 'Tiket berangkat')
  await page.getByLabel('Jumlahnya').fill('4500000')
  await pick(page, 'paidBy', 'worker')
  await page.locator('select[name=proof]').selectOption('receipt')
  await saves(page, 'Simpan biaya')
  await goTo(page, `/calon/${id}/biaya`)
  await page.getByText('Rp4.500.000').first().waitFor()
}

const outcomes = [
  ['asked', 'Sudah ditanya'],
  ['moved', 'Sudah pindah'],
  ['refused', 'Menolak'],
  ['not_met', 'Belum bertemu'],
] as const

interface Round {
  readonly roundId: string
  readonly place: { readonly hamlet: string | null; readonly rt: string | null }
}

/** Door by door through one RT; at the first it is told who else left. */
const goesRound = async (page: Page): Promise<Round> => {
  await goTo(page, '/pendataan')
  await page.locator('main a[href^="/pendataan/"]').first().click()
  const area = page.locator('main a[href*="/rt?"]').last()
  await area.waitFor()
  const address = new URL((await area.getAttribute('href')) ?? '', page.url())
  await area.click()
  await page.waitForURL('**/rt?*')
  const doors = page.locator('main .card')
  await doors.nth(3).waitFor()
  for (const [at, [outcome, said]] of outcomes.entries()) {
    const door = doors.nth(at)
    await door.getByRole('button').click()
    await pick(page, 'outcome', outcome)
    if (at === 0) await door.getByLabel(/^Siapa lagi/).fill('Sumiyati')
    await door.getByRole('button', { name: 'Simpan kunjungan' }).click()
    await door.getByText(/^\d.*, oleh /).waitFor()
    await door.getByText(said, { exact: true }).waitFor()
  }
  const { searchParams, pathname } = address
  return {
    roundId: pathname.split('/')[2] ?? '',
    place: { hamlet: searchParams.get('dusun') || null, rt: searchParams.get('rt') || null },
  }
}

const takesAttendance = async (page: Page, meetingId: string) => {
  await goTo(page, '/rapat')
  await page.locator(`main a[href="/rapat/${meetingId}"]`).click()
  await page.getByRole('link', { name: 'Isi daftar hadir' }).click()
  for (const [at, name] of ['Agus', 'Budi', 'Citra', 'Dewi'].entries())
    for (let taps = 0; taps <= at; taps++) await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  await page.locator('summary', { hasText: 'Tambah orang' }).click()
  await page.getByRole('button', { name: 'Tidak ada di data warga' }).click()
  await page.getByLabel('Nama', { exact: true }).fill('Eka')
  await page.getByRole('button', { name: 'Masukkan ke daftar' }).click()
  await page.getByRole('button', { name: 'Simpan daftar hadir' }).click()
  await page.getByText('Hadir 2, terlambat 1').waitFor()
}

const story = 'Suaminya dua bulan tidak menerima gaji.'

/** The worker is found by name among those whom the phone holds. */
const hearsOfTrouble = async (page: Page, { personName }: Listed) => {
  await goTo(page, '/kasus/baru')
  await page.getByLabel('Cari di data warga').fill(personName)
  await page.locator('[role=option]', { hasText: personName }).first().click()
  await choose(page, 'Masalah', 'Hilang kontak')
  await pick(page, 'risk', 'medium')
  await page.locator('textarea[name=story]').fill(story)
  await saves(page, 'Simpan kasus')
}

interface OnServer {
  readonly checkIns: readonly { readonly note: string | null; readonly contactedOn: string }[]
  readonly form: { readonly reason: string; readonly cameHomeOn: string } | null
  readonly costs: readonly { readonly amount: number; readonly paidOn: string; readonly verdict: string }[]
  readonly households: readonly { readonly visit: { readonly outcome: string; readonly visitedOn: string } | null }[]
  readonly leads: readonly { readonly name: string }[]
  readonly attendees: readonly { readonly name: string; readonly status: string }[]
  readonly cases: readonly {
    readonly id: string
    readonly workerName: string | null
    readonly openedOn: string
    readonly state: string
  }[]
  readonly details: { readonly line: readonly { readonly words: string | null }[] } | null
}

it('a whole day far from any signal is written down once, and stands at the office once', async () => {
  const page = await hand.phoneOf('Petugas migrasi')
  const context = page.context()
  const [meetingId, candidate] = [await planMeeting(page), await findCandidate(page)]
  await keepVillage(page)
  await hand.losesSignal(context)
  await page.goto('/')
  await unlock(page)
  await title(page, /^Selamat/)

  const { asked, back } = await hearsOfWorkers(page)
  await paysFor(page, candidate)
  const { roundId, place } = await goesRound(page)
  await takesAttendance(page, meetingId)
  await hearsOfTrouble(page, candidate)
  await page.close()

  const again = await opensOutbox(context)
  await badge(again, '9')
  for (const name of ['Kabar pekerja', 'Kepulangan', 'Biaya', 'Kunjungan pendataan', 'Daftar hadir', 'Kasus baru'])
    await again
      .getByRole('heading', { name: new RegExp(`^${name}`) })
      .first()
      .waitFor()
  expect(await again.locator('main').innerText()).not.toMatch(/dua bulan|Pindah majikan/)

  await hand.findsSignal(context)
  await badge(again, 'Semua terkirim')
  await again.getByText('Semua sudah terkirim').waitFor()
  const says = (operation: string, input: object) =>
    does(again, operation, input) as Promise<unknown> as Promise<OnServer>
  const { checkIns } = await says('migration.listCheckIns', { episodeId: asked })
  expect(checkIns.filter(({ contactedOn }) => contactedOn === today)).toMatchObject([
    { note: 'Pindah majikan, nomornya baru.' },
  ])
  const { form } = await says('migration.getReturn', { episodeId: back })
  expect(form).toMatchObject({ reason: 'contract_end', cameHomeOn: today })
  const { costs } = await says('migration.listCosts', { episodeId: candidate.id })
  expect(costs.filter(({ paidOn, amount }) => paidOn === today && amount === 4_500_000)).toHaveLength(1)
  const { households } = await says('migration.listRoundHouseholds', { roundId, ...place })
  expect(households.slice(0, 4).map(({ visit }) => visit)).toMatchObject(
    outcomes.map(([outcome]) => ({ outcome, visitedOn: today })),
  )
  const { leads } = await says('migration.getRound', { roundId })
  expect(leads.filter(({ name }) => name === 'Sumiyati')).toHaveLength(1)
  const { attendees } = await says('meetings.getMeeting', { meetingId })
  expect(attendees.map(({ name, status }) => [name, status])).toEqual([
    ...[
      ['Agus', 'present'],
      ['Budi', 'late'],
      ['Citra', 'excused'],
      ['Dewi', 'ill'],
      ['Eka', 'present'],
    ],
  ])
  const { cases } = await says('casework.listCases', { text: candidate.personName })
  const [told, ...more] = cases.filter(({ openedOn, state }) => openedOn === today && state === 'received')
  expect([told?.workerName, ...more]).toEqual([candidate.personName])
  const { details } = await says('casework.getCase', { caseId: told?.id })
  expect(details?.line.map(({ words }) => words)).toContain(story)
  expect(hand.server.faults).toEqual([])
  await context.close()
})
