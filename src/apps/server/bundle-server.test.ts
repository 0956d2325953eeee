import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectFolder } from './sources.ts'

let copy: string

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'desmigratif project '))
  for (const name of ['src', 'package.json', 'package-lock.json'])
    cpSync(join(projectFolder, name), join(copy, name), { recursive: true })
  symlinkSync(join(projectFolder, 'node_modules'), join(copy, 'node_modules'))
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

const inCopy = (script: string): string =>
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: copy, encoding: 'utf8' }).trim()

/** What a start does in the copy before it reads the program: what it reported, and where the program lies. */
const start = () => {
  const script = `import { bundleServerIfStale } from './src/apps/server/bundle-server.ts'
    const said = []
    const program = await bundleServerIfStale((line) => said.push(line))
    console.log(JSON.stringify({ said, program }))`
  const { said, program } = JSON.parse(inCopy(script)) as { said: string[]; program: string }
  return { said, program, text: readFileSync(fileURLToPath(program), 'utf8') }
}

const change = (file: string, before: string, after: string) => {
  const text = readFileSync(join(copy, file), 'utf8')
  expect(text).toContain(before)
  writeFileSync(join(copy, file), text.replace(before, after))
}

const bundled = [expect.stringMatching(/^Server program bundled in [\d.]+ s$/)]

test('the server is bundled when one of its sources changed and only then, and a start always runs what the sources say', {
  timeout: 180_000,
}, () => {
  const first = start()
  expect(first.said).toEqual(bundled)
  expect(first.text).toContain('Desmigratif is running at')
  expect(start()).toEqual({ ...first, said: [] })

  change('src/apps/server/welcome.ts', 'Desmigratif is running at', 'Desmigratif is at work at')
  const second = start()
  expect(second.said).toEqual(bundled)
  expect(second.text).toContain('Desmigratif is at work at')
  expect(second.text).not.toContain('Desmigratif is running at')

  change('src/apps/server/welcome.ts', 'Desmigratif is at work at', 'Desmigratif is running at')
  expect(start()).toEqual({ ...first, said: [] })
})

test('a fault in the bundle names the line of the source', { timeout: 180_000 }, () => {
  const { program } = start()
  const stack = inCopy(`process.setSourceMapsEnabled(true)
    const { serveOn } = await import(${JSON.stringify(program)})
    const ground = Promise.resolve({ ownerUrl: 'postgres://nobody', attached: true, stop: async () => {} })
    await serveOn({ keysDir: 1 }, ground, Promise.resolve()).catch((fault) => console.log(fault.stack))`)
  expect(stack).toMatch(/src\/platform\/server\/keys\.ts:\d+/)
  expect(stack).toMatch(/src\/apps\/server\/house\.ts:\d+/)
})
