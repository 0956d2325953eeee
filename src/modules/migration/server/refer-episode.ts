import { type OutsideOffice, organisationTypesOf } from '#modules/references/contract/codes.ts'
import { rowsOf } from '#modules/references/server/index.ts'
import { addConsent } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { referEpisode } from '../contract/referrals.ts'
import { groundFault } from '../rules/referrals.ts'
import { assertNotInFuture, lockEpisode } from './episode-reads.ts'
import { refreshEpisode } from './refresh-tasks.ts'
import { db } from './tables.ts'

/** The matter goes to somebody who can act. Whether the candidate is served or leaves does not hang on it. */
export const referEpisodeHandler = handle(referEpisode, async (context, input) => {
  const episode = await lockEpisode(context, input.episodeId)
  assertNotInFuture(context, input.referredOn, 'referredOn')
  const { consentChannel, withoutConsentBecause } = input
  const fault = groundFault({ ground: input.consent, consentChannel, withoutConsentBecause })
  if (fault) throw new Refusal('invalid', fault.code, {}, [fault])
  const organisationName = await officeNameOf(context, { ...input, office: input.officeKind })
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

interface AskedOffice {
  readonly office: OutsideOffice | 'village'
  readonly organisationId: string | null
  readonly organisationName: string | null
}

/** What an office is called: as the references say, which must be of the kind that was asked for, else as told. */
export const officeNameOf = async (context: Context, asked: AskedOffice): Promise<string | null> => {
  if (!asked.organisationId) return asked.organisationName
  const row = (await rowsOf(context, 'organisation', context.today)).find((one) => one.id === asked.organisationId)
  if (row && organisationTypesOf[asked.office].includes(row.body.type)) return row.title
  const code = 'migration.referral.noSuchOffice'
  throw new Refusal('invalid', code, {}, [{ field: 'organisationId', code }])
}
