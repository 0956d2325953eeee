import { loadDemo } from '../demo/load-demo.ts'
import { startBackground } from './background.ts'
import { buildWebIfStale } from './build-web.ts'
import { openHouse } from './house.ts'
import { openHttp } from './http.ts'
import { restAfterStart } from './rest.ts'
import { readSettings } from './settings.ts'
import { welcome } from './welcome.ts'

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`This program needs Node 24 and found ${process.versions.node}. Start it with: npm start`)
  process.exit(2)
}

/** Starts everything and answers until told to stop. */
export const serve = async (): Promise<void> => {
  const settings = readSettings()
  const building = buildWebIfStale((line) => console.log(line))
  const opened = await openHouse(settings, (line) => console.log(line))
  if (settings.demo) await loadDemo(opened.house, (line) => console.log(line))
  await building
  const server = await openHttp(opened)
  await server.listen({ port: settings.port, host: settings.host })
  const background = await startBackground(opened, (fault) => server.log.error({ fault: String(fault) }, 'background'))
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await server.close()
    await background.stop()
    await opened.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
  console.log(await welcome(opened))
  restAfterStart()
}

/** What a newcomer can mend is said in a sentence; `DEBUG=1` shows the rest. */
const sayWhyNot = (fault: unknown): string => {
  const { code, port, message } = fault as NodeJS.ErrnoException & { readonly port?: number }
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken: Desmigratif, or another program, answers there already. Choose another: PORT=${Number(port) + 1} npm start`
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === '28P01' || code === '3D000')
    return `The database of DATABASE_URL cannot be opened: ${message || code}.`
  return message ?? String(fault)
}

if (import.meta.main) {
  await serve().catch((fault: unknown) => {
    console.error(`\nDesmigratif did not start. ${sayWhyNot(fault)}`)
    if (process.env.DEBUG) console.error(fault)
    process.exit(1)
  })
}
