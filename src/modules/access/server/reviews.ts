import { handle } from '#platform/server/module.ts'
import { endTask } from '#platform/server/tasks.ts'
import { dayIn, type PlainDate } from '#platform/shared/dates.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { getAccessReview, listAccessReviews, recordAccessReview } from '../contract/review.ts'
import type { Role } from '../contract/role.ts'
import { done } from '../contract/shape.ts'
import { reviewSignsOf } from '../rules/review.ts'
import { isServing } from '../rules/term.ts'
import { termDays } from './find-actor.ts'
import { db } from './tables.ts'
import { reviewDue } from './tasks.ts'
import { lastSignIns, termsInReach } from './term-queries.ts'

export const getAccessReviewHandler = handle(getAccessReview, async (context, { villageId }) => {
  const terms = (await termsInReach(context, villageId)).filter((term) => isServing(termDays(term), context.today))
  const ids = [...new Set(terms.map((term) => term.account_id))]
  if (ids.length === 0) return { rows: [] }
  const lastByAccount = await lastSignIns(context, ids)
  const sessions = await db(context)
    .selectFrom('sessions')
    .select(['account_id', ({ fn }) => fn.countAll<number>().as('open')])
    .where('account_id', 'in', ids)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', context.now)
    .groupBy('account_id')
    .execute()
  const devicesByAccount = new Map(sessions.map((row) => [row.account_id, Number(row.open)]))
  const factors = await db(context)
    .selectFrom('second_factors')
    .select('account_id')
    .where('account_id', 'in', ids)
    .where('ended_at', 'is', null)
    .execute()
  const proven = new Set(factors.map((row) => row.account_id))
  const rows = terms.map((term) => {
    const lastSignInAt = lastByAccount.get(term.account_id) ?? null
    const devices = devicesByAccount.get(term.account_id) ?? 0
    const holder = {
      role: term.role as Role,
      until: term.until as PlainDate | null,
      lastSignInOn: lastSignInAt === null ? null : dayIn(context.zone, new Date(lastSignInAt)),
      devices,
      secondFactor: proven.has(term.account_id),
    }
    const { id: termId, account_id: accountId, display_name: name, role, until } = term
    return { termId, accountId, name, role, until, lastSignInAt, devices, signs: reviewSignsOf(holder, context.today) }
  })
  return { rows }
})

export const listAccessReviewsHandler = handle(listAccessReviews, async (context) => {
  const reviews = await db(context)
    .selectFrom('access_reviews')
    .select(['month', 'reviewed_at as at', 'reviewed_by_name as by', 'note'])
    .where('village_id', '=', context.villageId)
    .orderBy('month', 'desc')
    .limit(24)
    .execute()
  return { reviews }
})

export const recordAccessReviewHandler = handle(recordAccessReview, async (context, input) => {
  if (input.month > context.today.slice(0, 7)) throw new Refusal('rule', 'access.monthNotBegun')
  const recorded = await db(context)
    .insertInto('access_reviews')
    .values({
      village_id: context.villageId,
      id: input.id,
      month: input.month,
      note: input.note,
      reviewed_at: context.now,
      reviewed_by: context.actor.accountId,
      reviewed_by_name: context.actor.name,
    })
    .onConflict((conflict) => conflict.columns(['village_id', 'month']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!recorded) throw new Refusal('conflict', 'access.reviewKnown')
  await endTask(context, reviewDue, input.month, 'access.reviewed')
  return done
})
