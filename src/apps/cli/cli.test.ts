import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { format } from 'node:util'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startEmbeddedPostgres } from '#platform/server/embedded-postgres.ts'
import { runCommand } from './run-command.ts'

const command = path.join(import.meta.dirname, 'desmigratif.sh')
let folder: string
let database: Awaited<ReturnType<typeof startEmbeddedPostgres>> | undefined

// The village's database is started once and joined by every command: starting it takes longer than what they do.
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cli-'))
  await chmod(folder, 0o755)
  expect(await inItsProcess(['migrate'])).toMatchObject({ code: 0, err: '' })
  database = await startEmbeddedPostgres({ dataDir: path.join(folder, 'village') })
}, 120_000)

afterAll(async () => {
  await database?.stop()
  await rm(folder, { recursive: true, force: true })
})

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

type Run = (args: readonly string[], environment?: Record<string, string>, home?: string) => Promise<Ended>

const settingsOf = (home: string) => ({ DATA_DIR: path.join(folder, home), DATABASE_URL: '' })

/** As from a shell: a process of its own, from the first file on. */
const inItsProcess: Run = (args, environment = {}, home = 'village') =>
  new Promise((resolve) => {
    const env = { ...process.env, ...settingsOf(home), ...environment }
    execFile(command, args, { env, cwd: folder }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, err }),
    )
  })

/** The same program without a start of Node for each of sixty command lines. */
const desmigratif: Run = async (args, environment = {}, home = 'village') => {
  const said = { out: '', err: '' }
  const hear = (where: 'out' | 'err', words: unknown): true => {
    said[where] += words
    return true
  }
  vi.spyOn(console, 'log').mockImplementation((...words) => void hear('out', `${format(...words)}\n`))
  vi.spyOn(console, 'error').mockImplementation((...words) => void hear('err', `${format(...words)}\n`))
  vi.spyOn(process.stdout, 'write').mockImplementation((words) => hear('out', words))
  vi.spyOn(process.stderr, 'write').mockImplementation((words) => hear('err', words))
  for (const [name, value] of Object.entries({ ...settingsOf(home), ...environment })) vi.stubEnv(name, value)
  try {
    const code = await runCommand(args)
    return { code, ...said }
  } finally {
    vi.restoreAllMocks()
    vi.unstubAllEnvs()
    process.exitCode = undefined
  }
}

const json = (ended: Ended) => JSON.parse(ended.out) as Record<string, unknown>

// Papers of two releases, signed once with a key thrown away since.
const papers = {
  key: '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAvwEIW5dW68NA4DlRXl8XMAg7lBwSW8I1JcE2qo6BTYk=\n-----END PUBLIC KEY-----\n',
  firstRelease:
    '04000000034020G30G2GC1R81450P30D1R7H00030R4GR3RJ2MC1P7H14GKJMB9G6CV3J26K000004K7S34WNJYCSQ7CY2GV5GYS75DQKVSFY1N3HQNN3PR1FMB3AXD8MT4AKBEFMX6GTJ9RKF78A19PV69HR0EDYFYSZ47W11RRY6GH7GWRGFJ4SBWCHZ7CBZ8BN6NS18',
  untilSeptember:
    '08000000034020G30G2GC1R81450P30D1R7H00030R4GR3RJ2MC1P7H14GKJMB9G6CV3J26K000004K7S34WNJYCSQ7CY2CB18DJRFBB403475VWK9A0CF5WNVJEEVYAG6HS1BY03BPH8CKP145HYN9TWEN4937D1HR0PP5DV32WT577R3ZKW19TBVS8RXZV3BRA3R3DYQ90T',
}

describe('a place written wrongly', () => {
  test.each([
    ['users', 'list', '--village', '33.07'],
    ['users', 'list', '--village', 'kuripan'],
    ['users', 'add', 'endang', '--name', 'Endang', '--role', 'coordinator', '--place', '33.0'],
    ['users', 'add', 'endang', '--name', 'Endang', '--role', 'head', '--place', '33.07.10.20x4'],
  ])('is said before anything is opened: %s %s … %s', async (...args) => {
    const untouched = path.join(folder, 'untouched')
    const ended = await desmigratif(args, {}, 'untouched')
    expect(ended).toMatchObject({ code: 2, out: '' })
    expect(ended.err).toContain(`${args.at(-1)} is no code of a village`)
    await expect(readFile(untouched)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

describe('the command line', () => {
  const commands = [
    ...['start', 'migrate', 'backup', 'restore', 'verify audit', 'verify letter'],
    ...[
      'demo',
      'export population',
      'import population',
      'export pack',
      'import bundle',
      'import places',
      'import references',
      'users list',
      'users add',
      'users link',
      'users close',
      'users reopen',
      'keys list',
      'keys rotate',
    ],
  ]

  test.each(commands)('%s explains itself', async (name) => {
    const ended = await desmigratif([...name.split(' '), '--help'])
    expect(ended).toMatchObject({ code: 0, err: '' })
    expect(ended.out).toContain(`Usage: desmigratif ${name}`)
  })

  test.each([
    ['nothing-of-the-kind'],
    ['import'],
    ['import places'],
    ['keys rotate everything'],
    ['verify audit --head foo'],
    ['backup --with-keys'],
    ['restore no-such-file'],
    ['--lang xx migrate'],
    ['start --port abc'],
    ['export population --village 33'],
    ['export pack --village 33'],
    ['import bundle'],
    ['import bundle no-such-file.dmg'],
    ['users add budi --name Budi --role nothing'],
    ['verify letter no-such-file.pdf'],
    ['import references nothing x.csv --effective-from 2026-01-01 --source x'],
  ])('wrong use ends with 2: %s', async (line) => {
    const ended = await desmigratif(line.split(' '))
    expect(ended.code).toBe(2)
    expect(ended.err).not.toBe('')
  })

  test('is a program: it says where to look, and ends with its number', async () => {
    const help = await inItsProcess(['start', '--help'])
    expect(help).toMatchObject({ code: 0, err: '' })
    expect(help.out).toContain('Usage: desmigratif start')
    expect(await inItsProcess(['keys', 'rotate', 'everything'])).toMatchObject({ code: 2, out: '' })
    const forged = await inItsProcess(['verify', 'letter', papers.firstRelease, '--json'], {}, 'village')
    expect(forged).toMatchObject({ code: 1, err: '' })
    expect(json(forged)).toMatchObject({ verdict: 'unknown' })
  })

  test('a population file is loaded once, by --json in the promised form; a file nobody knows is refused', {
    timeout: 120_000,
  }, async () => {
    const file = path.join(folder, 'people.csv')
    const header =
      'dusun,rw,rt,nama,no_kk,nik,sex,tempatlahir,tanggallahir,agama_id,pendidikan_kk_id,pekerjaan_id,status_kawin,kk_level,warganegara_id,nama_ayah,nama_ibu'
    await writeFile(
      file,
      [
        header,
        'Krajan,1,2,Tukiman,3307102401090001,3307101203800001,1,Wonosobo,1980-03-12,1,4,9,2,1,1,Karto,Sarinem',
        'Krajan,1,2,Suprihatin,3307102401090001,3307104507830002,2,Wonosobo,1983-07-05,1,4,2,2,3,1,Wiryo,Tumini',
      ].join('\n'),
    )
    const load = (...extra: string[]) =>
      desmigratif(['import', 'population', file, '--village', '33.07.10.2004', '--json', ...extra])
    const shown = await load('--dry-run')
    expect(json(shown)).toMatchObject({ read: 2, created: 2, rejected: 0, rows: [] })
    const loaded = await load()
    expect(loaded.code).toBe(0)
    for (const key of ['read', 'created', 'updated', 'unchanged', 'rejected', 'warnings', 'rows'])
      expect(json(loaded)).toHaveProperty(key)
    expect(json(loaded)).toMatchObject({ read: 2, created: 2, updated: 0, unchanged: 0, rejected: 0 })
    expect(json(await load())).toMatchObject({ read: 2, created: 0, updated: 0, unchanged: 2, rejected: 0 })

    const exporting = ['export', 'population', '--village', '33.07.10.2004', '--json']
    const asked = await desmigratif([...exporting, '--reason', 'pemutakhiran OpenSID', '--for', 'operator desa'])
    expect(json(asked)).toMatchObject({ status: 'open' })
    const early = await desmigratif([...exporting, '--id', String(json(asked).id)], {
      EXPORT_PASSPHRASE: 'sawah hijau empat musim',
    })
    expect(early.code).toBe(1)
    expect(json(early)).toMatchObject({ refusal: { code: 'registry.export.notYet' } })
    expect(json(await desmigratif(exporting))).toMatchObject({
      exports: [{ status: 'open', receiver: 'operator desa' }],
    })

    const strange = path.join(folder, 'strange.csv')
    await writeFile(strange, 'a,b\n1,2\n')
    const unknown = await desmigratif(['import', 'population', strange, '--village', '33.07.10.2004', '--json'])
    expect(unknown.code).toBe(1)
    expect(json(unknown)).toMatchObject({ refusal: { sentences: [expect.stringContaining('import screen')] } })
    expect((await desmigratif(['import', 'population', file, '--village', '33.07'])).code).toBe(2)
    expect((await desmigratif(['import', 'population', file, '--village', '99.99.99.9999'])).code).toBe(1)
  })

  test('a letter is checked without anyone: out of date is said, and of an old paper that its token cannot tell', async () => {
    const keys = path.join(folder, 'keys.json')
    await writeFile(keys, JSON.stringify([{ keyId: '0a1b2c3d', publicKeyPem: papers.key }]))
    const judge = (token: string, ...more: string[]) =>
      desmigratif(['verify', 'letter', token, '--keys', keys, ...more], {}, 'papers')
    const past = await judge(papers.untilSeptember)
    expect(past).toMatchObject({ code: 0, err: '' })
    expect(past.out).toContain('OUT OF DATE: it was good until 2026-09-09.')
    expect(json(await judge(papers.untilSeptember, '--json'))).toMatchObject({
      ...{ verdict: 'genuine', validity: 'untilDay', validUntil: '2026-09-09', outOfDate: true },
    })
    expect((await judge(papers.firstRelease)).out).toContain('Validity is not in this token')
    const forged = await judge(papers.untilSeptember.replace(/.$/, 'Y'))
    expect(forged.code).toBe(1)
    expect(forged.out).not.toContain('2026-09-09')
  })

  test('keys of letters rotate, and the old one goes on verifying', async () => {
    const first = json(await desmigratif(['keys', 'rotate', 'letters', '--json']))
    const second = json(await desmigratif(['keys', 'rotate', 'letters', '--json']))
    const { keys } = json(await desmigratif(['keys', 'list', '--json']))
    expect(keys).toMatchObject([{ keyId: first.keyId }, { keyId: second.keyId }])
  })

  test('an account is made with its term and a link that works once', { timeout: 120_000 }, async () => {
    const add = [
      'users',
      'add',
      'endang',
      '--name',
      'Endang Purwanti',
      '--role',
      'coordinator',
      '--place',
      '33.07',
      '--json',
    ]
    expect(json(await desmigratif(add))).toMatchObject({
      username: 'endang',
      link: expect.stringMatching(/\/undangan#[\w-]{43}$/),
    })
    expect((await desmigratif(add)).code).toBe(1)
    expect(json(await desmigratif(['users', 'list', '--json']))).toMatchObject({
      accounts: [{ username: 'endang', state: 'invited' }],
    })
    expect((await desmigratif(['users', 'close', 'endang'])).code).toBe(0)
    expect((await desmigratif(['users', 'close', 'nobody'])).code).toBe(2)
    const tomorrow = await desmigratif(['users', 'add', 'budi', ...add.slice(3), '--from', 'tomorrow'])
    expect(tomorrow.code).toBe(2)
    expect(json(tomorrow)).toMatchObject({ refusal: { kind: 'invalid' } })
  })

  test('a backup of one place restores in another, and not when it was touched', { timeout: 120_000 }, async () => {
    const file = path.join(folder, 'whole.backup')
    expect(await desmigratif(['migrate'])).toMatchObject({ code: 0 })
    const made = await inItsProcess(['backup', file, '--with-keys', '--json'], { BACKUP_PASSPHRASE: 'tanah air' })
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
    const restored = await inItsProcess(['restore', file, '--json'], environment, 'elsewhere')
    expect(restored.code).toBe(0)
    expect(json(restored)).toMatchObject({ restored: true, rows: json(made).rows })
    expect(await desmigratif(['verify', 'audit'], environment, 'elsewhere')).toMatchObject({ code: 0 })
    const key = (home: string) => readFile(path.join(folder, home, 'keys', 'master.key'), 'utf8')
    expect(await key('elsewhere')).toBe(await key('village'))
  })
})
