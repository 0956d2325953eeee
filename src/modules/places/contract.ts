import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { placeKinds } from './rules/codes.ts'

export { type PlaceKind, placeKinds, readCode } from './rules/codes.ts'
export { foldName } from './rules/fold-name.ts'
export { zoneAbbreviations } from './rules/time-zones.ts'

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))
const zone = z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'])

/** A village with everything a letterhead needs. */
export const village = z.object({
  id: z.number(),
  code: z.string(),
  name: z.string(),
  /** Desa, Nagari, Gampong, Kelurahan … */
  kindWord: z.string(),
  /** Kepala Desa, Wali Nagari, Keuchik, Lurah … */
  headTitle: z.string(),
  district: z.string(),
  districtWord: z.string(),
  /** With its word: Kabupaten Wonosobo, Kota Batu. */
  regency: z.string(),
  province: z.string(),
  districtId: z.number(),
  regencyId: z.number(),
  provinceId: z.number(),
  timeZone: zone,
  /** First day of use; `null` while nobody works there. */
  openedOn: z.nullable(z.string()),
})
export type Village = z.output<typeof village>

const foundVillage = z.object({ id: z.number(), code: z.string(), name: z.string(), chain: z.array(z.string()) })

export const findVillages = query('places.findVillages', {
  summary: 'Villages whose name or chain has words beginning so, or whose code begins so',
  scope: 'common',
  input: z.object({
    text: z.string().check(z.maxLength(80)),
    limit: z._default(z.number().check(z.gte(1), z.lte(50)), 12),
  }),
  output: z.array(foundVillage),
})

export const getVillage = query('places.getVillage', {
  summary: 'One village by its id or its Kemendagri code',
  scope: 'common',
  input: z.union([z.object({ villageId: z.number() }), z.object({ code: z.string() })]),
  output: village,
})

export const listRegions = query('places.listRegions', {
  summary: 'The places directly under an area; the provinces without one',
  scope: 'common',
  input: z.object({ parentId: z.nullable(z.number()) }),
  output: z.array(
    z.object({
      kind: z.enum(placeKinds),
      id: z.number(),
      code: z.string(),
      name: z.string(),
      kindWord: z.string(),
    }),
  ),
})

export const listVersions = query('places.listVersions', {
  summary: 'Every code and name a village has had, with the places it came from and went into',
  scope: 'common',
  input: z.object({ villageId: z.number() }),
  output: z.object({
    versions: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        validFrom: z.nullable(z.string()),
        validTo: z.nullable(z.string()),
        source: z.string(),
      }),
    ),
    links: z.array(z.object({ from: z.string(), to: z.string(), on: z.string() })),
  }),
})

export const getVillageIndex = query('places.getVillageIndex', {
  summary: 'Where the list for searching on the device lies; the address changes when the list does',
  scope: 'common',
  open: true,
  input: z.object({}),
  output: z.object({ version: z.string(), url: z.string() }),
})

export const listVillageIndex = query('places.listVillageIndex', {
  summary: 'The list for searching on the device, as text',
  scope: 'common',
  open: true,
  input: z.object({}),
  output: z.object({ version: z.string(), text: z.string() }),
})

export const openVillage = command('places.openVillage', {
  summary: 'Marks a village as in use',
  scope: 'common',
  input: z.object({ villageId: z.number() }),
  output: z.object({ openedOn: z.string() }),
})

const listFile = z.object({
  /** CSV, TSV or semicolons with a header: kode, nama and, if known, kode lama. */
  text: z.string().check(z.minLength(1), z.maxLength(12_000_000)),
  /** First day of the new list. */
  effectiveOn: day,
  /** Code under which the list is complete: '' the nation, '33.07' one regency. Outside it nothing changes. */
  covers: z._default(z.string().check(z.regex(/^(\d{2}(\.\d{2}){0,2})?$/)), ''),
  /** The decree, as cited. */
  source: z.string().check(z.minLength(3), z.maxLength(300)),
})

const named = z.nullable(z.object({ code: z.string(), name: z.string() }))
export const importCounts = z.object({
  same: z.number(),
  new: z.number(),
  renamed: z.number(),
  renumbered: z.number(),
  moved: z.number(),
  ended: z.number(),
})

export const listImportChanges = query('places.listImportChanges', {
  summary: 'What a newer list of places would change, before anything is written',
  scope: 'common',
  input: listFile,
  output: z.object({
    counts: importCounts,
    /** The first thousand, villages in use first. */
    changes: z.array(
      z.object({
        what: z.enum(['new', 'renamed', 'renumbered', 'moved', 'ended']),
        kind: z.enum(placeKinds),
        before: named,
        after: named,
        linked: z.array(z.string()),
        inUse: z.boolean(),
      }),
    ),
    faults: z.array(z.object({ line: z.number(), code: z.string(), text: z.string() })),
    /** Villages in use that end and name no successor: the list is not applied while there is one. */
    withoutSuccessor: z.array(z.string()),
  }),
})

export const importList = command('places.importList', {
  summary: 'Applies a newer list of places: codes, names and parents change, village ids never do',
  scope: 'common',
  input: listFile,
  output: z.object({ counts: importCounts }),
})
