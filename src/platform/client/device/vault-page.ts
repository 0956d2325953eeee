import { openFileVault } from './file-vault.ts'
import { assertPin, changePin, choosePin, lockState, unlockByPin } from './keys.ts'
import { addPasskey, mayUsePasskey, unlockByPasskey } from './keys-passkey.ts'
import { watchQuiet } from './keys-quiet.ts'
import { openDevice } from './open-device.ts'
import type { DeviceRow } from './row-tables.ts'
import { VaultMoved } from './vault.ts'
import { databaseName, openPhoneDatabase } from './vault-database.ts'
import { indexedVault } from './vault-indexed.ts'
import { forgetParcels, leavePhone, listParcels } from './vault-leave.ts'
import { marks } from './vault-page-marks.ts'
import { isTight, keepForGood, mayKeepVault, phoneRoom } from './vault-room.ts'

/** As many rows as a large village has, with about as much in each; the last row is the marked one. */
const sampleRows = (count: number): { table: string; rows: DeviceRow[] }[] => {
  const tables = ['people', 'households', 'household_members', 'person_contacts', 'documents', 'consents']
  const rows = tables.map((table) => ({ table, rows: [] as DeviceRow[] }))
  for (let index = 0; index < count; index++) {
    const id = `01934d6e-7c2a-7000-8000-${String(index).padStart(12, '0')}`
    const isLast = index === count - 1
    const texts = Array.from({ length: 18 }, (_, column) => [`column_${column}`, column % 3 ? `isi ${index}` : null])
    const [name, nik, value, address] = isLast ? marks : [`Warga ${index}`, 'xxxxxxxx', '-', `RT ${index % 40}`]
    const row = { ...Object.fromEntries(texts), id, name, nik, value, address, verified_level: index % 4 }
    rows[index % tables.length]?.rows.push(row)
  }
  return rows
}

const phone = {
  ...{
    assertPin,
    changePin,
    choosePin,
    lockState,
    unlockByPin,
    addPasskey,
    mayUsePasskey,
    unlockByPasskey,
    watchQuiet,
  },
  ...{
    databaseName,
    openPhoneDatabase,
    indexedVault,
    openDevice,
    openFileVault,
    VaultMoved,
    forgetParcels,
    leavePhone,
    listParcels,
  },
  ...{ isTight, keepForGood, mayKeepVault, phoneRoom, sampleRows },
}

/** What the tests of the vault find in the window of a real browser. */
export type PhonePage = typeof phone

Object.assign(window, { phone })
