import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { permissions } from '#modules/access/permissions/index.ts'
import { recordDocument } from '#modules/registry/contract.ts'
import { erasePerson } from '#modules/registry/server/erase-person.ts'
import { hashOf } from '#platform/server/content-hash.ts'
import { storedBytes } from '#platform/server/files.ts'
import { fileReceipt } from '#platform/server/platform-module.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { runOperation } from '#platform/server/run-operation.ts'
import { getFile, recordFile } from '#platform/shared/file-contract.ts'
import { newId } from '#platform/shared/ids.ts'
import type { Operation } from '#platform/shared/operation.ts'
import { storedFilePlaces } from '#platform/shared/stored-file.ts'
import { serverModules } from '../../server/modules.ts'
import type { Person, VillageWorld } from '../world.ts'
import { sampleInput, schemaOf } from './sample-input.ts'
import { knownOf, openTwoVillages, rowsOfVillage, type TwoVillages } from './two-villages.ts'

let two: TwoVillages
beforeAll(async () => {
  two = await openTwoVillages()
}, 120_000)
afterAll(() => two?.world.close())

const operations: readonly Operation[] = serverModules.flatMap((module) =>
  module.handlers.map((handler) => handler.operation),
)
const takingFiles = operations.filter((operation) => storedFilePlaces(operation).length > 0)

// A hash of something else than a stored file: the upload's own note, and the PDF that somebody checks.
const notStored = new Set(['platform.recordFile', 'platform.getFile', 'letters.checkLetter'])

const roleOf = (operation: Operation): string =>
  Object.keys(permissions[operation.name] ?? {}).find((role) =>
    ['migration_officer', 'head', 'secretary'].includes(role),
  ) ?? 'migration_officer'

const sender = (village: VillageWorld, operation: Operation): Person => {
  const role = roleOf(operation)
  return role === 'head' ? village.head : role === 'secretary' ? village.secretary : village.officer
}

/** Every key of an input that a file may be named by holds this hash. */
const inputNaming = (operation: Operation, hash: string): Record<string, unknown> => {
  const names = storedFilePlaces(operation).map(({ path }) => path.findLast((part) => part !== '*') ?? '')
  const known = knownOf(two.ours, two.filled)
  return sampleInput(operation, { ...known, ...Object.fromEntries(names.map((name) => [name, hash])) })
}

const attempt = (person: Person, operation: Operation, hash: string) =>
  runOperation(two.world.test.house, {
    actor: person.actor,
    name: operation.name,
    input: inputNaming(operation, hash),
    commandId: newId(),
  }).then(
    () => 'done',
    (fault: unknown) => fault,
  )

const codeOf = (outcome: unknown): string =>
  typeof outcome === 'object' && outcome !== null && 'code' in outcome ? String(outcome.code) : String(outcome)

describe('a hash that is known', () => {
  it('is not a file that was sent: another village cannot claim it', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.4 kartu keluarga yang dipindai')
    const hash = await two.ours.officer.sends(bytes, { name: 'kk.pdf' })
    const file = { hash, name: 'kk.pdf', mediaType: 'application/pdf', sizeBytes: bytes.length }
    for (const receipt of [hashOf(bytes), fileReceipt(two.ours.officer.actor.accountId, hash)]) {
      await expect(two.theirs.officer.does(recordFile, { ...file, id: newId(), receipt })).rejects.toMatchObject({
        kind: 'missing',
      })
    }
    await expect(two.theirs.officer.asks(getFile, { hash })).rejects.toMatchObject({ kind: 'missing' })
    expect(await two.ours.officer.asks(getFile, { hash })).toMatchObject({ name: 'kk.pdf' })
  })

  it('stands in the contract of every operation that takes one', () => {
    const unmarked = operations
      .filter((operation) => operation.kind === 'command' && !notStored.has(operation.name))
      .filter((operation) => {
        const named = JSON.stringify(schemaOf(operation)).match(/"[a-zA-Z]*(?:hash|Hash|fileId|FileId)":/g) ?? []
        return named.length > storedFilePlaces(operation).length
      })
    expect(unmarked.map((operation) => operation.name)).toEqual([])
    expect(takingFiles.map((operation) => operation.name)).toEqual(
      expect.arrayContaining([
        ...['registry.requestImport', 'registry.recordScans', 'registry.recordPhoto', 'registry.recordDocument'],
        ...['registry.requestChange', 'registry.recordConsent', 'letters.correctSettings'],
      ]),
    )
  })

  it('opens nothing in another village, whatever operation it is given to', async () => {
    const hash = await two.ours.officer.sends('%PDF-1.4 surat rahasia')
    const before = await rowsOfVillage(two.world, two.theirs.id)
    for (const operation of takingFiles) {
      const outcome = await attempt(sender(two.theirs, operation), operation, hash)
      expect(codeOf(outcome), operation.name).toBe('platform.fileMissing')
      expect(outcome, operation.name).toMatchObject({ kind: 'missing' })
    }
    const after = await rowsOfVillage(two.world, two.theirs.id)
    const changed = Object.keys(after).filter((table) => after[table] !== before[table])
    expect(changed.filter((table) => table !== 'audit_entries')).toEqual([])
    expect(await storedBytes(hash)).toBeDefined()
    for (const operation of takingFiles) {
      const outcome = await attempt(sender(two.ours, operation), operation, hash)
      expect(codeOf(outcome), `${operation.name} at home`).not.toBe('platform.fileMissing')
    }
  })
})

it('every column that keeps a stored file says so, so that bytes go when the last record lets go of them', () => {
  // a batch remembers which file it read, a letter which PDF it became: neither keeps the bytes
  const remembered = new Set(['import_batches', 'letter_events'])
  const silent = serverModules
    .flatMap((module) => module.fields)
    .filter(({ table }) => !remembered.has(table))
    .flatMap(({ table, fields }) =>
      Object.entries(fields)
        .filter(([column, rule]) => /(file|emblem|photo)_hash$/.test(column) && !rule.holdsFile)
        .map(([column]) => `${table}.${column}`),
    )
  expect(silent).toEqual([])
})

it('a person who is erased takes the bytes along, unless another record still names them', async () => {
  const { officer } = two.ours
  const hash = await officer.sends('%PDF-1.4 dua orang di satu kertas')
  for (const personId of [two.filled.agus, two.filled.sutinah])
    await officer.does(recordDocument, { id: newId(), personId, kind: 'KK', fileHash: hash })
  const erase = (personId: string) =>
    runAsSystem(two.world.test.house, {
      name: 'registry.erasePerson',
      village: two.ours.id,
      act: (context) => erasePerson(context, personId),
    })
  await erase(two.filled.agus)
  await two.world.settle()
  expect(await storedBytes(hash)).toBeDefined()
  await erase(two.filled.sutinah)
  await two.world.settle()
  expect(await storedBytes(hash)).toBeUndefined()
  await expect(officer.asks(getFile, { hash })).rejects.toMatchObject({ kind: 'missing' })
})

it('a table is no paper: what is recorded as a scan or a photo is a picture or a PDF', async () => {
  const hash = await two.ours.officer.sends('nik;nama\n1;Siti')
  for (const operation of takingFiles.filter(
    (one) => !['registry.requestImport', 'migration.requestReconciliation'].includes(one.name),
  )) {
    const outcome = await attempt(sender(two.ours, operation), operation, hash)
    expect(codeOf(outcome), operation.name).toBe('platform.fileNotPaper')
  }
})
