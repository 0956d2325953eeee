import { BlobReader, BlobWriter, ZipReader } from '@zip.js/zip.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { newId } from '#platform/shared/ids.ts'
import { approveExport, getExportFile, listExports, refuseExport, requestExport } from '../contract/export.ts'
import { applyImport, requestImport } from '../contract/import.ts'
import { requestProtection } from '../contract/protection.ts'
import type { SheetRow } from '../import/cell.ts'
import { openSidTable, workbook } from '../import/testing/generate-files.ts'
import { type SyntheticRow, syntheticPeople } from '../import/testing/synthetic-people.ts'
import { recordFamily } from '../testing/families.ts'
import { erasePerson } from './erase-person.ts'
import { readFileRows } from './import-read-file.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())

const load = async (village: VillageWorld, bytes: Uint8Array) => {
  const importId = newId()
  await village.officer.does(requestImport, {
    importId,
    fileHash: await village.officer.sends(bytes),
    fileName: 'a.xlsx',
    pick: 'all',
  })
  return village.officer.does(applyImport, { importId })
}
const ask = async (village: VillageWorld) => {
  const id = newId()
  await village.officer.does(requestExport, {
    id,
    kind: 'opensid',
    reason: 'mencocokkan',
    receiver: 'Operator OpenSID',
  })
  return id
}
const passphrase = 'melati putih 77'
const open = async (base64: string, password: string) => {
  const reader = new ZipReader(new BlobReader(new Blob([new Uint8Array(Buffer.from(base64, 'base64'))])), {
    password,
    useWebWorkers: false,
  })
  const parts: Record<string, Uint8Array> = {}
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue
    parts[entry.filename] = new Uint8Array(await (await entry.getData(new BlobWriter())).arrayBuffer())
  }
  return parts
}

test('a file with names leaves with a reason, the head’s yes, a passphrase and a mark; read back it changes nothing', async () => {
  const village = await world.village()
  const people = syntheticPeople(60).map(
    (row, index): SyntheticRow =>
      index === 0
        ? { ...row, dokumen_pasport: 'C1234567', tanggal_akhir_paspor: '2030-01-02', status_dasar: '6', alamat: '=1+1' }
        : row,
  )
  people.push({ ...(syntheticPeople(1, { from: 900 })[0] as SyntheticRow), nik: '0' })
  await load(village, await workbook({ S: openSidTable(people) }))
  const id = await ask(village)
  await expect(village.officer.asks(getExportFile, { id, passphrase })).rejects.toMatchObject({
    code: 'registry.export.notYet',
  })
  await expect(village.officer.does(approveExport, { id })).rejects.toMatchObject({ kind: 'forbidden' })
  await village.head.does(approveExport, { id })
  const file = await village.officer.asks(getExportFile, { id, passphrase })
  await expect(open(file.base64, 'sandi yang salah')).rejects.toThrow()
  const parts = await open(file.base64, passphrase)
  const mark = new TextDecoder().decode(parts['tanda.txt'])
  expect(mark).toContain('Operator OpenSID')
  expect(mark).toContain(village.officer.actor.name)
  const bytes = parts['data-penduduk.xlsx'] as Uint8Array
  const rows: SheetRow[] = []
  await readFileRows(bytes, (row) => rows.push(row))
  const header = rows[0]?.cells.map((cell) => cell?.text) ?? []
  expect(header).toHaveLength(43)
  expect(rows.slice(1).every((row) => row.cells[header.indexOf('nik')]?.kind === 'text')).toBe(true)
  expect(rows.some((row) => row.cells[header.indexOf('alamat')]?.text === "'=1+1")).toBe(true)
  expect(await load(village, bytes)).toMatchObject({ created: 0, updated: 0, unchanged: 61, rejected: 0 })
  const reads = await world.asOwner<{ n: number }>(
    `select count(*)::int n from read_entries where village_id = $1 and operation = 'registry.getExportFile'`,
    [village.id],
  )
  expect(reads[0]?.n).toBeGreaterThan(0)
})

test('what the head refuses does not leave, and the officer reads why', async () => {
  const village = await world.village()
  await load(village, await workbook({ S: openSidTable(syntheticPeople(3)) }))
  const id = await ask(village)
  await village.head.does(refuseExport, { id, reason: 'belum ada surat resmi' })
  await expect(village.officer.asks(getExportFile, { id, passphrase })).rejects.toMatchObject({
    code: 'registry.export.notReady',
  })
  const { exports } = await village.officer.asks(listExports, {})
  expect(exports).toMatchObject([
    { status: 'refused', settledReason: 'belum ada surat resmi', ready: false, own: true },
  ])
})

test('without people there is nothing to ask for', async () => {
  const village = await world.village()
  await expect(ask(village)).rejects.toMatchObject({ code: 'registry.export.nobody' })
})

test('whoever OpenSID does not know leaves on a list that the village fills in; the erased and the protected on none', async () => {
  const village = await world.village()
  const people = syntheticPeople(4)
  await load(village, await workbook({ S: openSidTable(people) }))
  const { mother } = await recordFamily(village)
  const leave = async (kind: 'opensid' | 'new-people') => {
    const id = newId()
    await village.officer.does(requestExport, { id, kind, reason: 'mencocokkan', receiver: 'Operator OpenSID' })
    await village.head.does(approveExport, { id })
    const { base64 } = await village.officer.asks(getExportFile, { id, passphrase })
    const rows: SheetRow[] = []
    await readFileRows((await open(base64, passphrase))['data-penduduk.xlsx'] as Uint8Array, (row) => rows.push(row))
    const header = rows[0]?.cells.map((cell) => cell?.text) ?? []
    const column = (name: string) => rows.slice(1).map((row) => row.cells[header.indexOf(name)]?.text ?? '')
    return { header, names: column('nama'), religions: column('agama_id') }
  }
  const known = await leave('opensid')
  const unknown = await leave('new-people')
  expect(known.names.toSorted()).toEqual(people.map((row) => row.nama).toSorted())
  expect(unknown.header).toHaveLength(43)
  expect(unknown.names.length).toBeGreaterThan(1)
  expect(unknown.names.some((name) => people.some((row) => row.nama === name))).toBe(false)
  expect(unknown.religions.every((text) => text === '')).toBe(true)
  await village.officer.does(requestProtection, { id: newId(), personId: mother, wanted: true, reason: 'diancam calo' })
  const [first] = await world.asOwner<{ id: string }>(`select id from people where village_id = $1 and name = $2`, [
    village.id,
    people[0]?.nama ?? '',
  ])
  await runAsSystem(world.test.house, {
    name: 'registry.erasePerson',
    village: village.id,
    act: (context) => erasePerson(context, first!.id),
  })
  expect((await leave('opensid')).names).toHaveLength(3)
  expect((await leave('new-people')).names).toHaveLength(unknown.names.length - 1)
})
