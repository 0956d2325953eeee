import { createRequire } from 'node:module'
import Fastify from 'fastify'
import pg from 'pg'
import type { OpenHouse } from '#apps/server/house.ts'
import { openHttp } from '#apps/server/http.ts'
import { findPeople, getPerson, recordContact } from '#modules/registry/contract.ts'
import { ask } from '#platform/server/run-operation.ts'
import { Transaction } from '#platform/server/transaction.ts'
import { newId, villageId } from '#platform/shared/ids.ts'
import { inTurns, officerOf, openGround, perSecond } from './ground.ts'
import { fillVillages } from './people.ts'
import { atLeast, type Bench, type BenchResult, within } from './result.ts'

const peers = createRequire(new URL('peers/package.json', import.meta.url))

const villages = 400
const people = 100_000
const personIds = new Map<number, string>()

interface Statement {
  readonly text: string
  readonly values: unknown[]
}

// The floor runs what our handler runs: the statements of one real call, seen at the driver.
const statementsOf = async (act: () => Promise<unknown>): Promise<Statement[]> => {
  const seen: Statement[] = []
  const prototype = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown }
  const original = prototype.query
  prototype.query = function (this: unknown, ...given: unknown[]) {
    const [asked] = given as [{ text: string; values: unknown[] } | string]
    if (typeof asked === 'object' && asked.text.startsWith('select ') && !asked.text.includes('log_read(')) {
      seen.push({ text: asked.text, values: asked.values })
    }
    return original.apply(this, given)
  }
  await act()
  prototype.query = original
  return seen
}

const openFloor = async (ownerUrl: string, list: Statement[], one: Statement[]) => {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 12 })
  const floor = Fastify({ logger: false })
  const run = async (statements: Statement[]) => {
    const client = await pool.connect()
    const results = await Promise.all(statements.map(({ text, values }) => client.query(text, values)))
    client.release()
    return results.map((result) => result.rows)
  }
  floor.post('/list', async () => run(list))
  floor.post('/one', async () => run(one))
  const insert = `insert into floor_contacts (village_id, id, person_id, kind, value, whose, recorded_at, recorded_by) values ($1, $2, $3, 'phone', $4, 'own', now(), 'x')`
  floor.post<{ Body: { input: { personId: string; value: string; id: string } } }>('/command', async (request) => {
    const { personId, value, id } = request.body.input
    await pool.query(insert, [1, id, personId, value])
    return { id }
  })
  await floor.listen({ port: 0, host: '127.0.0.1' })
  return {
    url: `http://127.0.0.1:${(floor.server.address() as { port: number }).port}`,
    close: () => floor.close().then(() => pool.end()),
  }
}

// One caller's requests for a while, from a worker of its own; answers requests a second.
const shoot = async (url: string, body: () => unknown): Promise<number> => {
  const autocannon = peers('autocannon') as (
    options: object,
  ) => Promise<{ requests: { average: number }; non2xx: number }>
  const setupRequest = (request: object) => ({ ...request, body: JSON.stringify(body()) })
  const headers = { 'content-type': 'application/json', 'x-requested-with': 'desmigratif' }
  const result = await autocannon({
    url,
    method: 'POST',
    connections: 16,
    duration: 3,
    headers,
    requests: [{ setupRequest }],
  })
  if (result.non2xx > 0) throw new Error(`${result.non2xx} answers from ${url} were refusals`)
  return result.requests.average
}

const overHttp = async (opened: OpenHouse): Promise<BenchResult[]> => {
  const officer = officerOf(1)
  const everywhere = Array.from({ length: villages }, (_, index) => villageId(index + 1))
  const server = await openHttp({ ...opened, actorOf: async () => officerOf(1, everywhere) })
  await server.listen({ port: 0, host: '127.0.0.1' })
  const url = `http://127.0.0.1:${(server.server.address() as { port: number }).port}`
  const listInput = { hamlet: 'KIDUL', limit: 100 }
  const oneInput = { personId: personIds.get(1) ?? '' }
  const list = await statementsOf(() => ask(opened.house, findPeople, { actor: officer, input: listInput }))
  const one = await statementsOf(() => ask(opened.house, getPerson, { actor: officer, input: oneInput }))
  const floor = await openFloor(opened.ownerUrl, list, one)
  let number = 0
  const villageOf = (turn: number) => 1 + (turn % villages)
  const contact = (turn: number) => ({
    id: newId(),
    personId: personIds.get(villageOf(turn)),
    kind: 'phone',
    value: `0812${String(turn).padStart(8, '0')}`,
    whose: 'own',
  })
  const ourList = () => shoot(`${url}/api/registry.findPeople`, () => ({ input: listInput }))
  const ourOne = () => shoot(`${url}/api/registry.getPerson`, () => ({ input: oneInput }))
  const ourCommand = () =>
    shoot(`${url}/api/registry.recordContact`, () => {
      const turn = number++
      return { commandId: newId(), village: villageOf(turn), input: contact(turn) }
    })
  const lists = await inTurns(3, ourList, () => shoot(`${floor.url}/list`, () => ({})))
  const ones = await inTurns(3, ourOne, () => shoot(`${floor.url}/one`, () => ({})))
  const commands = await inTurns(3, ourCommand, () =>
    shoot(`${floor.url}/command`, () => ({ input: contact(number++) })),
  )
  await floor.close()
  await server.close()
  return [
    atLeast(`list of 100 people, filtered (${list.length} statements)`, lists.ours, lists.reference, 0.5, 'req/s'),
    atLeast(`one person's file, read logged (${one.length} statements)`, ones.ours, ones.reference, 0.4, 'req/s'),
    atLeast('one audited command against a bare insert', commands.ours, commands.reference, 0.25, 'req/s'),
  ]
}

// The same transaction with nothing chained, counted or audited: the outcome alone is kept, so that it is still done once.
const withoutSeal = `
create table plain_outcomes (village_id bigint, command_id uuid, actor_id text, name text, input_hash bytea, applied boolean, outcome text, recorded_at timestamptz, primary key (village_id, command_id));
alter table change_rows drop constraint changes_are_sealed;
alter function seal rename to seal_kept;
create function seal(c uuid, h bigint, a text, n text, i bytea, p boolean, o text, e text, v bigint[], ev text[], t timestamptz)
  returns void language sql security definer set search_path = public, pg_temp as $$ insert into plain_outcomes values (h, c, a, n, i, p, o, t) $$;
grant execute on function seal to app_village, app_common;`

const withSeal = `
drop function seal; alter function seal_kept rename to seal; drop table plain_outcomes; delete from change_rows c where not exists (select from audit_entries a where (a.village_id, a.command_id) = (c.village_id, c.command_id));
alter table change_rows add constraint changes_are_sealed foreign key (village_id, command_id) references audit_entries (village_id, command_id) deferrable initially deferred;`

const sealed = async (opened: OpenHouse): Promise<BenchResult> => {
  const owner = new pg.Client({ connectionString: opened.ownerUrl })
  await owner.connect()
  let number = 0
  const write = (turn: number) => {
    const village = 1 + (turn % villages)
    const input = {
      id: newId(),
      personId: personIds.get(village) ?? '',
      kind: 'phone' as const,
      value: `0813${String(number++).padStart(8, '0')}`,
      whose: 'own' as const,
    }
    return ask(opened.house, recordContact, { actor: officerOf(village), commandId: newId(), input })
  }
  const run = () => perSecond(16, 3000, write)
  await perSecond(16, 1000, write)
  const bare = async () => {
    await owner.query(withoutSeal)
    const rate = await run()
    await owner.query(withSeal)
    return rate
  }
  const { ours, reference } = await inTurns(3, run, bare)
  await owner.end()
  return atLeast(
    '16 writers, 400 villages: sealed against the same without audit, chain and counter',
    ours,
    reference,
    0.6,
    'commands/s',
  )
}

// Two villages in one command, named in either order by 16 writers: nobody may wait for each other in a ring.
const twoVillages = async (opened: OpenHouse, count: number): Promise<BenchResult> => {
  let deadlocks = 0
  let turn = 0
  const act = async (): Promise<void> => {
    for (let mine = turn++; mine < count; mine = turn++) {
      const [a, b] = mine % 2 ? [1, 2] : [2, 1]
      const commandId = newId()
      const transaction = await Transaction.begin(opened.house.pool, { role: 'app_village', village: a, commandId })
      const values = [
        commandId,
        a,
        'bench',
        'bench.two',
        Buffer.from('x'),
        true,
        '{}',
        '{}',
        [a, b].sort(),
        [],
        new Date().toISOString(),
      ]
      const seal = () => transaction.query('select seal($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)', values)
      await transaction.commit(seal).catch((fault: { code?: string }) => {
        if (fault.code === '40P01') deadlocks++
        else throw fault
      })
    }
  }
  await Promise.all(Array.from({ length: 16 }, act))
  return within(`two villages in one command: deadlocks in ${count}`, deadlocks, 0, 'deadlocks')
}

export const bench: Bench = {
  name: 'registry',
  says: 'lists, files and commands through the door against Fastify + pg with no checks; seals; two villages at once',
  async run() {
    const { opened, close } = await openGround()
    try {
      await fillVillages(opened.ownerUrl, villages, people)
      const owner = new pg.Client({ connectionString: opened.ownerUrl })
      await owner.connect()
      await owner.query('create table floor_contacts (like person_contacts including all)')
      const { rows } = await owner.query<{ village_id: string; id: string }>(
        'select distinct on (village_id) village_id, id from people order by village_id, id',
      )
      for (const row of rows) personIds.set(Number(row.village_id), row.id)
      await owner.end()
      return [...(await overHttp(opened)), await sealed(opened), await twoVillages(opened, 10_000)]
    } finally {
      await close()
    }
  },
}
