import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openGround } from './ground.ts'
import { openHouse } from './house.ts'
import { openAgainWhenLost } from './open-again.ts'
import { readSettings } from './settings.ts'

let dataDir: string

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'open-again-'))
  await chmod(dataDir, 0o755)
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

/** A command at work: it holds the database of the data folder for as long as it lives. */
const commandAtWork = async () => {
  const program = `
    import { startEmbeddedPostgres } from '${new URL('../../platform/server/embedded-postgres.ts', import.meta.url).href}'
    await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} })
    console.log('holds it')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve)
    child.once('exit', () => reject(new Error('the command ended before it held the database')))
  })
  return child
}

test('a server that starts on a command’s database opens all the same when the command ends meanwhile', {
  timeout: 240_000,
}, async () => {
  const command = await commandAtWork()
  const settings = readSettings({ DATA_DIR: dataDir, DEMO: 'off', LOG_LEVEL: 'silent' })
  const ground = await openGround(settings)
  expect(ground.attached).toBe(true)
  const ended = new Promise((resolve) => command.once('exit', resolve))
  command.kill('SIGKILL')
  await ended
  const opened = await openAgainWhenLost(() => openHouse(settings, undefined, Promise.resolve(ground)))
  const { rows } = await opened.house.pool.query('select 1 as alive')
  expect(rows).toEqual([{ alive: 1 }])
  await opened.close()
})

test('what is no lost line is said at once', async () => {
  let tries = 0
  const wrong = () => {
    tries++
    return Promise.reject(new Error('other keys'))
  }
  await expect(openAgainWhenLost(wrong)).rejects.toThrow('other keys')
  expect(tries).toBe(1)
})
