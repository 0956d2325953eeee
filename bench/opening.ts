import { writeFileSync } from 'node:fs'
import type { CDPSession } from '@playwright/test'
import { firstStep, reason, slowPage, timeTo, type VillageVisited, withVillage } from './first-visits.ts'
import { median } from './ground.ts'
import { type BenchResult, within } from './result.ts'

/** Opening without a signal and nothing else, so many times; with a path also a trace of the last one, for the Performance tab of DevTools. */
export const measureOpening = (times: number, tracePath: string | undefined): Promise<readonly BenchResult[]> =>
  withVillage(async (village) => {
    const openings: number[] = []
    for (let time = 0; time < times; time++)
      openings.push(await openWithoutSignal(village, time === times - 1 ? tracePath : undefined))
    console.error(openings.map(Math.round).join(' '))
    const name = `opening without a signal (CPU 4×), median of ${times}`
    return [within(name, median(openings) / 1000, 1.5, 's')]
  })

const openWithoutSignal = async (
  { browser, line, cookies }: VillageVisited,
  tracePath: string | undefined,
): Promise<number> => {
  const context = await browser.newContext({ baseURL: line.url, viewport: { width: 360, height: 740 } })
  await context.addCookies(cookies)
  line.setFast(true)
  for (let visit = 0; visit < 2; visit++) {
    const page = await context.newPage()
    await timeTo(page, firstStep)
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await page.close()
  }
  await context.setOffline(true)
  const page = await slowPage(context)
  const session = tracePath === undefined ? undefined : await browser.newBrowserCDPSession()
  await session?.send('Tracing.start', { transferMode: 'ReturnAsStream', traceConfig: { includedCategories } })
  const opening = await timeTo(page, reason)
  if (session && tracePath !== undefined) writeFileSync(tracePath, await endTrace(session))
  await context.close()
  return opening
}

const includedCategories = [
  ...['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing', 'loading'],
  ...['disabled-by-default-v8.cpu_profiler', 'v8.execute', 'ServiceWorker', 'CacheStorage'],
]

const endTrace = async (session: CDPSession): Promise<string> => {
  const whole = new Promise<string>((resolve) =>
    session.once('Tracing.tracingComplete', ({ stream }) => resolve(stream ?? '')),
  )
  await session.send('Tracing.end')
  const handle = await whole
  let text = ''
  for (;;) {
    const part = await session.send('IO.read', { handle })
    text += part.base64Encoded ? Buffer.from(part.data, 'base64').toString() : part.data
    if (part.eof) return text
  }
}
