import { getVillage } from '#modules/places/server/index.ts'
import { callNumbers, hotlinesFor } from '#modules/references/contract.ts'
import { officesNear, rowsOf } from '#modules/references/server/index.ts'
import { hiddenAmong } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { slot } from '#platform/server/slot.ts'
import { missing } from '#platform/shared/errors.ts'
import { getEmergencyCard } from '../contract/emergency-card.ts'
import { kinOf } from './contact-rhythm.ts'
import { getEpisodeRow } from './episode-reads.ts'
import { namesById, personFactsById } from './neighbours.ts'

export type VillagePhone = (context: Context) => Promise<string | null>

/** The village's own number stands with its letters. */
export const villagePhone = slot<VillagePhone>('number of the village')

// Small as a bank card: so many lines can be read.
const mostLines = 7

export const getEmergencyCardHandler = handle(getEmergencyCard, async (context, { episodeId }) => {
  const episode = await getEpisodeRow(context, episodeId)
  const person = (await personFactsById(context, [episode.person_id])).get(episode.person_id)
  if (!person || (await hiddenAmong(context, [episode.person_id])).size > 0) throw missing('migration.episodeMissing')
  const country = episode.destination_country
  const [village, phone, kin, rows] = await Promise.all([
    getVillage(context, context.villageId),
    villagePhone.given()?.(context) ?? null,
    kinOf(context, episodeId),
    rowsOf(context, 'hotline', context.today),
  ])
  const names = kin ? await namesById(context, [kin.person_id]) : new Map<string, string>()
  const offices = await officesNear(context, village.code)
  const found = hotlinesFor(rows, { country })
    .filter(({ body }) => body.phones.length > 0)
    .map(({ title, body, confirmed }) => ({ title, phones: body.phones, confirmed }))
  return {
    ...{ madeOn: context.today, personName: person.name, country, villagePhone: phone },
    villageName: `${village.kindWord} ${village.name}`,
    kin: kin ? { name: kin.told_name ?? names.get(kin.person_id ?? '') ?? '', phone: kin.phone } : null,
    lines: [...found.slice(0, mostLines - offices.length), ...offices].map(({ title, phones, confirmed }) => ({
      ...{ title, confirmed, numbers: callNumbers(phones).map(({ shown }) => shown) },
    })),
  }
})
