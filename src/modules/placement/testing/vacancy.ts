import type { Person } from '#apps/testing/world.ts'
import { addDays, dayIn } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { recordVacancy } from '../contract/vacancy.ts'

export const today = dayIn('Asia/Jakarta')

export const orderForTaiwan: Omit<InputOf<typeof recordVacancy>, 'id'> = {
  ...{ workPlace: 'abroad', title: 'Pengasuh lansia', occupation: 'elderly_carer', country: 'TW', region: 'Taichung' },
  ...{ agencyName: 'PT Melati Sejahtera', orderNumber: 'JO-17', places: 20, wageMinimum: 20000, wageCurrency: 'TWD' },
  ...{ contractMonths: 36, deadlineOn: addDays(today, 30), sourceName: 'Job order P3MI', sourceOn: addDays(today, -2) },
}

export const recordOrder = async (who: Person, more: Partial<InputOf<typeof recordVacancy>> = {}): Promise<string> => {
  const id = newId()
  await who.does(recordVacancy, { id, ...orderForTaiwan, ...more })
  return id
}
