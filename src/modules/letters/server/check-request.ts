import { getPermissionBasis } from '#modules/migration/server/index.ts'
import { hiddenAmong } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { Refusal } from '#platform/shared/errors.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import { checkRequest } from '../contract/receipt.ts'
import { findKind } from '../kinds/index.ts'
import { standOf } from '../rules/receipt-stand.ts'
import { draftLetter } from './draft-letter.ts'
import { listEvents } from './letter-rows.ts'
import { loadSettings } from './letterheads.ts'
import { receiptKeyIn } from './receipt-code.ts'
import { loadEpisode, loadVillage } from './sources.ts'
import { db, type LetterRow } from './tables.ts'

type Answer = OutputOf<typeof checkRequest>

const unknown: Answer = { stand: 'unknown', facts: null }

export const checkRequestHandler = handle(checkRequest, async (context, input): Promise<Answer> => {
  const key = receiptKeyIn(input.code)
  const row = key && (await findBy(context, key))
  if (!row) return unknown
  // Whoever fled must not be waited for at the office by who kept the paper.
  if ((await hiddenAmong(context, [row.subject_person_id])).size > 0) return unknown
  const events = await listEvents(context, row.id)
  const printed = events.find((event) => event.kind === 'printed')
  const since = (printed ?? events.at(-1))?.occurred_on
  const needs = row.state === 'requested' ? await needsOf(context, row) : []
  const asked = {
    ...{ state: row.state, printed: printed !== undefined, lacking: needs.length },
    since: (since ?? row.requested_on) as PlainDate,
  }
  const stand = standOf(asked, context.today)
  if (stand === 'over') return { stand, facts: null }
  const village = await loadVillage(context)
  const { settings } = await loadSettings(context, village)
  return {
    stand,
    facts: {
      requestedOn: row.requested_on as PlainDate,
      since: asked.since,
      needs,
      villageFull: `${village.kindWord} ${village.name}`,
      villageChain: `${village.district}, ${village.regency}`,
      officeAddress: settings.address,
      phone: settings.phone,
      levy: settings.levyRegulation,
    },
  }
})

const findBy = (context: Context, key: string): Promise<LetterRow | undefined> =>
  db(context)
    .selectFrom('letters')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('receipt_key', '=', key)
    .executeTakeFirst()

/** What the letter waits for, in keys; somebody it names who is hidden from strangers leaves it with the office. */
const needsOf = async (context: Context, row: LetterRow): Promise<string[]> => {
  try {
    const { missing } = await draftLetter(context, row)
    const talk = (await waitsForOffice(context, row)) ? ['letters.receipt.needs.talk'] : []
    return [...talk, ...missing.map((blank) => `letters.blank.${blank}`)]
  } catch (fault) {
    if (fault instanceof Refusal) return []
    throw fault
  }
}

/** The talk with the family or the village's check comes before the letter. Why it is lacking is the office's own. */
const waitsForOffice = async (context: Context, row: LetterRow): Promise<boolean> => {
  const needs = findKind(row.kind)?.needs ?? null
  if (needs === null) return false
  if (!row.episode_id) return true
  if (needs === 'check') return !(await loadEpisode(context, row.episode_id)).verifiedOn
  try {
    await getPermissionBasis(context, row.episode_id)
    return false
  } catch (fault) {
    if (fault instanceof Refusal) return true
    throw fault
  }
}
