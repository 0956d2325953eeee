import { sql } from 'kysely'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { addDays, ageOn, type PlainDate, plainDate } from '#platform/shared/dates.ts'
import { missing } from '#platform/shared/errors.ts'
import { getHousehold, type HouseholdListItem, type HouseholdMember, listHouseholds } from '../contract/household.ts'
import { adultAge } from '../rules/consents.ts'
import { isEnding } from '../rules/documents.ts'
import { shownNameOrNull } from '../rules/names.ts'
import { planSearch } from '../rules/search.ts'
import { householdsOf } from './find-people.ts'
import { listColumns, shownHead, toListItem } from './list-items.ts'
import { photosOf } from './photos.ts'
import { assertHouseholdInReach, hiddenAmong, mayKnowProtected, mayLocate } from './reach.ts'
import { db, type RegistryTables } from './tables.ts'
import { livesElsewhere, withVillages } from './where-members-live.ts'

const cards = (context: Context) =>
  db(context)
    .selectFrom('households as h')
    .leftJoin('people as head', (join) =>
      join.onRef('head.id', '=', 'h.head_person_id').on('head.village_id', '=', context.villageId),
    )
    .where('h.village_id', '=', context.villageId)

const countMembers = (context: Context, bornAfter: string | null) =>
  sql<number>`(select count(*) from household_members m join people p on p.village_id = m.village_id and p.id = m.person_id
    where m.village_id = ${context.villageId} and m.household_id = h.id and m.until_on is null and p.life_status <> 'dead'
    ${mayKnowProtected(context) ? sql`` : sql`and not p.sealed`}
    ${bornAfter === null ? sql`` : sql`and p.birth_date > ${bornAfter}`})`

const cardColumns = (context: Context) =>
  [
    'h.id',
    'h.card_no_masked',
    'h.card_kind',
    'h.head_person_id',
    'head.name as head_name',
    'head.sealed as head_sealed',
    'h.address',
    'h.hamlet',
    'h.rw',
    'h.rt',
    'h.status',
    'h.verified_level',
    countMembers(context, null).as('member_count'),
    countMembers(context, addDays(context.today, -Math.floor(adultAge * 365.25))).as('child_count'),
  ] as const

type CardRow = Pick<
  RegistryTables['households'],
  | 'id'
  | 'card_no_masked'
  | 'card_kind'
  | 'head_person_id'
  | 'address'
  | 'hamlet'
  | 'rw'
  | 'rt'
  | 'status'
  | 'verified_level'
> & { head_name: string | null; head_sealed: boolean | null; member_count: number; child_count: number }

const toCard = (context: Context, row: CardRow): HouseholdListItem => ({
  id: row.id,
  cardMasked: row.card_no_masked,
  cardKind: row.card_kind,
  headPersonId: row.head_sealed && !mayKnowProtected(context) ? null : row.head_person_id,
  headName: shownHead(context, row),
  address: row.address,
  hamlet: row.hamlet,
  rw: row.rw,
  rt: row.rt,
  status: row.status,
  verifiedLevel: row.verified_level,
  memberCount: Number(row.member_count),
  childCount: Number(row.child_count),
})

/** The families: found by any member, sorted by head or hamlet, counted by hamlet for the filter. */
export const listHouseholdsHandler = handle(listHouseholds, async (context, input) => {
  const plan = planSearch(input.text, context.today)
  const found = plan.empty ? undefined : await householdsOf(context, input.text)
  const filtered = () => {
    let all = cards(context)
    if (input.status) all = all.where('h.status', '=', input.status)
    if (input.hamlet) all = all.where('h.hamlet', '=', input.hamlet)
    if (found) all = all.where('h.id', '=', (eb) => eb.fn.any(eb.val(found)))
    if (context.reach === 'hamlet') all = all.where('h.hamlet', '=', context.actor.hamlet ?? '')
    return all
  }
  const direction = input.descending ? 'desc' : 'asc'
  const sortColumn = { headName: 'head.name_folded', hamlet: 'h.hamlet', recordedAt: 'h.recorded_at' } as const
  const [rows, counted, hamlets, people] = await Promise.all([
    filtered()
      .select(cardColumns(context))
      .orderBy(sortColumn[input.sort], (order) =>
        input.descending ? order.desc().nullsLast() : order.asc().nullsLast(),
      )
      .orderBy('h.id', direction)
      .offset(input.offset)
      .limit(input.limit)
      .execute(),
    filtered()
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
    hamletCounts(context),
    livingCount(context),
  ])
  const households = hamlets.reduce((sum, hamlet) => sum + hamlet.households, 0)
  return {
    households: rows.map((row) => toCard(context, row)),
    total: Number(counted.count),
    hamlets,
    villageHouseholds: households,
    villagePeople: people,
  }
})

const hamletCounts = async (context: Context) => {
  const rows = await cards(context)
    .select(['h.hamlet', (eb) => eb.fn.countAll<number>().as('households')])
    .where('h.status', '=', 'here')
    .groupBy('h.hamlet')
    .orderBy('h.hamlet')
    .execute()
  return rows.map((row) => ({ hamlet: row.hamlet, households: Number(row.households) }))
}

const livingCount = async (context: Context): Promise<number> => {
  const row = await db(context)
    .selectFrom('people')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('village_id', '=', context.villageId)
    .where('merged_into_id', 'is', null)
    .where('life_status', 'in', ['alive', 'away'])
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

const relationOrder = (code: string | null): number => Number(code ?? '99')

/** Members of a card, those who left too; head first, then as the card has them. */
export const membersOf = async (context: Context, householdId: string): Promise<HouseholdMember[]> => {
  const rows = await db(context)
    .selectFrom('household_members as m')
    .innerJoin('people as p', (join) =>
      join.onRef('p.id', '=', 'm.person_id').on('p.village_id', '=', context.villageId),
    )
    .innerJoin('households as h', (join) =>
      join.onRef('h.id', '=', 'm.household_id').on('h.village_id', '=', context.villageId),
    )
    .leftJoin('people as head', (join) =>
      join.onRef('head.id', '=', 'h.head_person_id').on('head.village_id', '=', context.villageId),
    )
    .select([
      ...listColumns,
      'm.id as member_id',
      'p.occupation_code',
      'p.marital_code',
      'p.current_address',
      'h.address',
      'm.from_on',
      'm.until_on',
      'm.ended_because',
    ])
    .where('m.village_id', '=', context.villageId)
    .where('m.household_id', '=', householdId)
    .execute()
  const hidden = await hiddenAmong(
    context,
    rows.map((row) => row.id),
  )
  const photos = await photosOf(
    context,
    rows.map((row) => row.id),
  )
  return rows
    .filter((row) => !hidden.has(row.id))
    .map((row) => ({
      ...toListItem(context, row),
      memberId: row.member_id,
      photoHash: photos.get(row.id) ?? null,
      occupationCode: row.occupation_code,
      maritalCode: row.marital_code,
      livesAt: livesElsewhere(context, row),
      fromOn: row.from_on as PlainDate | null,
      untilOn: row.until_on as PlainDate | null,
      endedBecause: row.ended_because,
    }))
    .sort(
      (a, b) =>
        relationOrder(a.relationCode) - relationOrder(b.relationCode) ||
        ((a.birthDate ?? '9') < (b.birthDate ?? '9') ? -1 : 1),
    )
}

export const getHouseholdHandler = handle(getHousehold, async (context, input) => {
  const row = await cards(context).select(cardColumns(context)).where('h.id', '=', input.householdId).executeTakeFirst()
  if (!row) throw missing('registry.householdMissing')
  await assertHouseholdInReach(context, row)
  const everyone = await membersOf(context, row.id)
  const members = everyone.filter((member) => member.untilOn === null)
  const former = everyone.filter((member) => member.untilOn !== null)
  const [expiring, children, open, formerMembers] = await Promise.all([
    expiringOf(context, members),
    childrenWithCare(context, members),
    openRequestsOf(context, members),
    withVillages(context, row.id, former),
  ])
  return {
    household: toCard(context, row),
    members,
    formerMembers,
    expiring,
    children,
    openChangeRequests: open,
  }
})

const idsOf = (members: readonly HouseholdMember[]): string[] => members.map((member) => member.id)

/** Papers that end soon; a resident is told of the own ones. */
const expiringOf = async (context: Context, everybody: readonly HouseholdMember[]) => {
  const members = everybody.filter((member) => mayLocate(context, member.id))
  if (members.length === 0) return []
  const rows = await db(context)
    .selectFrom('documents')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('person_id', 'in', idsOf(members))
    .where('expires_on', 'is not', null)
    .where('status', 'in', ['collected', 'verified'])
    .orderBy('expires_on')
    .execute()
  const namesById = new Map(members.map((member) => [member.id, member.name]))
  return rows.flatMap((row) => {
    if (row.expires_on === null || !isEnding({ kind: row.kind, expiresOn: row.expires_on }, context.today)) return []
    return [
      {
        id: row.id,
        personId: row.person_id,
        personName: namesById.get(row.person_id) ?? '',
        kind: row.kind,
        numberMasked: row.number_masked,
        expiresOn: plainDate(row.expires_on),
        heldBy: row.held_by,
      },
    ]
  })
}

const childrenWithCare = async (context: Context, members: readonly HouseholdMember[]) => {
  const children = members.filter(
    (member) => member.birthDate !== null && ageOn(member.birthDate, context.today) < adultAge,
  )
  if (children.length === 0) return []
  const rows = await db(context)
    .selectFrom('care_arrangements as c')
    .leftJoin('people as carer', (join) =>
      join.onRef('carer.id', '=', 'c.carer_person_id').on('carer.village_id', '=', context.villageId),
    )
    .select([
      'c.id',
      'c.child_person_id',
      'c.carer_person_id',
      'c.carer_name',
      'carer.name as known_name',
      'c.carer_relation',
      'c.from_on',
    ])
    .where('c.village_id', '=', context.villageId)
    .where('c.child_person_id', 'in', idsOf(children))
    .where('c.until_on', 'is', null)
    .execute()
  const hidden = await hiddenAmong(
    context,
    rows.map((row) => row.carer_person_id),
  )
  // that somebody cares is said; who, only to those who may know
  const careByChild = new Map(
    rows.map((row) => [
      row.child_person_id,
      hidden.has(row.carer_person_id ?? '') ? { ...row, carer_person_id: null, known_name: '—' } : row,
    ]),
  )
  return children.map((child) => {
    const care = careByChild.get(child.id)
    return {
      childPersonId: child.id,
      childName: child.name,
      birthDate: child.birthDate,
      arrangementId: care?.id ?? null,
      carerPersonId: care?.carer_person_id ?? null,
      carerName: shownNameOrNull(care?.known_name ?? care?.carer_name ?? null),
      carerRelation: care?.carer_relation ?? null,
      fromOn: (care?.from_on ?? null) as PlainDate | null,
    }
  })
}

const openRequestsOf = async (context: Context, members: readonly HouseholdMember[]): Promise<number> => {
  if (members.length === 0) return 0
  const row = await db(context)
    .selectFrom('change_requests')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('village_id', '=', context.villageId)
    .where('status', '=', 'open')
    .where('person_id', 'in', idsOf(members))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
