import type * as z from 'zod/mini'
import { rowsOnPhone } from '#modules/references/device-face.ts'
import { nameOn, personFactOn } from '#modules/registry/device-face.ts'
import { answerTo } from '#platform/client/device/device-part.ts'
import type { Written } from '#platform/client/device/open-device.ts'
import type { RowReader, RowWriter } from '#platform/client/device/row-tables.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { type ContactFile, listCheckIns, listContacts, type recordCheckIn, type recordKin } from './contract/contact.ts'
import { asRows, heldEpisodes, ofEpisode } from './device-parts.ts'
import {
  abroadDays,
  checkInFault,
  contactDays,
  kinDueOn,
  lastHeard,
  lastStateOf,
  rhythmOf,
} from './rules/contact-rhythm.ts'
import { checkInFactOf, contactListOf, journeyFactOf, viewCheckIns, viewRhythm } from './rules/contact-views.ts'
import type { CheckInRow, ContactRhythmRow, EpisodeRow, KinRow, StageEventRow } from './rules/rows.ts'
import { plainStage } from './rules/stages.ts'

const rhythmRowOn = (rows: RowReader, episodeId: string): ContactRhythmRow | undefined => {
  const row = rows.find('contact_rhythms', episodeId)
  return row && asRows<ContactRhythmRow>([row])[0]
}

const kinOn = (rows: RowReader, episodeId: string): ContactFile['kin'] => {
  const row = ofEpisode<KinRow>(rows, 'contact_kin', episodeId)
    .toSorted((a, b) => a.confirmed_on.localeCompare(b.confirmed_on))
    .at(-1)
  if (!row) return null
  return {
    ...{ id: row.id, personId: row.person_id, relation: row.relation, phone: row.phone },
    name: nameOn(rows, row.person_id) ?? row.told_name ?? '',
    ...{
      confirmedOn: row.confirmed_on as PlainDate,
      recordedAt: row.recorded_at,
      recordedByName: row.recorded_by_name,
    },
  }
}

const fileAnswer = answerTo(listCheckIns, (rows, { episodeId }, { today }) => {
  if (!heldEpisodes(rows).some(({ id }) => id === episodeId)) throw missing('migration.episodeMissing')
  const row = rhythmRowOn(rows, episodeId)
  const rules = rowsOnPhone(rows, 'contact-rhythm', today)
  return {
    // what was noted is opened at the office alone
    checkIns: viewCheckIns(ofEpisode<CheckInRow>(rows, 'check_ins', episodeId), () => null),
    rhythm: row ? viewRhythm(row, rhythmOf(rules, row.risk), null) : null,
    kin: kinOn(rows, episodeId),
    notesAtOffice: true,
  }
})

const listAnswer = answerTo(listContacts, (rows, input, { today }) => {
  const everybody = asRows<EpisodeRow>(heldEpisodes(rows)).flatMap((episode) => {
    const row = rhythmRowOn(rows, episode.id)
    const person = personFactOn(rows, episode.person_id)
    if (!row || !person) return []
    const household = episode.household_id === null ? undefined : rows.find('households', episode.household_id)
    return [
      {
        ...{ row, name: person.name, country: episode.destination_country, stage: plainStage(episode.current_stage) },
        hamlet: household?.hamlet ? String(household.hamlet) : null,
        marks: ofEpisode<CheckInRow>(rows, 'check_ins', episode.id).map((one) => ({
          ...{ on: one.contacted_on as PlainDate, state: one.state },
        })),
      },
    ]
  })
  return contactListOf(everybody, input, today)
})

export const contactAnswers = [fileAnswer, listAnswer]

/** The rhythm as it follows from what this phone holds; why it is closer, the office knows. */
const followRhythm = (rows: RowWriter, episodeId: string, written: Written): void => {
  const row = rhythmRowOn(rows, episodeId)
  const episode = rows.find('episodes', episodeId)
  if (!row || !episode) return
  const facts = ofEpisode<CheckInRow>(rows, 'check_ins', episodeId).map(checkInFactOf)
  const heard = lastHeard(facts)
  const risk = heard?.state === 'worry' ? 'raised' : row.risk
  const rhythm = rhythmOf(rowsOnPhone(rows, 'contact-rhythm', written.on), risk)
  const began = { startedOn: row.started_on as PlainDate, openedOn: episode.opened_on as PlainDate }
  const { dueOn, silentOn } = contactDays({
    ...{ ...began, heard, rhythm },
    newsOn: abroadDays(ofEpisode<StageEventRow>(rows, 'stage_events', episodeId).map(journeyFactOf)).newsOn,
  })
  const confirmedOn = kinOn(rows, episodeId)?.confirmedOn ?? null
  rows.change('contact_rhythms', episodeId, {
    ...{ heard_on: heard?.contactedOn ?? null, last_state: lastStateOf(facts) },
    ...{ due_on: dueOn, silent_on: silentOn, risk },
    kin_due_on: kinDueOn(began, confirmedOn, rhythm),
  })
}

const recorded = ({ at, byName }: Written) => ({ recorded_at: at, recorded_by_name: byName })

export const putCheckIn = (rows: RowWriter, input: z.output<typeof recordCheckIn.input>, written: Written): void => {
  const fault = checkInFault(input)
  if (fault) throw new Refusal('rule', fault, {}, [{ field: 'spokenTo', code: fault }])
  rows.put('check_ins', {
    ...{ id: input.id, episode_id: input.episodeId, contacted_on: input.contactedOn, made_by: input.madeBy },
    ...{ channel: input.channel, spoken_to: input.spokenTo, state: input.state, wage_paid: input.wagePaid },
    ...recorded(written),
  })
  followRhythm(rows, input.episodeId, written)
}

export const putKin = (rows: RowWriter, input: z.output<typeof recordKin.input>, written: Written): void => {
  rows.put('contact_kin', {
    ...{ id: input.id, episode_id: input.episodeId, person_id: input.personId, relation: input.relation },
    ...{ told_name: input.personId ? null : input.name, phone: input.phone, confirmed_on: input.confirmedOn },
    ...recorded(written),
  })
  followRhythm(rows, input.episodeId, written)
}
