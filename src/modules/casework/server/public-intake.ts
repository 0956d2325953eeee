import type * as z from 'zod/mini'
import { foldName, readCode } from '#modules/places/contract.ts'
import { getVillage, listOpenedVillages } from '#modules/places/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { Refusal, refuseAt } from '#platform/shared/errors.ts'
import { findHelpingVillages, requestHelp } from '../contract/public.ts'
import { publicReportsPerDay } from '../rules/receipt.ts'
import type { Reporter } from '../rules/trouble.ts'
import { insertCase } from './record-case.ts'
import { refreshCase } from './refresh-case.ts'
import { db } from './tables.ts'

type Told = z.output<typeof requestHelp.input>

/** Anyone tells a village of a worker in trouble. Who is meant, somebody of the village finds out when sorting. */
export const requestHelpHandler = handle(requestHelp, async (context, input) => {
  // a machine is thanked like anybody, and nothing is kept
  if (input.website !== '') return { received: true }
  await assertVillageServes(context)
  await assertNoFlood(context)
  assertReachable(input)
  const { id, receiptKey, type, danger, story, country } = input
  await insertCase(context, {
    ...{ id, receiptKey, story, types: [type], risk: danger ? 'immediate' : 'medium', happenedOn: context.today },
    ...{ personId: null, episodeId: null, incidentId: null, country, employerName: null, agencyName: null },
    ...{ channel: 'public_page', protected: false, reporterRelation: null, reporterPersonId: null },
    ...reporterIn(input),
  })
  await refreshCase(context, id)
  return { received: true }
})

/** A way to be called, without a number to call, reaches nobody. */
const assertReachable = ({ anonymous, reachChannel, reporterPhone }: Told): void => {
  if (!anonymous && reachChannel !== null && reachChannel !== 'tracker' && !reporterPhone)
    refuseAt('reporterPhone', 'casework.reachWithoutNumber', 'invalid')
}

/** Who will not be named leaves no name, number or hour; whether the worker or a neighbour wrote is kept when it was said. */
const reporterIn = (input: Told) => {
  const { anonymous } = input
  const reporter: Reporter = input.reporter ?? (anonymous ? 'anonymous' : 'family')
  const ownName = reporter === 'worker' && !anonymous ? input.reporterName : null
  const kept = anonymous
    ? { reporterName: null, reporterPhone: null, reachChannel: null, safeHours: null }
    : {
        ...{ reporterName: input.reporterName, reporterPhone: input.reporterPhone },
        ...{ reachChannel: input.reachChannel, safeHours: input.safeHours },
      }
  return { ...kept, reporter, workerName: input.workerName ?? ownName ?? (reporter === 'anonymous' ? null : '—') }
}

const assertVillageServes = async (context: Context): Promise<void> => {
  const village = await getVillage(context, context.villageId)
  if (village.openedOn === null) throw new Refusal('missing', 'casework.villageNotServing')
}

/** One village's officers read so many in a day; beyond it the page names other doors. */
const assertNoFlood = async (context: Context): Promise<void> => {
  const { count } = await db(context)
    .selectFrom('cases')
    .select((builder) => builder.fn.countAll<number>().as('count'))
    .where('village_id', '=', context.villageId)
    .where('intake_channel', '=', 'public_page')
    .where('opened_on', '=', context.today)
    .executeTakeFirstOrThrow()
  if (Number(count) >= publicReportsPerDay) throw new Refusal('rule', 'casework.tooManyReports')
}

export const findHelpingVillagesHandler = handle(findHelpingVillages, async (context, { text }) => {
  const wanted = foldName(text)
  const code = readCode(text)
  if (wanted.length < 3 && !code) return { villages: [] }
  const villages = (await listOpenedVillages(context)).filter(
    (village) =>
      village.code === code || foldName(`${village.name} ${village.district} ${village.regency}`).includes(wanted),
  )
  return {
    villages: villages.slice(0, 12).map((village) => ({
      ...{ id: village.id, code: village.code, name: `${village.kindWord} ${village.name}` },
      chain: `${village.districtWord} ${village.district}, ${village.regency}`,
    })),
  }
})
