import { type Check, isCode, isTest, projectFiles, read } from './check.ts'

const glossaryFile = 'docs/glossary.md'

/** Every operation begins with a verb of the glossary; names use the glossary's word, not its rejected synonyms. */
export const glossary: Check = {
  title: 'glossary',
  look: (root) => {
    const page = read(root, glossaryFile)
    const verbs = new Set(listUnder(page, 'Verbs'))
    const rejected = tableUnder(page, 'Words we do not use')
    const files = projectFiles(root).filter((file) => isCode(file) && !isTest(file) && file.startsWith('src/'))
    const operations = files.flatMap((file) => operationsIn(file, read(root, file)))
    const strange = operations.filter(({ verb }) => !verbs.has(verb))
    return {
      problems: [
        ...strange.map(({ file, name, verb }) => `${file}: ${name} begins with "${verb}", no verb of ${glossaryFile}`),
        ...files.flatMap((file) => rejectedIn(file, read(root, file), rejected)),
      ],
      summary: `${operations.length} operations, ${verbs.size} verbs`,
    }
  },
}

const section = (page: string, heading: string): string => {
  const found = page.split(/^## /m).find((part) => part.startsWith(heading))
  if (found === undefined) throw new Error(`${glossaryFile} has no section "${heading}"`)
  return found
}

const listUnder = (page: string, heading: string): string[] =>
  [...section(page, heading).matchAll(/^[-|] *`([a-zA-Z]+)`/gm)].flatMap((match) => match[1] ?? [])

const tableUnder = (page: string, heading: string): ReadonlyMap<string, string> =>
  new Map(
    [...section(page, heading).matchAll(/^\| *`([A-Za-z]+)` *\| *([^|]+?) *\|/gm)].map((match) => [
      match[1] ?? '',
      match[2] ?? '',
    ]),
  )

const operationsIn = (file: string, code: string) =>
  [...code.matchAll(/\b(?:command|query)\(\s*'([a-z-]+)\.([a-z]+)[A-Za-z]*'/g)].map((match) => ({
    file,
    name: match[0].replace(/^.*'(.*)'$/s, '$1'),
    verb: match[2] ?? '',
  }))

const rejectedIn = (file: string, code: string, rejected: ReadonlyMap<string, string>): string[] => {
  const declared = [...code.matchAll(/^export (?:async )?(?:const|function|interface|type|class) (\w+)/gm)].flatMap(
    (match) => match[1] ?? [],
  )
  return declared.flatMap((name) => {
    const words = name.split(/(?=[A-Z])/).map((word) => word.toLowerCase())
    return words.flatMap((word) =>
      rejected.has(word) ? [`${file}: ${name} says "${word}"; the glossary says ${rejected.get(word)}`] : [],
    )
  })
}
