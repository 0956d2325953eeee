import { callOperation } from '#platform/client/call-operation.ts'
import { findVillages, getVillageIndex } from '../contract.ts'
import { searchVillages } from '../rules/search-villages.ts'
import { type IndexedVillage, readIndex, type VillageIndex } from '../rules/village-index.ts'

export type FoundVillage = IndexedVillage

let held: Promise<VillageIndex> | undefined

const fetchIndex = async (): Promise<VillageIndex> => {
  const { url } = await callOperation(getVillageIndex, {})
  const answer = await fetch(url)
  if (!answer.ok) throw new Error('the list of villages could not be fetched')
  return readIndex(await answer.text())
}

/** The list on this device, read once a visit; a failed try is forgotten, so that the next one asks again. */
export const holdVillages = (): Promise<VillageIndex> => {
  held ??= fetchIndex().catch((fault) => {
    held = undefined
    throw fault
  })
  return held
}

/** On the device where the list is there; by the server while it is still on its way. */
export const findVillage = async (text: string): Promise<readonly FoundVillage[]> => {
  const index = await holdVillages().catch(() => undefined)
  return index ? searchVillages(index, text) : callOperation(findVillages, { text })
}
