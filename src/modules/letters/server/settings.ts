import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { correctSettings, getSettings, type LetterSettings } from '../contract/settings.ts'
import { parsePattern } from '../rules/numbering.ts'
import { loadSettings, usualCodes } from './letterheads.ts'
import { loadVillage } from './sources.ts'
import { db } from './tables.ts'

export const getSettingsHandler = handle(getSettings, async (context) => {
  const village = await loadVillage(context)
  const { settings, row } = await loadSettings(context, village)
  return {
    settings,
    own: row !== undefined,
    kinds: usualCodes(),
    villageDigits: village.code.slice(-4),
    changedByName: row?.recorded_by_name ?? null,
    changedAt: row?.recorded_at ?? null,
  }
})

type Wanted = { readonly [Name in keyof LetterSettings]?: LetterSettings[Name] | undefined }

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Only what nobody else changed meanwhile: seen must be what stands, unless it is already what is wanted. */
const merged = (current: LetterSettings, from: Wanted, to: Wanted): LetterSettings => {
  const faults = Object.keys(to)
    .map((name) => name as keyof LetterSettings)
    .filter((name) => !same(current[name], from[name]) && !same(current[name], to[name]))
  if (faults.length > 0) {
    throw new Refusal(
      'conflict',
      'letters.settingsChanged',
      {},
      faults.map((field) => ({ field, code: 'letters.settingsChanged' })),
    )
  }
  return { ...current, ...(to as Partial<LetterSettings>) }
}

export const correctSettingsHandler = handle(correctSettings, async (context, input) => {
  const { settings: current } = await loadSettings(context, await loadVillage(context))
  const settings = merged(current, input.from, input.to)
  const parsed = parsePattern(settings.numberPattern)
  if ('fault' in parsed) {
    const code = `letters.pattern.${parsed.fault}`
    throw new Refusal('invalid', code, {}, [{ field: 'numberPattern', code }])
  }
  await insertLetterhead(context, settings)
  return { settings }
})

const insertLetterhead = async (context: Context, settings: LetterSettings): Promise<void> => {
  await db(context)
    .insertInto('village_letterheads')
    .values({
      id: newId(),
      lines: JSON.stringify(settings.lines),
      address: settings.address,
      phone: settings.phone,
      emblem_hash: settings.emblemHash,
      number_pattern: settings.numberPattern,
      counter_scope: settings.counterScope,
      codes: JSON.stringify(settings.codes),
      paper: settings.paper,
      levy_regulation: settings.levyRegulation || null,
      signing: settings.signing,
      ...recordedBy(context),
    })
    .execute()
}
