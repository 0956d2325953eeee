import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import {
  daySchema,
  doneSchema,
  edgeSchema,
  fingerprintSchema,
  idSchema,
  instantSchema,
  villageIdSchema,
} from './shape.ts'
import { signInAnswerSchema } from './sign-in.ts'

/** What the holder of a door is to the worker whom it is about; the worker comes first. */
export const doorHolders = ['worker', 'spouse', 'parent', 'child', 'sibling', 'carer', 'other'] as const
/** By what the desk knew who stood before it. */
export const identitiesSeen = ['ktp', 'kk', 'passport', 'known'] as const
export const doorEndings = ['asked', 'lost', 'misused', 'mistake'] as const
/** What of the own course somebody may show to another person. */
export const doorParts = ['course', 'papers'] as const
export type DoorPart = (typeof doorParts)[number]
export const shareChannels = ['in-person', 'phone', 'message', 'written'] as const

export const pinPattern = /^\d{6}$/
const pinSchema = z.string().check(z.regex(pinPattern))
const link = { linkId: idSchema, tokenFingerprint: fingerprintSchema }
/** `salt`: random, so that the fingerprint kept of this command cannot be guessed back to a PIN. */
const chosenPin = { pin: z.nullable(pinSchema), salt: fingerprintSchema }

export const openDoor = command('access.openDoor', {
  summary:
    'Opens the family’s door for one person of the register: identity seen, a one-time link, and a PIN now or at the first opening.',
  scope: 'common',
  input: z.object({
    id: idSchema,
    villageId: villageIdSchema,
    personId: idSchema,
    forWhom: z.enum(doorHolders),
    identitySeen: z.enum(identitiesSeen),
    until: daySchema,
    ...link,
    ...chosenPin,
  }),
  output: z.object({ doorId: idSchema, expiresAt: instantSchema }),
})

export const issueDoorLink = command('access.issueDoorLink', {
  summary: 'A new one-time link for a door. A lost phone is shut out at once; the PIN stays, or is chosen anew.',
  scope: 'common',
  input: z.object({
    doorId: idSchema,
    ...link,
    lostPhone: z.boolean(),
    newPin: z.boolean(),
    ...chosenPin,
  }),
  output: z.object({ expiresAt: instantSchema }),
})

export const closeDoor = command('access.closeDoor', {
  summary: 'Closes a door: its phones and its link are shut out at once.',
  scope: 'common',
  input: z.object({ doorId: idSchema, reason: z.enum(doorEndings) }),
  output: doneSchema,
})

export const doorSchema = z.object({
  id: idSchema,
  personId: idSchema,
  personName: z.string(),
  forWhom: z.enum(doorHolders),
  identitySeen: z.enum(identitiesSeen),
  state: z.enum(['waiting', 'used', 'linkOver', 'dropped', 'over', 'closed']),
  pinIsSet: z.boolean(),
  openedAt: instantSchema,
  openedByName: z.string(),
  until: z.nullable(daySchema),
  linkExpiresAt: z.nullable(instantSchema),
  lastUsedAt: z.nullable(instantSchema),
  closedAt: z.nullable(instantSchema),
  closedByName: z.nullable(z.string()),
  closeReason: z.nullable(z.string()),
})
export type Door = z.output<typeof doorSchema>

export const listDoors = query('access.listDoors', {
  summary:
    'The doors of a village: whose, in what state, last used when. Protected people stand there for those who know them.',
  input: z.object({ closed: z._default(z.boolean(), false) }),
  output: z.object({ doors: z.array(doorSchema) }),
})

const shareSchema = z.object({
  id: idSchema,
  toPersonId: idSchema,
  toName: z.string(),
  parts: z.array(z.enum(doorParts)),
  channel: z.string(),
  saidOn: daySchema,
  recordedByName: z.string(),
})

export const getDoor = query('access.getDoor', {
  summary:
    'The door of one person as the desk sees it: link, phones, who used it when, and to whom the person shows what.',
  logged: (input) => input.personId,
  input: z.object({ personId: idSchema }),
  output: z.object({
    personName: z.string(),
    door: z.nullable(doorSchema),
    phones: z.array(
      z.object({ id: idSchema, device: z.string(), firstAt: instantSchema, lastAt: instantSchema, ended: z.boolean() }),
    ),
    uses: z.array(z.object({ id: idSchema, at: instantSchema, outcome: z.string(), device: z.string() })),
    shares: z.array(shareSchema),
    near: z.array(z.object({ personId: idSchema, name: z.string() })),
  }),
})

export const getDoorLink = query('access.getDoorLink', {
  summary: 'Whether a one-time link opens a door, and whether a PIN is still to be chosen. Nobody’s name is said.',
  scope: 'common',
  open: true,
  input: z.object({ tokenFingerprint: fingerprintSchema }),
  output: z.object({ pinIsSet: z.boolean(), place: z.string(), zone: z.string(), expiresAt: instantSchema }),
})

export const signInAtDoor = command('access.signInAtDoor', {
  summary:
    'Comes in by a one-time link, or on a phone that came in before, with the PIN. Only through POST /session/door.',
  scope: 'common',
  open: true,
  input: z.object({
    /** Of the link; absent on a phone that is known. */
    token: z.optional(z.string().check(z.minLength(20), z.maxLength(100))),
    pin: z.string().check(z.maxLength(20)),
    edge: edgeSchema,
  }),
  output: signInAnswerSchema,
})

export const recordDoorShare = command('access.recordDoorShare', {
  summary: 'Somebody shows another person parts of the own course: at the own door, or as the desk was told.',
  input: z.object({
    id: idSchema,
    personId: idSchema,
    toPersonId: idSchema,
    parts: z.array(z.enum(doorParts)).check(z.minLength(1), z.maxLength(doorParts.length)),
    /** How the desk was told; absent at the own door. */
    channel: z.nullable(z.enum(shareChannels)),
    saidOn: z.nullable(daySchema),
  }),
  output: z.object({ shareId: idSchema }),
})

export const withdrawDoorShare = command('access.withdrawDoorShare', {
  summary: 'Takes back what was shown; it is not seen any more from now on.',
  input: z.object({ shareId: idSchema }),
  output: doneSchema,
})

export const getOwnDoor = query('access.getOwnDoor', {
  summary: 'The own page: until when the door is open, who shows something here, and to whom one shows what oneself.',
  logged: (input) => input.personId,
  input: z.object({ personId: idSchema }),
  output: z.object({
    until: z.nullable(daySchema),
    shown: z.array(z.object({ personId: idSchema, name: z.string(), parts: z.array(z.enum(doorParts)) })),
    shares: z.array(shareSchema),
    near: z.array(z.object({ personId: idSchema, name: z.string() })),
  }),
})
