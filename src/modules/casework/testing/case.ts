import type { Person, VillageWorld } from '#apps/testing/world.ts'
import { recordEpisode } from '#modules/migration/contract.ts'
import { recordHousehold } from '#modules/registry/contract.ts'
import { addDays, dayIn } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { recordCase, recordState, recordTriage } from '../contract.ts'

export const today = dayIn('Asia/Jakarta')

/** A worker abroad with a file of her journey; her husband is at home. */
export const workerAbroad = async (village: VillageWorld, name = 'Dewi Lestari') => {
  const { officer } = village
  const [personId, husbandId, householdId] = [newId(), newId(), newId()]
  await officer.does(recordHousehold, {
    household: { id: householdId, hamlet: 'KIDUL', rt: '03', rw: '01' },
    members: [
      { person: { id: husbandId, name: 'Agus Santoso', sex: 'male', birthDate: '1990-02-03' }, relationCode: '1' },
      { person: { id: personId, name, sex: 'female', birthDate: '1994-05-11' }, relationCode: '3' },
    ],
  })
  const episodeId = newId()
  await officer.does(recordEpisode, {
    ...{ id: episodeId, personId, entryRoute: 'abroad', startedOn: addDays(today, -200), destinationCountry: 'TW' },
    ...{ occupation: 'elderly_carer', scheme: 'P2P' },
  })
  return { personId, husbandId, householdId, episodeId }
}

/** The husband comes to the desk: she has not been heard of. */
export const openCase = async (who: Person, more: Partial<InputOf<typeof recordCase>> = {}): Promise<string> => {
  const id = newId()
  await who.does(recordCase, {
    ...{ id, workerName: 'Dewi Lestari', channel: 'desk', reporter: 'family', reporterName: 'Agus Santoso' },
    ...{ reporterRelation: 'suami', reporterPhone: '081299887766', types: ['lost_contact'], risk: 'high' },
    ...{ happenedOn: today, story: 'Sejak tiga minggu tidak menjawab telepon', country: 'TW' },
    ...more,
  })
  return id
}

export const triage = (who: Person, caseId: string, more: Partial<InputOf<typeof recordTriage>> = {}) =>
  who.does(recordTriage, { id: newId(), caseId, types: ['lost_contact'], severity: 4, risk: 'high', ...more })

export const move = (who: Person, caseId: string, state: InputOf<typeof recordState>['state'], more: object = {}) =>
  who.does(recordState, { id: newId(), caseId, state, occurredOn: today, ...more })

/** Sorted and accepted by the officer who leads it. */
export const acceptedCase = async (who: Person, more: Partial<InputOf<typeof recordCase>> = {}): Promise<string> => {
  const caseId = await openCase(who, more)
  await triage(who, caseId)
  await move(who, caseId, 'accepted')
  return caseId
}
