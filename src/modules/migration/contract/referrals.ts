import * as z from 'zod/mini'
import { outsideOffices } from '#modules/references/contract/codes.ts'
import { consentChannels } from '#modules/registry/contract/codes.ts'
import { command } from '#platform/shared/operation.ts'
import { referralChannels, referralCloseReasons, referralOutcomes, shareGrounds } from '../rules/referrals.ts'
import { pillarOffices } from '../rules/return.ts'
import { idSchema, optionalId, optionalText, plainDateSchema, recordedShape } from './shapes.ts'

export const referralSchema = z.object({
  id: idSchema,
  officeKind: z.enum([...outsideOffices, ...pillarOffices]),
  organisationName: z.nullable(z.string()),
  referredOn: plainDateSchema,
  channel: z.enum(referralChannels),
  consent: z.enum(shareGrounds),
  withoutConsentBecause: z.nullable(z.string()),
  told: z.nullable(z.string()),
  waiting: z.boolean(),
  closed: z.boolean(),
  events: z.array(
    z.object({
      id: idSchema,
      kind: z.enum(['answered', 'closed']),
      occurredOn: plainDateSchema,
      outcome: z.nullable(z.enum(referralOutcomes)),
      reason: z.nullable(z.enum(referralCloseReasons)),
      note: z.nullable(z.string()),
      ...recordedShape,
    }),
  ),
  ...recordedShape,
})
export type Referral = z.output<typeof referralSchema>

export const referEpisode = command('migration.referEpisode', {
  summary:
    'Records that a matter was handed to an office that can act, with the agreement of the candidate or why without. Locks nothing.',
  input: z.object({
    id: idSchema,
    episodeId: idSchema,
    officeKind: z.enum(outsideOffices),
    /** A row of the references; otherwise the name as told. */
    organisationId: optionalId,
    organisationName: optionalText(120),
    referredOn: plainDateSchema,
    channel: z.enum(referralChannels),
    consent: z.enum(shareGrounds),
    /** With `given`: how the candidate said yes. */
    consentChannel: z._default(z.nullable(z.enum(consentChannels)), null),
    withoutConsentBecause: optionalText(400),
    told: optionalText(400),
  }),
  output: z.object({ referralId: idSchema }),
})

export const recordReferralAnswer = command('migration.recordReferralAnswer', {
  summary: 'Records what an office answered to a referral; later answers are added, none is overwritten.',
  input: z.object({
    id: idSchema,
    referralId: idSchema,
    answeredOn: plainDateSchema,
    outcome: z.enum(referralOutcomes),
    note: optionalText(400),
  }),
  output: z.object({ referralId: idSchema }),
})

export const closeReferral = command('migration.closeReferral', {
  summary: 'Ends a referral that waits for nothing any more, with the reason.',
  input: z.object({
    id: idSchema,
    referralId: idSchema,
    reason: z.enum(referralCloseReasons),
    note: optionalText(400),
  }),
  output: z.object({ referralId: idSchema }),
})
