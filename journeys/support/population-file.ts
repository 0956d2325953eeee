import { demoPopulation } from '#apps/demo/families.ts'
import { chanceFrom } from '#apps/demo/seeded.ts'
import { demoVillages } from '#apps/demo/villages.ts'
import { dayIn } from '#platform/shared/dates.ts'

/** A small population file of invented families, as a village would bring it. */
export const populationFile = (families = 24): Buffer => {
  const [village] = demoVillages
  if (!village) throw new Error('there is no demo village')
  const rows = demoPopulation(village, chanceFrom(village.seed), dayIn('Asia/Jakarta'), families)
  const headers = Object.keys(rows[0] ?? {})
  return Buffer.from(
    [headers.join(','), ...rows.map((row) => headers.map((header) => row[header] ?? '').join(','))].join('\r\n'),
  )
}
