import * as z from 'zod/mini'
import { consentChannels } from '#modules/registry/contract/codes.ts'
import { command, query } from '#platform/shared/operation.ts'
import { currencies } from '../rules/costs.ts'
import { referralOutcomes } from '../rules/referrals.ts'
import {
  childAnswers,
  claimAnswers,
  followUpMonths,
  healthAnswers,
  homecomingReasons,
  incomes,
  pillarOffices,
  screeningCodes,
  wishes,
} from '../rules/return.ts'
import { idSchema, optionalText, plainDateSchema, recordedShape } from './shapes.ts'

const rupiahSchema = z._default(z.nullable(z.int().check(z.minimum(0), z.maximum(100_000_000_000))), null)

const returnShape = {
  cameHomeOn: plainDateSchema,
  port: optionalText(80),
  reason: z.enum(homecomingReasons),
  health: z.enum(healthAnswers),
  unpaidWages: rupiahSchema,
  unpaidCurrency: z._default(z.enum(currencies), 'IDR'),
  savingsRupiah: rupiahSchema,
  debtRupiah: rupiahSchema,
  skills: optionalText(200),
  languages: optionalText(120),
  certificates: optionalText(200),
  wish: z.enum(wishes),
  child: z.enum(childAnswers),
  insuranceClaim: z.enum(claimAnswers),
}

const followUpShape = {
  months: z.literal([...followUpMonths]),
  followedOn: plainDateSchema,
  income: z.enum(incomes),
  monthlyRupiah: rupiahSchema,
  child: z.enum(childAnswers),
  debtRupiah: rupiahSchema,
  health: z.enum(healthAnswers),
  wish: z.enum(wishes),
}

export const returnFormSchema = z.object({
  id: idSchema,
  ...returnShape,
  note: z.nullable(z.string()),
  /** Questions answered with yes; `null`: not asked, or this reader may not know. */
  screening: z.nullable(z.array(z.enum(screeningCodes))),
  advice: z.nullable(z.enum(['none', 'talk', 'refer', 'today'])),
  ...recordedShape,
})
export type ReturnForm = z.output<typeof returnFormSchema>

export const followUpSchema = z.object({
  id: idSchema,
  ...followUpShape,
  note: z.nullable(z.string()),
  ...recordedShape,
})
export type FollowUp = z.output<typeof followUpSchema>

export const getReturn = query('migration.getReturn', {
  summary: 'How somebody came home, what is wished for, and each follow-up with the next ones due. For the officer.',
  logged: (input) => input.episodeId,
  opens: 'migration.getEpisode',
  input: z.object({ episodeId: idSchema }),
  output: z.object({
    form: z.nullable(returnFormSchema),
    followUps: z.array(followUpSchema),
    due: z.array(z.object({ months: z.literal([...followUpMonths]), dueOn: plainDateSchema })),
    /** On a phone: what was said in confidence stays at the office. */
    sealedAtOffice: z.boolean(),
  }),
})
export type ReturnFile = z.output<typeof getReturn.output>

export const recordReturn = command('migration.recordReturn', {
  summary:
    'Records the homecoming of a worker: why, health, unpaid wages, debt, skills, wishes; screening and note are sealed. A later form puts an earlier one right.',
  offline: true,
  version: 2,
  // more reasons may be named since; those of before stand
  upcasts: { 1: (input) => input },
  sealed: ['note', 'screening'],
  input: z.object({
    id: idSchema,
    episodeId: idSchema,
    ...returnShape,
    note: optionalText(600),
    /** Questions answered with yes, with a blank between; `none` when all were no. Absent: not asked. */
    screening: optionalText(200),
  }),
  output: z.object({ returnId: idSchema, advice: z.nullable(z.enum(['none', 'talk', 'refer', 'today'])) }),
})

export const recordReturnFollowUp = command('migration.recordReturnFollowUp', {
  summary: 'Records how somebody at home fares 1, 6 or 12 months on: income, child, debt, health, plans.',
  offline: true,
  sealed: ['note'],
  input: z.object({ id: idSchema, episodeId: idSchema, ...followUpShape, note: optionalText(600) }),
  output: z.object({ followUpId: idSchema }),
})

export const referToPillar = command('migration.referToPillar', {
  summary:
    'Hands the wish of somebody at home to the business officer, the learning house or the co-operative of the village.',
  input: z.object({
    id: idSchema,
    episodeId: idSchema,
    pillar: z.enum(pillarOffices),
    consentChannel: z.enum(consentChannels),
    told: optionalText(400),
  }),
  output: z.object({ referralId: idSchema }),
})

export const pillarReferralSchema = z.object({
  id: idSchema,
  pillar: z.enum(pillarOffices),
  personName: z.string(),
  hamlet: z.nullable(z.string()),
  referredOn: plainDateSchema,
  told: z.nullable(z.string()),
  referredBy: z.string(),
  answers: z.array(
    z.object({ on: plainDateSchema, outcome: z.enum(referralOutcomes), note: z.nullable(z.string()), by: z.string() }),
  ),
  isOpen: z.boolean(),
})
export type PillarReferral = z.output<typeof pillarReferralSchema>

export const listPillarReferrals = query('migration.listPillarReferrals', {
  summary:
    'Who was referred to the pillar that this reader answers for: name, hamlet and the wish, nothing of the journey.',
  input: z.object({}),
  output: z.object({ referrals: z.array(pillarReferralSchema) }),
})

export const settlePillarReferral = command('migration.settlePillarReferral', {
  summary:
    'The pillar says what comes of a referral: accepted, done, or declined with the reason. It stands on the same line.',
  input: z.object({
    id: idSchema,
    referralId: idSchema,
    outcome: z.enum(['accepted', 'helped', 'declined']),
    note: optionalText(400),
  }),
  output: z.object({ referralId: idSchema }),
})
