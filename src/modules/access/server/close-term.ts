import { handle } from '#platform/server/module.ts'
import { missing, Refusal, refuseAt } from '#platform/shared/errors.ts'
import type { PlaceKind, Role } from '../contract/role.ts'
import { done } from '../contract/shape.ts'
import { closeTerm } from '../contract/term.ts'
import { canAppoint } from '../rules/roles.ts'
import { endSessions } from './open-session.ts'
import { assertWithin } from './reach.ts'
import { assertNoKey } from './signed-in-actor.ts'
import { db } from './tables.ts'
import { termClosed } from './terms.ts'

export const closeTermHandler = handle(closeTerm, async (context, input) => {
  assertNoKey(context.actor)
  const term = await db(context)
    .selectFrom('terms_of_office')
    .selectAll()
    .where('id', '=', input.termId)
    .forUpdate()
    .executeTakeFirst()
  if (!term) throw missing('access.termMissing')
  await assertWithin(context, { kind: term.place_kind as PlaceKind, id: term.place_id })
  if (!canAppoint(context.actor.role, term.role as Role)) throw new Refusal('forbidden', 'access.notYoursToAppoint')
  if (term.ended_on !== null) throw new Refusal('rule', 'access.termEnded')
  if (input.endedOn < context.today) {
    refuseAt('endedOn', 'access.endInPast', 'invalid')
  }
  await db(context)
    .updateTable('terms_of_office')
    .set({
      ended_on: input.endedOn,
      end_reason: input.reason,
      end_note: input.note || null,
      ended_at: context.now,
      ended_by: context.actor.accountId,
    })
    .where('id', '=', term.id)
    .execute()
  if (input.endedOn <= context.today) await endSessions(context, { termId: term.id }, 'term_ended')
  await context.publish(termClosed, {
    termId: term.id,
    role: term.role,
    villageId: term.village_id,
    endedOn: input.endedOn,
  })
  context.note({ term: term.id, reason: input.reason })
  return done
})
