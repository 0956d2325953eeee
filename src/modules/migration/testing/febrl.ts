import { nameTokens } from '#modules/registry/contract.ts'
import type { LinkRecord } from '../rules/linkage.ts'

export interface FebrlRow {
  readonly id: string
  /** Rows of one person have the same. */
  readonly person: string
  readonly record: LinkRecord
}

const cellsOf = (line: string): string[] => line.split(',').map((cell) => cell.trim())

const or = (text: string): string | null => (text === '' ? null : text)

/** A file of Febrl: `rec_id` carries the truth, the other columns are what a list would say. */
export const readFebrl = (csv: string, withNumber = true): readonly FebrlRow[] => {
  const [head = '', ...lines] = csv.trim().split(/\r?\n/)
  const columns = cellsOf(head)
  return lines.map((line) => {
    const cells = cellsOf(line)
    const of = (name: string) => cells[columns.indexOf(name)] ?? ''
    const id = of('rec_id')
    return {
      ...{ id, person: id.split('-')[1] ?? id },
      record: {
        name: nameTokens(`${of('given_name')} ${of('surname')}`),
        birth: /^\d{8}$/.test(of('date_of_birth')) ? of('date_of_birth') : null,
        number: withNumber ? or(of('soc_sec_id')) : null,
        address: or(`${of('street_number')} ${of('address_1')}`.trim()),
        ...{ house: or(of('address_2')), area: or(of('suburb')), code: or(of('postcode')), region: or(of('state')) },
      },
    }
  })
}
