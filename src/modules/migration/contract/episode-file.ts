import * as z from 'zod/mini'
import { query } from '#platform/shared/operation.ts'
import { proceduralReasons, proceduralStatuses } from '../rules/procedural-status.ts'
import { closeReasons, entryRoutes, stages } from '../rules/stages.ts'
import { consultationSchema } from './consultation.ts'
import { nextStepSchema } from './episode.ts'
import { readinessSchema } from './readiness.ts'
import { recruiterSchema } from './recruiters.ts'
import { redFlagAdvices, redFlagSummarySchema } from './red-flags.ts'
import { referralSchema } from './referrals.ts'
import { countrySchema, idSchema, occupationSchema, plainDateSchema, recordedShape, schemeSchema } from './shapes.ts'
import { stageEventSchema } from './stage.ts'
import { verificationSchema } from './verification.ts'

const optionalDay = z.nullable(plainDateSchema)

export const episodeSchema = z.object({
  id: idSchema,
  personId: idSchema,
  householdId: z.nullable(idSchema),
  entryRoute: z.enum(entryRoutes),
  openedOn: plainDateSchema,
  destinationCountry: z.nullable(countrySchema),
  occupation: z.nullable(occupationSchema),
  occupationTold: z.nullable(z.string()),
  scheme: schemeSchema,
  agencyName: z.nullable(z.string()),
  agencyLicence: z.nullable(z.string()),
  employerName: z.nullable(z.string()),
  contractMonths: z.nullable(z.int()),
  departsOn: optionalDay,
  contractEndsOn: optionalDay,
  stage: z.enum(stages),
  stageOn: plainDateSchema,
  closedOn: optionalDay,
  closeReason: z.nullable(z.enum(closeReasons)),
  ...recordedShape,
})
export type Episode = z.output<typeof episodeSchema>

export const episodePersonSchema = z.object({
  id: idSchema,
  name: z.string(),
  birthDate: optionalDay,
  age: z.nullable(z.int()),
  sex: z.string(),
  hamlet: z.nullable(z.string()),
  rw: z.nullable(z.string()),
  rt: z.nullable(z.string()),
})

export const minorChildSchema = z.object({
  personId: idSchema,
  name: z.string(),
  age: z.nullable(z.int()),
  carerName: z.nullable(z.string()),
})

export const episodeFileSchema = z.object({
  episode: episodeSchema,
  person: episodePersonSchema,
  stages: z.array(stageEventSchema),
  readiness: readinessSchema,
  children: z.array(minorChildSchema),
  consultations: z.array(consultationSchema),
  /** Told to the migration officer alone. */
  redFlags: z.nullable(redFlagSummarySchema),
  /** Told to the migration officer alone: allegations. */
  recruiters: z.nullable(z.array(recruiterSchema)),
  /** Told to the migration officer alone. */
  referrals: z.nullable(z.array(referralSchema)),
  redFlagAdvice: z.enum(redFlagAdvices),
  verification: z.nullable(verificationSchema),
  age: z.object({
    verdict: z.enum(['old_enough', 'too_young', 'doubtful', 'unknown']),
    age: z.nullable(z.int()),
    minimum: z.int(),
    source: z.string(),
    confirmed: z.boolean(),
  }),
  /** Sealed: told to the migration officer alone, never printed. */
  procedural: z.nullable(z.object({ status: z.enum(proceduralStatuses), reasons: z.array(z.enum(proceduralReasons)) })),
  corrections: z.array(
    z.object({
      field: z.string(),
      before: z.nullable(z.string()),
      after: z.nullable(z.string()),
      reason: z.string(),
      ...recordedShape,
    }),
  ),
  /** Newest first, also those that were taken back. */
  closures: z.array(
    z.object({
      id: idSchema,
      closedOn: plainDateSchema,
      reason: z.enum(closeReasons),
      note: z.nullable(z.string()),
      reopened: z.nullable(z.object({ reason: z.string(), ...recordedShape })),
      ...recordedShape,
    }),
  ),
  nextStep: nextStepSchema,
  /** As the contract that holds says, else as planned. */
  contractEndsOn: optionalDay,
})
export type EpisodeFile = z.output<typeof episodeFileSchema>

export const getEpisode = query('migration.getEpisode', {
  summary: 'One episode whole: stages, papers, consultation, verification and the one next step.',
  logged: (input) => input.episodeId,
  input: z.object({ episodeId: idSchema }),
  output: episodeFileSchema,
})

const laneSchema = z.object({ fromOn: plainDateSchema, untilOn: optionalDay })

/** What the journey picture of a family is drawn from. */
export const journeySchema = z.object({
  spells: z.array(
    z.extend(laneSchema, {
      episodeId: idSchema,
      personName: z.string(),
      country: z.nullable(countrySchema),
      occupation: z.nullable(occupationSchema),
      occupationTold: z.nullable(z.string()),
      plannedUntilOn: optionalDay,
    }),
  ),
  preparing: z.array(
    z.object({
      episodeId: idSchema,
      personName: z.string(),
      country: z.nullable(countrySchema),
      stage: z.enum(stages),
      stageOn: plainDateSchema,
      departsOn: optionalDay,
      nextStep: nextStepSchema,
    }),
  ),
  children: z.array(z.object({ name: z.string(), bornOn: plainDateSchema })),
  carers: z.array(z.extend(laneSchema, { name: z.string() })),
  passports: z.array(z.object({ personName: z.string(), issuedOn: optionalDay, expiresOn: plainDateSchema })),
  events: z.array(
    z.object({
      id: idSchema,
      personName: z.string(),
      stage: z.enum(stages),
      occurredOn: plainDateSchema,
      country: z.nullable(countrySchema),
    }),
  ),
  today: plainDateSchema,
})
export type Journey = z.output<typeof journeySchema>

export const getJourney = query('migration.getJourney', {
  summary: "The migrations of a household on one line of time, with the children's ages, carers and passports.",
  logged: (input) => input.householdId,
  opens: 'registry.getHousehold',
  input: z.object({ householdId: idSchema }),
  output: journeySchema,
})
