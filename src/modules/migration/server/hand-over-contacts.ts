import type { Context } from '#platform/server/context.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { newId } from '#platform/shared/ids.ts'
import { checkInsOf } from './contact-rhythm.ts'
import type { EpisodePackage } from './hand-over-tables.ts'
import { db } from './tables.ts'

/** The rhythm goes on where it stood: contacts without their notes. Whom to call is asked anew: nobody agreed that another village may have that name and number. */
export const contactsThatTravel = async (
  context: Context,
  episodeId: string,
): Promise<Pick<EpisodePackage, 'checkIns'>> => {
  const rows = await checkInsOf(context, [episodeId])
  return {
    checkIns: rows.map(({ contacted_on, made_by, channel, spoken_to, state, wage_paid }) => ({
      ...{ contacted_on, made_by, channel, spoken_to, state, wage_paid },
    })),
  }
}

export const takeUpContacts = async (
  context: Context,
  episodeId: string,
  { checkIns = [] }: EpisodePackage,
): Promise<void> => {
  const recorded = recordedBy(context)
  const own = { ...recorded, episode_id: episodeId }
  if (checkIns.length > 0)
    await db(context)
      .insertInto('check_ins')
      .values(checkIns.map((one) => ({ ...own, ...one, id: newId(), note_sealed: null })))
      .execute()
}
