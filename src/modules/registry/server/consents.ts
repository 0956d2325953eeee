import type * as z from 'zod/mini'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { endTask, openTask } from '#platform/server/tasks.ts'
import { addDays, ageOn, type Instant, type PlainDate, plainDate } from '#platform/shared/dates.ts'
import { missing, Refusal, refuseAt } from '#platform/shared/errors.ts'
import type { ConsentPurpose } from '../contract/codes.ts'
import { type Consent, listConsentsDue, recordConsent, withdrawConsent } from '../contract/consent.ts'
import { adultAge, consentState, isInForce, stopWithinHours } from '../rules/consents.ts'
import { shownName, shownNameOrNull } from '../rules/names.ts'
import { endPhotos } from './end-photos.ts'
import { consentWithdrawn } from './events.ts'
import { getPersonRow } from './person-rows.ts'
import { assertPersonInReach, hiddenAmong } from './reach.ts'
import { type ConsentRow, db, type PersonRow } from './tables.ts'
import { renewConsent, stopProcessing } from './task-kinds.ts'

const consentsWithNames = (context: Context) =>
  db(context)
    .selectFrom('consents as c')
    .innerJoin('people as p', (join) =>
      join.onRef('p.id', '=', 'c.person_id').on('p.village_id', '=', context.villageId),
    )
    .leftJoin('people as proxy', (join) =>
      join.onRef('proxy.id', '=', 'c.proxy_person_id').on('proxy.village_id', '=', context.villageId),
    )
    .selectAll('c')
    .select(['p.name as person_name', 'proxy.name as proxy_name'])
    .where('c.village_id', '=', context.villageId)

/** Those that end by a day and were not given anew since: what was renewed needs nobody. */
const consentsEndingBy = (context: Context, day: PlainDate) =>
  consentsWithNames(context)
    .where('c.withdrawn_at', 'is', null)
    .where('c.expires_on', '<=', day)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('consents as later')
            .select('later.id')
            .where('later.village_id', '=', context.villageId)
            .whereRef('later.person_id', '=', 'c.person_id')
            .whereRef('later.purpose', '=', 'c.purpose')
            .where('later.withdrawn_at', 'is', null)
            .where(({ or, eb, ref }) =>
              or([eb('later.expires_on', 'is', null), eb('later.expires_on', '>', ref('c.expires_on'))]),
            ),
        ),
      ),
    )

type NamedConsent = ConsentRow & { person_name: string; proxy_name: string | null }

const toConsent = (row: NamedConsent, today: PlainDate): Consent => ({
  id: row.id,
  personId: row.person_id,
  personName: shownName(row.person_name),
  purpose: row.purpose,
  basis: row.basis,
  scope: row.scope,
  channel: row.channel,
  witnessName: row.witness_name,
  proxyName: shownNameOrNull(row.proxy_name),
  givenOn: plainDate(row.given_on),
  expiresOn: row.expires_on as PlainDate | null,
  withdrawnAt: row.withdrawn_at,
  withdrawnReason: row.withdrawn_reason,
  stopsBy: row.withdrawn_at === null ? null : hoursLater(row.withdrawn_at, stopWithinHours),
  stoppedAt: row.stopped_at,
  stoppedBy: row.stopped_by,
  state: consentState({ expiresOn: row.expires_on, withdrawnAt: row.withdrawn_at }, today),
})

export const consentsOf = async (context: Context, personId: string): Promise<Consent[]> => {
  const rows = await consentsWithNames(context)
    .where('c.person_id', '=', personId)
    .orderBy('c.given_on', 'desc')
    .execute()
  return rows.map((row) => toConsent(row, context.today))
}

/** Refuses unless the person agreed to this purpose and the agreement is in force today. */
export const assertConsent = async (context: Context, personId: string, purpose: ConsentPurpose): Promise<void> => {
  if (await hasConsent(context, personId, purpose)) return
  throw new Refusal('rule', 'registry.consentMissing', { purpose })
}

/** True while an agreement of the person for this purpose is in force. */
export const hasConsent = async (context: Context, personId: string, purpose: ConsentPurpose): Promise<boolean> =>
  (await inForceAmong(context, [personId], purpose)).has(personId)

/** Those of the people named whose agreement for this purpose is in force today. */
export const inForceAmong = async (
  context: Context,
  personIds: readonly string[],
  purpose: ConsentPurpose,
): Promise<Set<string>> => {
  if (personIds.length === 0) return new Set()
  const rows = await db(context)
    .selectFrom('consents')
    .select(['person_id', 'expires_on', 'withdrawn_at'])
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', (eb) => eb.fn.any(eb.val([...personIds])))
    .where('purpose', '=', purpose)
    .execute()
  const standing = rows.filter((row) =>
    isInForce(consentState({ expiresOn: row.expires_on, withdrawnAt: row.withdrawn_at }, context.today)),
  )
  return new Set(standing.map((row) => row.person_id))
}

const assertProxyForChild = (context: Context, person: PersonRow, proxyPersonId: string | null): void => {
  if (proxyPersonId === person.id) throw new Refusal('rule', 'registry.proxyIsSelf')
  if (person.birth_date === null || proxyPersonId !== null) return
  if (ageOn(plainDate(person.birth_date), context.today) < adultAge) throw new Refusal('rule', 'registry.proxyMissing')
}

/** What somebody agreed to, in the same transaction: for a module whose act rests on it. */
export const addConsent = async (context: Context, input: z.output<typeof recordConsent.input>): Promise<void> => {
  const person = await getPersonRow(context, input.personId)
  if (input.givenOn > context.today) refuseAt('givenOn', 'registry.dayInFuture')
  if (input.expiresOn && input.expiresOn < input.givenOn) refuseAt('expiresOn', 'registry.endsBeforeGiven')
  if (input.proxyPersonId) await getPersonRow(context, input.proxyPersonId)
  assertProxyForChild(context, person, input.proxyPersonId)
  await db(context)
    .insertInto('consents')
    .values({
      village_id: context.villageId,
      id: input.id,
      person_id: person.id,
      purpose: input.purpose,
      basis: input.basis,
      scope: input.scope,
      channel: input.channel,
      witness_name: input.witnessName,
      proxy_person_id: input.proxyPersonId,
      proxy_reason: input.proxyReason,
      file_hash: input.fileHash,
      given_on: input.givenOn,
      expires_on: input.expiresOn,
      withdrawn_at: null,
      withdrawn_reason: null,
      withdrawn_by: null,
      stopped_at: null,
      stopped_by: null,
      stopped_note: null,
      recorded_at: context.now,
      recorded_by: context.actor.accountId,
    })
    .execute()
  await endTask(context, renewConsent, `${person.id}:${input.purpose}`, 'given')
}

export const recordConsentHandler = handle(recordConsent, async (context, input) => {
  await assertPersonInReach(context, input.personId)
  await addConsent(context, input)
  return { consentId: input.id }
})

const hoursLater = (at: string, hours: number): Instant =>
  new Date(Date.parse(at) + hours * 3_600_000).toISOString() as Instant

/** The consent, locked until the end of the command; missing outside the actor's reach. */
export const lockConsent = async (context: Context, consentId: string) => {
  const row = await db(context)
    .selectFrom('consents')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', consentId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw missing('registry.consentNotFound')
  await assertPersonInReach(context, row.person_id)
  return row
}

export const withdrawConsentHandler = handle(withdrawConsent, async (context, input) => {
  const row = await lockConsent(context, input.consentId)
  if (row.withdrawn_at !== null) throw new Refusal('rule', 'registry.consentAlreadyWithdrawn')
  const stopsBy = hoursLater(context.now, stopWithinHours)
  await db(context)
    .updateTable('consents')
    .set({ withdrawn_at: context.now, withdrawn_reason: input.reason, withdrawn_by: context.actor.name })
    .where('village_id', '=', context.villageId)
    .where('id', '=', row.id)
    .execute()
  if (row.purpose === 'photo' && !(await hasConsent(context, row.person_id, 'photo')))
    await endPhotos(context, row.person_id)
  await context.publish(consentWithdrawn, { personId: row.person_id, consentId: row.id, purpose: row.purpose, stopsBy })
  await openTask(context, stopProcessing, {
    subjectId: row.id,
    personId: row.person_id,
    dueOn: addDays(context.today, 3),
  })
  return { consentId: row.id, stopsBy }
})

export const listConsentsDueHandler = handle(listConsentsDue, async (context, input) => {
  const rows = await consentsEndingBy(context, addDays(context.today, input.withinDays))
    .orderBy('c.expires_on')
    .limit(1_000)
    .execute()
  const withdrawn = await consentsWithNames(context)
    .where('c.withdrawn_at', 'is not', null)
    .where('c.stopped_at', 'is', null)
    .orderBy('c.withdrawn_at')
    .limit(200)
    .execute()
  const hidden = await hiddenAmong(
    context,
    [...rows, ...withdrawn].map((row) => row.person_id),
  )
  const shown = (some: readonly NamedConsent[]) =>
    some.filter((row) => !hidden.has(row.person_id)).map((row) => toConsent(row, context.today))
  const consents = shown(rows)
  return { consents, total: consents.length, toStop: shown(withdrawn) }
})

/** Each night: consents that end soon become tasks, so that nobody has to remember them. */
export const listEndingConsents = async (context: Context): Promise<void> => {
  const rows = await consentsEndingBy(context, addDays(context.today, 30))
    .where('c.expires_on', '>=', context.today)
    .execute()
  for (const row of rows) {
    await openTask(context, renewConsent, {
      subjectId: `${row.person_id}:${row.purpose}`,
      personId: row.person_id,
      ...(row.expires_on ? { dueOn: plainDate(row.expires_on) } : {}),
    })
  }
}
