import * as z from 'zod/mini'
import { caseTypes } from '#modules/references/contract/codes.ts'
import { command, query } from '#platform/shared/operation.ts'
import { stateReasons, statesByHand } from '../rules/states.ts'
import { demands, intakeChannels, reachChannels, reporters } from '../rules/trouble.ts'
import {
  amountSchema,
  caseStateSchema,
  countrySchema,
  countSchema,
  idSchema,
  nextStepSchema,
  optionalId,
  optionalText,
  plainDateSchema,
  riskSchema,
  severitySchema,
  textSchema,
  typesSchema,
} from './shapes.ts'

const asOfCase = z.object({ caseId: idSchema })

export const recordCase = command('casework.recordCase', {
  summary: 'Opens a case: who is in trouble, what happened, what the family asks for, who told it and how.',
  offline: true,
  sealed: ['story', 'workerName', 'reporterName', 'reporterPhone', 'safeHours', 'employerName', 'agencyName'],
  version: 2,
  // nobody was asked how to be reached: a number was called at any hour
  upcasts: { 1: (input) => ({ ...input, reachChannel: null, safeHours: null }) },
  input: z.object({
    id: idSchema,
    personId: optionalId,
    /** As told, when the worker is not in the register. */
    workerName: optionalText(120),
    episodeId: optionalId,
    country: z._default(z.nullable(countrySchema), null),
    employerName: optionalText(160),
    agencyName: optionalText(160),
    channel: z.enum(intakeChannels),
    reporter: z.enum(reporters),
    reporterRelation: optionalText(80),
    reporterPersonId: optionalId,
    reporterName: optionalText(120),
    reporterPhone: optionalText(40),
    /** How whoever told it can be reached without harm, and when. */
    reachChannel: z._default(z.nullable(z.enum(reachChannels)), null),
    safeHours: optionalText(160),
    types: typesSchema,
    risk: riskSchema,
    happenedOn: plainDateSchema,
    /** What happened, in the words of who tells it. */
    story: textSchema(4000),
    demands: z._default(z.array(z.enum(demands)).check(z.maxLength(demands.length)), []),
    /** What is claimed in money, where it is known. */
    amountRupiah: z._default(z.nullable(amountSchema), null),
    incidentId: optionalId,
    /** Nobody but those assigned may know of it. */
    protected: z._default(z.boolean(), false),
  }),
  output: asOfCase,
})

export const recordTriage = command('casework.recordTriage', {
  summary: 'Sorts a new case: how grave, how urgent, what kind. Who sorts it takes it.',
  input: z.object({
    id: idSchema,
    caseId: idSchema,
    types: typesSchema,
    severity: severitySchema,
    risk: riskSchema,
    personId: optionalId,
    episodeId: optionalId,
  }),
  output: asOfCase,
})

export const recordState = command('casework.recordState', {
  summary: 'Moves a case one step on its way, with the reason where one is needed.',
  input: z.object({
    id: idSchema,
    caseId: idSchema,
    state: z.enum(statesByHand),
    occurredOn: plainDateSchema,
    reason: z._default(z.nullable(z.enum(stateReasons)), null),
    note: optionalText(1000),
  }),
  output: z.object({ state: caseStateSchema }),
})

export const reopenCase = command('casework.reopenCase', {
  summary: 'Takes up again a case that had ended, with the reason; its closing stays on the line of time.',
  input: z.object({ id: idSchema, caseId: idSchema, reason: textSchema(1000) }),
  output: z.object({ state: caseStateSchema }),
})

export const recordProtection = command('casework.recordProtection', {
  summary: 'Marks a case as protected, or ends it: from then on only those assigned find it.',
  input: z.object({ caseId: idSchema, protected: z.boolean(), reason: textSchema(400), id: idSchema }),
  output: asOfCase,
})

export const caseListItemSchema = z.object({
  id: idSchema,
  number: z.string(),
  /** `null` to whoever reads only what the case is. */
  workerName: z.nullable(z.string()),
  country: z.nullable(countrySchema),
  mainType: z.enum(caseTypes),
  severity: severitySchema,
  state: caseStateSchema,
  stateOn: plainDateSchema,
  openedOn: plainDateSchema,
  leadName: z.nullable(z.string()),
  isMine: z.boolean(),
  protected: z.boolean(),
  nextStep: nextStepSchema,
})
export type CaseListItem = z.output<typeof caseListItemSchema>

/** What needs somebody first · newest first. */
export const caseOrders = ['due', 'opened'] as const
export const caseGroups = ['open', 'new', 'overdue', 'untouched', 'mine', 'ended'] as const
export type CaseGroup = (typeof caseGroups)[number]

export const listCases = query('casework.listCases', {
  summary: 'The cases this reader may see: by group, kind, who leads and name; each with its one next step.',
  input: z.object({
    text: z._default(z.string().check(z.maxLength(120)), ''),
    group: z._default(z.enum(caseGroups), 'open'),
    type: z._default(z.nullable(z.enum(caseTypes)), null),
    order: z._default(z.enum(caseOrders), 'due'),
    personId: optionalId,
    /** Of whoever is on this card now. */
    householdId: optionalId,
    incidentId: optionalId,
    offset: z._default(z.int().check(z.minimum(0)), 0),
    limit: z._default(z.int().check(z.minimum(1), z.maximum(100)), 40),
  }),
  output: z.object({
    cases: z.array(caseListItemSchema),
    total: countSchema,
    groups: z.array(z.object({ group: z.enum(caseGroups), count: countSchema })),
    types: z.array(z.object({ type: z.enum(caseTypes), count: countSchema })),
  }),
})
