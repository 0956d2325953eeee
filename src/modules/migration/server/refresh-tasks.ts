import { referencesServer } from '#modules/references/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import type { TaskKind } from '#platform/server/tasks.ts'
import { dayIn, type PlainDate } from '#platform/shared/dates.ts'
import { type Assessment, assess } from '../rules/assess.ts'
import { dueTasksOf } from '../rules/due-tasks.ts'
import { expiriesOf, remindersOf } from '../rules/expiries.ts'
import type { NextStep } from '../rules/next-step.ts'
import type { EpisodeParts } from '../rules/parts.ts'
import { refreshContact } from './contact-rhythm.ts'
import { loadOneParts } from './episode-parts.ts'
import { getEpisodeRow } from './episode-reads.ts'
import { type KeptTask, keepTasks } from './keep-tasks.ts'
import { isHeadInOffice, loadRulebook } from './neighbours.ts'
import { refreshReturn } from './return-rows.ts'
import { db, type EpisodeRow } from './tables.ts'
import {
  kindsByName,
  referralWaiting,
  runningOutKinds,
  taskKinds,
  verificationWaiting,
  verificationWaitingActing,
} from './task-kinds.ts'

/** After each act: opens every task whose reason stands, ends the others, and keeps the next step for lists. */
export const refreshEpisode = async (
  context: Context,
  episodeId: string,
): Promise<{ parts: EpisodeParts; assessment: Assessment }> => {
  const parts = await loadOneParts(context, await getEpisodeRow(context, episodeId))
  const assessment = assess(parts, await loadRulebook(context), context.today)
  await keepWhatFollows(context, parts, assessment)
  return { parts, assessment }
}

/** The same for one of many, by who has loaded them already. */
export const keepWhatFollows = async (context: Context, parts: EpisodeParts, assessment: Assessment): Promise<void> => {
  await keepNextStep(context, parts.episode, assessment.nextStep)
  await refreshTasks(context, parts, assessment)
  await refreshReferralTask(context, parts, assessment)
  await refreshRunningOut(context, parts, assessment)
  await refreshContact(context, parts, assessment)
  await refreshReturn(context, parts, assessment)
}

const keepNextStep = async (context: Context, episode: EpisodeRow, next: NextStep): Promise<void> => {
  if (episode.next_step === next.code && episode.next_about === next.about) return
  await db(context)
    .updateTable('episodes')
    .set({ next_step: next.code, next_about: next.about })
    .where('village_id', '=', context.villageId)
    .where('id', '=', episode.id)
    .execute()
}

const refreshTasks = async (context: Context, parts: EpisodeParts, assessment: Assessment): Promise<void> => {
  const { episode, verification } = parts
  const due = dueTasksOf({
    state: assessment.state,
    openedOn: episode.opened_on as PlainDate,
    stageOn: assessment.currentOn,
    departsOn: episode.departs_on as PlainDate | null,
    verificationSince: verification && dayIn(context.zone, new Date(verification.state_at)),
    today: context.today,
  })
  const headInOffice = due.some((task) => task.name === 'verificationWaiting') ? await isHeadInOffice(context) : true
  const dueByKind = new Map(due.map((task) => [kindFor(kindsByName[task.name], headInOffice).kind, task]))
  const tasks = taskKinds.map((kind): KeptTask => {
    const task = dueByKind.get(kind.kind)
    if (!task) return [kind, null]
    return [kind, { dueOn: task.dueOn, values: { step: task.step.code, ...paperWords(task.step.about) } }]
  })
  await keepTasks(context, parts, tasks)
}

const refreshReferralTask = (context: Context, parts: EpisodeParts, { askReferralOn }: Assessment): Promise<void> =>
  keepTasks(context, parts, [[referralWaiting, askReferralOn === null ? null : { dueOn: askReferralOn }]])

/** Opened at 90, 60 and 30 days before the end, moved at each, and ended once there is another end or nobody is away. */
const refreshRunningOut = async (context: Context, parts: EpisodeParts, assessment: Assessment): Promise<void> => {
  const reminders = remindersOf(expiriesOf(parts, assessment), assessment.remindRules, context.today)
  const tasks = Object.entries(runningOutKinds).map(([of, kind]): KeptTask => {
    const reminder = reminders.find((one) => one.kind === of)
    return [kind, reminder ? { dueOn: reminder.dueOn, values: { within: reminder.within } } : null]
  })
  await keepTasks(context, parts, tasks)
}

/** A task says its paper by name in both languages: whoever shows it knows no papers. */
const paperWords = (about: string | null): Readonly<Record<string, string>> => {
  const key = `references.document.${about}`
  const { id, en } = referencesServer.texts
  return id[key] ? { paper: id[key], paperEn: en[key] ?? id[key] } : {}
}

const kindFor = (kind: TaskKind, headInOffice: boolean): TaskKind =>
  kind === verificationWaiting && !headInOffice ? verificationWaitingActing : kind
