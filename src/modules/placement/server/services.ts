import { sql } from 'kysely'
import { letterIssued } from '#modules/letters/server/index.ts'
import { attendanceRecorded, getMeetingPlan } from '#modules/meetings/server/index.ts'
import { episodeOpened, stageRecorded, villageVerified } from '#modules/migration/server/index.ts'
import {
  hiddenAmong,
  peopleMerged,
  personErased,
  personFactsOf,
  registerCopyPart,
} from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { openValue, sealValue } from '#platform/server/keys.ts'
import { handle, hear } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { missing } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { getServiceNote, listServiceMonths, listServices, recordService, type Service } from '../contract/service.ts'
import { assertSound } from '../rules/assert-sound.ts'
import { guidanceKind } from '../rules/guidance-kind.ts'
import {
  actOfStage,
  type CountedAct,
  type Duty,
  daysOf,
  dutyOfAct,
  isOfMeeting,
  monthsOf,
  serviceFaults,
  type Topic,
  yearsOf,
} from '../rules/service.ts'
import { assertKnown } from './profiles.ts'
import { db, type ServiceRow } from './tables.ts'

export const recordServiceHandler = handle(recordService, async (context, input) => {
  assertSound(serviceFaults(input, context.today))
  if (input.personId) await assertKnown(context, input.personId)
  await db(context)
    .insertInto('services')
    .values({
      ...{ ...recordedBy(context), id: input.id, occurred_on: input.occurredOn, duty: input.duty },
      ...{ channel: input.channel, act: null, subject_id: null, topics: JSON.stringify(input.topics) },
      ...{ person_id: input.personId, told_name: input.personId ? null : input.toldName, outcome: input.outcome },
      note_sealed: input.note ? sealValue(input.note) : null,
    })
    .execute()
  context.note({ service: input.id, duty: input.duty, channel: input.channel })
  return { serviceId: input.id }
})

interface Counted {
  readonly act: CountedAct
  readonly subjectId: string
  readonly personId: string | null
  readonly occurredOn?: string
  readonly channel?: 'meeting' | 'system'
}

/** An act that says by itself that the village served: once, however often it is told. */
const count = (context: Context, { act, subjectId, personId, occurredOn, channel = 'system' }: Counted) =>
  db(context)
    .insertInto('services')
    .values({
      ...{ ...recordedBy(context), id: newId(), occurred_on: occurredOn ?? context.today, duty: dutyOfAct[act] },
      ...{ channel, act, subject_id: subjectId, topics: '[]', person_id: personId, told_name: null },
      ...{ note_sealed: null, outcome: null },
    })
    .onConflict((conflict) =>
      conflict.columns(['village_id', 'act', 'subject_id']).where('subject_id', 'is not', null).doNothing(),
    )
    .execute()

export const countingHearers = [
  hear(episodeOpened, 'placement.countJourney', async (context, { episodeId, personId }) => {
    await count(context, { act: 'journey', subjectId: episodeId, personId })
  }),
  hear(villageVerified, 'placement.countVerification', async (context, { verificationId, personId }) => {
    await count(context, { act: 'verification', subjectId: verificationId, personId })
  }),
  hear(letterIssued, 'placement.countLetter', async (context, { letterId, kind, personId }) => {
    if (!isOfMeeting(kind)) await count(context, { act: 'letter', subjectId: letterId, personId })
  }),
  hear(stageRecorded, 'placement.countStage', async (context, { episodeId, personId, stage, occurredOn }) => {
    const act = actOfStage(stage)
    if (act) await count(context, { act, subjectId: episodeId, personId, occurredOn })
  }),
  hear(attendanceRecorded, 'placement.countGuidance', async (context, { meetingId, kind }) => {
    if (kind !== guidanceKind) return
    const { heldOn } = await getMeetingPlan(context, meetingId)
    await count(context, {
      act: 'guidance',
      subjectId: meetingId,
      personId: null,
      occurredOn: heldOn,
      channel: 'meeting',
    })
  }),
]

const inYear = (context: Context, year: number, month: number | null) => {
  const [from, to] = daysOf(year, month)
  return db(context)
    .selectFrom('services')
    .where('village_id', '=', context.villageId)
    .where('occurred_on', '>=', from)
    .where('occurred_on', '<', to)
}

export const listServiceMonthsHandler = handle(listServiceMonths, async (context, { year }) => {
  const rows = await inYear(context, year, null)
    .select(['duty', sql<number>`extract(month from occurred_on)::int`.as('month')])
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .groupBy(['duty', 'month'])
    .execute()
  const years = await db(context)
    .selectFrom('services')
    .select(sql<number>`extract(year from occurred_on)::int`.as('year'))
    .where('village_id', '=', context.villageId)
    .groupBy('year')
    .execute()
  const counted = rows.map((row) => ({ month: row.month, duty: row.duty, count: Number(row.count) }))
  return {
    months: monthsOf(year, counted, context.today).map((row) => ({ ...row, counts: { ...row.counts } })),
    years: yearsOf(
      years.map((row) => row.year),
      context.today,
    ),
  }
})

export const listServicesHandler = handle(listServices, async (context, { year, month, duty, offset, limit }) => {
  const all = inYear(context, year, month)
  const some = duty ? all.where('duty', '=', duty) : all
  const { total } = await some.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await some
    .selectAll()
    .orderBy('occurred_on', 'desc')
    .orderBy('id', 'desc')
    .offset(offset)
    .limit(limit)
    .execute()
  return { services: await viewServices(context, rows), total: Number(total), notesAtOffice: false }
})

/** Whom this reader may not know stands in the count and not by name. */
const viewServices = async (context: Context, rows: readonly ServiceRow[]): Promise<Service[]> => {
  const ids = rows.flatMap((row) => row.person_id ?? [])
  const [names, hidden] = await Promise.all([personFactsOf(context, ids), hiddenAmong(context, ids)])
  return rows.map((row) => {
    const isHidden = row.person_id !== null && hidden.has(row.person_id)
    return {
      ...{ id: row.id, occurredOn: row.occurred_on, duty: row.duty, channel: row.channel, act: row.act },
      ...{ topics: JSON.parse(row.topics) as Topic[], personId: isHidden ? null : row.person_id },
      personName: isHidden ? null : ((row.person_id && names.get(row.person_id)?.name) ?? row.told_name),
      hasNote: row.note_sealed !== null && !isHidden,
      ...{ outcome: isHidden ? null : row.outcome, recordedAt: row.recorded_at, recordedByName: row.recorded_by_name },
    }
  })
}

export const getServiceNoteHandler = handle(getServiceNote, async (context, { serviceId }) => {
  const row = await db(context)
    .selectFrom('services')
    .select(['note_sealed', 'person_id'])
    .where('village_id', '=', context.villageId)
    .where('id', '=', serviceId)
    .executeTakeFirst()
  if (!row) throw missing('placement.serviceMissing')
  const hidden = row.person_id !== null && (await hiddenAmong(context, [row.person_id])).has(row.person_id)
  if (hidden) throw missing('placement.serviceMissing')
  return { note: row.note_sealed ? openValue(row.note_sealed) : null }
})

/** The count stays; who came and what was said goes. */
export const forgetServices = hear(personErased, 'placement.forgetServices', async (context, { personId }) => {
  await db(context)
    .updateTable('services')
    .set({ person_id: null, told_name: null, note_sealed: null, outcome: null })
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
    .execute()
})

export const servicesFollowMerge = hear(peopleMerged, 'placement.servicesFollowMerge', async (context, merge) => {
  await db(context)
    .updateTable('services')
    .set({ person_id: merge.keptPersonId })
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', merge.mergedPersonId)
    .execute()
})

/** What a person takes along: when the village served, how, and what about; the officer's own notes too, they are about him. */
export const registerServiceCopy = (): void =>
  registerCopyPart({
    name: 'services',
    read: async (context, personId) => {
      const rows = await db(context)
        .selectFrom('services')
        .selectAll()
        .where('village_id', '=', context.villageId)
        .where('person_id', '=', personId)
        .orderBy('occurred_on')
        .execute()
      return rows.map((row) => ({
        ...{ occurredOn: row.occurred_on, duty: row.duty as Duty, channel: row.channel, act: row.act },
        ...{ topics: JSON.parse(row.topics) as Topic[], outcome: row.outcome },
        note: row.note_sealed ? openValue(row.note_sealed) : null,
      }))
    },
  })
