import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

interface CouchServer {
  readonly port: number
  close(): Promise<void>
}

/** A server of the CouchDB protocol from npm, in memory, with these documents in one database. */
export const openCouchServer = async (name: string, docs: readonly object[]): Promise<CouchServer> => {
  const peers = createRequire(join(import.meta.dirname, 'peers/package.json'))
  const PouchDB = ['pouchdb-adapter-memory', 'pouchdb-replication', 'pouchdb-mapreduce'].reduce(
    (core, plugin) => core.plugin(peers(plugin)),
    peers('pouchdb-core'),
  )
  const InMemory = PouchDB.defaults({ adapter: 'memory' })
  const app = peers('express-pouchdb')(InMemory, { mode: 'minimumForPouchDB', inMemoryConfig: true })
  await new InMemory(name).bulkDocs(docs)
  const server: Server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
