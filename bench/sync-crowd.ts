import { fork } from 'node:child_process'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { listChanges, pullForm } from '#platform/shared/sync-contract.ts'
import { median } from './ground.ts'
import { atMost, type Bench, type BenchResult } from './result.ts'
import { openSlowLine, type SlowLine } from './slow-line.ts'

const crowd = 100
const records = 2_000
// With a family card and a place on it for each, 2,000 rows.
const people = 891
const hamletLine = { bitsPerSecond: 400_000, roundTripMilliseconds: 400 }
const alone = 7
const villages = crowd + alone + 8
const mostTimes = 8

export const bench: Bench = {
  name: 'sync-crowd',
  says: '100 devices that fetch 2,000 records each at the same moment, against one alone: each on a line of its own, and all of one village without any line between',
  async run() {
    const server = fork(join(import.meta.dirname, 'crowd-server.ts'), [String(villages), String(people)], {
      execArgv: [],
    })
    try {
      const port = await new Promise<number>((resolve, reject) => {
        server.once('message', (message) => resolve(Number(message)))
        server.once('exit', () => reject(new Error('the server ended while starting')))
      })
      for (let village = villages; village > villages - alone; village--) await pullFrom(port, village)
      return [
        await measure(
          `${crowd} devices of ${crowd} villages, each on a line of 400 kbit/s and 400 ms, p95`,
          (turn) => onLineOfItsOwn(port, turn + 1),
          (device) => onLineOfItsOwn(port, device + 1),
        ),
        // nothing is shared with what was asked before: each of those alone asks for a village of his own
        await measure(
          `${crowd} devices of one village, no line between, p95`,
          (turn) => pullFrom(port, crowd + 1 + turn),
          () => pullFrom(port, crowd + alone + 1),
        ),
      ]
    } finally {
      if (server.exitCode === null) {
        server.disconnect()
        await new Promise((resolve) => server.once('exit', resolve))
      }
    }
  },
}

type Pull = (turn: number) => Promise<Pulled>

const measure = async (name: string, pullAlone: Pull, pull: Pull): Promise<BenchResult> => {
  const single: Pulled[] = []
  for (let turn = 0; turn < alone; turn++) single.push(await pullAlone(turn))
  const all = await Promise.all(Array.from({ length: crowd }, (_, device) => pull(device)))
  for (const one of [...single, ...all]) assertWhole(one)
  const [ones, alls] = [single, all].map((pulled) => pulled.map(({ milliseconds }) => milliseconds))
  const slow = alls?.sort((one, other) => one - other)[Math.ceil(crowd * 0.95) - 1] ?? 0
  return atMost(name, slow, median(ones ?? []), mostTimes, 'ms')
}

const pullFrom = (port: number, village: number): Promise<Pulled> => pullAll(`http://127.0.0.1:${port}`, village)

const onLineOfItsOwn = async (port: number, village: number): Promise<Pulled> => {
  const line: SlowLine = await openSlowLine(port, hamletLine)
  line.setFast(false)
  try {
    return await pullAll(line.url, village)
  } finally {
    await line.close()
  }
}

/** Milliseconds until a device that had nothing has all of its village. What it does with it takes no time of the others. */
const pullAll = async (url: string, village: number): Promise<Pulled> => {
  const agent = new Agent({ keepAlive: true })
  const begun = performance.now()
  const input = { since: null, shape: null, form: pullForm.newest }
  const answer = await post(agent, `${url}/api/${listChanges.name}`, village, { input })
  const milliseconds = performance.now() - begun
  agent.destroy()
  return { milliseconds, answer }
}

interface Answered {
  readonly status: number | undefined
  readonly encoding: string | undefined
  readonly bytes: Buffer
}

interface Pulled {
  readonly milliseconds: number
  readonly answer: Answered
}

interface Body {
  readonly output: {
    readonly tables: readonly { readonly rows: readonly unknown[] }[]
    readonly nextPage: string | null
  }
}

const assertWhole = ({ answer: { status, encoding, bytes } }: Pulled): void => {
  const plain = encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : bytes
  if (status !== 200) throw new Error(`the server answered ${status}: ${plain.toString().slice(0, 200)}`)
  const { tables, nextPage } = (JSON.parse(plain.toString()) as Body).output
  const found = tables.reduce((sum, { rows }) => sum + rows.length, 0)
  if (found < records || nextPage !== null) throw new Error(`${found} records where ${records} were expected at once`)
}

const post = (agent: Agent, url: string, village: number, body: object): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'x-requested-with': 'desmigratif',
      'accept-encoding': 'br, gzip',
      'x-village': String(village),
    }
    const asked = request(url, { method: 'POST', agent, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () => {
        const encoding = response.headers['content-encoding']
        resolve({ status: response.statusCode, encoding, bytes: Buffer.concat(parts) })
      })
    })
    asked.on('error', reject)
    asked.end(JSON.stringify(body))
  })
