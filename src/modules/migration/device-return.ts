import type * as z from 'zod/mini'
import { answerTo } from '#platform/client/device/device-part.ts'
import type { Written } from '#platform/client/device/open-device.ts'
import type { RowReader, RowWriter } from '#platform/client/device/row-tables.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { getReturn, type recordReturn, type recordReturnFollowUp } from './contract/return.ts'
import { heldEpisodes, ofEpisode } from './device-parts.ts'
import { followUpsDue, stageOfReturn } from './rules/return.ts'
import { viewFollowUp, viewReturnForm } from './rules/return-views.ts'
import { stageFactOf } from './rules/row-facts.ts'
import type { ReturnFollowUpRow, ReturnFormRow, StageEventRow } from './rules/rows.ts'
import { splitDetails } from './rules/stage-evidence.ts'
import { currentStage, phaseOf } from './rules/stages.ts'

const formOn = (rows: RowReader, episodeId: string): ReturnFormRow | undefined =>
  ofEpisode<ReturnFormRow>(rows, 'return_forms', episodeId).at(-1)

/** Of what somebody else wrote, health and child stay at the office: they read as not known. */
const known = <Row extends { readonly health: unknown; readonly child: unknown }>(row: Row): Row => ({
  ...row,
  health: row.health ?? 'unknown',
  child: row.child ?? 'unknown',
})

const returnAnswer = answerTo(getReturn, (rows, { episodeId }) => {
  if (!heldEpisodes(rows).some(({ id }) => id === episodeId)) throw missing('migration.episodeMissing')
  const form = formOn(rows, episodeId)
  const followUps = ofEpisode<ReturnFollowUpRow>(rows, 'return_follow_ups', episodeId)
  const home = form && { cameHomeOn: form.came_home_on as PlainDate, reason: form.reason }
  return {
    form: form ? viewReturnForm(known(form), null, null) : null,
    followUps: followUps.map((row) => viewFollowUp(known(row), null)),
    due: [
      ...followUpsDue(
        home,
        followUps.map(({ months }) => months),
      ),
    ],
    sealedAtOffice: true,
  }
})

export const returnAnswers = [returnAnswer]

const recorded = ({ at, byName }: Written) => ({ recorded_at: at, recorded_by_name: byName })

export const putReturn = (rows: RowWriter, input: z.output<typeof recordReturn.input>, written: Written): void => {
  rows.put('return_forms', {
    ...{ id: input.id, episode_id: input.episodeId, came_home_on: input.cameHomeOn, port: input.port },
    ...{ reason: input.reason, health: input.health, unpaid_wages: input.unpaidWages },
    ...{ unpaid_currency: input.unpaidCurrency, savings_rupiah: input.savingsRupiah, debt_rupiah: input.debtRupiah },
    ...{ skills: input.skills, languages: input.languages, certificates: input.certificates, wish: input.wish },
    ...{ child: input.child, insurance_claim: input.insuranceClaim, ...recorded(written) },
  })
  reachHome(rows, input, written)
}

const reachHome = (rows: RowWriter, input: z.output<typeof recordReturn.input>, written: Written): void => {
  if ((rows.find('episodes', input.episodeId)?.closed_on ?? null) !== null) return
  const current = currentStage(ofEpisode<StageEventRow>(rows, 'stage_events', input.episodeId).map(stageFactOf))
  const stage = stageOfReturn(input.reason)
  if (!current || phaseOf(current.stage) !== 'abroad' || current.stage === stage) return
  const [, occurredOn = current.occurredOn] = [input.cameHomeOn, current.occurredOn].toSorted()
  // the stage gets its own id at the server; until then the form's stands for it
  rows.put('stage_events', {
    ...{ id: input.id, episode_id: input.episodeId, stage, occurred_on: occurredOn, source: 'person' },
    ...{ evidence: null, confidence: 'sure', withdraws_id: null, withdrawn_because: null },
    ...{ ...splitDetails(null), ...recorded(written) },
  })
  // whoever is home is asked nothing more by the way out
  const over = { next_step: 'none', next_about: null }
  rows.change('episodes', input.episodeId, { current_stage: stage, current_stage_on: occurredOn, ...over })
}

export const putFollowUp = (
  rows: RowWriter,
  input: z.output<typeof recordReturnFollowUp.input>,
  written: Written,
): void => {
  if (!formOn(rows, input.episodeId)) throw new Refusal('rule', 'migration.return.formFirst')
  rows.put('return_follow_ups', {
    ...{ id: input.id, episode_id: input.episodeId, months: input.months, followed_on: input.followedOn },
    ...{ income: input.income, monthly_rupiah: input.monthlyRupiah, child: input.child },
    ...{ debt_rupiah: input.debtRupiah, health: input.health, wish: input.wish, ...recorded(written) },
  })
}
