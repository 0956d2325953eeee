import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, villageId } from '../shared/ids.ts'
import { openTestHouse, type TestHouse } from '../testing/database.ts'
import {
  answeredWords,
  closePage,
  diaryModule,
  diaryPermissions,
  leftOpen,
  listPages,
  readPage,
  sharePage,
  writePage,
} from '../testing/diary/diary-module.ts'
import { makeCheckpoint, rememberedHeads } from './checkpoint.ts'
import type { Actor } from './context.ts'
import { openPool } from './database.ts'
import { deliverEvents } from './deliver-events.ts'
import { platformModule } from './platform-module.ts'
import { ask } from './run-operation.ts'
import { type HeadRow, headsSql, type RememberedHead, verifyAudit, verifyVillage } from './verify-audit.ts'

let test: TestHouse
let nextVillage = 1

const actorOf = (village: number, role = 'writer'): Actor => ({
  kind: 'account',
  accountId: `account-${village}-${role}`,
  termId: newId(),
  role,
  name: 'Sri Wahyuni',
  homeVillageId: villageId(village),
  villageIds: [villageId(village)],
  personId: null,
  hamlet: null,
})

beforeAll(async () => {
  test = await openTestHouse({ modules: [platformModule([diaryModule]), diaryModule], permissions: diaryPermissions })
})
afterAll(() => test?.close())

const write = (actor: Actor, words: string, commandId = newId(), id = newId()) =>
  ask(test.house, writePage, { actor, commandId, input: { id, words } })

const pagesOf = async (actor: Actor) => (await ask(test.house, listPages, { actor, input: {} })).pages

describe('the door', () => {
  it('lets a village see its own pages and never those of another', async () => {
    const [kuripan, kenanga] = [actorOf(nextVillage++), actorOf(nextVillage++)]
    await write(kuripan, 'rapat desa')
    expect(await pagesOf(kuripan)).toHaveLength(1)
    expect(await pagesOf(kenanga)).toHaveLength(0)
  })

  it('says missing, not forbidden, of a village outside the reach', async () => {
    const actor = actorOf(nextVillage++)
    await expect(ask(test.house, listPages, { actor, village: 9_999, input: {} })).rejects.toMatchObject({
      kind: 'missing',
    })
  })

  it('refuses whom the permission table does not name', async () => {
    const actor = actorOf(nextVillage++, 'reader')
    await expect(write(actor, 'halo')).rejects.toMatchObject({ kind: 'forbidden' })
  })

  it('names every faulty field at once', async () => {
    const actor = actorOf(nextVillage++)
    const refusal = ask(test.house, writePage, { actor, commandId: newId(), input: { id: 'x', words: '' } })
    await expect(refusal).rejects.toMatchObject({ kind: 'invalid', fields: [{ field: 'id' }, { field: 'words' }] })
  })

  it('does a command once under eight copies at the same moment, and gives the same answer to each', async () => {
    const actor = actorOf(nextVillage++)
    const [commandId, id] = [newId(), newId()]
    const answers = await Promise.all(Array.from({ length: 8 }, () => write(actor, 'sekali', commandId, id)))
    expect(answers).toEqual(Array.from({ length: 8 }, () => ({ id })))
    expect(await pagesOf(actor)).toHaveLength(1)
  })

  it('gives an act that is asked again no answer to go on with, whatever its first question would have found', async () => {
    const actor = actorOf(nextVillage++)
    const [commandId, id] = [newId(), newId()]
    for (const _ of [1, 2, 3]) expect(await write(actor, 'hanya sekali dijawab', commandId, id)).toEqual({ id })
    expect(answeredWords.filter((words) => words === 'hanya sekali dijawab')).toHaveLength(1)
  })

  it('keeps what is written in passing with the act or not at all: sealed, refused, or in the way of another', async () => {
    const actor = actorOf(nextVillage++)
    const close = (id: string, words: string) =>
      ask(test.house, closePage, { actor, commandId: newId(), input: { id, words } })
    const id = newId()
    await close(id, 'penutup')
    await expect(close(newId(), 'forbidden at the end')).rejects.toMatchObject({ code: 'diary.notThese' })
    await expect(close(id, 'penutup lain')).rejects.toMatchObject({ code: 'platform.commandIdUsed' })
    expect(await pagesOf(actor)).toMatchObject([{ id, words: 'penutup' }])
    const kept = await test.asOwner('select table_name from change_rows where village_id = $1', [actor.homeVillageId])
    expect(kept).toEqual([{ table_name: 'diary_pages' }])
  })

  it('hears what was in the way of a row written in passing, also where the act asked on or asked and did not listen', async () => {
    const actor = actorOf(nextVillage++)
    const close = (id: string, words: string) =>
      ask(test.house, closePage, { actor, commandId: newId(), input: { id, words } })
    const id = newId()
    await close(id, 'asked')
    for (const words of ['asked again', 'asked nevertheless'])
      await expect(close(id, words)).rejects.toMatchObject({ code: 'platform.commandIdUsed' })
    expect(await pagesOf(actor)).toMatchObject([{ id, words: 'asked' }])
  })

  it('answers nothing and writes nothing once the act is over, whoever has the connection then', async () => {
    const actor = actorOf(nextVillage++)
    const input = { id: newId(), words: 'left open' }
    await ask(test.house, closePage, { actor, commandId: newId(), input })
    expect(leftOpen).toHaveLength(2)
    for (const goOn of leftOpen) await expect(goOn()).rejects.toThrow('after the transaction had ended')
    expect(await pagesOf(actor)).toMatchObject([input])
  })

  it('refuses a used command id to another person and to other words', async () => {
    const actor = actorOf(nextVillage++)
    const [commandId, id] = [newId(), newId()]
    await write(actor, 'asli', commandId, id)
    await expect(write(actor, 'lain', commandId, id)).rejects.toMatchObject({ code: 'platform.commandIdUsed' })
    const other = { ...actor, accountId: 'somebody-else' }
    await expect(write(other, 'asli', commandId, id)).rejects.toMatchObject({ code: 'platform.commandIdUsed' })
  })

  it('keeps a refusal, undoes what came before it, and repeats it word for word', async () => {
    const actor = actorOf(nextVillage++)
    const [commandId, id] = [newId(), newId()]
    for (const _ of [1, 2]) {
      await expect(write(actor, 'forbidden at the end', commandId, id)).rejects.toMatchObject({
        code: 'diary.notThese',
      })
    }
    expect(await pagesOf(actor)).toHaveLength(0)
    const rows = await test.asOwner('select * from audit_entries where village_id = $1', [actor.homeVillageId])
    expect(rows).toHaveLength(1)
  })

  it('writes one audit row a command, chained, and the rows that changed', async () => {
    const actor = actorOf(nextVillage++)
    for (const words of ['satu', 'dua', 'tiga']) await write(actor, words)
    const village = actor.homeVillageId
    const audits = await test.asOwner<{ audit_no: number }>(
      'select audit_no from audit_entries where village_id = $1 order by 1',
      [village],
    )
    expect(audits).toEqual([1, 2, 3].map((number) => ({ audit_no: number })))
    const changes = await test.asOwner('select table_name, operation from change_rows where village_id = $1', [village])
    expect(changes).toEqual(Array.from({ length: 3 }, () => ({ table_name: 'diary_pages', operation: 'insert' })))
  })

  it('writes down who read a file, and nothing for a list', async () => {
    const actor = actorOf(nextVillage++)
    const { id } = await write(actor, 'berkas')
    await pagesOf(actor)
    await ask(test.house, readPage, { actor, input: { id } })
    const reads = await test.asOwner('select subject_id, actor_name from read_entries where village_id = $1', [
      actor.homeVillageId,
    ])
    expect(reads).toEqual([{ subject_id: id, actor_name: 'Sri Wahyuni' }])
  })

  it('tells a hearer once, even when told again', async () => {
    const actor = actorOf(nextVillage++)
    const { id } = await write(actor, 'kabar')
    await deliverEvents(test.house)
    await test.asOwner('delete from event_deliveries')
    await deliverEvents(test.house)
    const marks = await test.asOwner('select id from diary_marks where village_id = $1', [actor.homeVillageId])
    expect(marks).toEqual([{ id }])
  })

  it('seals two villages in one command without a deadlock, in whichever order they are named', async () => {
    const [a, b] = [actorOf(nextVillage++), actorOf(nextVillage++)]
    const share = (from: Actor, to: Actor) =>
      ask(test.house, sharePage, {
        actor: from,
        commandId: newId(),
        input: { id: newId(), words: 'bersama', other: Number(to.homeVillageId) },
      })
    await Promise.all(Array.from({ length: 60 }, (_, index) => (index % 2 ? share(a, b) : share(b, a))))
    expect(await pagesOf(a)).toHaveLength(60)
    expect(await pagesOf(b)).toHaveLength(60)
  })
})

describe('the last wall', () => {
  it('fails closed: without a village no row is seen and none can be written', async () => {
    const actor = actorOf(nextVillage++)
    await write(actor, 'rahasia')
    const client = await test.pool.connect()
    await client.query('begin; set local role app_village')
    expect((await client.query('select * from diary_pages')).rows).toHaveLength(0)
    await expect(client.query('insert into diary_pages values (1, gen_random_uuid(), $1)', ['x'])).rejects.toThrow(
      /row-level security/,
    )
    await client.query('rollback')
    client.release()
  })

  it('no seal, no change: a change past the door cannot commit', async () => {
    const village = nextVillage++
    const client = await test.pool.connect()
    await client.query(
      `begin; set local role app_village; select set_config('app.village', '${village}', true), set_config('app.command', '${newId()}', true)`,
    )
    await client.query('insert into diary_pages values ($1, gen_random_uuid(), $2)', [village, 'lewat samping'])
    await expect(client.query('commit')).rejects.toThrow(/changes_are_sealed/)
    client.release()
  })

  it('lets nobody edit a fact, whatever the village', async () => {
    const client = await test.pool.connect()
    await client.query(`begin; set local role app_village; select set_config('app.village', '1', true)`)
    await expect(client.query(`update diary_marks set mark = 'x'`)).rejects.toThrow(/permission denied/)
    await client.query('rollback')
    client.release()
  })
})

describe('the audit chain', () => {
  const verify = async (folder: string, others: readonly RememberedHead[] = []) => {
    const pool = openPool(test.ownerUrl, 1)
    const client = await pool.connect()
    const { faults } = await verifyAudit(client, [...rememberedHeads(folder), ...others])
    client.release()
    await pool.end()
    return faults.map((fault) => fault.fault)
  }

  const writtenVillage = async () => {
    const actor = actorOf(nextVillage++)
    for (const words of ['satu', 'dua', 'tiga', 'empat']) await write(actor, words)
    const folder = mkdtempSync(join(tmpdir(), 'desmigratif-checkpoints-'))
    await makeCheckpoint(test.house, folder)
    return { village: actor.homeVillageId, folder, actor }
  }

  // a phone keeps the whole hash of its last answer, a letter has room for the first eight bytes
  const outside = async (village: unknown, signs: number): Promise<RememberedHead[]> => {
    const rows = await test.asOwner<{ no: number; hash: string }>(
      `select audit_no as no, encode(audit_hash, 'hex') as hash from village_heads where village_id = $1`,
      [village],
    )
    return rows.map(({ no, hash }) => ({ villageId: Number(village), auditNo: no, hash: hash.slice(0, signs) }))
  }

  const withFault = async (
    plant: (village: unknown) => Promise<unknown>,
    undo: () => Promise<unknown>,
    signs?: number,
  ) => {
    const { village, folder: written } = await writtenVillage()
    const folder = signs === undefined ? written : mkdtempSync(join(tmpdir(), 'desmigratif-no-checkpoints-'))
    const others = signs === undefined ? [] : await outside(village, signs)
    expect(await verify(folder, others)).toEqual([])
    await test.asOwner('create table kept_entries as select * from audit_entries')
    await test.asOwner('create table kept_heads as select * from village_heads')
    await test.asOwner('alter table audit_entries disable trigger all')
    await plant(village)
    const faults = await verify(folder, others)
    await test.asOwner('delete from audit_entries')
    await test.asOwner('insert into audit_entries select * from kept_entries')
    await test.asOwner(
      'update village_heads h set audit_no = k.audit_no, audit_hash = k.audit_hash from kept_heads k where k.village_id = h.village_id',
    )
    await test.asOwner('drop table kept_entries; drop table kept_heads; alter table audit_entries enable trigger all')
    await undo()
    return faults
  }
  const nothing = async () => undefined

  it('finds an edited row', async () => {
    const edit = (village: unknown) =>
      test.asOwner(
        `update audit_entries set entry = replace(entry, 'writer', 'reader') where village_id = $1 and audit_no = 2`,
        [village],
      )
    expect(await withFault(edit, nothing)).toContain('edited')
  })

  it('finds a deleted row', async () => {
    const remove = (village: unknown) =>
      test.asOwner('delete from audit_entries where village_id = $1 and audit_no = 2', [village])
    expect(await withFault(remove, nothing)).toContain('missing')
  })

  it('finds two rows that changed places', async () => {
    const swap = async (village: unknown) => {
      await test.asOwner('update audit_entries set audit_no = 99 where village_id = $1 and audit_no = 2', [village])
      await test.asOwner('update audit_entries set audit_no = 2 where village_id = $1 and audit_no = 3', [village])
      await test.asOwner('update audit_entries set audit_no = 3 where village_id = $1 and audit_no = 99', [village])
    }
    expect(await withFault(swap, nothing)).toContain('reordered')
  })

  const cut = async (village: unknown) => {
    await test.asOwner('delete from audit_entries where village_id = $1 and audit_no = 4', [village])
    await test.asOwner(
      `update village_heads set audit_no = 3, audit_hash = (select hash from audit_entries where village_id = $1 and audit_no = 3) where village_id = $1`,
      [village],
    )
  }

  const rewrite = async (village: unknown) => {
    await test.asOwner(
      `update audit_entries set entry = replace(entry, 'writer', 'reader'),
         hash = sha256(previous_hash || convert_to(village_id || '|' || audit_no || '|' || command_id || '|' || replace(entry, 'writer', 'reader'), 'UTF8'))
       where village_id = $1 and audit_no = 4`,
      [village],
    )
    await test.asOwner(
      'update village_heads set audit_hash = (select hash from audit_entries where village_id = $1 and audit_no = 4) where village_id = $1',
      [village],
    )
  }

  it.each([
    ['the last checkpoint', undefined],
    ["a phone's head", 64],
    ['a printed letter', 16],
  ] as const)('finds a tail cut or rewritten, hashes and head recomputed, against %s', async (_name, signs) => {
    expect(await withFault(cut, nothing, signs)).toEqual(['tailCut'])
    expect(await withFault(rewrite, nothing, signs)).toEqual(['edited'])
  })

  it.each([
    ['cut', cut, 'edited'],
    ['rewritten', rewrite, 'edited'],
  ] as const)(
    'a tail that was %s and gone on with is found after later checkpoints too',
    async (_name, plant, fault) => {
      const { village, folder, actor } = await writtenVillage()
      await test.asOwner('alter table audit_entries disable trigger all')
      await plant(village)
      await test.asOwner('alter table audit_entries enable trigger all')
      await write(actor, 'lima')
      await expect(makeCheckpoint(test.house, folder)).rejects.toThrow(/cut or rewritten/)
      await write(actor, 'enam')
      expect(await makeCheckpoint(test.house, folder)).toBe(true)
      expect(await verify(folder)).toContain(fault)
    },
  )

  it('takes acts that are sealed while it walks for no fault, and a row beyond the head for one', async () => {
    const { actor, village } = await writtenVillage()
    const [head] = await test.asOwner<HeadRow>(headsSql('where village_id = $1'), [village])
    await write(actor, 'lima')
    const reader = {
      query: async <Row extends object>(text: string, values?: unknown[]) => ({
        rows: await test.asOwner<Row>(text, values),
      }),
    }
    expect(await verifyVillage(reader, head!, [])).toEqual([])
    const after = { ...head!, last_no: 5 }
    expect((await verifyVillage(reader, after, [])).map(({ fault }) => fault)).toEqual(['headRewritten'])
  })

  it('finds a checkpoint that was touched', async () => {
    const { folder } = await writtenVillage()
    const { readdirSync, readFileSync, writeFileSync } = await import('node:fs')
    const file = join(folder, readdirSync(folder)[0]!)
    writeFileSync(file, readFileSync(file, 'utf8').replace(/\[\[-?\d+,\d+/, '[[1,77'))
    expect(() => rememberedHeads(folder)).toThrow(/touched/)
  })
})
