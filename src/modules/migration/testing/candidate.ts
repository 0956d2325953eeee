import type { VillageWorld } from '#apps/testing/world.ts'
import { recordHousehold } from '#modules/registry/contract.ts'
import { newId } from '#platform/shared/ids.ts'
import { recordEpisode } from '../contract.ts'

/** Dewi, 26, her husband Agus, their child Kirana, 4, and the grandmother. */
export const family = async (in_: VillageWorld) => {
  const ids = { household: newId(), dewi: newId(), agus: newId(), kirana: newId(), sutinah: newId() }
  const person = (id: string, name: string, sex: 'male' | 'female', birthDate: string, maritalCode: string) => ({
    ...{ id, name, sex, birthDate, maritalCode },
  })
  await in_.officer.does(recordHousehold, {
    household: { id: ids.household, hamlet: 'Sikarang', rt: '03', rw: '01' },
    members: [
      { person: person(ids.agus, 'Agus Prasetyo', 'male', '1996-03-01', '2'), relationCode: '1' },
      { person: person(ids.dewi, 'Dewi Lestari', 'female', '2000-05-02', '2'), relationCode: '3' },
      { person: person(ids.kirana, 'Kirana Putri', 'female', '2022-06-03', '1'), relationCode: '4' },
      { person: person(ids.sutinah, 'Sutinah', 'female', '1968-01-01', '4'), relationCode: '7' },
    ],
  })
  return ids
}
export type Family = Awaited<ReturnType<typeof family>>

export const openEpisode = async (
  in_: VillageWorld,
  ids: Family,
  more: Partial<Parameters<typeof in_.officer.does<typeof recordEpisode.input, typeof recordEpisode.output>>[1]> = {},
) => {
  const id = newId()
  await in_.officer.does(recordEpisode, {
    ...{
      id,
      personId: ids.dewi,
      startedOn: '2026-10-01',
      destinationCountry: 'TW',
      occupation: 'elderly_carer',
      scheme: 'P2P',
    },
    ...{ agencyName: 'PT Contoh Karya', agencyLicence: '123/2024', contractMonths: 36 },
    ...more,
  })
  return id
}
