import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { episodeFields } from '../rules/episode.ts'
import { nextStepCodes, waitingParties } from '../rules/next-step.ts'
import { closeReasons, entryRoutes, listGroups, stages } from '../rules/stages.ts'
import {
  countrySchema,
  countSchema,
  idSchema,
  occupationSchema,
  optionalDate,
  optionalId,
  optionalText,
  plainDateSchema,
  schemeSchema,
  textSchema,
} from './shapes.ts'

export const recordEpisode = command('migration.recordEpisode', {
  summary: 'Opens the migration file of a person: where to, what work, by which way, with which agency as told.',
  offline: true,
  input: z.object({
    id: idSchema,
    personId: idSchema,
    entryRoute: z._default(z.enum(entryRoutes), 'before'),
    /** When the person came with the plan, or left, or came back: the day of the first stage. */
    startedOn: plainDateSchema,
    destinationCountry: z._default(z.nullable(countrySchema), null),
    occupation: z._default(z.nullable(occupationSchema), null),
    occupationTold: optionalText(160),
    scheme: z._default(schemeSchema, 'UNKNOWN'),
    agencyOrganisationId: optionalId,
    agencyName: optionalText(160),
    agencyLicence: optionalText(80),
    employerName: optionalText(160),
    contractMonths: z._default(z.nullable(z.int().check(z.minimum(1), z.maximum(120))), null),
    departsOn: optionalDate,
    contractEndsOn: optionalDate,
  }),
  output: z.object({ episodeId: idSchema, otherOpenEpisodes: countSchema }),
})

export const correctEpisode = command('migration.correctEpisode', {
  summary: 'Corrects the profile of an episode: each field with the value seen and the value wanted.',
  offline: true,
  input: z.object({
    episodeId: idSchema,
    changes: z
      .array(
        z.object({
          id: idSchema,
          field: z.enum(episodeFields),
          from: z.nullable(z.string()),
          to: z.nullable(z.string()),
        }),
      )
      .check(z.minLength(1), z.maxLength(episodeFields.length)),
    reason: textSchema(240),
  }),
  output: z.object({ changed: z.array(z.enum(episodeFields)) }),
})

export const closeEpisode = command('migration.closeEpisode', {
  summary: 'Closes an episode on a day, with its reason; facts of earlier days may still be added.',
  input: z.object({
    id: idSchema,
    episodeId: idSchema,
    closedOn: plainDateSchema,
    reason: z.enum(closeReasons),
    note: optionalText(400),
  }),
  output: z.object({ closedOn: plainDateSchema }),
})

export const reopenEpisode = command('migration.reopenEpisode', {
  summary: 'Opens a closed episode again, with the reason; the closing stays in its history.',
  input: z.object({ id: idSchema, episodeId: idSchema, reason: textSchema(240) }),
  output: z.object({ stage: z.enum(stages) }),
})

export const nextStepSchema = z.object({ code: z.enum(nextStepCodes), about: z.nullable(z.string()) })

export const episodeListItemSchema = z.object({
  id: idSchema,
  personId: idSchema,
  personName: z.string(),
  age: z.nullable(z.int()),
  householdId: z.nullable(idSchema),
  hamlet: z.nullable(z.string()),
  destinationCountry: z.nullable(countrySchema),
  occupation: z.nullable(occupationSchema),
  occupationTold: z.nullable(z.string()),
  scheme: schemeSchema,
  agencyName: z.nullable(z.string()),
  departsOn: z.nullable(plainDateSchema),
  stage: z.enum(stages),
  stageOn: plainDateSchema,
  openedOn: plainDateSchema,
  closedOn: z.nullable(plainDateSchema),
  nextStep: nextStepSchema,
})
export type EpisodeListItem = z.output<typeof episodeListItemSchema>

/** Newest news first · by name · who leaves first · who has stood longest · opened last. */
export const listOrders = ['recent', 'name', 'departure', 'waiting', 'opened'] as const
export type ListOrder = (typeof listOrders)[number]

export const listEpisodes = query('migration.listEpisodes', {
  summary:
    'The candidates and workers of a village by stage, country, agency, hamlet, name and who is waited for, each with the one next step.',
  input: z.object({
    text: z._default(z.string().check(z.maxLength(120)), ''),
    group: z._default(z.nullable(z.enum(listGroups)), null),
    country: z._default(z.nullable(countrySchema), null),
    agency: z._default(z.nullable(z.string().check(z.maxLength(160))), null),
    hamlet: z._default(z.nullable(z.string().check(z.maxLength(80))), null),
    waitingFor: z._default(z.nullable(z.enum(waitingParties)), null),
    closed: z._default(z.boolean(), false),
    order: z._default(z.enum(listOrders), 'recent'),
    offset: z._default(z.int().check(z.minimum(0)), 0),
    limit: z._default(z.int().check(z.minimum(1), z.maximum(100)), 50),
  }),
  output: z.object({
    episodes: z.array(episodeListItemSchema),
    total: countSchema,
    groups: z.array(z.object({ group: z.enum(listGroups), count: countSchema })),
    countries: z.array(z.object({ country: countrySchema, count: countSchema })),
    agencies: z.array(z.object({ agency: z.string(), count: countSchema })),
    hamlets: z.array(z.object({ hamlet: z.string(), count: countSchema })),
    waiting: z.array(z.object({ party: z.enum(waitingParties), count: countSchema })),
    villageTotal: countSchema,
  }),
})

/** What is held of one person's journeys, the closed ones too: for the person's page, and for the sheet the person takes home. */
export const listPersonEpisodes = query('migration.listPersonEpisodes', {
  summary: 'All files of one person, open and closed, newest first.',
  logged: (input) => input.personId,
  opens: 'registry.getPerson',
  input: z.object({ personId: idSchema }),
  output: z.object({
    episodes: z.array(
      z.object({
        id: idSchema,
        destinationCountry: z.nullable(countrySchema),
        occupation: z.nullable(occupationSchema),
        occupationTold: z.nullable(z.string()),
        agencyName: z.nullable(z.string()),
        stage: z.enum(stages),
        stageOn: plainDateSchema,
        openedOn: plainDateSchema,
        closedOn: z.nullable(plainDateSchema),
      }),
    ),
  }),
})

/** One line of the list without name or hamlet: what may leave as a plain file. */
export const episodeSheetRowSchema = z.object({
  ...{ number: z.string(), openedOn: plainDateSchema, stage: z.enum(stages), stageOn: plainDateSchema },
  ...{ destinationCountry: z.nullable(countrySchema), occupation: z.nullable(occupationSchema), scheme: schemeSchema },
  ...{ agencyName: z.nullable(z.string()), departsOn: z.nullable(plainDateSchema), nextStep: nextStepSchema },
  closedOn: z.nullable(plainDateSchema),
})
export type EpisodeSheetRow = z.output<typeof episodeSheetRowSchema>

export const getEpisodeSheet = query('migration.getEpisodeSheet', {
  summary: 'The filtered list as rows without names, for a spreadsheet; it says who took it.',
  logged: () => 'episodes:sheet',
  input: z.omit(listEpisodes.input, { offset: true, limit: true }),
  output: z.object({ rows: z.array(episodeSheetRowSchema) }),
})
