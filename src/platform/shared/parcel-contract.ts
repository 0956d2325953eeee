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

/** The phone that queued it and how far its rows reach: a pack back to it can then hold what is new alone. */
export const ParcelDevice = z.object({
  id: z.uuid(),
  since: z.nullable(z.int()),
  shape: z.nullable(z.string().check(z.maxLength(100))),
})
export type ParcelDevice = z.infer<typeof ParcelDevice>

/** What is sealed in a parcel: one command of an outbox, or many with their maker. Other keys of a later release are left alone. */
export const ParcelContent = z.union([
  z.object({
    version: z.literal(1),
    madeBy: z.nullable(ParcelMaker),
    device: z.optional(z.nullable(ParcelDevice)),
    /** That phone's own word for all of it, in base64: HMAC-SHA-256 of `provenText` with the key it shares with its village alone. */
    proof: z.optional(z.nullable(z.string().check(z.maxLength(60)))),
    commands: z.array(QueuedCommand).check(z.minLength(1), z.maxLength(5_000)),
  }),
  QueuedCommand,
])
export type ParcelContent = z.infer<typeof ParcelContent>

export const proofPurpose = 'desmigratif bundle proof 1'

interface Proven {
  readonly madeBy: ParcelMaker | null
  readonly device?: ParcelDevice | null | undefined
  readonly commands: readonly QueuedCommand[]
}

/** What a phone answers for: who queued, on which phone, and every command as it stands in the parcel. */
export const provenText = ({ madeBy, device, commands }: Proven): string =>
  JSON.stringify([
    [madeBy?.accountId ?? null, device?.id ?? null, device?.since ?? null, device?.shape ?? null],
    ...commands.map(({ commandId, name, input, village, occurredAt, schemaVersion, files }) => [
      ...[commandId, name, input, village, occurredAt],
      // an earlier app said neither, and signed without them
      ...(schemaVersion || files ? [schemaVersion ?? null, files ?? null] : []),
    ]),
  ])

/** About 6 MB of sealed bytes: weeks of one officer's work without its photos. */
export const longestParcel = 8_000_000

const SealedText = z.string().check(z.minLength(1), z.maxLength(longestParcel), z.regex(/^[A-Za-z0-9+/]+={0,2}$/))

export const getVillageKey = query('platform.getVillageKey', {
  summary:
    'Gives the public key to which a phone seals what only its village opens; phones of today hear it with their changes.',
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
    sealed: SealedText,
    madeBy: z.optional(z.nullable(ParcelMaker)),
  }),
  output: z.object({
    parcelId: z.uuid(),
    commands: z.int(),
    /** The same bytes had come before: nothing was kept a second time. */
    wasKnown: z.boolean(),
  }),
})

export const checkParcel = query('platform.checkParcel', {
  summary: 'Says what a sealed parcel in hand holds and how much of it is done already. Nothing is kept.',
  input: z.object({ sealed: SealedText }),
  output: z.object({
    /** Under which it was taken in before. */
    parcelId: z.nullable(z.uuid()),
    madeByName: z.nullable(z.string()),
    commands: z.int(),
    names: z.array(z.string()),
    /** A phone of the village answers for it, and its holder serves. */
    isProven: z.boolean(),
    /** Of its commands: already in the record of acts, by whatever way they came. */
    doneBefore: z.int(),
  }),
})

export const ParcelRefusal = z.object({ commandId: z.uuid(), name: z.string(), code: z.string() })
export type ParcelRefusal = z.infer<typeof ParcelRefusal>

export const Parcel = z.object({
  id: z.uuid(),
  madeByName: z.nullable(z.string()),
  /** The sender was signed in as the one who is said to have queued it, or that one's phone answers for it. */
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
  /** Somebody said that it will never be carried out, and why. */
  refusedReason: z.nullable(z.string()),
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

export const refuseParcel = command('platform.refuseParcel', {
  summary: 'Says that a parcel will never be carried out, with a reason; its bytes go.',
  input: z.object({
    parcelIds: z.array(z.uuid()).check(z.minLength(1), z.maxLength(200)),
    reason: z.string().check(z.trim(), z.minLength(3), z.maxLength(300)),
  }),
  output: z.object({ refused: z.int() }),
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
