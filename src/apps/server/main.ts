import { buildWebIfStale } from './build-web.ts'
import { bundleServerIfStale } from './bundle-server.ts'
import { type Ground, openGround } from './ground.ts'
import { readSettings } from './settings.ts'

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`This program needs Node 24 and found ${process.versions.node}. Start it with: npm start`)
  process.exit(2)
}

/** The database starts and the web app is looked at in processes of their own, while this one reads the program. */
export const serve = async (): Promise<void> => {
  const settings = readSettings()
  const building = buildWebIfStale((line) => console.log(line))
  const ground = await new Promise<{ readonly ready: Promise<Ground> }>((launched) => {
    const ready = openGround(settings, () => launched({ ready }))
    const either = () => launched({ ready })
    ready.then(either, either)
  })
  ground.ready.catch(() => undefined) // said by serveOn, which waits for both
  building.catch(() => undefined)
  const { serveOn } = await readProgram()
  await serveOn(settings, ground.ready, building)
}

/** Bundled, or the sources as they are for whoever is changing them: a watcher follows those. */
const readProgram = async (): Promise<typeof import('./serve.ts')> => {
  if (process.argv.includes('--from-sources')) return import('./serve.ts')
  const program = await bundleServerIfStale(console.log)
  process.setSourceMapsEnabled(true) // a fault names the line of the source
  return import(program)
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
