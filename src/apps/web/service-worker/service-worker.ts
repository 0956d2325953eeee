import { kindOfAddress } from './address-kind.ts'
import { type AppFiles, appPage, type Message } from './app-files.ts'
import { holdKeys, takeKeys } from './held-keys.ts'
import { findKept, forgetOlder, keepFiles, keepLanguage } from './kept-files.ts'
import { answerVillages } from './kept-villages.ts'

// Written in by the build (`apps/build/installable-app.ts`).
declare const APP_FILES: AppFiles

const worker = self as unknown as ServiceWorkerGlobalScope
const files = APP_FILES

worker.addEventListener('install', (event) => event.waitUntil(keepFiles(files)))

worker.addEventListener('activate', (event) =>
  // The first visit's own windows are taken in too, so that the next page opens without a signal.
  event.waitUntil(forgetOlder(files).then(() => worker.clients.claim())),
)

worker.addEventListener('message', (event) => {
  const message = event.data as Message
  // Only the reader's own tap lets a waiting version in.
  if (message.kind === 'take') event.waitUntil(worker.skipWaiting())
  if (message.kind === 'hold-keys') event.waitUntil(holdKeys(message.window, message.keys))
  if (message.kind === 'take-keys') event.ports[0]?.postMessage(takeKeys(message.window))
  if (message.kind === 'language') event.waitUntil(keepLanguage(files, message.language))
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const kind = kindOfAddress(request, { origin: worker.location.origin, files })
  if (kind === 'page') event.respondWith(answerKept(request, appPage))
  if (kind === 'file') event.respondWith(answerKept(request, new URL(request.url).pathname))
  if (kind === 'villages') event.respondWith(answerVillages(request))
})

const answerKept = async (request: Request, path: string): Promise<Response> =>
  (await findKept(files, path)) ?? fetch(request)
