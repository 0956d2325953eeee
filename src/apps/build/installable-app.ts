import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin, Rolldown } from 'vite'
import { build } from 'vite'
import type { AppFiles } from '../web/service-worker/app-files.ts'
import { drawIcons } from './app-icons.ts'
import { languages } from './gather-texts.ts'
import { webManifest } from './web-manifest.ts'

type Bundle = Rolldown.OutputBundle

const head = `<link rel="manifest" href="/app.webmanifest" />
    <link rel="apple-touch-icon" href="/icons/apple-180.png" />`

/** Makes of the built app one that stands on the home screen and opens without a signal: icons, manifest, service worker, its version in the page. */
export const installableApp = (root: string): Plugin => ({
  name: 'installable-app',
  apply: 'build',
  transformIndexHtml: (html) => html.replace('</title>', `</title>\n    ${head}`),
  generateBundle: {
    // After the page itself: what is listed is what is delivered.
    order: 'post',
    async handler(_, bundle) {
      const mark = readFileSync(join(root, 'src/apps/web/mark.svg'), 'utf8')
      const more = new Map<string, Uint8Array | string>([
        ...(await drawIcons(mark)),
        ['/app.webmanifest', JSON.stringify(webManifest())],
      ])
      for (const [path, source] of more) this.emitFile({ type: 'asset', fileName: path.slice(1), source })
      writeIntoPage(bundle, firstWords(bundle))
      const files = listFiles(bundle, more)
      writeIntoPage(bundle, `<meta name="app-version" content="${files.version}" />`)
      this.emitFile({ type: 'asset', fileName: 'service-worker.js', source: await buildWorker(root, files) })
    },
  },
})

/** Words by their language, everything else for every phone. Pictures of the manifest are the phone's own to fetch. */
const listFiles = (bundle: Bundle, more: ReadonlyMap<string, Uint8Array | string>): AppFiles => {
  const page = sourceOf(bundle['index.html'])
  const wordsIn = (language: string) =>
    Object.values(bundle)
      .filter((file) => file.type === 'chunk' && file.facadeModuleId?.includes(`virtual:texts/${language}/`))
      .map((file) => `/${file.fileName}`)
      .toSorted()
  const byLanguage = Object.fromEntries(languages.map((language) => [language, wordsIn(language)]))
  const spoken = new Set(Object.values(byLanguage).flat())
  const always = [...Object.keys(bundle).map((name) => `/${name}`), '/app.webmanifest', '/icons/any-192.png']
    .filter((path) => !spoken.has(path) && !path.endsWith('.map') && !/^\/icons\/(?!any-192)/.test(path))
    .toSorted()
  const hash = createHash('sha256').update(page)
  for (const path of [...always, ...spoken]) hash.update(path)
  for (const source of more.values()) hash.update(source)
  return { version: hash.digest('hex').slice(0, 10), always: [...new Set(always)], byLanguage }
}

const sourceOf = (file: Bundle[string] | undefined): string => {
  if (file?.type !== 'asset') throw new Error('the build has no index.html')
  return String(file.source)
}

const writeIntoPage = (bundle: Bundle, lines: string): void => {
  const page = bundle['index.html']
  const written = sourceOf(page).replace('</head>', `  ${lines}\n  </head>`)
  if (page?.type === 'asset') page.source = written
}

/** The words of the first page, fetched beside the entry and not after it. */
const firstWords = (bundle: Bundle): string =>
  Object.values(bundle)
    .filter((file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(`virtual:texts/${languages[0]}/first`))
    .map(({ fileName }) => `<link rel="modulepreload" crossorigin href="/${fileName}">`)
    .join('')

/** One classic script with its list in it: Firefox runs no modules there before version 147. */
const buildWorker = async (root: string, files: AppFiles): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { APP_FILES: JSON.stringify(files) },
    build: {
      write: false,
      target: ['chrome109', 'firefox115', 'safari16'],
      rolldownOptions: {
        input: join(root, 'src/apps/web/service-worker/service-worker.ts'),
        output: { format: 'iife' },
      },
    },
  })
  const [worker] = (built as Rolldown.RolldownOutput).output
  return worker.code
}
