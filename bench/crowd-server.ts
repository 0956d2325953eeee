import { openHttp } from '#apps/server/http.ts'
import { officerOf, openGround } from './ground.ts'
import { fillVillages } from './people.ts'

/** A server in a process of its own: whoever asks names the village whose officer he is. Says its port, ends with its parent. */
const [villages = '1', people = '1'] = process.argv.slice(2)
const { opened, close } = await openGround()
await fillVillages(opened.ownerUrl, Number(villages), Number(villages) * Number(people))
const officers = new Map(Array.from({ length: Number(villages) }, (_, at) => [String(at + 1), officerOf(at + 1)]))
const server = await openHttp({
  ...opened,
  actorOf: async ({ headers }) => officers.get(String(headers['x-village'])) ?? officerOf(1),
})
await server.listen({ port: 0, host: '127.0.0.1' })
process.once('disconnect', async () => {
  await server.close()
  await close()
  process.exit()
})
process.send?.((server.server.address() as { port: number }).port)
