import { registryAnswers } from '#modules/registry/device-answers.ts'
import { RowTables } from '#platform/client/device/row-tables.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { family, given } from './invented-names.ts'

const rows = new RowTables()

const record = (index: number) => {
  const id = (kind: number) => `01934d6e-000${kind}-7000-8000-${String(index).padStart(12, '0')}`
  const name = `${given[index % 20]} ${family[Math.floor(index / 20) % 20]}${index % 3 === 0 ? ` ${given[(index * 7) % 20]}` : ''}`
  rows.put('people', {
    ...{
      id: id(1),
      subject_id: id(1),
      name,
      nik_kind: 'none',
      sex: index % 2 ? 'male' : 'female',
      life_status: 'alive',
    },
    ...{ birth_date: `${1935 + (index % 85)}-0${1 + (index % 9)}-1${index % 10}`, birth_precision: 'day' },
    ...{ mother_name: `${given[(index * 3) % 20]} ${family[(index * 11) % 20]}`, verified_level: 'self' },
  })
  if (index % 4 === 0)
    rows.put('households', { id: id(2), head_person_id: id(1), hamlet: 'KIDUL', rt: '02', rw: '01', status: 'here' })
  const household = `01934d6e-0002-7000-8000-${String(index - (index % 4)).padStart(12, '0')}`
  rows.put('household_members', { id: id(3), household_id: household, person_id: id(1), relation_code: '4' })
}

const phone = {
  /** A village of so many people, as a phone has it in memory. */
  fill: (count: number) => {
    for (let index = 0; index < count; index++) record(index)
  },
  /** Milliseconds of each question as the list of people asks it. */
  search: (texts: readonly string[]): number[] => {
    const answer = registryAnswers.get('registry.findPeople')
    return texts.map((text) => {
      const begun = performance.now()
      answer?.(
        rows,
        { text },
        {
          ...{ today: '2026-11-30' as PlainDate, role: 'migration_officer', accountId: '', name: '', village: null },
          zone: 'Asia/Jakarta',
        },
      )
      return performance.now() - begun
    })
  },
}
export type PeopleOnPhone = typeof phone

Object.assign(window, { people: phone })
