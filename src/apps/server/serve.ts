import { loadDemo } from '../demo/load-demo.ts'
import type { Ground } from './ground.ts'
import { openHouse } from './house.ts'
import { openHttp } from './http.ts'
import { openAgainWhenLost } from './open-again.ts'
import { restAfterStart } from './rest.ts'
import type { Settings } from './settings.ts'
import { welcome } from './welcome.ts'

const report = (line: string) => console.log(line)

/** Answers on a database that is being opened and a web app that is being built, until told to stop. */
export const serveOn = async (settings: Settings, ground: Promise<Ground>, building: Promise<void>): Promise<void> => {
  const open = () => openHouse(settings, report, ground)
  const opened = await (settings.databaseUrl ? open() : openAgainWhenLost(open))
  if (settings.demo) await loadDemo(opened.house, report)
  await building
  const server = await openHttp(opened)
  await server.listen({ port: settings.port, host: settings.host })
  const onFault = (fault: unknown) => server.log.error({ fault: String(fault) }, 'background')
  const background = import('./background.ts').then(({ startBackground }) => startBackground(opened, onFault))
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await server.close()
    await (await background).stop()
    await opened.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
  await background
  report(await welcome(opened))
  restAfterStart()
}
