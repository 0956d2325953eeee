import type { MeetingPlan } from '#modules/meetings/server/index.ts'
import { longDate, weekdayOf } from '../rules/words.ts'

/** Day and hours of a meeting as papers say them. */
export const timesOf = ({ heldOn, startsAt, endsAt }: MeetingPlan) => ({
  day: `${weekdayOf(heldOn)}, ${longDate(heldOn)}`,
  hours: `pukul ${startsAt} ${endsAt ? `sampai ${endsAt}` : 'sampai selesai'}`,
})
