import type { VillageWorld } from '#apps/testing/world.ts'
import { neededRisks, recordConsultation, recordEpisode } from '#modules/migration/contract.ts'
import { recordHousehold } from '#modules/registry/contract.ts'
import { addDays, dayIn, type PlainDate } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { issueLetter, requestLetter, verifyLetter } from '../contract.ts'

export const today = (): PlainDate => dayIn('Asia/Jakarta')

/** An invented family of a candidate: husband, child, grandmother, and a second child where one is wanted. */
export const recordFamily = async (village: VillageWorld, brother?: string) => {
  const ids = { household: newId(), dewi: newId(), agus: newId(), kirana: newId(), sutinah: newId() }
  const place = { birthPlace: 'Wonosobo' }
  await village.officer.does(recordHousehold, {
    household: { id: ids.household, hamlet: 'Sikarang', rt: '03', rw: '02' },
    members: [
      {
        person: {
          ...place,
          id: ids.agus,
          name: 'Agus Purnomo',
          sex: 'male',
          birthDate: '1998-01-25',
          maritalCode: '2',
          occupationCode: '9',
          nik: '3307102501989002',
        },
        relationCode: '1',
      },
      {
        person: {
          ...place,
          id: ids.dewi,
          name: 'Dewi Lestari',
          sex: 'female',
          birthDate: '2002-08-12',
          maritalCode: '2',
          nik: '3307105208029001',
        },
        relationCode: '3',
      },
      {
        person: { ...place, id: ids.kirana, name: 'Kirana Putri', sex: 'female', birthDate: '2024-05-05' },
        relationCode: '4',
      },
      {
        person: { ...place, id: ids.sutinah, name: 'Sutinah', sex: 'female', birthDate: '1965-01-01' },
        relationCode: '7',
      },
      ...(brother
        ? [
            {
              person: { ...place, id: brother, name: 'Bayu Putra', sex: 'male' as const, birthDate: '2019-02-03' },
              relationCode: '4',
            },
          ]
        : []),
    ],
  })
  return ids
}
export type FamilyIds = Awaited<ReturnType<typeof recordFamily>>

export const openCandidate = async (village: VillageWorld, { dewi }: FamilyIds): Promise<string> => {
  const id = newId()
  await village.officer.does(recordEpisode, {
    id,
    personId: dewi,
    startedOn: addDays(today(), -20),
    destinationCountry: 'TW',
    occupation: 'elderly_carer',
    scheme: 'P2P',
    agencyName: 'PT Samudra Karya Mandiri',
    contractMonths: 36,
  })
  return id
}

export const talkWithFamily = async (
  village: VillageWorld,
  ids: FamilyIds,
  episodeId: string,
  more: readonly { childPersonId: string; carerPersonId: string; relation: 'father' }[] = [],
): Promise<void> => {
  await village.officer.does(recordConsultation, {
    id: newId(),
    episodeId,
    metOn: addDays(today(), -3),
    place: 'home',
    people: [{ personId: ids.agus, relation: 'spouse' }],
    apartFromRecruiter: true,
    candidateAlone: true,
    agencyCheck: 'licence_list',
    risks: [...neededRisks],
    carers: [{ childPersonId: ids.kirana, carerPersonId: ids.sutinah, relation: 'grandparent' }, ...more],
    outcome: 'agree',
  })
}

export const twoWitnesses = [
  { name: 'Sutrisno', role: 'Ketua RT 03', personId: null },
  { name: 'Muslimah', role: 'Kader PKK', personId: null },
]

/** A letter that tells of trouble: Dewi has not been heard of, and her husband reports it. Answers the issued letter. */
export const issueLostContact = async (
  village: VillageWorld,
  ids: { readonly dewi: string; readonly agus: string },
) => {
  const letterId = newId()
  const fields = {
    reporterId: ids.agus,
    reporterRelation: 'suami',
    country: 'Malaysia',
    lastContactOn: '2026-07-01',
    chronology: 'telepon tidak diangkat sejak Juli',
  }
  await village.officer.does(requestLetter, { id: letterId, kind: 'lost_contact', personId: ids.dewi, fields })
  await village.officer.does(verifyLetter, { letterId })
  await village.head.does(issueLetter, { letterId })
  return letterId
}
