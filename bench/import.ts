import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { applyImport, requestImport } from '#modules/registry/contract.ts'
import { receiveFile } from '#platform/server/receive-file.ts'
import { ask } from '#platform/server/run-operation.ts'
import { newId } from '#platform/shared/ids.ts'
import { median, officerOf, openGround } from './ground.ts'
import { atMost, type Bench, within } from './result.ts'

const rows = 10_000
const tables = ['people', 'person_search_keys', 'households', 'household_members'] as const

// The floor: the very rows that the import wrote, by COPY into tables with the same indexes and no checks.
const copySeconds = async (ownerUrl: string, village: number): Promise<number> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const folder = mkdtempSync(join(tmpdir(), 'desmigratif-copy-'))
  await chmod(folder, 0o777)
  for (const table of tables) {
    await client.query(`create table if not exists floor_${table} (like ${table} including indexes)`)
    await client.query(`truncate floor_${table}`)
    await client.query(`copy (select * from ${table} where village_id = ${village}) to '${folder}/${table}'`)
  }
  const begun = performance.now()
  await client.query('begin')
  for (const table of tables) await client.query(`copy floor_${table} from '${folder}/${table}'`)
  await client.query('commit')
  const seconds = (performance.now() - begun) / 1000
  await client.end()
  rmSync(folder, { recursive: true, force: true })
  return seconds
}

// Made by another process: what it takes to invent people is no part of what an import takes.
const invent = (): Uint8Array => {
  const folder = mkdtempSync(join(tmpdir(), 'desmigratif-people-'))
  const file = join(folder, 'penduduk.xlsx')
  execFileSync(process.execPath, [join(import.meta.dirname, 'invent-people.ts'), String(rows), file])
  const bytes = readFileSync(file)
  rmSync(folder, { recursive: true, force: true })
  return bytes
}

export const bench: Bench = {
  name: 'import',
  says: `a workbook of ${rows} people: read, checked, compared, searched for duplicates and recorded, against COPY of the same rows`,
  async run() {
    const { opened, close } = await openGround()
    try {
      const bytes = invent()
      const before = process.memoryUsage().rss
      const [ours, floor]: [number[], number[]] = [[], []]
      let most = 0
      const watch = setInterval(() => {
        most = Math.max(most, process.memoryUsage().rss - before)
      }, 20)
      for (const village of [1, 2, 3]) {
        const ofVillage = { actor: officerOf(village) }
        const importId = newId()
        const fileHash = await receiveFile(opened.house, { ...ofVillage, bytes, name: 'besar.xlsx' })
        const begun = performance.now()
        const staged = { importId, fileHash, fileName: 'besar.xlsx', pick: 'all' as const }
        await ask(opened.house, requestImport, { ...ofVillage, commandId: newId(), input: staged })
        await ask(opened.house, applyImport, { ...ofVillage, commandId: newId(), input: { importId } })
        ours.push((performance.now() - begun) / 1000)
        floor.push(await copySeconds(opened.ownerUrl, village))
      }
      clearInterval(watch)
      return [
        atMost(`import of ${rows} rows against raw COPY`, median(ours), median(floor), 8, 's'),
        within('memory the import adds', most / 1e6, 400, 'MB'),
      ]
    } finally {
      await close()
    }
  },
}
