import type { Context } from '#platform/server/context.ts'
import { openValue, sealValue } from '#platform/server/keys.ts'
import { openTask } from '#platform/server/tasks.ts'
import { addDays } from '#platform/shared/dates.ts'
import { refuseAt } from '#platform/shared/errors.ts'
import type { HouseholdField, PersonChange, PersonField } from '../contract/change.ts'
import { maskNumber } from '../rules/nik.ts'
import { shownValue } from './person-changes.ts'
import { type ChangeRequestRow, db, type HouseholdRow, type PersonRow } from './tables.ts'
import { approveChangeTask } from './task-kinds.ts'

/** What a request asks for, sealed while it waits. `place` is a move to another card or another relation on it. */
export type WantedChange =
  | { readonly kind: 'person'; readonly field: PersonField; readonly from: string | null; readonly to: string | null }
  | {
      readonly kind: 'household'
      readonly field: HouseholdField
      readonly from: string | null
      readonly to: string | null
    }
  | {
      readonly kind: 'place'
      readonly memberId: string
      readonly householdId: string
      readonly relationCode: string
      readonly fromHouseholdId: string
      readonly fromRelationCode: string
      readonly fromOn: string | null
    }

interface Asked {
  readonly id: string
  readonly person: PersonRow
  readonly householdId: string | null
  readonly wanted: readonly WantedChange[]
  readonly reason: string | null
  readonly evidenceKind: string | null
  readonly evidenceFileHash: string | null
  readonly requestedByPerson: boolean
}

const insertRequest = async (context: Context, asked: Asked): Promise<void> => {
  if (asked.evidenceKind === null) {
    refuseAt('evidenceKind', 'registry.evidenceMissing')
  }
  await db(context)
    .insertInto('change_requests')
    .values({
      village_id: context.villageId,
      id: asked.id,
      person_id: asked.person.id,
      household_id: asked.householdId,
      changes_sealed: sealValue(JSON.stringify(asked.wanted)),
      fields: asked.wanted.map((change) => (change.kind === 'place' ? 'relation' : change.field)).join(','),
      evidence_kind: asked.evidenceKind,
      evidence_file_hash: asked.evidenceFileHash,
      reason: asked.reason ?? '',
      status: 'open',
      requested_by_person: asked.requestedByPerson,
      requested_at: context.now,
      requested_by: context.actor.accountId,
      requested_by_name: context.actor.name,
      settled_at: null,
      settled_by: null,
      settled_by_name: null,
      settled_reason: null,
    })
    .execute()
  await openTask(context, approveChangeTask, {
    subjectId: asked.id,
    personId: asked.person.id,
    // UU 27/2022 art. 30: a correction is answered within 72 hours
    dueOn: addDays(context.today, 3),
  })
}

export const openChangeRequest = (
  context: Context,
  input: {
    readonly id: string
    readonly row: PersonRow
    readonly changes: readonly PersonChange[]
    readonly householdId: string | null
    readonly reason: string | null
    readonly evidenceKind: string | null
    readonly evidenceFileHash: string | null
    readonly requestedByPerson: boolean
  },
): Promise<void> => {
  const wanted = input.changes.map(
    (change) => ({ kind: 'person', ...change, from: shownValue(input.row, change.field) }) as const,
  )
  return insertRequest(context, { ...input, person: input.row, wanted })
}

export const openCardRequest = (
  context: Context,
  input: Omit<Asked, 'wanted' | 'householdId' | 'requestedByPerson'> & {
    readonly household: HouseholdRow
    readonly changes: readonly { field: HouseholdField; from: string | null; to: string | null }[]
  },
): Promise<void> =>
  insertRequest(context, {
    ...input,
    householdId: input.household.id,
    requestedByPerson: false,
    wanted: input.changes.map((change) => ({ kind: 'household', ...change }) as const),
  })

/** A verified person's relation or card: asked for, not yet written. Answers the id of the request. */
export const requestMemberChange = async (
  context: Context,
  person: PersonRow,
  current: { readonly household_id: string; readonly relation_code: string },
  input: {
    readonly id: string
    readonly householdId: string
    readonly relationCode: string
    readonly fromOn: string | null
    readonly reason: string | null
  },
): Promise<string> => {
  await insertRequest(context, {
    id: input.id,
    person,
    householdId: input.householdId,
    wanted: [
      {
        kind: 'place',
        memberId: input.id,
        householdId: input.householdId,
        relationCode: input.relationCode,
        fromHouseholdId: current.household_id,
        fromRelationCode: current.relation_code,
        fromOn: input.fromOn,
      },
    ],
    reason: input.reason,
    evidenceKind: 'KK',
    evidenceFileHash: null,
    requestedByPerson: false,
  })
  return input.id
}

export const wantedOf = (request: Pick<ChangeRequestRow, 'changes_sealed'>): WantedChange[] =>
  request.changes_sealed.length === 0 ? [] : (JSON.parse(openValue(request.changes_sealed)) as WantedChange[])

const maskedFields: ReadonlySet<string> = new Set(['nik', 'fatherNik', 'motherNik', 'cardNo'])

/** The request as a second pair of eyes reads it: numbers whole on the side asked for, because they must be compared. */
export const shownWanted = (change: WantedChange): { field: string; before: string | null; after: string | null } => {
  if (change.kind === 'place') return { field: 'relation', before: change.fromRelationCode, after: change.relationCode }
  const before =
    change.from !== null && maskedFields.has(change.field) && /^\d{16}$/.test(change.from)
      ? maskNumber(change.from)
      : change.from
  return { field: change.field, before, after: change.to }
}
