import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { regionalTexts } from '../../languages/regional-texts.ts'
import type { Texts } from '../../platform/shared/texts.ts'

export const languages = ['id', 'en', 'jv'] as const
type Language = (typeof languages)[number]
type Messages = Record<string, unknown>

/** By language and part: `first` for the frame and Today, `pages` for what any other page may say, `phone` for what keeps the app and its data there, then one part a module. */
export type Parts = Readonly<Record<Language, Readonly<Record<string, Messages>>>>

// What only a phone that keeps things says comes with the part that keeps them, after the first screen.
const saidByThePhone =
  /^(platform\.(unlock\.|room\.|outbox\.|needsSignal|(kept|sealed|seal|pin|passkey|pack|carried|bundle|phone|queue|parcels?|awaited)[A-Z]|phonesFull|receiver|appTooOld|serverOlder)|shell\.phone\.)/

// Forms, files and the hints under what can be recorded: no first screen says them.
const saidByPages =
  /^(platform\.(field\.|check\.|date[A-Z]|file[A-Z]|conflict[A-Z]|draft[A-Z]|stage(Of|sDone)|choose|sixteenDigits|typeToFind|nothingFits|cannotSearch|takePhoto|removeFile|kilobytes|sentOf|sendingFile|lettersLeft|faults|optional|countOf|operationUnknown|villageNotNamed|commandNotNamed|tooLarge|notFromOurPage)|shell\.(record[A-Z]|moreLead|setUp|(language|javanese|theme|light|lightHint|dark|darkHint|easy|signedInAs|settings)$))/

const frameSources = [
  ...['src/platform/shared/texts-platform.ts', 'src/platform/client/texts.ts'],
  ...['src/apps/web/texts.ts', 'src/apps/web/texts-carried.ts', 'src/apps/web/said-texts.ts'],
]
const moduleSources = ['src/modules/*/texts.ts', 'src/modules/*/texts/*.ts']

interface Gathering {
  /** Told of a file that cannot be read; without it such a file stops the build. */
  readonly warn?: ((fault: string) => void) | undefined
  readonly watch?: (file: string) => void
  /** Reads what has changed since, instead of what Node has in memory. */
  readonly again?: boolean
}

/** Reads every text file of the house. */
export const gatherTexts = async (root: string, gathering: Gathering = {}): Promise<Parts> => {
  const parts = Object.fromEntries(
    languages.map((language) => [language, { first: {} as Messages } as Record<string, Messages>]),
  ) as Record<Language, Record<string, Messages>>
  const files = [...frameSources, ...moduleSources]
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .filter((file) => !/\.test\.ts$/.test(file))
  const saidByTheFrame = frameKeys(root)
  const regional = Object.fromEntries(languages.map((language) => [language, regionalTexts(language)])) as Record<
    Language,
    Readonly<Record<string, string>>
  >
  for (const file of files) {
    gathering.watch?.(join(root, file))
    const module = /^src\/modules\/([^/]+)\//.exec(file)?.[1] ?? 'first'
    const texts = await textsIn(join(root, file), gathering)
    for (const language of languages) {
      for (const each of texts) {
        const own = { ...each.id, ...(language === 'en' ? each.en : sharedKeys(each.id, regional[language])) }
        sort(parts[language], module, own, saidByTheFrame)
      }
    }
  }
  return parts
}

const sharedKeys = (texts: Readonly<Record<string, string>>, said: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(said).filter(([key]) => key in texts))

const sort = (
  parts: Record<string, Messages>,
  module: string,
  texts: Readonly<Record<string, string | undefined>>,
  frame: ReadonlySet<string>,
) => {
  for (const [key, text] of Object.entries(texts)) {
    const part = partOf(key, module, frame)
    const messages = parts[part] ?? {}
    parts[part] = messages
    messages[key] = compileMessage(text ?? key)
  }
}

const partOf = (key: string, module: string, frame: ReadonlySet<string>): string => {
  if (saidByThePhone.test(key)) return 'phone'
  if (saidByPages.test(key) || (frame.has(key) && key.endsWith('Hint'))) return 'pages'
  return frame.has(key) || /^(task|access\.role)\./.test(key) ? 'first' : module
}

/** What a module's `client/index.ts` and the lists it joins name for the frame: menus, and the hints of what can be recorded. Titles come with their pages. */
const frameKeys = (root: string): ReadonlySet<string> => {
  const keys = globSync('src/modules/*/client/{index,*-routes}.ts', { cwd: root }).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/\blabel: '([a-z-]+\.[\w.]+)'/g)].flatMap((match) => [
      match[1] ?? '',
      `${match[1]}Hint`,
    ]),
  )
  return new Set(keys)
}

const textsIn = async (file: string, { warn, again }: Gathering): Promise<readonly Texts[]> => {
  try {
    const address = pathToFileURL(file).href
    const exported = (await import(again ? `${address}?changed=${statSync(file).mtimeMs}` : address)) as Record<
      string,
      unknown
    >
    return Object.values(exported).filter(isTexts)
  } catch (fault) {
    if (!warn) throw fault
    warn(`${file}: ${fault instanceof Error ? fault.message : fault}`)
    return []
  }
}

const isTexts = (value: unknown): value is Texts =>
  typeof value === 'object' && value !== null && 'id' in value && 'en' in value
