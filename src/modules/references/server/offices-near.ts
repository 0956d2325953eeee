import type { Context } from '#platform/server/context.ts'
import { nearOfficeTypes, officesFor } from '../rules/offices.ts'
import { rowsOf } from './rows-of.ts'

/** Disnaker and BP3MI of a village with the number that somebody wrote down for them; without one, nothing stands here. */
export const officesNear = async (context: Pick<Context, 'database' | 'today'>, villageCode: string) => {
  const rows = await rowsOf(context, 'organisation', context.today)
  return nearOfficeTypes.flatMap((type) =>
    officesFor(rows, type, villageCode)
      .slice(0, 1)
      .map(({ title, body, confirmed }) => ({ title, phones: body.phone ? [body.phone] : [], confirmed })),
  )
}
