import { linkedRecruiters, namedInFiles, toldColumns } from '#modules/migration/server/index.ts'
import { findAgency } from '#modules/references/contract.ts'
import { rowsOf } from '#modules/references/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { listSignals, type RecruiterVisit, recordRecruiterVisit } from '../contract/signals.ts'
import { assertSound } from '../rules/assert-sound.ts'
import { visitFaults } from '../rules/watch.ts'
import { opened, sealed, type VisitTold } from './signal-rows.ts'
import { db } from './tables.ts'
import { listAlerts } from './watch.ts'

export const recordRecruiterVisitHandler = handle(recordRecruiterVisit, async (context, input) => {
  assertSound(visitFaults(input, context.today))
  const { name, phone, whomMet } = input
  const keys = toldColumns({ name, phone, account: null })
  await db(context)
    .insertInto('recruiter_visits')
    .values({
      ...{ ...recordedBy(context), id: input.id, told_sealed: sealed({ name, phone, whomMet } satisfies VisitTold) },
      ...{ name_key: keys.name_key, phone_key: keys.phone_key, agency_name: input.agencyName },
      ...{ agency_licence: input.agencyLicence, letter_number: input.letterNumber, letter_on: input.letterOn },
      ...{ letter_file_hash: input.letterFileHash, from_on: input.fromOn, until_on: input.untilOn },
      country: input.country,
    })
    .execute()
  context.note({ visit: input.id })
  return { visitId: input.id }
})

const listVisits = async (context: Context): Promise<RecruiterVisit[]> => {
  const [rows, agencies] = await Promise.all([
    db(context)
      .selectFrom('recruiter_visits')
      .selectAll()
      .where('village_id', '=', context.villageId)
      .orderBy('from_on', 'desc')
      .orderBy('id', 'desc')
      .limit(200)
      .execute(),
    rowsOf(context, 'organisation', context.today),
  ])
  const counts = await namedInFiles(context, rows)
  return rows.map((row, at) => {
    const told = opened<VisitTold>(row.told_sealed)
    return {
      ...{ id: row.id, ...told, agencyName: row.agency_name, letterNumber: row.letter_number },
      ...{ letterOn: row.letter_on, letterFileHash: row.letter_file_hash, fromOn: row.from_on, untilOn: row.until_on },
      ...{ country: row.country, recordedAt: row.recorded_at, recordedByName: row.recorded_by_name },
      agency: findAgency(agencies, { name: row.agency_name, licence: row.agency_licence }),
      alsoInFiles: counts[at] ?? 0,
    }
  })
}

export const listSignalsHandler = handle(listSignals, async (context) => {
  const [alerts, visits, links] = await Promise.all([
    listAlerts(context),
    listVisits(context),
    linkedRecruiters(context),
  ])
  return {
    ...{ alerts, visits },
    links: links.map((link) => ({ ...link, grades: [...link.grades], files: [...link.files] })),
  }
})
