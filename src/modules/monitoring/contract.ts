import * as z from 'zod/mini'
import { query } from '#platform/shared/operation.ts'

const idSchema = z.int().check(z.positive())
const daySchema = z.iso.date()

/** An amount; `few`: below five, `beside`: it would give a small one away. */
const figureSchema = z.union([z.int(), z.enum(['few', 'beside'])])
const figuresSchema = z.record(z.string(), figureSchema)

export const villageStateSchema = z.object({
  villageId: idSchema,
  code: z.string(),
  name: z.string(),
  kindWord: z.string(),
  district: z.string(),
  officers: z.int(),
  head: z.enum(['serving', 'acting', 'vacant']),
  nextEndOn: z.nullable(daySchema),
  nextEndRole: z.nullable(z.string()),
  invited: z.int(),
  lastSeenOn: z.nullable(daySchema),
  glassOpen: z.int(),
  reviewedMonth: z.nullable(z.string()),
  counts: figuresSchema,
  /** Of what waits: the oldest day. */
  since: z.record(z.string(), daySchema),
})

const villagesShown = z.object({
  regencyId: idSchema,
  regency: z.string(),
  countedAt: z.nullable(z.string()),
  villages: z.array(villageStateSchema),
  total: figuresSchema,
})

export const listVillages = query('monitoring.listVillages', {
  summary:
    'The villages in use of a regency as counts and days, never a name. Above the regency small numbers are hidden.',
  scope: 'common',
  input: z.object({ regencyId: z.nullable(idSchema) }),
  output: villagesShown,
})

export const areaSchema = z.object({
  placeId: idSchema,
  placeKind: z.enum(['province', 'regency']),
  name: z.string(),
  villages: z.int(),
  officers: z.int(),
  withoutHead: z.int(),
  withoutOfficer: z.int(),
  silent: z.int(),
  reviewed: z.int(),
  glassOpen: z.int(),
  oldestWaitOn: z.nullable(daySchema),
  counts: figuresSchema,
})

const areasShown = z.object({
  place: z.string(),
  countedAt: z.nullable(z.string()),
  areas: z.array(areaSchema),
  total: figuresSchema,
})

export const listAreas = query('monitoring.listAreas', {
  summary: 'Provinces of the nation, or regencies of a province, each with the sum of its villages in use.',
  scope: 'common',
  input: z.object({ provinceId: z.nullable(idSchema) }),
  output: areasShown,
})

export const listCounts = query('monitoring.listCounts', {
  summary:
    "What a phone may keep of its holder's own area: the counts that Today shows there, never a name. Nothing when it has just these.",
  scope: 'common',
  input: z.object({
    /** The version the phone has, as the last answer named it. */
    known: z.nullable(z.string().check(z.maxLength(64))),
  }),
  output: z.object({
    version: z.string(),
    villages: z.nullable(villagesShown),
    areas: z.nullable(areasShown),
  }),
})
