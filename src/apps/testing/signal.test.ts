import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lacksSignal } from '#platform/client/signal.ts'
import { serverModules } from '../server/modules.ts'

const operations = serverModules.flatMap((module) => module.handlers.map(({ operation }) => operation))
const commands = operations.filter(({ kind }) => kind === 'command')
const root = join(import.meta.dirname, '../..')
const screens = globSync(['modules/*/client/**/*.{ts,tsx}', 'apps/web/**/*.{ts,tsx}'], { cwd: root }).filter(
  (file) => !/\.test\.ts$/.test(file),
)

/** Acts that are no form of anybody: the sync's own, and what a field sends before its form is. */
const withoutForm = [
  ...['recordParcel', 'recordPhone', 'recordFile', 'recordImportPick'],
  // the browser asks for the finger between two questions to the server
  ...['requestPasskey', 'recordPasskey', 'requestPasskeySignIn'],
]

describe('without a line', () => {
  it.each(commands.map((operation) => [operation.name, operation] as const))(
    '%s can be sent from a form only as it declares',
    (_, operation) => {
      expect(lacksSignal(operation, { online: true, isPhoneOpen: false })).toBe(false)
      expect(lacksSignal(operation, { online: false, isPhoneOpen: true })).toBe(!operation.offline)
      expect(lacksSignal(operation, { online: false, isPhoneOpen: false })).toBe(true)
    },
  )

  it('a page may always be looked at', () => {
    for (const operation of operations.filter(({ kind }) => kind === 'query'))
      expect(lacksSignal(operation, { online: false, isPhoneOpen: false })).toBe(false)
  })

  it('every form and button sends through the hooks that say so before it is filled', () => {
    const names = new Set(commands.map(({ name }) => name.split('.')[1]))
    const past = screens.flatMap((file) =>
      [
        ...readFileSync(join(root, file), 'utf8').matchAll(/(?:callOperation|callByName)\(\s*['"]?(?:\w+\.)?(\w+)/g),
      ].flatMap(([, name]) => (name && names.has(name) && !withoutForm.includes(name) ? [`${file}: ${name}`] : [])),
    )
    expect(screens.length).toBeGreaterThan(200)
    expect(past).toEqual([])
  })
})
