import { randomUUID } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, inject, it } from 'vitest'
import { openKeys } from './keys.ts'
import { migrate } from './migrate.ts'

const onServer = async (text: string): Promise<void> => {
  const client = new pg.Client({ connectionString: inject('clusterUrl') })
  await client.connect()
  await client.query(text).finally(() => client.end())
}

it('six databases of one server start at the same moment', { timeout: 60_000 }, async () => {
  openKeys(join(tmpdir(), `desmigratif-keys-${randomUUID()}`))
  const folders = [{ name: 'platform', folder: join(import.meta.dirname, 'migrations') }]
  const names = Array.from({ length: 6 }, (_, index) => `start_${process.pid}_${index}`)
  for (const name of names) await onServer(`create database ${name}`)
  const urls = names.map((name) => {
    const url = new URL(inject('clusterUrl'))
    url.pathname = `/${name}`
    return url.href
  })
  // the password every test of this run uses: it belongs to the whole server
  const password = 'only-for-tests'
  const applied = await Promise.all(urls.map((url) => migrate(url, folders, password)))
  expect(applied.every((one) => one.applied.length > 0)).toBe(true)
  for (const name of names) await onServer(`drop database ${name} with (force)`)
})

it('a policy for blanking facts is written by one function; those of before it stay as they ran', () => {
  const root = join(import.meta.dirname, '../..')
  const byHand = globSync('**/migrations/*.sql', { cwd: root }).filter((file) =>
    readFileSync(join(root, file), 'utf8').includes('create policy owner_erases'),
  )
  expect(byHand.map((file) => file.replace(/^(modules|platform)\/|server\/migrations\//g, '')).sort()).toEqual(
    [
      ...['casework/001-casework.sql', 'letters/003-erasing.sql', 'migration/011-erasing.sql'],
      ...['migration/012-referrals.sql', 'migration/013-recruiters.sql', 'migration/016-costs.sql'],
      ...['migration/018-outside-numbers.sql', 'migration/027-contact.sql', 'migration/028-return.sql'],
      ...['migration/031-erasing-abroad.sql', '023-owner-erases.sql', 'registry/004-erasure.sql'],
      'registry/015-erasing-more.sql',
    ].sort(),
  )
})
