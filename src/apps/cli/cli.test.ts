import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const command = path.join(import.meta.dirname, 'desmigratif.sh')
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cli-'))
  await chmod(folder, 0o755)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

const desmigratif = (
  args: readonly string[],
  environment: Record<string, string> = {},
  home = 'village',
): Promise<Ended> =>
  new Promise((resolve) => {
    const env = { ...process.env, DATA_DIR: path.join(folder, home), DATABASE_URL: '', ...environment }
    execFile(command, args, { env, cwd: folder }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, err }),
    )
  })

const json = (ended: Ended) => JSON.parse(ended.out) as Record<string, unknown>

describe('the command line', () => {
  const commands = ['start', 'migrate', 'backup', 'restore', 'import places', 'verify audit']

  test.each(commands)('%s explains itself', async (name) => {
    const ended = await desmigratif([...name.split(' '), '--help'])
    expect(ended).toMatchObject({ code: 0, err: '' })
    expect(ended.out).toContain(`Usage: desmigratif ${name}`)
  })

  test.each([
    ['nothing-of-the-kind'],
    ['import'],
    ['import places'],
    ['backup --with-keys'],
    ['restore no-such-file'],
    ['--lang xx migrate'],
  ])('wrong use ends with 2: %s', async (line) => {
    const ended = await desmigratif(line.split(' '))
    expect(ended.code).toBe(2)
    expect(ended.err).not.toBe('')
  })

  test('a backup of one place restores in another, and not when it was touched', { timeout: 120_000 }, async () => {
    const file = path.join(folder, 'whole.backup')
    expect(await desmigratif(['migrate'])).toMatchObject({ code: 0 })
    const made = await desmigratif(['backup', file, '--with-keys', '--json'], { BACKUP_PASSPHRASE: 'tanah air' })
    expect(made.code).toBe(0)
    expect(json(made)).toMatchObject({ encrypted: true })

    expect(await desmigratif(['backup', file])).toMatchObject({ code: 2 })
    expect((await desmigratif(['restore', file, '--check'])).err).toContain('BACKUP_PASSPHRASE')
    const bytes = await readFile(file)
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 4
    await writeFile(`${file}.touched`, bytes)
    const refused = await desmigratif(
      ['restore', `${file}.touched`, '--json'],
      { BACKUP_PASSPHRASE: 'tanah air' },
      'elsewhere',
    )
    expect(refused.code).toBe(1)
    expect(json(refused)).toMatchObject({ refusal: { code: 'backup.damaged' } })

    const environment = { BACKUP_PASSPHRASE: 'tanah air' }
    const restored = await desmigratif(['restore', file, '--json'], environment, 'elsewhere')
    expect(restored.code).toBe(0)
    expect(json(restored)).toMatchObject({ restored: true, rows: json(made).rows })
    expect(await desmigratif(['verify', 'audit'], environment, 'elsewhere')).toMatchObject({ code: 0 })
    const key = (home: string) => readFile(path.join(folder, home, 'keys', 'master.key'), 'utf8')
    expect(await key('elsewhere')).toBe(await key('village'))
  })
})
