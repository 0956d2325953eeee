import { rowsOf } from '#modules/references/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { addDays, daysBetween, type PlainDate } from '#platform/shared/dates.ts'
import type { Assessment } from '../rules/assess.ts'
import {
  abroadDays,
  type ContactReason,
  contactDays,
  contactReasonsOf,
  kinDueOn,
  lastHeard,
  lastStateOf,
  rhythmOf,
  riskOf,
} from '../rules/contact-rhythm.ts'
import { checkInFactOf, journeyFactOf } from '../rules/contact-views.ts'
import type { EpisodeParts } from '../rules/parts.ts'
import type { CheckInRow, ContactRhythmRow, KinRow } from '../rules/rows.ts'
import { phaseOf } from '../rules/stages.ts'
import { contactDue, kinToConfirm, workerSilent } from './contact-tasks.ts'
import { keepTasks } from './keep-tasks.ts'
import { db } from './tables.ts'

export const checkInsOf = (context: Context, episodeIds: readonly string[]): Promise<CheckInRow[]> =>
  db(context)
    .selectFrom('check_ins')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('episode_id', '=', (eb) => eb.fn.any(eb.val([...episodeIds])))
    .orderBy('contacted_on')
    .orderBy('recorded_at')
    .execute()

/** The newest row stands. */
export const kinOf = (context: Context, episodeId: string): Promise<KinRow | undefined> =>
  db(context)
    .selectFrom('contact_kin')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('episode_id', '=', episodeId)
    .orderBy('confirmed_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .limit(1)
    .executeTakeFirst()

export const rhythmRowOf = (context: Context, episodeId: string): Promise<ContactRhythmRow | undefined> =>
  db(context)
    .selectFrom('contact_rhythms')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', episodeId)
    .executeTakeFirst()

export const isProtected = async (context: Context, personId: string): Promise<boolean> => {
  const row = await db(context)
    .selectFrom('person_names')
    .select('sealed')
    .where('village_id', '=', context.villageId)
    .where('id', '=', personId)
    .executeTakeFirst()
  return row?.sealed ?? false
}

/** What the contacts, the stages and the signs of one worker come to; nothing while nobody is abroad. */
const rhythmNow = async (
  context: Context,
  parts: EpisodeParts,
  assessment: Assessment,
): Promise<ContactRhythmRow | null> => {
  const { episode, person, children, stages } = parts
  const { startedOn, newsOn, wasLost } = abroadDays(stages.map(journeyFactOf))
  if (startedOn === null || episode.closed_on !== null || phaseOf(assessment.current) !== 'abroad') return null
  const [rows, kin, rules, sealed] = await Promise.all([
    checkInsOf(context, [episode.id]),
    kinOf(context, episode.id),
    rowsOf(context, 'contact-rhythm', context.today),
    isProtected(context, person.id),
  ])
  const facts = rows.map(checkInFactOf)
  const heard = lastHeard(facts)
  const reasons = contactReasonsOf({
    hasSigns: assessment.redFlags.advice === 'talk' || assessment.redFlags.advice === 'task_force',
    childAtHome: children.some(({ isMinor }) => isMinor),
    ...{ wasLost, isProtected: sealed, lastState: heard?.state ?? null },
  })
  const risk = riskOf(reasons)
  const rhythm = rhythmOf(rules, risk)
  const openedOn = episode.opened_on as PlainDate
  const { dueOn, silentOn } = contactDays({ startedOn, openedOn, heard, newsOn, rhythm })
  return {
    ...{ village_id: context.villageId, id: episode.id, episode_id: episode.id, started_on: startedOn },
    ...{ heard_on: heard?.contactedOn ?? null, last_state: lastStateOf(facts), due_on: dueOn, silent_on: silentOn },
    ...{ risk, reasons: JSON.stringify(reasons) },
    kin_due_on: kinDueOn({ startedOn, openedOn }, (kin?.confirmed_on ?? null) as PlainDate | null, rhythm),
  }
}

export const reasonsOf = (row: ContactRhythmRow): ContactReason[] => JSON.parse(row.reasons) as ContactReason[]

/** Keeps the rhythm of one worker and the tasks that follow from it: called after each act and every morning. */
export const refreshContact = async (
  context: Context,
  parts: EpisodeParts,
  assessment: Assessment,
): Promise<ContactRhythmRow | null> => {
  const [old, now] = [await rhythmRowOf(context, parts.episode.id), await rhythmNow(context, parts, assessment)]
  await keepRow(context, old, now)
  await refreshTasks(context, parts, now)
  return now
}

const keepRow = async (context: Context, old: ContactRhythmRow | undefined, now: ContactRhythmRow | null) => {
  if (old && !now)
    await db(context)
      .deleteFrom('contact_rhythms')
      .where('village_id', '=', context.villageId)
      .where('id', '=', old.id)
      .execute()
  if (now && !old) await db(context).insertInto('contact_rhythms').values(now).execute()
  if (!now || !old || JSON.stringify(columnsOf(now)) === JSON.stringify(columnsOf(old))) return
  await db(context)
    .updateTable('contact_rhythms')
    .set(columnsOf(now))
    .where('village_id', '=', context.villageId)
    .where('id', '=', now.id)
    .execute()
}

const columnsOf = (row: ContactRhythmRow) => {
  const { started_on, heard_on, last_state, due_on, silent_on, risk, reasons, kin_due_on } = row
  return { started_on, heard_on, last_state, due_on, silent_on, risk, reasons, kin_due_on }
}

const tellDaysBefore = 7

const refreshTasks = async (context: Context, parts: EpisodeParts, row: ContactRhythmRow | null): Promise<void> => {
  const { today } = context
  const silent = row?.silent_on && row.silent_on <= today ? (row.silent_on as PlainDate) : null
  const soon = addDays(today, tellDaysBefore)
  const due = row?.due_on && !silent && row.due_on <= soon ? (row.due_on as PlainDate) : null
  const kin = row?.kin_due_on && row.kin_due_on <= soon ? (row.kin_due_on as PlainDate) : null
  const since = (row?.heard_on ?? row?.started_on ?? today) as PlainDate
  const values = { days: Math.max(0, daysBetween(since, today)), heard: row?.heard_on ? 'yes' : 'no' }
  const risk = row?.risk ?? 'usual'
  await keepTasks(context, parts, [
    [workerSilent, silent && { dueOn: silent, values: { ...values, risk } }],
    [contactDue, due && { dueOn: due, values }],
    [kinToConfirm, kin && { dueOn: kin }],
  ])
}
