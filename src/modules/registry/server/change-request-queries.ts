import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { type ChangeRequest, listChangeRequests } from '../contract/change.ts'
import { canDecideChange, canWithdrawChange } from '../rules/corrections.ts'
import { shownName } from '../rules/names.ts'
import { shownWanted, wantedOf } from './change-requests.ts'
import { mayKnowProtected, mayLocate } from './reach.ts'
import { type ChangeRequestRow, db } from './tables.ts'

// Whoever has no row in the register asks as nobody's id.
const nobody = '00000000-0000-0000-0000-000000000000'

export const toAsked = (row: ChangeRequestRow) => ({
  requestedBy: row.requested_by,
  requestedByPerson: row.requested_by_person,
  personId: row.person_id,
  status: row.status,
})

const toRequest = (context: Context, row: ChangeRequestRow & { person_name: string }): ChangeRequest => ({
  id: row.id,
  personId: row.person_id,
  personName: shownName(row.person_name),
  householdId: row.household_id,
  changes: wantedOf(row)
    .map(shownWanted)
    .filter(({ field }) => field !== 'currentAddress' || mayLocate(context, row.person_id)),
  evidenceKind: row.evidence_kind,
  evidenceFileHash: row.evidence_file_hash,
  reason: row.reason,
  status: row.status,
  requestedByPerson: row.requested_by_person,
  requestedAt: row.requested_at,
  requestedByName: row.requested_by_name,
  mayDecide: canDecideChange({ requestedBy: row.requested_by, status: row.status }, context.actor.accountId),
  mayWithdraw: canWithdrawChange(toAsked(row), context.actor),
  settledAt: row.settled_at,
  settledByName: row.settled_by_name,
  settledReason: row.settled_reason,
})

export const listChangeRequestsHandler = handle(listChangeRequests, async (context, input) => {
  const filtered = () => {
    let requests = db(context)
      .selectFrom('change_requests as r')
      .innerJoin('people as p', (join) =>
        join.onRef('p.id', '=', 'r.person_id').on('p.village_id', '=', context.villageId),
      )
      .where('r.village_id', '=', context.villageId)
      .where('r.status', input.status === 'open' ? '=' : '<>', 'open')
    const self = context.actor.personId ?? nobody
    if (!mayKnowProtected(context))
      requests = requests.where((eb) => eb.or([eb('p.sealed', '=', false), eb('r.person_id', '=', self)]))
    if (input.personId) requests = requests.where('r.person_id', '=', input.personId)
    if (context.reach === 'own')
      requests = requests.where((eb) =>
        eb.or([
          eb('r.person_id', '=', self),
          // asked for somebody of the own household: he sees what became of it, and may take it back
          eb('r.requested_by', '=', context.actor.accountId),
        ]),
      )
    return requests
  }
  const [rows, counted] = await Promise.all([
    filtered()
      .selectAll('r')
      .select('p.name as person_name')
      .orderBy('r.requested_at', input.status === 'open' ? 'asc' : 'desc')
      .offset(input.offset)
      .limit(input.limit)
      .execute(),
    filtered()
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
  ])
  return { requests: rows.map((row) => toRequest(context, row)), total: Number(counted.count) }
})
