import type { Context } from '#platform/server/context.ts'
import type { LetterSettings } from '../contract/settings.ts'
import { letterKinds } from '../kinds/index.ts'
import type { VillageWords } from '../kinds/kind.ts'
import { usualPattern } from '../rules/numbering.ts'
import { db, type LetterheadRow } from './tables.ts'

/** What a village's letters look like before anybody set anything: right for most, and changed in a minute. */
export const usualSettings = (village: VillageWords): LetterSettings => ({
  lines: [
    `PEMERINTAH ${village.regency.toUpperCase()}`,
    `${village.districtWord} ${village.district}`.toUpperCase(),
    `${village.kindWord} ${village.name}`.toUpperCase(),
  ],
  address: '',
  phone: null,
  emblemHash: null,
  numberPattern: usualPattern,
  counterScope: 'all',
  codes: {},
  paper: 'A4',
  levyRegulation: null,
  signing: 'wet_ink',
})

const settingsOf = (row: LetterheadRow): LetterSettings => ({
  lines: JSON.parse(row.lines) as string[],
  address: row.address,
  phone: row.phone,
  emblemHash: row.emblem_hash,
  numberPattern: row.number_pattern,
  counterScope: row.counter_scope,
  codes: JSON.parse(row.codes) as Record<string, string>,
  paper: row.paper,
  levyRegulation: row.levy_regulation,
  signing: row.signing,
})

const findLetterhead = (context: Context): Promise<LetterheadRow | undefined> =>
  db(context)
    .selectFrom('village_letterheads')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

export const loadSettings = async (
  context: Context,
  village: VillageWords,
): Promise<{ settings: LetterSettings; row: LetterheadRow | undefined }> => {
  const row = await findLetterhead(context)
  return { settings: row ? settingsOf(row) : usualSettings(village), row }
}

/** The code a kind carries in its number: the village's own, else the usual one. */
export const codeOf = (settings: LetterSettings, kind: string, usual: string): string => settings.codes[kind] || usual

export const usualCodes = () => letterKinds.map(({ kind, template }) => ({ kind, code: template.code }))
