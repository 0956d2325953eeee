import type { FieldFault } from '#platform/shared/errors.ts'
import { findAddressFault } from '../rules/address.ts'
import type { SubscriptionValues } from './subscription-fields.tsx'

/** The same rule as on the server, said at the field. */
export const checkValues =
  (allowsLoopback: boolean) =>
  ({ address }: SubscriptionValues): readonly FieldFault[] => {
    const fault = address.trim() === '' ? undefined : findAddressFault(address.trim(), allowsLoopback)
    return fault ? [{ field: 'address', code: fault }] : []
  }
