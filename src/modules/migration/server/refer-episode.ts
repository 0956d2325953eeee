import type * as z from 'zod/mini'
import { rowsOf } from '#modules/references/server/index.ts'
import { addConsent } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { referEpisode } from '../contract/referrals.ts'
import { organisationTypesOf } from '../rules/referrals.ts'
import { assertNotInFuture, lockEpisode } from './episode-reads.ts'
import { recordedBy } from './recorded.ts'
import { refreshEpisode } from './refresh-tasks.ts'
import { db } from './tables.ts'

type Asked = z.output<typeof referEpisode.input>

/** The matter goes to somebody who can act. Whether the candidate is served or leaves does not hang on it. */
export const referEpisodeHandler = handle(referEpisode, async (context, input) => {
  const episode = await lockEpisode(context, input.episodeId)
  assertNotInFuture(context, input.referredOn, 'referredOn')
  assertGrounds(input)
  const organisationName = await nameOf(context, input)
  const consentId = input.consent === 'given' ? newId() : null
  if (consentId && input.consentChannel) {
    await addConsent(context, {
      ...{ id: consentId, personId: episode.person_id, purpose: 'case-referral', basis: 'consent' },
      ...{ scope: organisationName ?? input.officeKind, channel: input.consentChannel, givenOn: input.referredOn },
      ...{ witnessName: null, proxyPersonId: null, proxyReason: null, fileHash: null, expiresOn: null },
    })
  }
  await db(context)
    .insertInto('referrals')
    .values({
      ...recordedBy(context),
      id: input.id,
      episode_id: episode.id,
      office_kind: input.officeKind,
      organisation_id: input.organisationId,
      organisation_name: organisationName,
      referred_on: input.referredOn,
      channel: input.channel,
      consent: input.consent,
      consent_id: consentId,
      without_consent_because: input.consent === 'given' ? null : input.withoutConsentBecause,
      told: input.told,
    })
    .execute()
  await refreshEpisode(context, episode.id)
  return { referralId: input.id }
})

const refuseAt = (field: string, code: string): never => {
  throw new Refusal('invalid', code, {}, [{ field, code }])
}

/** UU 27/2022 art. 20: agreement, or danger to life and duty by law, said in words. */
const assertGrounds = (input: Asked): void => {
  if (input.consent === 'given' && !input.consentChannel) refuseAt('consentChannel', 'migration.referral.howAgreed')
  if (input.consent !== 'given' && !input.withoutConsentBecause)
    refuseAt('withoutConsentBecause', 'migration.referral.whyWithout')
}

const nameOf = async (context: Context, input: Asked): Promise<string | null> => {
  if (!input.organisationId) return input.organisationName
  const row = (await rowsOf(context, 'organisation', context.today)).find((one) => one.id === input.organisationId)
  if (!row || !organisationTypesOf[input.officeKind].includes(row.body.type))
    return refuseAt('organisationId', 'migration.referral.noSuchOffice')
  return row.title
}
