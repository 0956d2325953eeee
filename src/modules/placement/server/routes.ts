import type { FastifyRequest } from 'fastify'
import { limited, publicWords, sendPage, typedOnce } from '#modules/letters/server/index.ts'
import { type Occupation, occupations } from '#modules/references/contract.ts'
import { referencesServer } from '#modules/references/server/index.ts'
import type { HouseDoor, ServerModule } from '#platform/server/module.ts'
import { mergeTexts } from '#platform/shared/texts.ts'
import * as open from '../contract/public.ts'
import { placementTexts } from '../texts.ts'
import { printLeaflet } from './leaflet-pdf.ts'
import { agencyPage, countriesPage, destinationPage, missingPage, type VillageWages } from './public-pages.ts'

// Drawing a page of paper costs the server more than reading one.
const fewPapers = { config: { rateLimit: { max: 10, timeWindow: '1 minute' } } }

const texts = mergeTexts([referencesServer.texts, placementTexts])
const wordsOf = (request: FastifyRequest) => publicWords(request, texts)

interface Asked {
  Params: { country: string; job?: string }
  Querystring: { desa?: string; kerja?: string; nama?: string }
}

/** What anyone may know of work abroad: countries and jobs, their leaflet, and the licence list. No script, no sign-in. */
export const placementRoutes: NonNullable<ServerModule['routes']> = (server, house) => {
  server.get<Asked>('/negara', limited, async (request, reply) =>
    sendPage(
      reply,
      200,
      countriesPage(wordsOf(request), await house.call(request, open.listDestinations, {}), codeOf(request)),
    ),
  )
  server.get<Asked>('/negara/:country', limited, async (request, reply) => {
    const asked = jobIn(request.query.kerja)
    const found = await destinationAt(house, request, asked)
    return sendPage(reply, found ? 200 : 404, found ? pageOf(request, found) : missingPage(wordsOf(request)))
  })
  server.get<Asked>('/negara/:country/:job', limited, async (request, reply) => {
    const job = jobIn(request.params.job)
    const found = job && (await destinationAt(house, request, job))
    return sendPage(reply, found ? 200 : 404, found ? pageOf(request, found) : missingPage(wordsOf(request)))
  })
  for (const path of ['/negara/:country/selebaran.pdf', '/negara/:country/:job/selebaran.pdf'])
    server.get<Asked>(path, fewPapers, async (request, reply) => {
      const asked = jobIn(request.params.job)
      const found = request.params.job === undefined || asked ? await destinationAt(house, request, asked) : undefined
      if (!found) return sendPage(reply, 404, missingPage(wordsOf(request)))
      return reply
        .type('application/pdf')
        .header('cache-control', 'no-store')
        .header('content-disposition', `inline; filename="selebaran-${found.destination.country.toLowerCase()}.pdf"`)
        .send(Buffer.from(await printLeaflet(wordsOf(request), found.destination, found.village)))
    })
  server.get<Asked>('/cek-agen', limited, async (request, reply) => {
    const typed = typedOnce(request.query.nama).slice(0, 120)
    const answer = typed ? await house.call(request, open.checkAgency, { text: typed }) : null
    return sendPage(reply, 200, agencyPage(wordsOf(request), typed, answer))
  })
}

const jobIn = (typed: string | undefined): Occupation | null => occupations.find((one) => one === typed) ?? null

const codeOf = (request: FastifyRequest<Asked>): string | null => typedOnce(request.query.desa).slice(0, 20) || null

interface Found {
  readonly destination: open.Destination
  readonly village: VillageWages | null
}

const destinationAt = async (
  house: HouseDoor,
  request: FastifyRequest<Asked>,
  occupation: Occupation | null,
): Promise<Found | undefined> => {
  const country = request.params.country.toUpperCase()
  if (!/^[A-Z]{2}$/.test(country)) return undefined
  const { destination } = await house.call(request, open.getDestination, { country, occupation })
  if (!destination) return undefined
  return { destination, village: await villageAt(house, request, country, occupation) }
}

/** The village whose leaflet or message led here, with what its open vacancies pay. */
const villageAt = async (
  house: HouseDoor,
  request: FastifyRequest<Asked>,
  country: string,
  occupation: Occupation | null,
): Promise<VillageWages | null> => {
  const code = codeOf(request)
  const { village } = code ? await house.call(request, open.findWorkVillage, { code }) : { village: null }
  if (!code || !village) return null
  const { ranges } = await house.call(request, open.listOfferedWages, { village: village.id, country, occupation })
  return { code, name: village.name, ranges }
}

const pageOf = (request: FastifyRequest<Asked>, { destination, village }: Found): string =>
  destinationPage(wordsOf(request), destination, village)
