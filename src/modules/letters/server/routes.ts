import type { FastifyReply, FastifyRequest } from 'fastify'
import { hashOf } from '#platform/server/content-hash.ts'
import { publicKeys, verifyEd25519 } from '#platform/server/keys.ts'
import type { HouseDoor, ServerModule } from '#platform/server/module.ts'
import { dayIn } from '#platform/shared/dates.ts'
import { getCertificatesFile } from '../contract/certificate.ts'
import { checkLetter } from '../contract/check.ts'
import { getLetterFile, getReceiptFile } from '../contract/letter.ts'
import { type CheckAnswer, checkAnswerPage, checkStartPage } from './check-page.ts'
import { readFileSeal } from './file-seal.ts'
import { limited, momentWords, sendPage, typedOnce, wordsOf } from './public-words.ts'
import { requestRoutes } from './request-routes.ts'
import { letterKeys } from './tokens.ts'

interface Asked {
  readonly mark: string
  readonly fileHash?: string
  readonly sealBroken?: boolean
}

const statusOf: Readonly<Record<CheckAnswer['verdict'], number>> = {
  genuine: 200,
  changed: 200,
  revoked: 200,
  unknown: 404,
}

const answer = async (house: HouseDoor, request: FastifyRequest, reply: FastifyReply, asked: Asked) => {
  const { verdict, facts } = await house.call(request, checkLetter, asked)
  const html = checkAnswerPage({
    ...wordsOf(request),
    verdict,
    facts,
    checkedAt: momentWords(new Date()),
    today: dayIn('Asia/Jakarta'),
    ofFile: asked.fileHash !== undefined,
  })
  return sendPage(reply, statusOf[verdict], html)
}

const readFile = (file: Uint8Array): Asked => {
  const seal = readFileSeal(file)
  if (!seal) return { mark: '' }
  const holds = verifyEd25519(letterKeys, seal.keyId, seal.signed, seal.signature)
  return { mark: seal.tokenText, fileHash: hashOf(file), sealBroken: !holds }
}

const largestFile = 5_000_000

/** The page for checking a letter, the letter as a file, and the public keys for who checks without us. */
export const letterRoutes: NonNullable<ServerModule['routes']> = (server, house) => {
  requestRoutes(server, house)
  server.get<{ Querystring: { kode?: string } }>('/periksa', limited, async (request, reply) => {
    const code = typedOnce(request.query.kode)
    if (code) return answer(house, request, reply, { mark: code.replace(/^.*\/periksa\//i, '').slice(0, 400) })
    return sendPage(reply, 200, checkStartPage(wordsOf(request)))
  })
  server.get('/periksa/kunci.json', async () => publicKeys(letterKeys))
  for (const path of ['/periksa/:mark', '/PERIKSA/:mark']) {
    server.get<{ Params: { mark: string } }>(path, limited, (request, reply) =>
      answer(house, request, reply, { mark: request.params.mark.slice(0, 400) }),
    )
  }
  server.post('/periksa/berkas', limited, async (request, reply) => {
    const file = await request.file({ limits: { fileSize: largestFile } })
    return answer(house, request, reply, file ? readFile(await file.toBuffer()) : { mark: '' })
  })
  server.get<Printed>('/letters/:id.pdf', async (request, reply) => {
    const input = { letterId: request.params.id, paper: paperIn(request.query) }
    const { name, pdf } = await house.call(request, getLetterFile, input)
    return sendPdf(reply, name, pdf)
  })
  server.get<Printed>('/letters/pertemuan/:id.pdf', async (request, reply) => {
    const input = { meetingId: request.params.id, paper: paperIn(request.query) }
    const { name, pdf } = await house.call(request, getCertificatesFile, input)
    return sendPdf(reply, name, pdf)
  })
  server.get<{ Params: { id: string } }>('/letters/:id/tanda-terima.pdf', async (request, reply) => {
    const { name, pdf } = await house.call(request, getReceiptFile, { letterId: request.params.id })
    return sendPdf(reply, name, pdf)
  })
}

interface Printed {
  Params: { id: string }
  Querystring: { kertas?: string }
}

const paperIn = ({ kertas }: Printed['Querystring']): 'A4' | 'F4' | null =>
  kertas === 'A4' || kertas === 'F4' ? kertas : null

const sendPdf = (reply: FastifyReply, name: string, pdf: string) =>
  reply
    .type('application/pdf')
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `inline; filename="${name}"`)
    .send(Buffer.from(pdf, 'base64'))
