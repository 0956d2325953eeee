import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { getPerson, recordContact } from '#modules/registry/contract.ts'
import { recordFamily } from '#modules/registry/testing/families.ts'
import { type Line, openDevice } from '#platform/client/device/open-device.ts'
import { canonicalText } from '#platform/server/canonical-text.ts'
import { pushCommands } from '#platform/server/sync/push-commands.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import type { Operation } from '#platform/shared/operation.ts'
import { listChanges, type PushAnswer, pullForm, type QueuedCommand } from '#platform/shared/sync-contract.ts'
import { openHttp } from '../server/http.ts'
import { openMetrics } from '../server/metrics.ts'
import { serverModules } from '../server/modules.ts'
import { readSettings } from '../server/settings.ts'
import { wordsOf } from '../server/words.ts'
import { simulatedTables } from './simulator/releases.ts'
import { seeded } from './simulator/seeded.ts'
import { openVault } from './simulator/vault.ts'
import { openWorld, type Person, type VillageWorld, type World } from './world.ts'

/** A queue as a phone of that release kept it. It is never edited: whoever queued it may come back after years. */
interface RecordedQueue {
  readonly recordedBy: string
  /** What was sent before, in base64: a record names it by its hash. */
  readonly files: readonly string[]
  /** Of each act that may wait: the form it then had, and the print of its JSON schema. */
  readonly forms: Readonly<Record<string, { readonly version: number; readonly schema: string }>>
  /** What is refused by its own rule, by the id of the command. */
  readonly refused: Readonly<Record<string, string>>
  readonly commands: readonly QueuedCommand[]
}

const folder = join(import.meta.dirname, 'queues')
const queues = globSync('*.json', { cwd: folder })
  .sort()
  .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as RecordedQueue)
const queueable = serverModules
  .flatMap((module) => module.handlers.map(({ operation }) => operation))
  .filter(({ offline }) => offline)

const printOf = ({ input }: Operation): string =>
  createHash('sha256')
    .update(canonicalText(z.toJSONSchema(input as never, { io: 'input', unrepresentable: 'any' })))
    .digest('hex')
    .slice(0, 16)

let world: World
let village: VillageWorld
let server: FastifyInstance
let asking: Person

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
  asking = village.officer
  const { house, ownerUrl } = world.test
  const rest = { metrics: openMetrics(), ownerUrl, appUrl: ownerUrl, attached: true, onEvents: () => undefined }
  server = await openHttp({
    ...{ settings: readSettings({ LOG_LEVEL: 'silent' }), house, say: wordsOf(house), ...rest },
    close: async () => undefined,
    actorOf: async () => asking.actor,
  })
})
afterAll(async () => {
  await server?.close()
  await world?.close()
})

const post = async (url: string, payload: object) => {
  const headers = { 'x-requested-with': 'desmigratif', host: 'localhost' }
  return (await server.inject({ method: 'POST', url, headers, payload })).json()
}

const push = async (commands: readonly object[]): Promise<readonly PushAnswer[]> =>
  (await post('/api/push', { commands })).output.answers

const endOf = (answer: PushAnswer): string => {
  if (answer.outcome !== 'refused') return answer.outcome
  const { code, fields } = answer.refusal
  return fields.length > 0 ? `${code} ${JSON.stringify(fields)}` : code
}

describe('what a phone of an earlier release queued', () => {
  it.each(queues.map((queue) => [queue.recordedBy, queue] as const))(
    '%s: every act is applied, or refused by its own rule',
    async (_release, queue) => {
      for (const file of queue.files) await village.officer.sends(Buffer.from(file, 'base64'))
      const answers = await push(queue.commands)
      const ends = answers.map((answer, at) => [queue.commands[at]?.name, endOf(answer)])
      const expected = queue.commands.map(({ commandId, name }) => [name, queue.refused[commandId] ?? 'applied'])
      expect(ends).toEqual(expected)
      // after a lost answer, days later: nothing is done twice, nothing is called another command
      expect((await push(queue.commands)).map(endOf)).toEqual(answers.map(endOf))
      expect(new Set(queue.commands.map(({ name }) => name))).toEqual(new Set(Object.keys(queue.forms)))
    },
  )

  it('is still known: each act that may wait stands in a queue of each of its forms, in the form of today too', () => {
    const prints = queueable.map((operation) => {
      const forms = queues.flatMap(({ forms }) => forms[operation.name] ?? [])
      const today = forms.find(({ version }) => version === operation.version)
      return { name: operation.name, version: operation.version, schema: today?.schema ?? 'never recorded' }
    })
    // Another print: the form changed. Raise `version` in the contract, write the step from the form before into `upcasts`,
    // and record a queue of this release beside the others; what is there stays as it is.
    expect(prints).toEqual(
      queueable.map((operation) => ({ name: operation.name, version: operation.version, schema: printOf(operation) })),
    )
    const gone = queues
      .flatMap(({ forms }) => Object.keys(forms))
      .filter((name) => !queueable.some((one) => one.name === name))
    expect(gone).toEqual([])
    const withoutWay = queueable.filter(({ version, upcasts }) =>
      Array.from({ length: version - 1 }, (_, at) => at + 1).some((from) => !upcasts[from]),
    )
    expect(withoutWay.map(({ name }) => name)).toEqual([])
  })
})

describe('phone and house of different releases', () => {
  const renewed = (operation: Operation): World['test']['house'] => {
    const { house } = world.test
    const handler = house.handlersByName.get(operation.name)
    if (!handler) throw new Error(`nobody answers ${operation.name}`)
    return { ...house, handlersByName: new Map(house.handlersByName).set(operation.name, { ...handler, operation }) }
  }
  let number = 0
  const contact = (personId: string, more: object = {}): QueuedCommand => ({
    ...{ commandId: newId(), name: recordContact.name, village: null, occurredAt: '2026-11-28T02:00:00.000Z' },
    input: recordContact.input.parse({ id: newId(), personId, value: `08123456${String(++number).padStart(4, '0')}` }),
    ...more,
  })

  it('an old queue is read in the form of today, and what was done before the house was renewed is done once', async () => {
    const { father } = await recordFamily(village)
    const [before, after] = [contact(father), contact(father, { schemaVersion: 1 })]
    expect((await push([before])).map(endOf)).toEqual(['applied'])
    const said = z.object({ ...(recordContact.input as never as z.ZodObject).shape, toldOn: z.string() })
    const second = {
      ...recordContact,
      version: 2,
      input: said,
      upcasts: { 1: (input: object) => ({ ...input, toldOn: '-' }) },
    }
    const house = renewed(second as never as Operation)
    const commands = [before, after, contact(father, { schemaVersion: 2 })]
    const answers = await pushCommands(house, { actor: village.officer.actor, commands })
    expect(answers.map(endOf)).toEqual(['applied', 'applied', expect.stringMatching(/^platform.invalidInput .*toldOn/)])
    const { contacts } = await village.officer.asks(getPerson, { personId: father })
    expect(contacts).toHaveLength(2)
  })

  it('what a newer app queued waits, with all after it, and the reason is said; nothing is refused', async () => {
    const { father } = await recordFamily(village)
    const first = contact(father)
    for (const newer of [
      contact(father, { schemaVersion: 2 }),
      contact(father, { name: 'registry.recordSomethingNew' }),
    ]) {
      expect(await push([first, newer, contact(father)])).toMatchObject([
        { outcome: 'applied' },
        { outcome: 'later', code: 'platform.serverOlder' },
        { outcome: 'later' },
      ])
    }
    const { refusal } = await post(`/api/${listChanges.name}`, { input: { since: null, shape: null, form: 99 } })
    expect(refusal).toMatchObject({ code: 'platform.serverOlder', sentence: expect.stringContaining('diperbarui') })
  })

  it('an app too old for the house is told so plainly, and its queue is taken all the same', async () => {
    const { father } = await recordFamily(village)
    const old = await oldPhone({ form: pullForm.oldest - 1 })
    const { schemaVersion: _, ...command } = contact(father, { schemaVersion: 1 })
    await old.queue(command)
    await expect(old.sync()).rejects.toMatchObject({ code: 'platform.appTooOld' })
    expect(old.outbox()).toMatchObject([{ state: 'applied' }])
    const { contacts } = await village.officer.asks(getPerson, { personId: father })
    expect(contacts).toHaveLength(1)
  })

  it('a phone keeps and shows what it waits for, and a renewed app fetches what the older one could not show', async () => {
    const { father } = await recordFamily(village)
    const vault = openVault(seeded(1), { stormy: false })
    const early = simulatedTables
      .filter(({ table }) => table === 'people')
      .map((one) => ({ ...one, columns: ['name'] }))
    const older = await openDevice({ vault, line: lineOf(), tables: early, effects: new Map() })
    await older.queue(contact(father, { schemaVersion: 2 }))
    await expect(older.sync()).rejects.toMatchObject({ code: 'platform.serverOlder' })
    expect(older.outbox()).toMatchObject([{ state: 'waiting', schemaVersion: 2 }])
    // columns go by their names: this app asks for one of many
    expect(older.rows().find('people', father)).toEqual({ id: father, name: 'Slamet Widodo' })
    const newer = await openDevice({ vault, line: lineOf(), tables: simulatedTables, effects: new Map() })
    await newer.sync().catch(() => undefined)
    expect(newer.rows().find('people', father)).toMatchObject({ name: 'Slamet Widodo', sex: 'male' })
    expect(newer.rows().where('household_members', 'person_id', father)).toHaveLength(1)
    expect(newer.outbox()).toHaveLength(1)
  })

  const lineOf = (more: object = {}): Line => ({
    pull: async (input) => {
      const { output, refusal } = await post(`/api/${listChanges.name}`, { input: { ...input, ...more } })
      if (refusal) throw new Refusal(refusal.kind, refusal.code)
      return output
    },
    push,
  })
  const oldPhone = (more: object) =>
    openDevice({
      ...{ vault: openVault(seeded(1), { stormy: false }), line: lineOf(more) },
      ...{ tables: simulatedTables, effects: new Map() },
    })
})

describe('on a thin line', () => {
  const headers = { 'x-requested-with': 'desmigratif', host: 'localhost', 'content-type': 'application/json' }
  const sendPacked = (body: object) =>
    server.inject({
      ...{ method: 'POST' as const, url: '/api/push', payload: gzipSync(JSON.stringify(body)) },
      headers: { ...headers, 'content-encoding': 'gzip' },
    })

  it('a queue may come packed; a flood in a small packet is refused as any other', async () => {
    const { father } = await recordFamily(village)
    const input = recordContact.input.parse({ id: newId(), personId: father, value: '081234560001' })
    const command = { commandId: newId(), name: recordContact.name, input, village: null }
    const packed = await sendPacked({ commands: [{ ...command, occurredAt: '2026-11-28T02:00:00.000Z' }] })
    expect(packed.json().output.answers).toMatchObject([{ outcome: 'applied' }])
    const flood = await sendPacked({ commands: [], more: 'x'.repeat(40_000_000) })
    expect(flood.statusCode).toBe(413)
  })

  const unpackings: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
    br: (bytes) => brotliDecompressSync(bytes),
    gzip: (bytes) => gunzipSync(bytes),
    plain: (bytes) => bytes,
  }

  it('rows come packed, the same for every phone, and what was just sent is among them', async () => {
    const pull = async (encoding: string) => {
      const payload = { input: { since: null, shape: null, form: pullForm.newest } }
      const url = `/api/${listChanges.name}`
      const answer = await server.inject({
        method: 'POST',
        url,
        headers: { ...headers, 'accept-encoding': encoding },
        payload,
      })
      const { 'content-encoding': packing = 'plain' } = answer.headers
      return { packing, text: String(unpackings[String(packing)]?.(answer.rawPayload)) }
    }
    const { father } = await recordFamily(village)
    const all = await Promise.all(['br', 'gzip, deflate', 'identity', 'br'].map(pull))
    expect(all.map(({ packing }) => packing)).toEqual(['br', 'gzip', 'plain', 'br'])
    expect(new Set(all.map(({ text }) => text)).size).toBe(1)
    expect(all[0]?.text).toContain(father)
    const { mother } = await recordFamily(village)
    expect((await pull('br')).text).toContain(mother)
  })
})
