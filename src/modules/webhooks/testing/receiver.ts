import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Another office's system on this computer: keeps what it was sent and answers as it is told. */
export interface Receiver {
  readonly url: string
  readonly received: Received[]
  /** How often somebody connected, whether or not he said anything. */
  readonly connections: () => number
  answers(code: number, headers?: Readonly<Record<string, string>>, body?: string): void
  /** Takes the request and says nothing. */
  falls(silent: boolean): void
  close(): Promise<void>
}

export const openReceiver = async (): Promise<Receiver> => {
  const received: Received[] = []
  let answer = { code: 204, headers: {} as Readonly<Record<string, string>>, body: '' }
  let silent = false
  let connections = 0
  const server = createServer((request, reply) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString() })
      if (!silent) reply.writeHead(answer.code, answer.headers).end(answer.body)
    })
  })
  server.on('connection', () => {
    connections++
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/kabar`,
    received,
    connections: () => connections,
    answers: (code, headers = {}, body = '') => {
      answer = { code, headers, body }
    },
    falls: (now) => {
      silent = now
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
