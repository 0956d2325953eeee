import { base64Of } from '#platform/client/base64.ts'
import { callOperation } from '#platform/client/call-operation.ts'
import type { PhoneDatabase } from '#platform/client/device/vault-database.ts'
import { forgetParcels, listParcels } from '#platform/client/device/vault-leave.ts'
import { type ParcelMaker, recordParcel } from '#platform/shared/parcel-contract.ts'

/** Hands over what lies sealed here; each goes from the phone only once the server has said that it holds it. */
export const sendParcels = async (
  database: PhoneDatabase,
  { village, madeBy }: { readonly village: number; readonly madeBy: ParcelMaker },
): Promise<void> => {
  for (const { number, sealed } of await listParcels(database)) {
    await callOperation(recordParcel, { village, sealed: base64Of(sealed), madeBy })
    await forgetParcels(database, [number])
  }
}
