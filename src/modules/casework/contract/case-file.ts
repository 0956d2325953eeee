import * as z from 'zod/mini'
import { shareGrounds } from '#modules/migration/contract/sharing.ts'
import { query } from '#platform/shared/operation.ts'
import { checkItems, checkStates } from '../rules/checklists.ts'
import { closingReasons, followUpDays, followUpResults, unverifiedReasons } from '../rules/closing.ts'
import { entryKinds } from '../rules/entries.ts'
import { caseSteps } from '../rules/next-step.ts'
import { caseChannels, referralReasons, referralStates } from '../rules/referral-states.ts'
import { movers, stateReasons } from '../rules/states.ts'
import { demands, incidentKinds, intakeChannels, reachChannels, reporters } from '../rules/trouble.ts'
import { caseListItemSchema } from './case.ts'
import {
  caseStateSchema,
  idSchema,
  officeSchema,
  plainDateSchema,
  recordedShape,
  riskSchema,
  typesSchema,
} from './shapes.ts'

export const referralViewSchema = z.object({
  id: idSchema,
  office: officeSchema,
  organisationName: z.nullable(z.string()),
  toName: z.nullable(z.string()),
  channel: z.enum(caseChannels),
  sentOn: plainDateSchema,
  ground: z.enum(shareGrounds),
  override: z.nullable(z.string()),
  state: z.enum(referralStates),
  stateOn: plainDateSchema,
  events: z.array(
    z.object({
      ...{ id: idSchema, state: z.enum(referralStates), occurredOn: plainDateSchema },
      ...{ reason: z.nullable(z.enum(referralReasons)), note: z.nullable(z.string()), byHand: z.boolean() },
      ...recordedShape,
    }),
  ),
  ...recordedShape,
})
export type ReferralView = z.output<typeof referralViewSchema>

/** One line of time: whatever happened, whoever wrote it down. */
export const lineItemSchema = z.object({
  id: idSchema,
  kind: z.enum([
    ...entryKinds,
    'state',
    'referral',
    'evidence',
    'flag',
    'money',
    'check',
    'transfer',
    'closing',
    'followUp',
  ]),
  /** The code that says more: a state, an office, an item of a list. */
  about: z.nullable(z.string()),
  occurredOn: plainDateSchema,
  party: z.nullable(z.string()),
  channel: z.nullable(z.string()),
  words: z.nullable(z.string()),
  amountRupiah: z.nullable(z.number()),
  fileHash: z.nullable(z.string()),
  forFamily: z.boolean(),
  ...recordedShape,
})
export type LineItem = z.output<typeof lineItemSchema>

export const caseDetailsSchema = z.object({
  personId: z.nullable(idSchema),
  episodeId: z.nullable(idSchema),
  hamlet: z.nullable(z.string()),
  types: typesSchema,
  risk: riskSchema,
  channel: z.enum(intakeChannels),
  reporter: z.enum(reporters),
  reporterRelation: z.nullable(z.string()),
  reporterName: z.nullable(z.string()),
  reporterPhone: z.nullable(z.string()),
  reachChannel: z.nullable(z.enum(reachChannels)),
  safeHours: z.nullable(z.string()),
  employerName: z.nullable(z.string()),
  agencyName: z.nullable(z.string()),
  incident: z.nullable(
    z.object({ id: idSchema, kind: z.enum(incidentKinds), occurredOn: plainDateSchema, place: z.string() }),
  ),
  members: z.array(z.object({ accountId: z.string(), name: z.string(), part: z.enum(['lead', 'helper']) })),
  demands: z.array(z.object({ id: idSchema, demand: z.enum(demands), amountRupiah: z.nullable(z.number()) })),
  recoveries: z.array(
    z.object({ id: idSchema, amountRupiah: z.number(), receivedOn: plainDateSchema, reversed: z.boolean() }),
  ),
  claimedRupiah: z.number(),
  recoveredRupiah: z.number(),
  checks: z.array(
    z.object({ item: z.enum(checkItems), state: z.nullable(z.enum(checkStates)), note: z.nullable(z.string()) }),
  ),
  flags: z.array(
    z.object({ id: idSchema, words: z.string(), dueOn: plainDateSchema, closedOn: z.nullable(plainDateSchema) }),
  ),
  referrals: z.array(referralViewSchema),
  questions: z.array(z.object({ id: idSchema, words: z.string(), askedOn: plainDateSchema, answered: z.boolean() })),
  transfer: z.nullable(
    z.object({ id: idSchema, toName: z.string(), isForMe: z.boolean(), isMine: z.boolean(), reason: z.string() }),
  ),
  followUps: z.array(
    z.object({ day: z.literal(followUpDays), occurredOn: plainDateSchema, result: z.enum(followUpResults) }),
  ),
  /** That it was asked for and that it was done: no more of it stands here. */
  screening: z.enum(['none', 'asked', 'screened']),
  line: z.array(lineItemSchema),
})
export type CaseDetails = z.output<typeof caseDetailsSchema>

export const getCase = query('casework.getCase', {
  summary: 'One case as far as this reader may see it: the head reads what it is, those assigned read all of it.',
  logged: (input) => input.caseId,
  input: z.object({ caseId: idSchema }),
  output: z.object({
    case: caseListItemSchema,
    closing: z.nullable(
      z.object({
        ...{ id: idSchema, reason: z.enum(closingReasons), outcome: z.nullable(z.string()) },
        unverifiedBecause: z.nullable(z.enum(unverifiedReasons)),
        ...{ askedOn: plainDateSchema, askedByName: z.string(), mayApprove: z.boolean() },
      }),
    ),
    moves: z.array(caseStateSchema),
    mover: z.nullable(z.enum(movers)),
    stateReason: z.nullable(z.enum(stateReasons)),
    details: z.nullable(caseDetailsSchema),
  }),
})
export type CaseFile = z.output<typeof getCase.output>

/** What a phone may know of a case: its number and what it waits for, from the task of whoever leads it. */
export const getCaseSlip = query('casework.getCaseSlip', {
  summary: 'The number of a case and its next step: enough to write something down about it without a line.',
  input: z.object({ caseId: idSchema }),
  output: z.object({
    case: z.object({ id: idSchema, number: z.string() }),
    step: z.enum(caseSteps),
    dueOn: z.nullable(plainDateSchema),
  }),
})
export type CaseSlip = z.output<typeof getCaseSlip.output>
