import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { command, query } from '../shared/operation.ts'
import { callOperation } from './call-operation.ts'
import { makeIntention } from './intention.ts'

const recordVisit = command('registry.recordVisit', {
  summary: 'A visit',
  input: z.object({ on: z.string() }),
  output: z.object({ done: z.boolean() }),
})
const listVisits = query('registry.listVisits', {
  summary: 'Visits',
  input: z.object({}),
  output: z.object({ visits: z.array(z.string()) }),
})

interface Asked {
  readonly path: string | undefined
  readonly guard: unknown
  readonly body: Record<string, unknown>
}

let answer: { status: number; body: string }
let asked: Asked[]
const bodyOf = async (request: IncomingMessage) => JSON.parse(Buffer.concat(await request.toArray()).toString())
const house = createServer(async (request, response) => {
  asked.push({ path: request.url, guard: request.headers['x-requested-with'], body: await bodyOf(request) })
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
})

beforeEach(async () => {
  asked = []
  answer = { status: 200, body: '{"output":{"done":true}}' }
  await new Promise<void>((listening) => house.listen(0, '127.0.0.1', listening))
  const { port } = house.address() as AddressInfo
  const real = globalThis.fetch
  // A page's addresses are relative to its house; a test has no page.
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => real(`http://127.0.0.1:${port}${path}`, init))
})

afterEach(async () => {
  vi.unstubAllGlobals()
  await new Promise((closed) => house.close(closed))
})

it('sends a command with its id, its moment and the guard against foreign pages', async () => {
  expect(await callOperation(recordVisit, { on: '2026-11-22' }, { commandId: 'one', village: 7 })).toEqual({
    done: true,
  })
  expect(asked).toMatchObject([
    {
      path: '/api/registry.recordVisit',
      guard: 'desmigratif',
      body: { commandId: 'one', village: 7, input: { on: '2026-11-22' } },
    },
  ])
  expect(asked[0]?.body.occurredAt).toMatch(/^\d{4}-/)
})

it('gives a command an id of its own, and a query none', async () => {
  await callOperation(recordVisit, { on: '2026-11-22' })
  await callOperation(listVisits, {})
  expect(asked[0]?.body.commandId).toMatch(/^[0-9a-f-]{36}$/)
  expect(asked[1]?.body).toEqual({ input: {} })
})

it('throws the house’s no as it was said', async () => {
  const fields = [{ field: 'on', code: 'registry.visitTomorrow' }]
  answer = {
    status: 422,
    body: JSON.stringify({
      refusal: { kind: 'invalid', code: 'platform.invalidInput', details: {}, fields, requestId: 'r1' },
    }),
  }
  await expect(callOperation(recordVisit, { on: '2099-01-01' })).rejects.toMatchObject({
    kind: 'invalid',
    code: 'platform.invalidInput',
    fields,
  })
})

it('keeps the number of a fault of ours, to be said by telephone', async () => {
  answer = {
    status: 500,
    body: JSON.stringify({ refusal: { kind: 'conflict', code: 'platform.bug', requestId: 'a1b2c3' } }),
  }
  await expect(callOperation(listVisits, {})).rejects.toMatchObject({
    code: 'platform.bug',
    details: { requestId: 'a1b2c3' },
  })
})

it('says "no signal" for a dead line and for a proxy that speaks for a dead house', async () => {
  answer = { status: 502, body: '<h1>Bad gateway</h1>' }
  await expect(callOperation(listVisits, {})).rejects.toMatchObject({ code: 'platform.offline' })
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  await expect(callOperation(listVisits, {})).rejects.toMatchObject({ code: 'platform.offline' })
})

it('an intention keeps its id while it is tried again, and not after its answer or with other words', () => {
  const intention = makeIntention()
  const first = intention.idFor({ on: '2026-11-22' })
  expect(intention.idFor({ on: '2026-11-22' })).toBe(first)
  const corrected = intention.idFor({ on: '2026-11-21' })
  expect(corrected).not.toBe(first)
  intention.end()
  expect(intention.idFor({ on: '2026-11-21' })).not.toBe(corrected)
})
