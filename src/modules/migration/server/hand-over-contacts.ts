import type { Context } from '#platform/server/context.ts'
import { newId } from '#platform/shared/ids.ts'
import { checkInsOf, kinOf } from './contact-rhythm.ts'
import type { EpisodePackage } from './hand-over-tables.ts'
import { namesById } from './neighbours.ts'
import { recordedBy } from './recorded.ts'
import { db } from './tables.ts'

/** The rhythm goes on where it stood: contacts without their notes, and whom to call by name. */
export const contactsThatTravel = async (
  context: Context,
  episodeId: string,
): Promise<Pick<EpisodePackage, 'checkIns' | 'kin'>> => {
  const kin = await kinOf(context, episodeId)
  const name = kin && (kin.told_name ?? (await namesById(context, [kin.person_id])).get(kin.person_id ?? ''))
  const rows = await checkInsOf(context, [episodeId])
  return {
    checkIns: rows.map(({ contacted_on, made_by, channel, spoken_to, state, wage_paid }) => ({
      ...{ contacted_on, made_by, channel, spoken_to, state, wage_paid },
    })),
    kin:
      kin && name
        ? { told_name: name, relation: kin.relation, phone: kin.phone, confirmed_on: kin.confirmed_on }
        : null,
  }
}

export const takeUpContacts = async (
  context: Context,
  episodeId: string,
  { checkIns = [], kin = null }: EpisodePackage,
): Promise<void> => {
  const recorded = recordedBy(context)
  const own = { ...recorded, episode_id: episodeId }
  if (checkIns.length > 0)
    await db(context)
      .insertInto('check_ins')
      .values(checkIns.map((one) => ({ ...own, ...one, id: newId(), note_sealed: null })))
      .execute()
  if (kin)
    await db(context)
      .insertInto('contact_kin')
      .values({ ...own, ...kin, id: newId(), person_id: null })
      .execute()
}
