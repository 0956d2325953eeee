import { assertPersonInReach } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { plainDate } from '#platform/shared/dates.ts'
import { listPersonTalks, type PersonTalks } from '../contract/person-talks.ts'
import { ownSigns } from '../rules/red-flags.ts'
import { risksOf } from '../rules/row-facts.ts'
import { loadRulebook } from './neighbours.ts'
import { db } from './tables.ts'

export const listPersonTalksHandler = handle(listPersonTalks, async (context, { personId }) => {
  await assertPersonInReach(context, personId)
  return talksOfPerson(context, personId)
})

/** What is told to the person of talks and signs: for the sheet he takes home and the copy he carries. */
export const talksOfPerson = async (context: Context, personId: string): Promise<PersonTalks> => {
  const [own, asFamily, signs] = await Promise.all([
    ownTalks(context, personId),
    talksAsFamily(context, personId),
    signsOf(context, personId),
  ])
  const consultations = [...own, ...asFamily].toSorted((a, b) => (a.metOn < b.metOn ? 1 : -1))
  return { consultations, signs }
}

const ownTalks = async (context: Context, personId: string): Promise<PersonTalks['consultations']> => {
  const rows = await db(context)
    .selectFrom('consultations as talk')
    .innerJoin('episodes as episode', (join) =>
      join.onRef('episode.id', '=', 'talk.episode_id').on('episode.village_id', '=', context.villageId),
    )
    .selectAll('talk')
    .where('talk.village_id', '=', context.villageId)
    .where('episode.person_id', '=', personId)
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, metOn: plainDate(row.met_on), place: row.place, as: 'candidate' as const },
    ...{ outcome: row.outcome, risks: [...risksOf(row.risks)], recordedByName: row.recorded_by_name },
  }))
}

// Whoever was met as family reads that there was a talk, not what the others said there.
const talksAsFamily = async (context: Context, personId: string): Promise<PersonTalks['consultations']> => {
  const rows = await db(context)
    .selectFrom('consultation_people as met')
    .innerJoin('consultations as talk', (join) =>
      join.onRef('talk.id', '=', 'met.consultation_id').on('talk.village_id', '=', context.villageId),
    )
    .select(['talk.id', 'talk.met_on', 'talk.place', 'talk.recorded_by_name', 'met.relation'])
    .where('met.village_id', '=', context.villageId)
    .where('met.person_id', '=', personId)
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, metOn: plainDate(row.met_on), place: row.place, as: row.relation },
    ...{ outcome: null, risks: [], recordedByName: row.recorded_by_name },
  }))
}

const signsOf = async (context: Context, personId: string): Promise<PersonTalks['signs']> => {
  const rows = await db(context)
    .selectFrom('red_flag_answers as answer')
    .innerJoin('episodes as episode', (join) =>
      join.onRef('episode.id', '=', 'answer.episode_id').on('episode.village_id', '=', context.villageId),
    )
    .selectAll('answer')
    .where('answer.village_id', '=', context.villageId)
    .where('episode.person_id', '=', personId)
    .orderBy('answer.answered_on', 'desc')
    .orderBy('answer.code')
    .execute()
  if (rows.length === 0) return []
  const { redFlagQuestions } = await loadRulebook(context)
  return ownSigns(rows.map((row) => ({ ...row, storySource: row.story_source }))).flatMap((row) => {
    const asked = redFlagQuestions.find((one) => one.code === row.code)
    const words = { question: asked?.question ?? row.code, questionEn: asked?.questionEn ?? row.code }
    return [{ id: row.id, code: row.code, reply: row.reply, answeredOn: plainDate(row.answered_on), ...words }]
  })
}
