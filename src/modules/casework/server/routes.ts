import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { limited, publicWords, sendPage, typedOnce } from '#modules/letters/server/index.ts'
import { caseTypes, countries } from '#modules/references/contract/codes.ts'
import type { HouseDoor, ServerModule } from '#platform/server/module.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import {
  checkReceipt,
  confirmByFamily,
  findHelpingVillages,
  getDoors,
  getTracker,
  recordQuestion,
  requestHelp,
} from '../contract/public.ts'
import { getHandoverSheet } from '../contract/referrals.ts'
import { publicReporters, reachChannels } from '../rules/trouble.ts'
import {
  chooseVillagePage,
  type Doors,
  receivedPage,
  sorryPage,
  trackerPage,
  trackerStartPage,
} from './public-pages.ts'
import { codeOf, keyIn, newReceiptKey, pinOf } from './receipts.ts'
import { type ReportFault, reportPage, type TypedReport } from './report-form.ts'
import { saidTexts } from './said-texts.ts'
import { makeTicket } from './tracker-ticket.ts'

type Typed = Readonly<Record<string, string>>

// One village office is one address, so a family behind it is not shut out; a machine is.
const fewReports = { config: { rateLimit: { max: 10, timeWindow: '10 minutes' } } }
const fewTries = { config: { rateLimit: { max: 20, timeWindow: '10 minutes' } } }
const longestBody = 20_000

const wordsOf = (request: FastifyRequest) => publicWords(request, saidTexts)

/** The public page, the family's tracker, and the sheet for an office without an account. */
export const caseworkRoutes: NonNullable<ServerModule['routes']> = (server, house) => {
  server.get<{ Params: { id: string } }>('/casework/rujukan/:id/lembar.pdf', async (request, reply) => {
    const { name, pdf } = await house.call(request, getHandoverSheet, { referralId: request.params.id })
    return reply
      .type('application/pdf')
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `inline; filename="${name}"`)
      .send(Buffer.from(pdf, 'base64'))
  })
  // forms without a script: their type is read on these pages alone, everywhere else it is refused
  void server.register(async (pages) => {
    pages.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: longestBody },
      (_, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    )
    reportRoutes(pages, house)
    trackerRoutes(pages, house)
  })
}

const reportRoutes = (server: FastifyInstance, house: HouseDoor): void => {
  server.get<{ Querystring: { desa?: string } }>('/lapor', limited, async (request, reply) => {
    const text = typedOnce(request.query.desa).slice(0, 80)
    const found = text ? (await house.call(request, findHelpingVillages, { text })).villages : null
    return sendPage(reply, 200, chooseVillagePage(wordsOf(request), text, found))
  })
  server.get<{ Params: { code: string } }>('/lapor/:code', limited, async (request, reply) => {
    const village = await villageAt(house, request)
    if (!village) return sendPage(reply, 404, sorryPage(wordsOf(request), 'casework.public.villageMissing', null))
    return sendPage(reply, 200, reportPage(wordsOf(request), request.params.code, village.doors, {}, null))
  })
  server.post<{ Params: { code: string }; Body: Typed }>('/lapor/:code', fewReports, async (request, reply) => {
    const village = await villageAt(house, request)
    if (!village) return sendPage(reply, 404, sorryPage(wordsOf(request), 'casework.public.villageMissing', null))
    return receive(house, request, reply, village)
  })
}

interface Asked {
  readonly id: number
  readonly doors: Doors
}

const villageAt = async (
  house: HouseDoor,
  request: FastifyRequest<{ Params: { code: string } }>,
): Promise<Asked | undefined> => {
  const { villages } = await house.call(request, findHelpingVillages, { text: request.params.code.slice(0, 20) })
  const [village] = villages.filter((one) => one.code === request.params.code)
  return village && { id: village.id, doors: await house.call(request, getDoors, { village: village.id }) }
}

const receive = async (
  house: HouseDoor,
  request: FastifyRequest<{ Params: { code: string }; Body: Typed }>,
  reply: FastifyReply,
  { id: village, doors }: Asked,
) => {
  const typed = (request.body ?? {}) as TypedReport & { readonly website?: string }
  const again = (fault: ReportFault) =>
    sendPage(reply, 422, reportPage(wordsOf(request), request.params.code, doors, typed, fault))
  const told = toldIn(typed)
  if (!told.type) return again({ field: 'type', key: 'casework.public.typeMissing' })
  if (told.story === '') return again({ field: 'story', key: 'casework.public.storyMissing' })
  const receiptKey = newReceiptKey()
  try {
    const report = { ...told, type: told.type, id: newId(), village, receiptKey }
    await house.call(request, requestHelp, report, { commandId: newId() })
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal
    if (refusal.code !== 'casework.tooManyReports')
      return again({ field: refusal.fields[0]?.field ?? '', key: refusal.code })
    return sendPage(reply, 429, sorryPage(wordsOf(request), 'casework.public.tooMany', doors))
  }
  const receipt = { code: codeOf(village, receiptKey), pin: pinOf(receiptKey, 0) }
  const asked = await house.call(request, getDoors, { village, country: told.country, types: [told.type] })
  return sendPage(reply, 200, receivedPage(wordsOf(request), asked, receipt))
}

/** What was typed, as far as it can be meant: a choice that is not on the page is none. */
const toldIn = (typed: TypedReport & { readonly website?: string }) => {
  const words = (text: string | undefined, longest: number) => text?.trim().slice(0, longest) || null
  return {
    type: caseTypes.find((one) => one === typed.type),
    story: words(typed.story, 2000) ?? '',
    ...{ danger: Boolean(typed.danger), anonymous: Boolean(typed.anonymous) },
    country: countries.find((one) => one === typed.country) ?? null,
    reporter: publicReporters.find((one) => one === typed.reporter) ?? null,
    ...{ workerName: words(typed.workerName, 120), reporterName: words(typed.reporterName, 120) },
    reporterPhone: words(typed.reporterPhone, 40),
    reachChannel: reachChannels.find((one) => one === typed.reachChannel) ?? null,
    safeHours: words(typed.safeHours, 160),
    website: (typed.website ?? '').slice(0, 200),
  }
}

const trackerRoutes = (server: FastifyInstance, house: HouseDoor): void => {
  server.get<{ Querystring: { kode?: string } }>('/kasus-saya', limited, async (request, reply) =>
    sendPage(reply, 200, trackerStartPage(wordsOf(request), typedOnce(request.query.kode).slice(0, 60), null)),
  )
  server.post<{ Body: Typed }>('/kasus-saya', fewTries, async (request, reply) => {
    const { kode = '', pin = '' } = request.body ?? {}
    const key = keyIn(kode.slice(0, 60))
    const { answer } = key
      ? await house.call(request, checkReceipt, { ...key, pin: pin.slice(0, 20) }, { commandId: newId() })
      : { answer: 'wrong' as const }
    if (!key || answer !== 'open')
      return sendPage(
        reply,
        answer === 'locked' ? 429 : 404,
        trackerStartPage(wordsOf(request), kode.slice(0, 60), `casework.tracker.${answer}`),
      )
    return showTracker(house, request, reply, { ...key, ticket: makeTicket(key.village, key.receiptKey, pin) }, null)
  })
  server.post<{ Body: Typed }>('/kasus-saya/tanya', fewTries, async (request, reply) => {
    const words = request.body?.pertanyaan?.trim().slice(0, 1000) ?? ''
    return actAndShow(house, request, reply, words === '' ? null : 'casework.tracker.asked', async (opened) => {
      if (words !== '')
        await house.call(request, recordQuestion, { ...opened, id: newId(), words }, { commandId: newId() })
    })
  })
  server.post<{ Body: Typed }>('/kasus-saya/selesai', fewTries, async (request, reply) => {
    const solved = request.body?.selesai === 'ya'
    const words = request.body?.kata?.trim().slice(0, 1000) || null
    const doneKey = solved ? 'casework.tracker.thanks' : 'casework.tracker.goesOn'
    return actAndShow(house, request, reply, doneKey, async (opened) => {
      await house.call(request, confirmByFamily, { ...opened, id: newId(), solved, words }, { commandId: newId() })
    })
  })
}

interface Opened {
  readonly village: number
  readonly receiptKey: string
  readonly ticket: string
}

const actAndShow = async (
  house: HouseDoor,
  request: FastifyRequest<{ Body: Typed }>,
  reply: FastifyReply,
  doneKey: string | null,
  act: (opened: Opened) => Promise<void>,
) => {
  const { kode = '', tiket = '' } = request.body ?? {}
  const key = keyIn(kode.slice(0, 60))
  const again = () =>
    sendPage(reply, 404, trackerStartPage(wordsOf(request), kode.slice(0, 60), 'casework.tracker.again'))
  if (!key) return again()
  const opened = { ...key, ticket: tiket.slice(0, 160) }
  try {
    await act(opened)
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal
    if (refusal.kind === 'missing') return again()
    return showTracker(house, request, reply, opened, null)
  }
  return showTracker(house, request, reply, opened, doneKey)
}

const showTracker = async (
  house: HouseDoor,
  request: FastifyRequest,
  reply: FastifyReply,
  opened: Opened,
  doneKey: string | null,
) => {
  const { tracker } = await house.call(request, getTracker, opened)
  const code = codeOf(opened.village, opened.receiptKey)
  const words = { ...wordsOf(request), otherHref: '/kasus-saya' }
  if (!tracker) return sendPage(reply, 404, trackerStartPage(words, code, 'casework.tracker.again'))
  return sendPage(reply, 200, trackerPage(words, tracker, { code, ticket: opened.ticket }, doneKey))
}
