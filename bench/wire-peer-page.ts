// @ts-expect-error the peer comes with the benchmarks alone and brings no types
import PouchDB from './peers/node_modules/pouchdb-browser/lib/index.es.js'

interface Doc {
  readonly _id: string
  readonly [field: string]: unknown
}

interface Database {
  replicate: { from(other: string): Promise<unknown>; to(other: string): Promise<unknown> }
  info(): Promise<{ doc_count: number }>
  allDocs(options: object): Promise<{ rows: { doc: Doc }[] }>
  bulkDocs(docs: readonly Doc[]): Promise<unknown>
}

const remote = `${location.origin}/people`
let local: Database

const timed = async (act: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await act()
  return performance.now() - begun
}

/** The same acts with PouchDB, as its own guide says. */
const peer = {
  open: async () => {
    local = new PouchDB('people')
  },
  edit: async (count: number) => {
    const people = await local.allDocs({ include_docs: true, startkey: 'people/', endkey: 'people/￿', limit: count })
    await local.bulkDocs(people.rows.map(({ doc }, at) => ({ ...doc, birth_place: `Dusun ${at % 7}` })))
  },
  pull: () => timed(() => local.replicate.from(remote)),
  push: () => timed(() => local.replicate.to(remote)),
  rowCount: async () => (await local.info()).doc_count,
}
export type PeerPage = typeof peer

Object.assign(window, { peer })
