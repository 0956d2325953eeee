import { loadSettings } from '#modules/letters/server/index.ts'
import { foldName, readCode } from '#modules/places/contract.ts'
import { getVillage, listOpenedVillages } from '#modules/places/server/index.ts'
import { otherDoors } from '#modules/references/contract.ts'
import { rowsOf } from '#modules/references/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { findHelpingVillages, getDoors, requestHelp } from '../contract/public.ts'
import { publicReportsPerDay } from '../rules/receipt.ts'
import { insertCase } from './record-case.ts'
import { refreshCase } from './refresh-case.ts'
import { db } from './tables.ts'

/** Anyone tells a village of a worker in trouble. Who is meant, somebody of the village finds out when sorting. */
export const requestHelpHandler = handle(requestHelp, async (context, input) => {
  // a machine is thanked like anybody, and nothing is kept
  if (input.website !== '') return { received: true }
  await assertVillageServes(context)
  await assertNoFlood(context)
  const { id, receiptKey, anonymous, type, danger, story } = input
  await insertCase(context, {
    ...{ id, receiptKey, story, types: [type], risk: danger ? 'immediate' : 'medium', happenedOn: context.today },
    ...{ personId: null, episodeId: null, incidentId: null, country: null, employerName: null, agencyName: null },
    ...{ channel: 'public_page', protected: false, workerName: input.workerName ?? (anonymous ? null : '—') },
    reporter: anonymous ? 'anonymous' : 'family',
    ...{ reporterRelation: null, reporterPersonId: null },
    ...{ reporterName: anonymous ? null : input.reporterName, reporterPhone: anonymous ? null : input.reporterPhone },
  })
  await refreshCase(context, id)
  return { received: true }
})

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

/** Whom else one may call: where the worker is first, then in the order in which they answer fastest. */
export const doorsOf = async (context: Context, country: string | null = null) => {
  const rows = await rowsOf(context, 'hotline', context.today)
  return otherDoors(rows, country).map((row) => ({ title: row.title, phones: row.body.phones }))
}

export const villageWords = async (context: Context) => {
  const village = await getVillage(context, context.villageId)
  const { settings } = await loadSettings(context, village)
  return {
    villageFull: `${village.kindWord} ${village.name}`,
    villageChain: `${village.districtWord} ${village.district}, ${village.regency}`,
    phone: settings.phone,
    isOpen: village.openedOn !== null,
  }
}

export const getDoorsHandler = handle(getDoors, async (context) => ({
  ...(await villageWords(context)),
  hotlines: await doorsOf(context),
}))
