import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A line to the village server that can be cut, and behind which the app seems renewed: the same files under another version. */
export interface RenewableLine {
  readonly url: string
  cut(): void
  mend(): void
  renewApp(version: string): void
  close(): Promise<void>
}

const versioned = new Set(['/', '/index.html', '/service-worker.js'])

export const openRenewableLine = async (target: string, version: string): Promise<RenewableLine> => {
  let isCut = false
  let shown = version
  const pass = (asked: IncomingMessage, answer: ServerResponse) => {
    if (isCut) return asked.socket.destroy()
    const rewritten = versioned.has(asked.url ?? '')
    const headers = rewritten ? withoutConditions(asked) : asked.headers
    const onward = request(`${target}${asked.url}`, { method: asked.method, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers)
      if (!rewritten) return given.pipe(answer)
      const parts: Buffer[] = []
      given.on('data', (part: Buffer) => parts.push(part))
      given.on('end', () => answer.end(Buffer.concat(parts).toString().replaceAll(version, shown)))
    })
    onward.on('error', () => answer.destroy())
    asked.pipe(onward)
  }
  const server = createServer(pass)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      isCut = true
      server.closeAllConnections()
    },
    mend: () => {
      isCut = false
    },
    renewApp: (newer) => {
      if (newer.length !== version.length) throw new Error('both versions must be equally long')
      shown = newer
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

// Whole and unpacked: a "not changed" or a packed body could not be rewritten.
const withoutConditions = ({ headers }: IncomingMessage) => {
  const { 'if-none-match': _tag, 'if-modified-since': _since, 'accept-encoding': _packing, ...rest } = headers
  return rest
}
