import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { copyOfPrepared } from './support/village-server.ts'

const port = 3487
const url = `http://127.0.0.1:${port}`
let dataDir: string
let program: ChildProcess
let said = ''

beforeAll(async () => {
  dataDir = await copyOfPrepared(path.join(inject('preparedFolders'), 'demo'), true)
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port), DEMO: 'on', LOG_LEVEL: 'warn' }
  program = spawn(process.execPath, ['--import', './scripts/run.mjs', 'src/apps/server/main.ts'], {
    cwd: path.join(import.meta.dirname, '..'),
    env,
    stdio: 'pipe',
  })
  for (const stream of [program.stdout, program.stderr]) stream?.on('data', (chunk) => (said += chunk))
  while (!said.includes('is running at')) {
    if (program.exitCode !== null) throw new Error(`the program ended while starting: ${said}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
})
afterAll(async () => {
  if (program?.exitCode === null) program.kill('SIGKILL')
  await rm(dataDir, { recursive: true, force: true })
})

const send = (address: string, body: unknown, cookie = '') =>
  fetch(`${url}${address}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'desmigratif', cookie },
    body: JSON.stringify(body),
  })

const ask = async <Answer>(operation: string, input: unknown, cookie: string): Promise<Answer> => {
  const answer = await send(`/api/${operation}`, { input }, cookie)
  expect(answer.status, operation).toBe(200)
  return (await answer.json()) as Answer
}

const signIn = async (role: string): Promise<string> => {
  const { output } = await ask<{ output: { accounts: { accountId: string; role: string }[] } }>(
    'access.listDemoAccounts',
    {},
    '',
  )
  const { accountId } = output.accounts.find((account) => account.role === role) ?? {}
  const entered = await send('/session/demo', { accountId })
  expect(entered.status).toBe(200)
  return entered.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

const fetchBytes = async (address: string, cookie = ''): Promise<Buffer> => {
  const answer = await fetch(`${url}${address}`, { headers: { cookie } })
  expect(answer.status, address).toBe(200)
  return Buffer.from(await answer.arrayBuffer())
}

it('the program of npm start answers with its pages, prints letters, bundles and workbooks, and ends in order', async () => {
  expect((await fetchBytes('/')).toString()).toContain('<title>')
  expect((await fetchBytes('/places/villages.txt')).toString()).toContain('Kuripan')
  const officer = await signIn('migration_officer')

  const written = await ask<{ output: { letters: { id: string }[] } }>(
    'letters.listLetters',
    { states: ['issued'] },
    officer,
  )
  const pdf = await fetchBytes(`/letters/${written.output.letters[0]?.id}.pdf?kertas=F4`, officer)
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  const going = await ask<{ output: { episodes: { id: string }[] } }>('migration.listEpisodes', {}, officer)
  const pack = await fetchBytes(`/migration/${going.output.episodes[0]?.id}/bundel.pdf`, officer)
  expect(pack.subarray(0, 5).toString()).toBe('%PDF-')

  const head = await signIn('head')
  for (const [format, start] of [
    ['xlsx', 'PK'],
    ['pdf', '%PDF-'],
  ] as const) {
    const register = await ask<{ output: { bytes: string } }>(
      'letters.getRegisterFile',
      { year: new Date().getFullYear(), format },
      head,
    )
    expect(Buffer.from(register.output.bytes, 'base64').subarray(0, start.length).toString()).toBe(start)
  }

  program.kill('SIGINT')
  const [code] = await once(program, 'exit')
  expect(code).toBe(0)
  expect(said).not.toMatch(/"level":50|fault/)
})
