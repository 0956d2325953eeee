import { callOperation } from '#platform/client/call-operation.ts'
import type { VaultKeys } from '#platform/client/device/keys-crypto.ts'
import { only, type PhoneDatabase } from '#platform/client/device/vault-database.ts'
import { leavePhone } from '#platform/client/device/vault-leave.ts'
import type { Refusal } from '#platform/shared/errors.ts'
import { checkPhone } from '#platform/shared/phone-contract.ts'
import { forgetKept } from './kept-here.ts'
import { phoneKeysHere } from './phone-keys-here.ts'
import { asOffline, inTime } from './phone-line.ts'

/** Counts of an area go with any "no" of the server: nothing of them is lost, the next line brings them again to whoever may see them. */
export const emptyCounts = async (database: PhoneDatabase, accountId: string, fault: Refusal): Promise<boolean> => {
  if (fault.kind !== 'forbidden' && fault.kind !== 'missing') return false
  await leavePhone(database)
  forgetKept(accountId)
  return true
}

/**
 * Asks whether this phone may still hold its village. If not, what waits is sealed to the village and all else goes, so that
 * nobody opens it here again, its holder neither. True: it was emptied.
 */
export const emptyIfRevoked = async (
  database: PhoneDatabase,
  accountId: string,
  keys?: VaultKeys | undefined,
): Promise<boolean> => {
  const phone = await database.phone.get(only)
  if (!phone || phone.toldVillage === null) return false
  const asked = { village: phone.toldVillage, phoneId: phone.id }
  const { standing } = await callOperation(checkPhone, asked, inTime()).catch(asOffline)
  if (standing !== 'revoked') return false
  await leavePhone(database, { keys, villageKey: phoneKeysHere(accountId)?.village })
  forgetKept(accountId)
  return true
}
