import * as z from 'zod/mini'
import { command, query } from './operation.ts'
import { QueuedCommand } from './sync-contract.ts'
import { VillageKey } from './village-key.ts'

/** Who queued the commands, as their phone says. */
export const ParcelMaker = z.object({
  accountId: z.string().check(z.minLength(1), z.maxLength(100)),
  name: z.string().check(z.minLength(1), z.maxLength(120)),
})
export type ParcelMaker = z.infer<typeof ParcelMaker>

/** What is sealed in a parcel: one command of an outbox, or many with their maker. Other keys of a later release are left alone. */
export const ParcelContent = z.union([
  z.object({
    version: z.literal(1),
    madeBy: z.nullable(ParcelMaker),
    commands: z.array(QueuedCommand).check(z.minLength(1), z.maxLength(5_000)),
  }),
  QueuedCommand,
])
export type ParcelContent = z.infer<typeof ParcelContent>

/** About 6 MB of sealed bytes: weeks of one officer's work without its photos. */
export const longestParcel = 8_000_000

export const getVillageKey = query('platform.getVillageKey', {
  summary: 'Gives the public key to which a phone seals what only its village opens.',
  input: z.object({}),
  output: VillageKey,
})

export const recordParcel = command('platform.recordParcel', {
  summary:
    'Keeps what a phone sealed to its village, also after its user lost the right to send it. The same bytes are kept once.',
  // who was revoked has no session any more; only bytes that this village opens are taken
  open: true,
  villageOf: ({ village }) => village,
  input: z.object({
    village: z.int().check(z.minimum(1)),
    sealed: z.string().check(z.minLength(1), z.maxLength(longestParcel), z.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
    madeBy: z.optional(z.nullable(ParcelMaker)),
  }),
  output: z.object({ parcelId: z.uuid(), commands: z.int() }),
})

export const ParcelRefusal = z.object({ commandId: z.uuid(), name: z.string(), code: z.string() })
export type ParcelRefusal = z.infer<typeof ParcelRefusal>

export const Parcel = z.object({
  id: z.uuid(),
  madeByName: z.nullable(z.string()),
  /** The sender was signed in as the one who is said to have queued it. */
  isProven: z.boolean(),
  sentByName: z.string(),
  sentAt: z.string(),
  commands: z.int(),
  /** Names of the operations in it, each once. */
  names: z.array(z.string()),
  applied: z.int(),
  refusals: z.array(ParcelRefusal),
  appliedByName: z.nullable(z.string()),
  appliedAt: z.nullable(z.string()),
})
export type Parcel = z.infer<typeof Parcel>

export const listParcels = query('platform.listParcels', {
  summary: 'Lists what phones left behind for this village: who, when, how many, and what became of it.',
  input: z.object({}),
  output: z.object({ parcels: z.array(Parcel) }),
})

export const getParcel = query('platform.getParcel', {
  summary: 'Gives the sealed bytes of a parcel; only the server can open them.',
  input: z.object({ parcelId: z.uuid() }),
  output: z.object({ sealed: z.nullable(z.string()), madeBy: z.nullable(z.string()) }),
})

export const closeParcel = command('platform.closeParcel', {
  summary: 'Says what became of a parcel; its bytes go when all of it is done.',
  input: z.object({
    parcelId: z.uuid(),
    applied: z.int().check(z.minimum(0)),
    refusals: z.array(ParcelRefusal).check(z.maxLength(5_000)),
  }),
  output: z.object({ isDone: z.boolean() }),
})

/** `POST /api/parcels`: applies these parcels, each command through the door under whoever asks. */
export const ApplyParcels = z.object({
  village: z.optional(z.int()),
  parcelIds: z.array(z.uuid()).check(z.minLength(1), z.maxLength(200)),
})

export const AppliedParcel = z.object({
  parcelId: z.uuid(),
  applied: z.int(),
  refusals: z.array(ParcelRefusal),
  /** Not decided now; ask again. */
  later: z.int(),
})
export type AppliedParcel = z.infer<typeof AppliedParcel>
