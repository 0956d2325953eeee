import {
  getReconciliation,
  listEpisodes,
  requestReconciliation,
  settleReconciliationRow,
} from '#modules/migration/contract.ts'
import type { Actor } from '#platform/server/context.ts'
import type { House } from '#platform/server/house.ts'
import { receiveFile } from '#platform/server/receive-file.ts'
import { addDays, type PlainDate } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { performer } from './performer.ts'

const names: Readonly<Record<string, string>> = {
  ...{ HK: 'Hong Kong', TW: 'Taiwan', MY: 'Malaysia', KR: 'Korea Selatan', SG: 'Singapura' },
}

/** What BP3MI would send: most as the village knows it, one elsewhere, one left out, one that nobody here knows. */
export const compareList = async (house: House, officer: Actor, today: PlainDate): Promise<void> => {
  const { does, asks } = performer(house, officer)
  const { episodes } = await asks(listEpisodes, { group: 'abroad', order: 'name' })
  const lines = episodes.slice(1).map(({ personName, hamlet, destinationCountry, agencyName }, index) => {
    const country = index === 0 ? 'Makau' : (names[destinationCountry ?? ''] ?? '')
    return [personName.toUpperCase(), hamlet ?? '', country, agencyName ?? ''].join(';')
  })
  const csv = ['Nama PMI;Dusun;Negara;P3MI', ...lines, 'SUPRIHATIN NINGSIH;KIDUL;Malaysia;'].join('\n')
  const fileName = 'daftar-bp3mi-contoh.csv'
  const fileHash = await receiveFile(house, { actor: officer, bytes: new TextEncoder().encode(csv), name: fileName })
  const reconciliationId = newId()
  await does(requestReconciliation, {
    ...{ id: reconciliationId, source: 'bp3mi', listedOn: addDays(today, -20), fileHash, fileName },
  })
  const { rows } = await asks(getReconciliation, { reconciliationId })
  const alone = rows.find((row) => row.class === 'state_only')
  if (!alone) return
  await does(settleReconciliationRow, {
    ...{ rowId: alone.id, explanation: 'ask_office', note: 'Ditanyakan ke BP3MI, tidak dikenal di desa.' },
  })
}
