import type { Plugin } from 'vite'
import type { Parts } from './gather-texts.ts'
import { gatherTexts, languages } from './gather-texts.ts'

const prefix = 'virtual:texts/'
const tableFile = /\/src\/apps\/web\/text-parts\.ts$/
const textsFile =
  /\/src\/(?:modules\/[^/]+\/texts(?:\.ts|\/[^/]+\.ts)|platform\/client\/texts\.ts|apps\/web\/texts\.ts)$/

/**
 * The words of the house, compiled, by language and module: `apps/web/text-parts.ts` becomes the table of their chunks.
 * A phone fetches one language, first what the frame says, then what the opened module says, and never a parser.
 * The modules' own `texts` files become empty in the browser.
 */
export const textsByLanguage = (root: string): Plugin => {
  let strict = true
  let gathered: Promise<Parts> | undefined
  return {
    name: 'texts-by-language',
    enforce: 'pre',
    configResolved(config) {
      // What is delivered has all its words; while a module is being written the others go on.
      strict = config.mode === 'production'
    },
    buildStart() {
      gathered = undefined
    },
    watchChange(file) {
      if (/\/texts[./-]/.test(file)) gathered = undefined
    },
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    async load(id) {
      const isTable = tableFile.test(id)
      if (!isTable && !id.startsWith(`\0${prefix}`)) return undefined
      gathered ??= gatherTexts(root, {
        warn: strict ? undefined : (fault) => this.warn(fault),
        watch: (file) => this.addWatchFile(file),
        again: this.meta.watchMode,
      })
      const parts = await gathered
      if (isTable) return tableOf(Object.keys(parts.id))
      const [, language, part] = id.split('/')
      const messages = parts[language as keyof Parts][part ?? '']
      return `export const messages = JSON.parse(${JSON.stringify(JSON.stringify(messages))})`
    },
    transform(code, id) {
      // A file that also has functions is left as it is: only what is nothing but words may become empty.
      if (!textsFile.test(id) || /^export (?:function|const \w+ = (?:async )?\()/m.test(code)) return undefined
      const lists = [...code.matchAll(/^export \{([^}]+)\}/gm)].flatMap((match) => (match[1] ?? '').split(','))
      const names = [...code.matchAll(/^export const (\w+)/gm)]
        .map((match) => match[1] ?? '')
        .concat(lists.map((name) => name.trim()).filter(Boolean))
      return { code: names.map((name) => `export const ${name} = { id: {}, en: {} }`).join('\n'), map: null }
    },
  }
}

const tableOf = (parts: readonly string[]): string => {
  const rows = languages.map(
    (language) =>
      `${language}: {${parts.map((part) => `${JSON.stringify(part)}: () => import('${prefix}${language}/${part}')`).join(', ')}}`,
  )
  return `export const textParts = {${rows.join(', ')}}`
}
