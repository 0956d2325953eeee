import * as z from 'zod/mini'
import { shareGrounds } from '#modules/migration/contract/sharing.ts'
import { caseTypes } from '#modules/references/contract/codes.ts'
import { consentChannels } from '#modules/registry/contract/codes.ts'
import { command, query } from '#platform/shared/operation.ts'
import { caseChannels, referralReasons, referralStates, sharedParts } from '../rules/referral-states.ts'
import { demands, reachChannels } from '../rules/trouble.ts'
import { referralViewSchema } from './case-file.ts'
import {
  countrySchema,
  idSchema,
  officeSchema,
  optionalId,
  optionalText,
  plainDateSchema,
  riskSchema,
} from './shapes.ts'

export const referCase = command('casework.referCase', {
  summary:
    'Hands a case to an office that can act, with agreement or an audited reason without it; it is told no more than was chosen.',
  input: z.object({
    id: idSchema,
    caseId: idSchema,
    office: officeSchema,
    /** A row of the references; otherwise the name as told. */
    organisationId: optionalId,
    organisationName: optionalText(120),
    /** Somebody there who has an account and answers for himself. */
    accountId: optionalId,
    channel: z.enum(caseChannels),
    sentOn: plainDateSchema,
    ground: z.enum(shareGrounds),
    /** With `given`: how agreement was given, and by whom when not by the worker. */
    consentChannel: z._default(z.nullable(z.enum(consentChannels)), null),
    proxyPersonId: optionalId,
    proxyReason: optionalText(240),
    withoutConsentBecause: optionalText(400),
    share: z._default(z.array(z.enum(sharedParts)), []),
    purpose: z._default(z.nullable(z.string().check(z.maxLength(400))), null),
  }),
  output: z.object({ referralId: idSchema }),
})

export const recordReferralState = command('casework.recordReferralState', {
  summary: 'Writes down by hand what an office without an account answered.',
  input: z.object({
    ...{
      id: idSchema,
      referralId: idSchema,
      state: z.enum(['accepted', 'refused', 'done']),
      occurredOn: plainDateSchema,
    },
    ...{ reason: z._default(z.nullable(z.enum(referralReasons)), null), note: optionalText(1000) },
  }),
  output: z.object({ referralId: idSchema }),
})

export const revokeReferral = command('casework.revokeReferral', {
  summary: 'Takes a referral back, with the reason; the office sees nothing of it any more.',
  input: z.object({ id: idSchema, referralId: idSchema, reason: z.enum(referralReasons), note: optionalText(1000) }),
  output: z.object({ referralId: idSchema }),
})

/** The office's side. */
export const settleReferral = command('casework.settleReferral', {
  summary: 'The office answers a referral: takes it up, refuses it with a reason, or says that it is done.',
  input: z.object({
    ...{ id: idSchema, referralId: idSchema, state: z.enum(['accepted', 'refused', 'done']) },
    ...{ reason: z._default(z.nullable(z.enum(referralReasons)), null), note: optionalText(1000) },
  }),
  output: z.object({ referralId: idSchema }),
})

export const listReferrals = query('casework.listReferrals', {
  summary: 'The referrals that were sent to this account, open ones first.',
  input: z.object({}),
  output: z.object({
    referrals: z.array(
      z.object({
        ...{ id: idSchema, number: z.string(), mainType: z.enum(caseTypes), risk: riskSchema, sentOn: plainDateSchema },
        ...{ state: z.enum(referralStates), villageName: z.string() },
      }),
    ),
  }),
})

/** What another office is told: the least that lets it act, and what was chosen beside it. */
export const sharedSchema = z.object({
  number: z.string(),
  workerName: z.nullable(z.string()),
  types: z.array(z.enum(caseTypes)),
  country: z.nullable(countrySchema),
  risk: riskSchema,
  purpose: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  /** How and when that number may be used; absent in what was sent before anybody was asked. */
  reachChannel: z._default(z.nullable(z.enum(reachChannels)), null),
  safeHours: z._default(z.nullable(z.string()), null),
  reporter: z.nullable(z.string()),
  employer: z.nullable(z.string()),
  story: z.nullable(z.string()),
  demands: z.array(z.enum(demands)),
})
export type Shared = z.output<typeof sharedSchema>

export const getReferral = query('casework.getReferral', {
  summary: 'One referral as the office it was sent to sees it: what it was told, and what came of it.',
  logged: (input) => input.referralId,
  input: z.object({ referralId: idSchema }),
  output: z.object({
    referral: referralViewSchema,
    shared: z.nullable(sharedSchema),
    ...{ villageName: z.string(), officePhone: z.nullable(z.string()), sentByName: z.string() },
  }),
})

export const getHandoverSheet = query('casework.getHandoverSheet', {
  summary: 'The sheet that carries a referral to an office without an account, with a receipt to sign, as PDF.',
  logged: (input) => input.referralId,
  input: z.object({ referralId: idSchema }),
  output: z.object({ name: z.string(), pdf: z.string() }),
})

export const listOffices = query('casework.listOffices', {
  summary: 'Offices with an account to which a case of this village can be sent.',
  input: z.object({}),
  output: z.object({ offices: z.array(z.object({ accountId: z.string(), name: z.string(), role: z.string() })) }),
})
