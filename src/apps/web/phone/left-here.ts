import { openPhoneDatabase, type PhoneDatabase } from '#platform/client/device/vault-database.ts'
import { isOffline } from '#platform/client/phone.ts'
import { emptyIfRevoked } from './empty-if-revoked.ts'
import { accountsHere, phoneKeysHere } from './phone-keys-here.ts'
import { sendParcels } from './send-parcels.ts'

interface CaredFor {
  /** Parcels that still lie here. */
  readonly left: number
  /** Stores that were emptied, since their holder serves no longer. */
  readonly emptied: number
}

/**
 * What others left sealed on this phone goes whenever anybody is on the line, and who may no longer serve has nothing left here.
 * Whoever has the phone open takes care of his own.
 */
export const careForOthers = async (except?: string): Promise<CaredFor> => {
  let [left, emptied] = [0, 0]
  for (const accountId of accountsHere()) {
    const village = phoneKeysHere(accountId)?.village.village
    if (accountId === except || village === undefined) continue
    const database = await openPhoneDatabase(accountId)
    try {
      if (await emptyIfRevoked(database, accountId)) emptied++
      await sendParcels(database, { village, madeBy: { accountId, name: '?' } })
    } catch (fault) {
      // Their queue must not stop the one of who works here now: it is tried again at the next sync.
      if (!isOffline(fault)) console.warn('left here', fault)
    } finally {
      left += await countAndClose(database)
    }
  }
  return { left, emptied }
}

const countAndClose = async ({ parcels, dexie }: PhoneDatabase): Promise<number> => {
  const count = await parcels.count().catch(() => 0)
  dexie.close()
  return count
}
