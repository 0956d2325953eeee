import type { BrowserContext, Page } from '@playwright/test'
import { openRenewableLine } from './renewable-line.ts'
import { openVillageServer, phoneThatKeepsApp } from './village-server.ts'

const pin = '482915'

/** The demo's server behind a line that can be cut, and what an officer does with the village on the phone. */
export const openPhoneInHand = async () => {
  const server = await openVillageServer({ demo: true })
  const page = await (await fetch(`${server.url}/index.html`)).text()
  const version = /name="app-version" content="(\w+)"/.exec(page)?.[1] ?? ''
  const line = await openRenewableLine(server.url, version)
  return {
    server,
    /** A phone on which this role of the demo is signed in and the app is kept. */
    phoneOf: async (role: string) => {
      const page = await server.windowOf(role, { ...phoneThatKeepsApp, baseURL: line.url })
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
      return page
    },
    losesSignal: async (context: BrowserContext) => {
      line.cut()
      await context.setOffline(true)
    },
    findsSignal: async (context: BrowserContext) => {
      line.mend()
      await context.setOffline(false)
    },
    close: async () => {
      await line.close()
      await server.close()
    },
  }
}

export type PhoneInHand = Awaited<ReturnType<typeof openPhoneInHand>>

export const badge = (page: Page, text: string | RegExp) =>
  page.getByRole('status').filter({ hasText: text }).first().waitFor()
export const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

export const choosePin = async (page: Page) => {
  await title(page, 'Pasang PIN untuk HP ini')
  const fields = page.locator('.pin-control')
  await fields.nth(0).fill(pin)
  await fields.nth(1).fill(pin)
  await page.getByRole('button', { name: 'Pasang PIN' }).click()
  const later = page.getByRole('button', { name: 'Pakai PIN saja' })
  await later
    .or(page.getByRole('heading', { level: 1, name: 'Kiriman' }))
    .first()
    .waitFor()
  if (await later.isVisible()) await later.click()
}

export const keepVillage = async (page: Page) => {
  await page.goto('/simpan-desa')
  await choosePin(page)
  await title(page, 'Kiriman')
  await badge(page, 'Semua terkirim')
  await page.getByText('Terakhir sama dengan kantor').waitFor()
}

/** With the PIN, where it is asked: a window that loads its page anew goes on where it was. */
export const unlock = async (page: Page) => {
  const asked = page.getByRole('heading', { level: 1, name: 'Buka dengan PIN' })
  await asked.or(page.locator('main h1')).first().waitFor()
  if (!(await asked.isVisible())) return
  await page.locator('.pin-control').fill(pin)
  await page.getByRole('button', { name: 'Buka', exact: true }).click()
}

/** Everything that the office knew when the page was opened is on the phone. */
export const inStepSince = async (page: Page, since: Date) => {
  await page.waitForFunction(
    (moment) => Object.entries(localStorage).some(([key, at]) => key.startsWith('phone:') && at > moment),
    since.toISOString(),
  )
}

export const recordsContact = async (page: Page, value: string) => {
  await page.getByRole('button', { name: 'Tambah' }).first().click()
  await page.locator('input[name=value]').fill(value)
  await page.getByRole('button', { name: 'Simpan', exact: false }).last().click()
  await page.getByText('Tersimpan di HP ini').waitFor()
}

/** The first family of the list and its head's page, as far as the phone knows them. */
export const opensFirstHead = async (page: Page): Promise<string> => {
  const family = page.locator('main a[href^="/keluarga/"]:not([href$="/baru"])').first()
  const headName = (await family.getByRole('heading').textContent()) ?? ''
  await family.click()
  await title(page, new RegExp(headName))
  await page.locator('main a[href^="/orang/"]', { hasText: headName }).first().click()
  await title(page, new RegExp(headName))
  return headName
}

/** Asks the server itself, with the session of this window. */
export const serverSays = <Output>(page: Page, operation: string, input: object): Promise<Output> =>
  page.evaluate(
    async ([operation, input]) => {
      const headers = { 'content-type': 'application/json', 'x-requested-with': 'desmigratif' }
      const answer = await fetch(`/api/${operation}`, { method: 'POST', headers, body: JSON.stringify({ input }) })
      return (await answer.json()).output
    },
    [operation, input] as const,
  )

export const personIn = (page: Page) => /\/orang\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? ''

/** An officer far from any signal, with a person's page open. */
export const farAtAPerson = async (hand: PhoneInHand, prepare?: (page: Page) => Promise<unknown>) => {
  const page = await hand.phoneOf('Petugas migrasi')
  await prepare?.(page)
  await keepVillage(page)
  await hand.losesSignal(page.context())
  await page.goto('/keluarga')
  await unlock(page)
  await title(page, 'Keluarga')
  await opensFirstHead(page)
  return { page, context: page.context(), personId: personIn(page) }
}

export const contactsOf = async (page: Page, personId: string) => {
  const { contacts } = await serverSays<{ contacts: { value: string }[] }>(page, 'registry.getPerson', { personId })
  return contacts.map(({ value }) => value)
}

export const opensOutbox = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage()
  await page.goto('/kiriman')
  await unlock(page)
  await title(page, 'Kiriman')
  return page
}

/** The numbers in the contacts that wait to be sent. */
export const waitingIn = async (page: Page): Promise<string[]> => {
  await page.getByText(/Terakhir sama dengan kantor/).waitFor()
  return [...new Set((await page.locator('main').textContent())?.match(/0812\d{8}/g) ?? [])]
}
