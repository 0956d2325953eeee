import { defineEvent } from '#platform/server/context.ts'
import type { MigrantMark } from '../import/migrant-mark.ts'

/** A file says of these people that they work abroad: in codes, for whoever asks them. */
export const migrantsMarked = defineEvent<{
  importId: string
  marks: readonly (MigrantMark & { readonly personId: string })[]
}>('registry.migrantsMarked')

/** Everything one file wrote was taken back. */
export const importReversed = defineEvent<{ importId: string }>('registry.importReversed')

/** Many people came into the register, or changed, by one file. */
export const peopleImported = defineEvent<{ importId: string; personIds: readonly string[] }>('registry.peopleImported')
