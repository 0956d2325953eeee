import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { ServerModule } from '#platform/server/module.ts'
import { getVillageIndex, listVillageIndex } from '../contract.ts'

const pack = promisify(gzip)

/** The list of villages as one packed text, 0.6 MB, kept for ever under an address that carries its version. */
export const placesRoutes: NonNullable<ServerModule['routes']> = (server, house) => {
  let held: { readonly version: string; readonly packed: Buffer } | undefined

  server.get('/places/villages.txt', async (request, reply) => {
    const { version } = await house.call(request, getVillageIndex, {})
    if (held?.version !== version) {
      const { text } = await house.call(request, listVillageIndex, {})
      held = { version, packed: await pack(text) }
    }
    const asked = new URL(request.url, 'http://here').searchParams.get('v')
    const lasting = asked === version ? 'public, max-age=31536000, immutable' : 'no-cache'
    const tagged = reply.header('etag', `"${version}"`).header('cache-control', lasting)
    if (request.headers['if-none-match'] === `"${version}"`) return tagged.code(304).send()
    return tagged.type('text/plain; charset=utf-8').header('content-encoding', 'gzip').send(held.packed)
  })
}
