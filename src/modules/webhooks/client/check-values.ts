import type { FieldFault } from '#platform/shared/errors.ts'
import { findAddressFault } from '../rules/address.ts'
import type { SubscriptionValues } from './subscription-fields.tsx'

/** The same rules as on the server, said at the field. */
export const checkValues =
  (allowsLoopback: boolean) =>
  ({ address, events }: SubscriptionValues): readonly FieldFault[] => {
    const fault = address.trim() === '' ? undefined : findAddressFault(address.trim(), allowsLoopback)
    return [
      ...(fault ? [{ field: 'address', code: fault }] : []),
      ...(events.length === 0 ? [{ field: 'events', code: 'webhooks.chooseEvents' }] : []),
    ]
  }
