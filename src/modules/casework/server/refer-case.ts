import type * as z from 'zod/mini'
import { listOfficers } from '#modules/access/server/index.ts'
import { groundFault } from '#modules/migration/contract/sharing.ts'
import { officeNameOf } from '#modules/migration/server/index.ts'
import { addConsent } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { openTask } from '#platform/server/tasks.ts'
import { refuseAt } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { listOffices, referCase } from '../contract/referrals.ts'
import { dueOn } from '../rules/clocks.ts'
import { typesOf } from './case-parts.ts'
import { assertNotInFuture, lockCase, moverOf, type SeenCase } from './case-reads.ts'
import { loadRules } from './load-rules.ts'
import { moveCase } from './move-case.ts'
import { sealWords } from './recorded.ts'
import { refreshCase } from './refresh-case.ts'
import { sharedOf } from './shared-parts.ts'
import { db } from './tables.ts'
import { referralReceived } from './task-kinds.ts'

type Asked = z.output<typeof referCase.input>

const officeRoles = ['partner', 'coordinator', 'responsible_officer']

/** Offices outside the village whose officer has an account here, and answers a referral himself. */
const officesHere = async (context: Context) =>
  (await listOfficers(context, context.villageId)).filter((officer) => officeRoles.includes(officer.role))

export const listOfficesHandler = handle(listOffices, async (context) => {
  const offices = await officesHere(context)
  return { offices: offices.map(({ accountId, name, role }) => ({ accountId, name, role })) }
})

/** Nothing of a case leaves the village before its ground is written: agreement, or why it goes without. */
export const referCaseHandler = handle(referCase, async (context, input) => {
  const seen = await lockCase(context, input.caseId)
  assertNotInFuture(context, input.sentOn, 'sentOn')
  const fault = groundFault(input)
  if (fault) refuseAt(fault.field, fault.code, 'invalid')
  const receiver = await receiverOf(context, input)
  const organisationName = await officeNameOf(context, input)
  const consentId = await keepConsent(context, input, seen, organisationName)
  const isOverride = input.ground !== 'given'
  if (isOverride) context.note({ withoutConsent: input.ground, referral: input.id })
  await db(context)
    .insertInto('case_referrals')
    .values({
      ...recordedBy(context),
      ...{ id: input.id, case_id: seen.row.id, office: input.office, organisation_id: input.organisationId },
      ...{ organisation_name: organisationName, to_account: receiver?.accountId ?? null },
      ...{ to_name: receiver?.name ?? null, channel: input.channel, sent_on: input.sentOn, ground: input.ground },
      ...{ consent_id: consentId, consent_channel: isOverride ? null : input.consentChannel },
      override_sealed: isOverride ? sealWords(input.withoutConsentBecause) : null,
      shared_sealed: sealWords(JSON.stringify(await sharedOf(context, seen.row, input))) as Buffer,
      ...{ state: 'sent', state_on: input.sentOn },
    })
    .execute()
  if (receiver) await tellReceiver(context, seen, input, receiver.accountId)
  await followState(context, seen, input.sentOn)
  await refreshCase(context, seen.row.id)
  return { referralId: input.id }
})

const tellReceiver = async (context: Context, { row }: SeenCase, { id, sentOn }: Asked, accountId: string) => {
  const { clocks } = await loadRules(context)
  const due = dueOn(clocks, 'referral_answer', typesOf(row), sentOn)
  await openTask(context, referralReceived, {
    ...{ subjectId: id, accountId, values: { number: row.number } },
    ...(due ? { dueOn: due } : {}),
  })
}

const followState = async (context: Context, seen: SeenCase, sentOn: string): Promise<void> => {
  if (seen.row.state === 'referred') return
  await moveCase(context, seen.row, { to: 'referred', mover: moverOf(context, seen), occurredOn: sentOn })
}

const receiverOf = async (context: Context, input: Asked) => {
  if (input.channel !== 'account') return undefined
  const receiver = (await officesHere(context)).find((one) => one.accountId === input.accountId)
  return receiver ?? refuseAt('accountId', 'casework.referral.noSuchAccount', 'invalid')
}

/**
 * Consent stands in the register beside the person's others. Of a hidden case, and of a worker who is not in the register, it
 * stands with the referral alone: the register's pages are read by more people than the case.
 */
const keepConsent = async (
  context: Context,
  input: Asked,
  { row, isHidden }: SeenCase,
  organisationName: string | null,
): Promise<string | null> => {
  if (input.ground !== 'given' || row.person_id === null || isHidden || !input.consentChannel) return null
  const id = newId()
  await addConsent(context, {
    ...{ id, personId: row.person_id, purpose: 'case-referral', basis: 'consent', channel: input.consentChannel },
    ...{ scope: organisationName ?? input.office, givenOn: input.sentOn, witnessName: null },
    ...{ proxyPersonId: input.proxyPersonId, proxyReason: input.proxyReason, fileHash: null, expiresOn: null },
  })
  return id
}
