import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { build, type Rolldown } from 'vite'
import type { PhonePage } from '../client/device/vault-page.ts'
import { openBrowser } from './browser.ts'

declare global {
  interface Window {
    phone: PhonePage
  }
}

/** A real browser with the vault's own code in it, for the tests that look at what really lies on the phone. */
export interface PhoneBrowser {
  readonly browser: Browser
  /** A phone: its tabs share one store, and another phone shares nothing. */
  newPhone(): Promise<BrowserContext>
  /** `screens` shows what stands before the vault, with the design kit. */
  newTab(phone: BrowserContext, page?: 'page' | 'screens'): Promise<Page>
  /** Resolves when a page has stopped itself by asking, and waiting, for `/stop`. */
  stopped(): Promise<void>
  close(): Promise<void>
}

export const openPhoneBrowser = async (): Promise<PhoneBrowser> => {
  const files = await builtPage()
  const held: ServerResponse[] = []
  let tell = () => {}
  const server = createServer((request, response) => {
    if (request.url === '/stop') {
      held.push(response)
      return tell()
    }
    const name = request.url?.slice(1) ?? ''
    const code = files.get(name)
    const type = code === undefined ? 'html' : name.endsWith('.css') ? 'css' : 'javascript'
    response.setHeader('content-type', `text/${type}; charset=utf-8`)
    response.end(code ?? htmlOf(name, files))
  })
  await new Promise<void>((done) => server.listen(0, 'localhost', done))
  const address = `http://localhost:${(server.address() as AddressInfo).port}/`
  const browser = await openBrowser()
  return {
    browser,
    newPhone: () => browser.newContext(),
    newTab: async (phone, name = 'page') => {
      const page = await phone.newPage()
      await page.goto(`${address}${name}`)
      await page.waitForFunction(() => 'phone' in window)
      return page
    },
    stopped: () =>
      new Promise((done) => {
        tell = done
      }),
    close: async () => {
      await browser.close()
      for (const response of held) response.destroy()
      server.close()
    },
  }
}

const htmlOf = (name: string, files: ReadonlyMap<string, string>): string => {
  const styles = [...files.keys()].filter((file) => name === 'screens' && file.endsWith('.css'))
  return `<!doctype html><html lang="id"><meta name="viewport" content="width=device-width,initial-scale=1"><title>phone</title>
    ${styles.map((file) => `<link rel="stylesheet" href="/${file}">`).join('')}
    <main id="app" style="padding: 16px"></main><script type="module" src="/${name}.js"></script></html>`
}

/** The pages as a browser loads them, Dexie apart. */
const builtPage = async (): Promise<ReadonlyMap<string, string>> => {
  const folder = join(import.meta.dirname, '../client/device')
  const entry = { page: join(folder, 'vault-page.ts'), screens: join(folder, 'unlock-screens.tsx') }
  const built = (await build({
    configFile: false,
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
    build: { write: false, target: 'chrome109', minify: false, lib: { entry, formats: ['es'] } },
  })) as Rolldown.RolldownOutput[]
  const outputs = built.flatMap(({ output }) => output)
  return new Map(
    outputs.flatMap((file) => [[file.fileName, file.type === 'chunk' ? file.code : String(file.source)] as const]),
  )
}

/** Everything in every database of this page as letters, whatever way it is written there, and the names of the databases. */
export const rawDump = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const parts: string[] = []
    const answered = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((done, fail) => {
        request.onsuccess = () => done(request.result)
        request.onerror = () => fail(request.error)
      })
    const write = (value: unknown): void => {
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
        const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : new Uint8Array(value.buffer)
        parts.push(new TextDecoder('latin1').decode(bytes))
      } else if (value instanceof CryptoKey) parts.push(`key that can be read out: ${value.extractable}`)
      else if (typeof value === 'object' && value !== null)
        for (const [name, inner] of Object.entries(value)) {
          parts.push(name)
          write(inner)
        }
      else parts.push(String(value))
    }
    for (const { name } of await indexedDB.databases()) {
      parts.push(name ?? '')
      const database = await answered(indexedDB.open(name ?? ''))
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store)
        const [keys, values] = await Promise.all([answered(all.getAllKeys()), answered(all.getAll())])
        parts.push(store)
        write(keys)
        write(values)
      }
      database.close()
    }
    for (const place of [localStorage, sessionStorage]) parts.push(JSON.stringify({ ...place }))
    return parts.join('\n')
  })
