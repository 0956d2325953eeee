import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'

const idSchema = z.uuid()
const doneSchema = z.object({ done: z.literal(true) })
const nameSchema = z.string().check(z.trim(), z.minLength(2), z.maxLength(120))
const addressSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(500))
const eventsSchema = z
  .array(z.string().check(z.maxLength(80)))
  .check(z.minLength(1, 'webhooks.chooseEvents'), z.maxLength(40))
/** `whsec_` and 32 bytes in base64, made on the device. */
const secretSchema = z.string().check(z.regex(/^whsec_[A-Za-z0-9+/]{43}=$/))

export const recordSubscription = command('webhooks.recordSubscription', {
  summary:
    'Tells another system of chosen events of the own place. The secret is made on the device and shown there once.',
  scope: 'common',
  input: z.object({
    id: idSchema,
    name: nameSchema,
    address: addressSchema,
    events: eventsSchema,
    secret: secretSchema,
  }),
  output: doneSchema,
})

export const correctSubscription = command('webhooks.correctSubscription', {
  summary: 'Another name, address or choice of events.',
  scope: 'common',
  input: z.object({ id: idSchema, name: nameSchema, address: addressSchema, events: eventsSchema }),
  output: doneSchema,
})

export const issueSecret = command('webhooks.issueSecret', {
  summary: 'A new secret, made on the device. The one before signs beside it for a day.',
  scope: 'common',
  input: z.object({ id: idSchema, secret: secretSchema }),
  output: doneSchema,
})

export const closeSubscription = command('webhooks.closeSubscription', {
  summary: 'Ends it: nothing is told any more, what waits is not sent.',
  scope: 'common',
  input: z.object({ id: idSchema }),
  output: doneSchema,
})

export const reopenSubscription = command('webhooks.reopenSubscription', {
  summary: 'Takes a paused subscription up again; what waited is sent.',
  scope: 'common',
  input: z.object({ id: idSchema }),
  output: doneSchema,
})

export const requestTest = command('webhooks.requestTest', {
  summary: 'Sends a test notice of the type webhooks.test.',
  scope: 'common',
  input: z.object({ id: idSchema, deliveryId: idSchema }),
  output: doneSchema,
})

export const reopenDelivery = command('webhooks.reopenDelivery', {
  summary: 'Sends a notice again, under the same webhook-id.',
  scope: 'common',
  input: z.object({ deliveryId: idSchema }),
  output: doneSchema,
})

export const subscriptionStates = ['open', 'paused', 'closed'] as const
export const deliveryStates = ['waiting', 'delivered', 'dead'] as const
/** Why a try failed; a word for it stands under `webhooks.fault.<fault>`. */
export const deliveryFaults = [
  'status',
  'redirect',
  'timeout',
  'refusedAddress',
  'unknownName',
  'certificate',
  'connection',
  'tooLarge',
] as const
export type DeliveryFault = (typeof deliveryFaults)[number]

const Subscription = z.object({
  id: idSchema,
  name: z.string(),
  address: z.string(),
  events: z.array(z.string()),
  place: z.string(),
  state: z.enum(subscriptionStates),
  pauseReason: z.nullable(z.enum(['failing', 'gone'])),
  failingSince: z.nullable(z.string()),
  lastDeliveredAt: z.nullable(z.string()),
  secretMadeAt: z.string(),
  /** Until when the secret before still signs. */
  oldSecretUntil: z.nullable(z.string()),
  createdAt: z.string(),
  /** Of the own place: another's is seen from above, and changed there. */
  mine: z.boolean(),
})
export type Subscription = z.infer<typeof Subscription>

export const listSubscriptions = query('webhooks.listSubscriptions', {
  summary: 'The systems that are told of events of the own place and those in it, and what may be told from here.',
  scope: 'common',
  input: z.object({}),
  output: z.object({
    subscriptions: z.array(Subscription),
    offered: z.array(z.string()),
    /** This installation also sends to itself over http, for trials. */
    allowsLoopback: z.boolean(),
  }),
})

const Delivery = z.object({
  id: idSchema,
  event: z.string(),
  state: z.enum(deliveryStates),
  occurredAt: z.string(),
  tries: z.int(),
  lastTriedAt: z.nullable(z.string()),
  nextTryAt: z.nullable(z.string()),
  deliveredAt: z.nullable(z.string()),
  answerCode: z.nullable(z.int()),
  fault: z.nullable(z.enum(deliveryFaults)),
})
export type Delivery = z.infer<typeof Delivery>

export const getSubscription = query('webhooks.getSubscription', {
  summary: 'One subscription with its hundred newest notices: state, time and answer code of each.',
  scope: 'common',
  input: z.object({ id: idSchema }),
  output: z.object({ subscription: Subscription, deliveries: z.array(Delivery) }),
})
