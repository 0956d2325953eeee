import { globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'
import type { Texts } from '../../../platform/shared/texts.ts'

const prefix = 'virtual:texts/'
const sources = [
  'src/platform/shared/texts-platform.ts',
  'src/platform/client/texts.ts',
  'src/apps/web/texts.ts',
  'src/modules/*/texts.ts',
  'src/modules/*/texts/*.ts',
]
const textsFile =
  /\/src\/(?:modules\/[^/]+\/texts(?:\.ts|\/[^/]+\.ts)|platform\/client\/texts\.ts|apps\/web\/texts\.ts)$/

/**
 * `virtual:texts/id` holds every module's words in one language, compiled. A phone fetches one language and no parser;
 * the modules' own `texts` files become empty in the browser.
 */
export const textsByLanguage = (root: string): Plugin => {
  let strict = true
  return {
    name: 'texts-by-language',
    enforce: 'pre',
    configResolved(config) {
      // What is delivered has all its words; while a module is being written the others go on.
      strict = config.mode === 'production'
    },
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined
      const files = sources
        .flatMap((pattern) => globSync(pattern, { cwd: root }))
        .filter((file) => !file.endsWith('.test.ts'))
      for (const file of files) this.addWatchFile(join(root, file))
      const warn = strict ? undefined : (fault: string) => this.warn(fault)
      const messages = await compiled(root, files, id.slice(prefix.length + 1) as keyof Texts, warn)
      return `export const messages = JSON.parse(${JSON.stringify(JSON.stringify(messages))})`
    },
    transform(code, id) {
      if (!textsFile.test(id) || process.env.VITEST) return undefined
      const names = [...code.matchAll(/^export const (\w+)/gm)].map((match) => match[1])
      return { code: names.map((name) => `export const ${name} = { id: {}, en: {} }`).join('\n'), map: null }
    },
  }
}

const compiled = async (
  root: string,
  files: readonly string[],
  language: keyof Texts,
  warn?: (fault: string) => void,
) => {
  const messages: Record<string, unknown> = {}
  for (const file of files) {
    for (const texts of await textsIn(join(root, file), warn)) {
      // Indonesian first: other languages may be partial.
      for (const [key, text] of Object.entries({ ...texts.id, ...texts[language] }))
        messages[key] = compileMessage(text ?? key)
    }
  }
  return messages
}

const textsIn = async (file: string, warn?: (fault: string) => void): Promise<readonly Texts[]> => {
  try {
    const changed = statSync(file).mtimeMs
    const exported = (await import(`${pathToFileURL(file).href}?changed=${changed}`)) as Record<string, unknown>
    return Object.values(exported).filter(isTexts)
  } catch (fault) {
    if (!warn) throw fault
    warn(`${file}: ${fault instanceof Error ? fault.message : fault}`)
    return []
  }
}

const isTexts = (value: unknown): value is Texts =>
  typeof value === 'object' && value !== null && 'id' in value && 'en' in value
