import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, ageOn, type PlainDate } from '#platform/shared/dates.ts'
import { typedDigits } from '#platform/shared/typed-date.ts'
import { does, doesAll } from './support/acting.ts'
import { openEyes } from './support/looking.ts'
import { answerNoSigns, choose, talkWithFamily } from './support/main-job.ts'
import { openPassingTime } from './support/passing-time.ts'
import { openVillageServer, phone, type VillageServer } from './support/village-server.ts'

let village: VillageServer
let time: ReturnType<typeof openPassingTime>
let officer: Page
let head: Page

beforeAll(async () => {
  village = await openVillageServer({ demo: true })
  time = openPassingTime(village)
  officer = await village.windowOf('Petugas migrasi', phone)
  head = await village.windowOf('Kepala desa', phone)
  for (const page of [officer, head]) await time.joins(page.context())
})
afterAll(async () => {
  time?.end()
  await village?.close()
})

const officerCard = () => officer.locator('.step-card')

const { barriers, look } = openEyes(['migration', 'placement', 'letters', 'task', 'platform'])

interface Member {
  readonly id: string
  readonly name: string
  readonly relationCode: string
  readonly sex: string
  readonly birthDate: PlainDate
}

/** A wife of the village whose children are grown or not born yet, and who has no file. */
const findCandidate = async (): Promise<Member> => {
  const { households } = await does(officer, 'registry.listHouseholds', { limit: 100 })
  const asked = (households as { id: string }[]).map(
    ({ id }) => ['registry.getHousehold', { householdId: id }] as const,
  )
  const families = (await doesAll(officer, asked)).map(({ members }) => members as readonly Member[])
  const everybody = families.flat()
  const ageOf = ({ birthDate }: Member) => ageOn(birthDate, time.today())
  const wives = families.flatMap((members) =>
    members.filter(
      (one) =>
        one.relationCode === '3' &&
        ageOf(one) > 22 &&
        ageOf(one) < 45 &&
        members.every((other) => ageOf(other) >= 18) &&
        everybody.filter(({ name }) => name === one.name).length === 1,
    ),
  )
  for (const wife of wives) {
    const { episodes } = await does(officer, 'migration.listPersonEpisodes', { personId: wife.id })
    if ((episodes as object[]).length === 0) return wife
  }
  throw new Error('nobody of the demo may begin a year')
}

/** After a month a session has ended: whoever comes in the morning signs in anew. */
const comesIn = async (page: Page, role: string) => {
  await page.goto('/')
  // What was remembered of yesterday shows first: the house itself is asked who is in.
  const isIn = () =>
    does(page, 'access.getSession', {}).then(
      () => true,
      () => false,
    )
  if (!(await isIn())) await page.getByRole('button', { name: role }).first().click()
  await expect.poll(isIn, { timeout: 15_000 }).toBe(true)
  await page.getByRole('heading', { level: 1, name: /^Selamat (pagi|siang|sore|malam)/ }).waitFor()
  await page.waitForLoadState('networkidle')
}

const morning = async (days: number) => {
  await time.passDays(days)
  await comesIn(officer, 'Petugas migrasi')
}

/** Today asks for it: the way to the file goes through that task. */
const takesTask = async (page: Page, words: RegExp) => {
  const task = page.locator('main a', { hasText: words }).first()
  await task.waitFor({ state: 'attached' })
  const href = (await task.getAttribute('href')) ?? ''
  await page.goto(href)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
}

const stepCard = officerCard
const atFile = async () => {
  await officer.getByRole('heading', { level: 1, name: /^(Kesiapan|Perjalanan) / }).waitFor()
  await officer.waitForLoadState('networkidle')
}

const opensFile = async (file: string) => {
  await officer.goto(file)
  await atFile()
}

const recordsInterest = async ({ name }: Member) => {
  await comesIn(officer, 'Petugas migrasi')
  await officer.getByRole('link', { name: 'Catat', exact: true }).last().click()
  await officer.getByRole('link', { name: /Catat calon/ }).click()
  await officer.getByLabel('Orangnya').fill(name)
  await officer.locator('[role=option]').first().click()
  await choose(officer, 'Negara tujuan', 'Hong Kong')
  await choose(officer, 'Pekerjaan', 'Pengurus rumah tangga')
  await choose(officer, 'Cara berangkat', /P3MI/)
  await officer.getByLabel(/^Lama kontrak/).fill('24')
  await officer.getByLabel(/^Nama perusahaan/).fill('PT Contoh Karya Bahari')
  await officer.getByLabel(/^Rencana berangkat/).fill(typedDigits(addDays(time.today(), 120)))
  await officer.getByRole('button', { name: 'Simpan berkas calon' }).click()
  await atFile()
}

/** From the file to advice and to the vacancies that fit, and back to it over the person's page. */
const isAdvised = async () => {
  await officer.locator('main a[href^="/layanan/baru"]').click()
  await officer.getByLabel('Hak pekerja').check()
  await officer.getByLabel(/^Catatan/).fill('Bertanya tentang hari libur dan potongan gaji.')
  await officer.getByRole('button', { name: 'Simpan', exact: true }).click()
  await officer.locator('main a[href^="/cocok/"]').first().click()
  await officer.getByRole('link', { name: 'Isi profil kerja' }).click()
  await officer.getByLabel('Pendidikan terakhir yang tamat').selectOption({ label: 'SMP' })
  await officer.getByRole('button', { name: 'Simpan profil' }).click()
  const fitting = officer.getByText(/Terpenuhi: /).first()
  await fitting.waitFor()
  await look(officer, 'lowongan-cocok')
  await officer.getByRole('navigation', { name: /./ }).locator('a[href^="/orang/"]').first().click()
  await officer.locator('main a[href^="/calon/"]').first().click()
  await atFile()
}

const requestsLetter = async () => {
  const send = officer.getByRole('button', { name: 'Minta surat', exact: true })
  await send.waitFor()
  const witness = officer.getByLabel('Saksi 1', { exact: true })
  if (await witness.isVisible()) {
    await witness.fill('Sukarman')
    await officer.getByLabel('Saksi 2', { exact: true }).fill('Mulyadi')
  }
  for (const purpose of await officer.getByLabel(/[Kk]eperluan/).all()) await purpose.fill('Melamar kerja di Hong Kong')
  await send.click()
  await officer.getByRole('button', { name: 'Sudah cocok, teruskan' }).click()
  await officer.getByRole('heading', { name: 'Menunggu kepala desa' }).waitFor()
  await head.goto(new URL(officer.url()).pathname)
  await head.getByRole('button', { name: 'Terbitkan' }).click()
  await head.getByRole('button', { name: 'Cetak A4' }).waitFor()
}

const seesPaper = async () => {
  await officer.getByText('Aslinya sudah dilihat dan cocok').click()
  await officer.getByRole('button', { name: 'Simpan keadaan berkas' }).click()
  await atFile()
}

const checks = async (name: string) => {
  await officer.getByRole('button', { name: 'Serahkan ke kepala desa' }).waitFor()
  for (const box of await officer.getByRole('checkbox').all()) await box.check()
  await officer.getByRole('button', { name: 'Serahkan ke kepala desa' }).click()
  await atFile()
  await comesIn(head, 'Kepala desa')
  await takesTask(head, new RegExp(`Tetapkan pemeriksaan ${name}`))
  await head.getByRole('button', { name: 'Tetapkan' }).first().click()
  await head.getByRole('dialog').getByRole('button', { name: 'Tetapkan' }).click()
  await head.getByText(/Ditetapkan oleh/).waitFor()
}

/** The stage is chosen already. */
const recordsStage = async (): Promise<string> => {
  const save = officer.getByRole('button', { name: 'Simpan kejadian' })
  await save.waitFor()
  const stage = new URL(officer.url()).searchParams.get('tahap') ?? ''
  expect(stage).not.toBe('')
  await officer.locator('select[name="source"]').selectOption('document')
  await save.click()
  await atFile()
  return stage
}

const nextStep = async () =>
  (await stepCard().count()) === 0 ? 'Tidak ada' : stepCard().getByRole('heading').innerText()

/** Before the day of departure: what the contract says, held against the rules, and its days against those insured. */
const holdsContract = async (file: string) => {
  const day = (field: string, later: number) =>
    officer.locator(`input[name="details.${field}"]`).fill(typedDigits(addDays(time.today(), later)))
  await stepCard().getByRole('link', { name: 'Catat isi kontraknya dulu' }).click()
  await officer.locator('input[name="details.wage"]').fill('4500')
  await officer.locator('select[name="details.currency"]').selectOption('HKD')
  await day('startsOn', 100)
  await day('endsOn', 829)
  await recordsStage()
  await officer.locator(`main a[href="${file}/kontrak"]`).click()
  await officer.getByRole('heading', { name: 'Hasil pencocokan' }).waitFor()
  await officer.getByRole('img', { name: /hari terlindung/ }).waitFor()
  await look(officer, 'kontrak')
  await opensFile(file)
  expect(await stepCard().getByRole('link').count()).toBe(1)
}

const pick = (field: string, value: string) =>
  officer.locator('label', { has: officer.locator(`input[name="${field}"][value="${value}"]`) }).click()

/** Whom the village calls when news stops: the first of the family. */
const confirmsKin = async (name: string) => {
  await comesIn(officer, 'Petugas migrasi')
  await takesTask(officer, new RegExp(`Pastikan keluarga ${name} yang dihubungi`))
  const who = officer.locator('select[name=personId]')
  if ((await who.inputValue()) === '') await who.selectOption({ index: 1 })
  if ((await officer.locator('select[name=relation]').inputValue()) === '')
    await officer.locator('select[name=relation]').selectOption('spouse')
  await officer.locator('input[name=phone]').fill('0812 3456 7890')
  await officer.getByRole('button', { name: 'Simpan' }).last().click()
  await atFile()
}

const hearsFrom = async (task: RegExp) => {
  await comesIn(officer, 'Petugas migrasi')
  await takesTask(officer, task)
  await pick('channel', 'messenger')
  await pick('spokenTo', 'worker')
  await pick('state', 'well')
  await officer.locator('select[name=wagePaid]').selectOption('yes')
  await officer.getByRole('button', { name: 'Simpan kabar' }).click()
  await atFile()
  await officer.getByText('Kabar terakhir hari ini').first().waitFor()
}

/** What the picture of the life says, from top to bottom. */
const livedSoFar = () => officer.locator('svg.life text.life-strong').allTextContents()

/** A year abroad: the departure, the work, the first news, and at its end the long silence and the family anew. */
const yearAbroad = async (file: string, name: string) => {
  await morning(100)
  await takesTask(officer, new RegExp(`Catat hari berangkat ${name}`))
  await opensFile(file)
  const left = await followSteps(file, name, /^Catat tahap berikut/)
  expect(left.stages).toEqual(['departed'])
  await confirmsKin(name)

  await morning(30)
  await opensFile(file)
  const begun = await followSteps(file, name, /^Tidak ada/)
  expect(begun.stages).toEqual(['working'])
  await hearsFrom(new RegExp(`Tanya kabar ${name}`))
  await look(officer, 'bekerja')
  expect((await livedSoFar()).slice(1)).toEqual(['Berangkat', 'Bekerja', 'Hari ini', 'Kontrak selesai'])

  await morning(335)
  await hearsFrom(new RegExp(`Cari kabar ${name}`))
  await confirmsKin(name)
  await look(officer, 'setahun')
}

interface Walked {
  readonly steps: readonly string[]
  readonly stages: readonly string[]
}

/** Does whatever the file asks for next, one step after the other, until it asks for what ends this walk. */
const followSteps = async (file: string, name: string, until: RegExp): Promise<Walked> => {
  const [steps, stages]: [string[], string[]] = [[], []]
  for (;;) {
    const title = await nextStep()
    if (until.test(title)) return { steps, stages }
    expect(steps, 'the same step is asked for again').not.toContain(title)
    steps.push(title)
    if (/pemeriksaan desa/.test(title)) await stepCard().getByRole('button').click()
    else {
      await stepCard().getByRole('link').click()
      await officer.waitForURL((url) => url.pathname !== file)
    }
    if (/keluarga bicara/.test(title)) await talkWithFamily(officer)
    if (/tanda bahaya/.test(title)) await answerNoSigns(officer)
    if (/^Periksa calon/.test(title)) await checks(name)
    if (officer.url().includes('/berkas/')) await seesPaper()
    if (officer.url().includes('/surat/')) await requestsLetter()
    if (officer.url().includes('/kejadian')) stages.push(await recordsStage())
    if (officer.url().includes('/surat/') || /^Periksa calon/.test(title)) await officer.goto(file)
    await atFile()
    await expect.poll(nextStep, { timeout: 30_000, message: `asked for again: ${title}` }).not.toBe(title)
  }
}

test('a candidate’s year, from the first wish to the work abroad and its news, each step reached from the one before', async () => {
  const candidate = await findCandidate()
  const { name } = candidate
  await recordsInterest(candidate)
  const file = new URL(officer.url()).pathname
  await look(officer, 'minat')
  await isAdvised()

  await morning(7)
  await takesTask(officer, new RegExp(`Ajak keluarga ${name} bicara`))
  await opensFile(file)
  await followSteps(file, name, /^Terbitkan surat pengantar/)
  await look(officer, 'ditetapkan')

  await morning(3)
  await takesTask(officer, new RegExp(`Terbitkan surat pengantar ${name}`))
  await opensFile(file)
  const prepared = await followSteps(file, name, /^Catat hari berangkat/)
  expect(prepared.stages).toEqual([
    ...['cpmi_submitted', 'district_verified', 'id_pmi_issued', 'matched', 'placement_agreement_signed'],
    ...['training', 'certified'],
  ])
  await holdsContract(file)
  await look(officer, 'siap')
  await yearAbroad(file, name)

  expect([...barriers, ...village.faults]).toEqual([])
}, 300_000)
