import type { Command } from 'commander'
import { openKeys, publicKeys, rotateSigningKey } from '#platform/server/keys.ts'
import { readSettings } from '../../server/settings.ts'
import { print, WrongUse } from '../run.ts'

const purposes = ['letters', 'checkpoint', 'packs'] as const

export const addKeys = (program: Command): void => {
  const keys = program.command('keys').description('signing keys of letters, checkpoints and packs: list, rotate')
  keys
    .command('list')
    .description('public keys, oldest first; the last one signs, all of them verify')
    .option('--json', 'print for a program')
    .action(({ json }: { json?: boolean }) => {
      openFolder()
      const found = purposes.flatMap((purpose) => publicKeys(purpose).map((key) => ({ purpose, ...key })))
      print(json, { keys: found }, [
        ...found.map(({ purpose, keyId }) => `${purpose.padEnd(12)} ${keyId}`),
        `${found.length} signing keys in ${readSettings().keysDir}`,
      ])
    })
  keys
    .command('rotate')
    .description('make a new signing key; what older ones signed stays genuine')
    .argument('<purpose>', `one of: ${purposes.join(', ')}`)
    .option('--json', 'print for a program')
    .addHelpText('after', '\nA server that runs signs with it from its next start. Then copy the key folder again.')
    .action(rotate)
}

const openFolder = (): void => openKeys(readSettings().keysDir)

const rotate = (purpose: string, { json }: { json?: boolean }): void => {
  if (!(purposes as readonly string[]).includes(purpose))
    throw new WrongUse(`There is no purpose "${purpose}". Purposes: ${purposes.join(', ')}.`)
  openFolder()
  const keyId = rotateSigningKey(purpose)
  print(json, { purpose, keyId }, [
    `${purpose}: ${keyId} signs from now on, in a server that runs from its next start. Copy the key folder again.`,
  ])
}
