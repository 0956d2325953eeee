import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { consentChannels, consentPurposes } from './codes.ts'
import {
  countSchema,
  idSchema,
  instantSchema,
  optionalDate,
  optionalFileHash,
  optionalId,
  optionalText,
  plainDateSchema,
  textSchema,
} from './shapes.ts'

export const consentBases = [
  'consent',
  'contract',
  'legal-obligation',
  'vital-interest',
  'public-duty',
  'legitimate-interest',
] as const

export const consentSchema = z.object({
  id: idSchema,
  personId: idSchema,
  personName: z.string(),
  purpose: z.string(),
  basis: z.enum(consentBases),
  scope: z.nullable(z.string()),
  channel: z.enum(consentChannels),
  witnessName: z.nullable(z.string()),
  proxyName: z.nullable(z.string()),
  givenOn: plainDateSchema,
  expiresOn: z.nullable(plainDateSchema),
  withdrawnAt: z.nullable(instantSchema),
  withdrawnReason: z.nullable(z.string()),
  /** Of a withdrawn one: until when its processing must stop, and who said that it did. */
  stopsBy: z.nullable(instantSchema),
  stoppedAt: z.nullable(instantSchema),
  stoppedBy: z.nullable(z.string()),
  state: z.enum(['valid', 'ending', 'expired', 'withdrawn']),
})
export type Consent = z.output<typeof consentSchema>

export const recordConsent = command('registry.recordConsent', {
  summary: 'Records what a person agreed to, how, before whom and until when (UU 27/2022 art. 20 and 22).',
  offline: true,
  input: z.object({
    id: idSchema,
    personId: idSchema,
    purpose: z.enum(consentPurposes),
    basis: z._default(z.enum(consentBases), 'consent'),
    scope: optionalText(240),
    channel: z.enum(consentChannels),
    witnessName: optionalText(120),
    /** For a child or a person who cannot decide alone: UU 27/2022 art. 25 and 26. */
    proxyPersonId: optionalId,
    proxyReason: optionalText(120),
    fileHash: optionalFileHash,
    givenOn: plainDateSchema,
    expiresOn: optionalDate,
  }),
  output: z.object({ consentId: idSchema }),
})

export const withdrawConsent = command('registry.withdrawConsent', {
  summary: 'Withdraws a consent. Processing for that purpose stops within 72 hours (UU 27/2022 art. 9 and 40).',
  offline: true,
  input: z.object({ consentId: idSchema, reason: optionalText(240) }),
  output: z.object({ consentId: idSchema, stopsBy: instantSchema }),
})

export const closeProcessing = command('registry.closeProcessing', {
  summary: 'Says that the processing for a withdrawn consent has stopped, and what was stopped (UU 27/2022 art. 40).',
  input: z.object({ consentId: idSchema, note: textSchema(240) }),
  output: z.object({ consentId: idSchema }),
})

export const listConsentsDue = query('registry.listConsentsDue', {
  summary: 'Consents that end within the days asked, those that have ended, and withdrawn ones whose use must stop.',
  input: z.object({ withinDays: z._default(z.int().check(z.minimum(0), z.maximum(366)), 30) }),
  output: z.object({ consents: z.array(consentSchema), total: countSchema, toStop: z.array(consentSchema) }),
})
