import { demoPopulation, type PopulationRow } from '../../src/apps/demo/families.ts'
import { chanceFrom } from '../../src/apps/demo/seeded.ts'
import { demoVillages } from '../../src/apps/demo/villages.ts'
import { dayIn } from '../../src/platform/shared/dates.ts'

export interface NewFamilies {
  readonly file: Buffer
  /** A married woman with a small child: the candidate of the story. */
  readonly candidate: string
  readonly husband: string
}

/** A population file of a few invented families that the demo's first village does not know yet. */
export const newFamilies = (): NewFamilies => {
  const [village] = demoVillages
  if (!village) throw new Error('there is no demo village')
  const seed = village.seed + 25
  const rows = demoPopulation({ ...village, seed }, chanceFrom(seed), dayIn('Asia/Jakarta'), 12)
  const headers = Object.keys(rows[0] ?? {})
  const lines = [headers.join(','), ...rows.map((row) => headers.map((header) => row[header] ?? '').join(','))]
  const wife = rows.findIndex((row, index) => isYoungWife(row) && isSmallChild(rows[index + 1]))
  const candidate = rows[wife]?.nama
  const husband = rows[wife - 1]?.nama
  if (!candidate || !husband) throw new Error('the invented families hold no candidate')
  return { file: Buffer.from(lines.join('\r\n')), candidate, husband }
}

const yearOf = (row: PopulationRow): number => Number(row.tanggallahir?.slice(-4) ?? 0)
const isYoungWife = (row: PopulationRow): boolean =>
  row.kk_level === '3' && yearOf(row) >= 1985 && /^\w{5,} \w{4,}$/.test(row.nama ?? '')
const isSmallChild = (row: PopulationRow | undefined): boolean => row?.kk_level === '4' && yearOf(row) >= 2012
