import { rowsOf } from '#modules/references/server/index.ts'
import { hiddenAmong, normalPhone } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { openValue, sealValue } from '#platform/server/keys.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { missing, Refusal, refuseAt } from '#platform/shared/errors.ts'
import { type Kin, listCheckIns, recordCheckIn, recordKin } from '../contract/contact.ts'
import { checkInFault, rhythmOf } from '../rules/contact-rhythm.ts'
import { viewCheckIns, viewRhythm } from '../rules/contact-views.ts'
import type { CheckInRow, KinRow } from '../rules/rows.ts'
import { checkInsOf, kinOf, reasonsOf, refreshContact, rhythmRowOf } from './contact-rhythm.ts'
import { assertNotInFuture, assertOpen, getEpisodeRow, lockEpisode } from './episode-reads.ts'
import { namesById } from './neighbours.ts'
import { refreshEpisode } from './refresh-tasks.ts'
import { db } from './tables.ts'

export const listCheckInsHandler = handle(listCheckIns, async (context, { episodeId }) => {
  const episode = await getEpisodeRow(context, episodeId)
  if ((await hiddenAmong(context, [episode.person_id])).size > 0) throw missing('migration.episodeMissing')
  const [rows, kin, row, rules] = await Promise.all([
    checkInsOf(context, [episodeId]),
    kinOf(context, episodeId),
    rhythmRowOf(context, episodeId),
    rowsOf(context, 'contact-rhythm', context.today),
  ])
  return {
    checkIns: viewCheckIns(rows, noteOf),
    rhythm: row ? viewRhythm(row, rhythmOf(rules, row.risk), reasonsOf(row)) : null,
    kin: kin ? await viewKin(context, kin) : null,
    notesAtOffice: false,
  }
})

const noteOf = (row: CheckInRow): string | null => (row.note_sealed ? openValue(row.note_sealed) : null)

const viewKin = async (context: Context, row: KinRow): Promise<Kin> => {
  const names = await namesById(context, [row.person_id])
  return {
    ...{ id: row.id, personId: row.person_id, relation: row.relation, phone: row.phone },
    name: (row.person_id && names.get(row.person_id)) ?? row.told_name ?? '',
    ...{
      confirmedOn: row.confirmed_on as PlainDate,
      recordedAt: row.recorded_at,
      recordedByName: row.recorded_by_name,
    },
  }
}

/** The contact itself is a fact; what follows from it for the rhythm is reckoned anew. */
export const recordCheckInHandler = handle(recordCheckIn, async (context, input) => {
  const episode = await lockEpisode(context, input.episodeId)
  assertOpen(episode)
  assertNotInFuture(context, input.contactedOn, 'contactedOn')
  const fault = checkInFault(input)
  if (fault) refuseAt('spokenTo', fault)
  const { parts, assessment } = await refreshEpisode(context, episode.id)
  const before = await rhythmRowOf(context, episode.id)
  if (!before) throw new Refusal('rule', 'migration.checkIn.notAbroad')
  if (input.contactedOn < before.started_on) refuseAt('contactedOn', 'migration.checkIn.beforeDeparture')
  await db(context)
    .insertInto('check_ins')
    .values({
      ...recordedBy(context),
      ...{ id: input.id, episode_id: episode.id, contacted_on: input.contactedOn, made_by: input.madeBy },
      ...{ channel: input.channel, spoken_to: input.spokenTo, state: input.state, wage_paid: input.wagePaid },
      note_sealed: input.note ? sealValue(input.note) : null,
    })
    .execute()
  const now = await refreshContact(context, parts, assessment)
  return { checkInId: input.id, dueOn: (now?.due_on ?? null) as PlainDate | null }
})

/** Written on a phone long ago, a number is kept as it was said: a row that is refused helps nobody. */
const phoneOf = (phone: string | null): string | null => {
  if (phone === null) return null
  try {
    return normalPhone(phone)
  } catch {
    return refuseAt('phone', 'migration.kin.badPhone')
  }
}

export const recordKinHandler = handle(recordKin, async (context, input) => {
  const episode = await lockEpisode(context, input.episodeId)
  assertOpen(episode)
  assertNotInFuture(context, input.confirmedOn, 'confirmedOn')
  if (!input.personId && !input.name) refuseAt('name', 'migration.kin.whoIsIt')
  if (input.personId === episode.person_id) refuseAt('personId', 'migration.kin.notThemselves')
  if (input.personId && !(await namesById(context, [input.personId])).has(input.personId))
    refuseAt('personId', 'migration.personMissing')
  await db(context)
    .insertInto('contact_kin')
    .values({
      ...recordedBy(context),
      ...{ id: input.id, episode_id: episode.id, person_id: input.personId },
      ...{ told_name: input.personId ? null : input.name, relation: input.relation, phone: phoneOf(input.phone) },
      confirmed_on: input.confirmedOn,
    })
    .execute()
  await refreshEpisode(context, episode.id)
  return { kinId: input.id }
})
