import type { FastifyRequest } from 'fastify'
import type { HouseDoor, ServerModule } from '#platform/server/module.ts'
import { slot } from '#platform/server/slot.ts'
import { instant } from '#platform/shared/dates.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { type CounterPack, getCounterPack } from '../contract/counter-pack.ts'
import { getEmergencyCard } from '../contract/emergency-card.ts'
import type { PackFile } from './counter-pack-pdf.ts'

/** Gives the PDF of a letter to whoever sent this request, if the reader may have it. */
export type LetterFiles = (house: HouseDoor, request: FastifyRequest, letterId: string) => Promise<Uint8Array>

/** The place for the letters of the pack. */
export const letterFiles = slot<LetterFiles>('letters of the pack')

export const migrationRoutes: NonNullable<ServerModule['routes']> = (server, house) => {
  server.get<{ Params: { episodeId: string } }>('/migration/:episodeId/bundel.pdf', async (request, reply) => {
    const { episodeId } = request.params
    const pack = await house.call(request, getCounterPack, { episodeId })
    const files = await packFiles(house, request, pack)
    const say = (key: string, values?: Readonly<Record<string, unknown>>) => house.say(request, key, values)
    const { printCounterPack } = await import('./counter-pack-pdf.ts')
    const pdf = await printCounterPack({ pack, files, say, madeAt: instant() })
    return reply
      .type('application/pdf')
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `inline; filename="bundel-${episodeId.slice(-8)}.pdf"`)
      .send(Buffer.from(pdf))
  })
  server.get<{ Params: { episodeId: string } }>('/migration/:episodeId/kartu-darurat.pdf', async (request, reply) => {
    const { episodeId } = request.params
    const card = await house.call(request, getEmergencyCard, { episodeId })
    const say = (key: string, values?: Readonly<Record<string, unknown>>) => house.say(request, key, values)
    const { printEmergencyCard } = await import('./emergency-card-pdf.ts')
    const pdf = await printEmergencyCard({ card, say, madeAt: instant() })
    return reply
      .type('application/pdf')
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `inline; filename="kartu-darurat-${episodeId.slice(-8)}.pdf"`)
      .send(Buffer.from(pdf))
  })
}

const packFiles = async (
  house: HouseDoor,
  request: FastifyRequest,
  pack: CounterPack,
): Promise<readonly PackFile[]> => {
  const files: PackFile[] = []
  for (const { code, pages, letterId } of pack.papers) {
    const letter = letterId ? await silently(letterFiles.given()?.(house, request, letterId)) : undefined
    if (letter) files.push({ code, bytes: letter })
    for (const hash of letter ? [] : pages) {
      const page = await silently(house.file(request, hash))
      if (page) files.push({ code, bytes: page.bytes })
    }
  }
  return files
}

/** A paper that this reader may not have is left out, and the cover says so. */
const silently = async <T>(asked: Promise<T> | undefined): Promise<T | undefined> => {
  try {
    return await asked
  } catch (fault) {
    if (fault instanceof Refusal) return undefined
    throw fault
  }
}
