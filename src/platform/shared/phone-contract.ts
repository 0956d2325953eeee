import * as z from 'zod/mini'
import { command, query } from './operation.ts'
import { Changes, PackKey, PhoneKeys, RefusedCommand } from './sync-contract.ts'

export const recordPhone = command('platform.recordPhone', {
  summary: 'Notes a phone that holds the village, with the public key that the phone alone can open.',
  input: z.object({
    phoneId: z.uuid(),
    /** A point of P-256, uncompressed (65 bytes), in base64. */
    publicKey: z.string().check(z.maxLength(100), z.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
  }),
  output: z.object({ phoneId: z.uuid() }),
})

export const Phone = z.object({
  id: z.uuid(),
  accountId: z.string(),
  accountName: z.string(),
  recordedAt: z.string(),
  /** How far its rows reach, as its last bundle said. */
  since: z.nullable(z.int()),
  saidAt: z.nullable(z.string()),
  /** Its holder serves the village today. */
  isServing: z.boolean(),
  closedAt: z.nullable(z.string()),
  closedByName: z.nullable(z.string()),
})
export type Phone = z.infer<typeof Phone>

export const listPhones = query('platform.listPhones', {
  summary: 'Lists the phones that hold this village, and whose they are.',
  input: z.object({}),
  output: z.object({ phones: z.array(Phone) }),
})

export const closePhone = command('platform.closePhone', {
  summary:
    'Ends a phone that was lost or given away: no pack is made for it any more, and it empties itself when it is online.',
  input: z.object({
    phoneId: z.uuid(),
    reason: z.string().check(z.trim(), z.minLength(3), z.maxLength(300)),
  }),
  output: z.object({ phoneId: z.uuid() }),
})

/** What became of a command that came by hand. */
const Decided = z.object({ commandId: z.uuid(), refusal: z.nullable(RefusedCommand) })

export const issuePack = command('platform.issuePack', {
  summary: 'Notes who takes the village rows to which phone by hand, and answers what that phone queued.',
  input: z.object({ packId: z.uuid(), phoneId: z.uuid(), whole: z.boolean() }),
  output: z.object({
    accountId: z.string(),
    publicKey: z.string(),
    since: z.nullable(z.int()),
    shape: z.nullable(z.string()),
    decided: z.array(Decided),
  }),
})

export const checkPhone = query('platform.checkPhone', {
  summary: 'Says to a phone, also one that nobody can sign in on, whether it may still hold its village.',
  open: true,
  villageOf: ({ village }) => village,
  input: z.object({ village: z.int().check(z.minimum(1)), phoneId: z.uuid() }),
  output: z.object({ standing: z.enum(['serving', 'revoked', 'unknown']) }),
})

/** `POST /api/packs`: the rows of a village for one phone, signed and sealed to it. */
export const AskPack = z.object({ village: z.optional(z.int()), phoneId: z.uuid(), whole: z.boolean() })

/** What is signed and sealed in a pack. Other keys of a later release are left alone. */
export const PackContent = z.object({
  version: z.literal(1),
  packId: z.uuid(),
  village: z.int(),
  accountId: z.string(),
  phoneId: z.uuid(),
  madeAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** The number from which it goes on; `null`: it holds everything. */
  since: z.nullable(z.int()),
  /** The hash of the village's chain at `changes.upTo`. */
  head: z.nullable(z.string()),
  changes: Changes,
  decided: z.array(Decided),
  keys: PhoneKeys,
})
export type PackContent = z.infer<typeof PackContent>

/** Before the packed content: each key that the server holds has signed it, so that a phone which pinned any of them can check. */
export const PackSignatures = z.object({
  signatures: z.array(z.object({ keyId: PackKey.shape.keyId, signature: z.string().check(z.maxLength(200)) })),
})

/** After so long a pack says too little of today to be worth loading. */
export const packDays = 30

/** Four letters by which two people say which phone they mean. */
export const phoneCode = (phoneId: string): string => phoneId.slice(-4).toUpperCase()
