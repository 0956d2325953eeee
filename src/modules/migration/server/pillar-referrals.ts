import { addConsent, hiddenAmong } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { endTask, openTask } from '#platform/server/tasks.ts'
import { addDays, dayIn, type PlainDate } from '#platform/shared/dates.ts'
import { missing, Refusal, refuseAt } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { listPillarReferrals, type PillarReferral, referToPillar, settlePillarReferral } from '../contract/return.ts'
import { askAfterDays } from '../rules/referrals.ts'
import { isPillarOffice, type PillarOffice, pillarOfRole } from '../rules/return.ts'
import { phaseOf } from '../rules/stages.ts'
import { isProtected } from './contact-rhythm.ts'
import { lockEpisode } from './episode-reads.ts'
import { personFactsById } from './neighbours.ts'
import { getReferralRow } from './referral-rows.ts'
import { refreshEpisode } from './refresh-tasks.ts'
import { pillarTasks } from './return-tasks.ts'
import { db, type ReferralEventRow, type ReferralRow } from './tables.ts'

/** The same line as any other referral: to a role of the own village, with the agreement of whom it concerns. */
export const referToPillarHandler = handle(referToPillar, async (context, input) => {
  const episode = await lockEpisode(context, input.episodeId)
  if (phaseOf(episode.current_stage) !== 'home') throw new Refusal('rule', 'migration.pillar.notHome')
  const consentId = newId()
  await addConsent(context, {
    ...{ id: consentId, personId: episode.person_id, purpose: 'case-referral', basis: 'consent' },
    ...{ scope: input.pillar, channel: input.consentChannel, givenOn: context.today },
    ...{ witnessName: null, proxyPersonId: null, proxyReason: null, fileHash: null, expiresOn: null },
  })
  await db(context)
    .insertInto('referrals')
    .values({
      ...recordedBy(context),
      ...{ id: input.id, episode_id: episode.id, office_kind: input.pillar, organisation_id: null },
      ...{ organisation_name: null, referred_on: context.today, channel: 'online', consent: 'given' },
      ...{ consent_id: consentId, without_consent_because: null, told: input.told },
    })
    .execute()
  await refreshEpisode(context, episode.id)
  await keepPillarTasks(context, episode.person_id)
  return { referralId: input.id }
})

/** One task of each referral that waits, without a name; none of a protected person, of whom the pillar hears by mouth. */
export const keepPillarTasks = async (context: Context, personId: string): Promise<void> => {
  const rows = await db(context)
    .selectFrom('referrals as r')
    .innerJoin('episodes as e', (join) =>
      join.onRef('e.id', '=', 'r.episode_id').on('e.village_id', '=', context.villageId),
    )
    .select(['r.id', 'r.office_kind', 'r.referred_on'])
    .where('r.village_id', '=', context.villageId)
    .where('e.person_id', '=', personId)
    .execute()
  if (rows.length === 0) return
  const events = await eventsOf(
    context,
    rows.map(({ id }) => id),
  )
  const sealed = await isProtected(context, personId)
  for (const { id, office_kind: office, referred_on: referredOn } of rows) {
    if (!isPillarOffice(office)) continue
    const waits = events.every((event) => event.referral_id !== id || event.outcome === 'accepted')
    if (sealed || !waits) await endTask(context, pillarTasks[office], id, 'migration.reasonGone')
    else
      await openTask(context, pillarTasks[office], {
        ...{ subjectId: id, personId, dueOn: addDays(referredOn as PlainDate, askAfterDays) },
      })
  }
}

/** Only of the pillar of the reader's role: who it is and what is wished, nothing of the journey. */
export const listPillarReferralsHandler = handle(listPillarReferrals, async (context) => {
  const pillar = pillarOfRole(context.actor.role)
  if (!pillar) return { referrals: [] }
  const rows = await db(context)
    .selectFrom('referrals as r')
    .innerJoin('episodes as e', (join) =>
      join.onRef('e.id', '=', 'r.episode_id').on('e.village_id', '=', context.villageId),
    )
    .innerJoin('person_names as p', (join) =>
      join.onRef('p.id', '=', 'e.person_id').on('p.village_id', '=', context.villageId),
    )
    .selectAll('r')
    .select('e.person_id')
    .where('r.village_id', '=', context.villageId)
    .where('r.office_kind', '=', pillar)
    // a protected person is found by those assigned alone: the officer tells it by mouth
    .where('p.sealed', '=', false)
    .orderBy('r.recorded_at', 'desc')
    .limit(200)
    .execute()
  if (rows.length === 0) return { referrals: [] }
  const [people, events] = await Promise.all([
    personFactsById(
      context,
      rows.map((row) => row.person_id),
    ),
    eventsOf(
      context,
      rows.map((row) => row.id),
    ),
  ])
  return {
    referrals: rows.map((row): PillarReferral => {
      const person = people.get(row.person_id)
      const told = events.filter((event) => event.referral_id === row.id)
      return {
        ...{ id: row.id, pillar, personName: person?.name ?? '', hamlet: person?.hamlet ?? null },
        ...{ referredOn: row.referred_on as PlainDate, told: row.told, referredBy: row.recorded_by_name },
        answers: told.flatMap(({ outcome, occurred_on, note, recorded_by_name }) =>
          outcome ? [{ on: occurred_on as PlainDate, outcome, note, by: recorded_by_name }] : [],
        ),
        isOpen: isOpen(told),
      }
    }),
  }
})

const eventsOf = (context: Context, referralIds: readonly string[]): Promise<ReferralEventRow[]> =>
  db(context)
    .selectFrom('referral_events')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('referral_id', 'in', referralIds)
    .orderBy('recorded_at')
    .execute()

const isOpen = (events: readonly Pick<ReferralEventRow, 'kind' | 'outcome'>[]): boolean =>
  !events.some(({ kind, outcome }) => kind === 'closed' || outcome === 'helped' || outcome === 'declined')

/** Whoever answers for the pillar says what comes of it; the migration officer reads it on the line of the referral. */
export const settlePillarReferralHandler = handle(settlePillarReferral, async (context, input) => {
  const referral = await ownReferral(context, input.referralId)
  const episode = await lockEpisode(context, referral.episode_id)
  if ((await hiddenAmong(context, [episode.person_id])).size > 0) throw missing('migration.referralMissing')
  const events = await eventsOf(context, [referral.id])
  if (!isOpen(events)) throw new Refusal('rule', 'migration.referral.closed')
  if (input.outcome === 'accepted' && events.some(({ outcome }) => outcome === 'accepted'))
    throw new Refusal('rule', 'migration.pillar.acceptedAlready')
  if (input.outcome === 'declined' && !input.note) refuseAt('note', 'migration.pillar.whyDeclined', 'invalid')
  await db(context)
    .insertInto('referral_events')
    .values({
      ...recordedBy(context),
      ...{ id: input.id, episode_id: episode.id, referral_id: referral.id, kind: 'answered', reason: null },
      ...{ occurred_on: dayIn(context.zone), outcome: input.outcome, note: input.note },
    })
    .execute()
  await refreshEpisode(context, episode.id)
  if (input.outcome !== 'accepted')
    await endTask(context, pillarTasks[referral.office_kind], referral.id, 'migration.reasonGone')
  return { referralId: referral.id }
})

const ownReferral = async (
  context: Context,
  referralId: string,
): Promise<ReferralRow & { office_kind: PillarOffice }> => {
  const referral = await getReferralRow(context, referralId)
  const { office_kind: office } = referral
  if (!isPillarOffice(office) || pillarOfRole(context.actor.role) !== office) throw missing('migration.referralMissing')
  return { ...referral, office_kind: office }
}
