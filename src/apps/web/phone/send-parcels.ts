import { callOperation } from '#platform/client/call-operation.ts'
import type { PhoneDatabase } from '#platform/client/device/vault-database.ts'
import { forgetParcels, listParcels } from '#platform/client/device/vault-leave.ts'
import { type ParcelMaker, recordParcel } from '#platform/shared/parcel-contract.ts'

// A call with so many arguments overflows in some browsers.
const piece = 8_192

export const base64Of = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < bytes.length; at += piece) text += String.fromCharCode(...bytes.subarray(at, at + piece))
  return btoa(text)
}

/** Hands over what a forgotten PIN left sealed; each goes from the phone only once the server has said that it holds it. */
export const sendParcels = async (
  database: PhoneDatabase,
  { village, madeBy }: { readonly village: number; readonly madeBy: ParcelMaker },
): Promise<void> => {
  for (const { number, sealed } of await listParcels(database)) {
    await callOperation(recordParcel, { village, sealed: base64Of(sealed), madeBy })
    await forgetParcels(database, [number])
  }
}
