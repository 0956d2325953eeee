import type * as z from 'zod/mini'
import { sayPaper } from '#modules/registry/device-face.ts'
import type { Effect, Written } from '#platform/client/device/open-device.ts'
import type { RowWriter } from '#platform/client/device/row-tables.ts'
import { plainDate } from '#platform/shared/dates.ts'
import { Refusal, refuseAt } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import type { Operation } from '#platform/shared/operation.ts'
import type { recordConsultation } from './contract/consultation.ts'
import type { recordCost, withdrawCost } from './contract/costs.ts'
import type { correctEpisode, recordEpisode } from './contract/episode.ts'
import type { recordOutsideNumber, withdrawOutsideNumber } from './contract/outside-numbers.ts'
import type { recordPaperScans, recordReadiness, withdrawPaperScan } from './contract/readiness.ts'
import type { recordRedFlags } from './contract/red-flags.ts'
import type { recordStage, withdrawStage } from './contract/stage.ts'
import type { requestVerification } from './contract/verification.ts'
import { putCheckIn, putKin } from './device-contacts.ts'
import { ofEpisode, partsOn, rulebookOn } from './device-parts.ts'
import { putFollowUp, putReturn } from './device-return.ts'
import { putVisit } from './device-rounds.ts'
import { assess } from './rules/assess.ts'
import { metFaults } from './rules/consultation-faults.ts'
import { columnOf } from './rules/episode.ts'
import { isRegisterPaper, maskNumber } from './rules/readiness.ts'
import { stageFactOf } from './rules/row-facts.ts'
import type { PaperScanRow, StageEventRow } from './rules/rows.ts'
import { evidenceFaults, type StageDetails, splitDetails } from './rules/stage-evidence.ts'
import { currentStage, firstStageOf, stageRefusal } from './rules/stages.ts'
import { isOpenVerification } from './rules/verification.ts'

type Read<Op extends Operation> = z.output<Op['input']>

const effect = <Input>(act: (rows: RowWriter, input: Input, written: Written) => void): Effect => act as Effect

const recorded = ({ at, byName }: Written) => ({ recorded_at: at, recorded_by_name: byName })

/** What follows from the rows as they are now: where the person stands, and the one next step where all of it is here. */
const refresh = (rows: RowWriter, episodeId: string, written: Written): void => {
  const row = rows.find('episodes', episodeId)
  if (!row || !rows.find('people', String(row.person_id))) return
  const reached = currentStage(ofEpisode<StageEventRow>(rows, 'stage_events', episodeId).map(stageFactOf))
  if (reached)
    rows.change('episodes', episodeId, { current_stage: reached.stage, current_stage_on: reached.occurredOn })
  const now = rows.find('episodes', episodeId) ?? row
  const today = written.on
  const { parts, isWhole } = partsOn(rows, now, today)
  if (!isWhole) return
  const { nextStep } = assess(parts, rulebookOn(rows, today), today)
  rows.change('episodes', episodeId, { next_step: nextStep.code, next_about: nextStep.about })
}

const assertOpen = (rows: RowWriter, episodeId: string): void => {
  const closedOn = rows.find('episodes', episodeId)?.closed_on ?? null
  if (closedOn !== null) throw new Refusal('rule', 'migration.episodeClosed', { closedOn: String(closedOn) })
}

interface NewStage {
  readonly id: string
  readonly episodeId: string
  readonly stage: string
  readonly occurredOn: string
  readonly source: string
  readonly evidence: string | null
  readonly confidence: string
  readonly details?: StageDetails | null
}

const putStage = (rows: RowWriter, stage: NewStage, written: Written): void =>
  rows.put('stage_events', {
    ...{ id: stage.id, episode_id: stage.episodeId, stage: stage.stage, occurred_on: stage.occurredOn },
    ...{ source: stage.source, evidence: stage.evidence, confidence: stage.confidence },
    ...{ withdraws_id: null, withdrawn_because: null, ...splitDetails(stage.details ?? null), ...recorded(written) },
  })

const putEpisode = (rows: RowWriter, input: Read<typeof recordEpisode>, written: Written): void => {
  const stage = firstStageOf[input.entryRoute]
  const place = rows.where('household_members', 'person_id', input.personId).find(({ until_on: until }) => !until)
  rows.put('episodes', {
    ...{ id: input.id, person_id: input.personId, household_id: place?.household_id ?? null },
    ...{ entry_route: input.entryRoute, opened_on: written.on, destination_country: input.destinationCountry },
    ...{ occupation: input.occupation, occupation_told: input.occupationTold, scheme: input.scheme },
    ...{ agency_organisation_id: input.agencyOrganisationId, agency_name: input.agencyName },
    ...{ agency_licence: input.agencyLicence, employer_name: input.employerName },
    ...{ contract_months: input.contractMonths, departs_on: input.departsOn, contract_ends_on: input.contractEndsOn },
    ...{ current_stage: stage, current_stage_on: input.startedOn, next_step: 'consult', next_about: null },
    ...{ closed_on: null, ...recorded(written) },
  })
  const confidence = input.entryRoute === 'unknown' ? 'told' : 'sure'
  const first = {
    episodeId: input.id,
    stage,
    occurredOn: input.startedOn,
    source: 'person',
    evidence: null,
    confidence,
  }
  // the first stage gets its own id at the server; until then the file's stands for it
  putStage(rows, { ...first, id: input.id }, written)
  refresh(rows, input.id, written)
}

const putTalk = (rows: RowWriter, input: Read<typeof recordConsultation>, written: Written): void => {
  assertOpen(rows, input.episodeId)
  const faults = metFaults(input)
  if (faults[0]) throw new Refusal('invalid', faults[0].code, {}, faults)
  rows.put('consultations', {
    ...{ id: input.id, episode_id: input.episodeId, met_on: input.metOn, place: input.place },
    ...{ apart_from_recruiter: input.apartFromRecruiter, candidate_alone: input.candidateAlone },
    ...{ pressure_seen: input.pressureSeen, agency_check: input.agencyCheck, agency_check_note: input.agencyCheckNote },
    ...{ risks: JSON.stringify(input.risks), outcome: input.outcome, mediation: input.mediation },
    ...{ rights_told: input.rightsTold, ...recorded(written) },
  })
  const ofTalk = { consultation_id: input.id }
  input.people.forEach(({ personId, name, relation }, index) => {
    rows.put('consultation_people', {
      ...{ ...ofTalk, id: `${input.id} ${index}`, person_id: personId, told_name: name, relation },
    })
  })
  input.carers.forEach(({ childPersonId, carerPersonId, carerName, relation }, index) => {
    rows.put('consultation_carers', {
      ...{ ...ofTalk, id: `${input.id} ${index}`, child_person_id: childPersonId },
      ...{ carer_person_id: carerPersonId, carer_name: carerName, relation },
    })
  })
  refresh(rows, input.episodeId, written)
}

const putPaper = (rows: RowWriter, input: Read<typeof recordReadiness>, written: Written): void => {
  const { id, episodeId, documentCode, status, heldBy, number, issuer, issuedOn, expiresOn, note } = input
  if (status === 'rejected' && !note) refuseAt('note', 'migration.paperNoteMissing', 'invalid')
  const inRegister = isRegisterPaper(documentCode)
  const personId = String(rows.find('episodes', episodeId)?.person_id ?? '')
  const word = { id, personId, kind: documentCode, status, number, issuer, issuedOn, expiresOn, heldBy }
  rows.put('readiness_events', {
    ...{ id, episode_id: episodeId, document_code: documentCode, status, held_by: heldBy, note },
    ...{ document_id: inRegister ? sayPaper(rows, word, written.at) : null, letter_id: null, file_hash: null },
    number_text: inRegister || number === null ? null : maskNumber(number),
    ...{ issued_on: inRegister ? null : issuedOn, expires_on: inRegister ? null : expiresOn, ...recorded(written) },
  })
  refresh(rows, episodeId, written)
}

const putScans = (rows: RowWriter, input: Read<typeof recordPaperScans>, written: Written): void => {
  const { episodeId, documentCode, scans } = input
  const before = ofEpisode<PaperScanRow>(rows, 'paper_scans', episodeId).filter(
    (scan) => scan.document_code === documentCode,
  )
  let page = Math.max(0, ...before.map((scan) => scan.page_no))
  for (const { id, fileHash, replacesId } of scans) {
    const replaced = before.find((scan) => scan.id === replacesId)
    rows.put('paper_scans', {
      ...{ id, episode_id: episodeId, document_code: documentCode, file_hash: fileHash, replaces_id: replacesId },
      ...{ page_no: replaced ? replaced.page_no : ++page, ...recorded(written) },
    })
  }
}

const correct = (rows: RowWriter, input: Read<typeof correctEpisode>, written: Written): void => {
  assertOpen(rows, input.episodeId)
  for (const { id, field, from, to } of input.changes) {
    const value = field === 'contractMonths' && to !== null ? Number(to) : to
    rows.change('episodes', input.episodeId, { [columnOf[field]]: value })
    rows.put('episode_corrections', {
      ...{ id, episode_id: input.episodeId, field, before_value: from, after_value: to, reason: input.reason },
      ...recorded(written),
    })
  }
  refresh(rows, input.episodeId, written)
}

const reach = (rows: RowWriter, input: Read<typeof recordStage>, written: Written): void => {
  const facts = ofEpisode<StageEventRow>(rows, 'stage_events', input.episodeId).map(stageFactOf)
  const { stage, occurredOn } = input
  // a device's clock may be wrong: whether a day is to come, the server says
  const refusal = stageRefusal({ stage, occurredOn, today: occurredOn, bornOn: null, facts })
  if (refusal) throw new Refusal('rule', refusal, {}, [{ field: 'occurredOn', code: refusal }])
  // a device's clock may be wrong here too
  const faults = evidenceFaults(stage, input.details, plainDate('9999-12-31'))
  if (faults[0]) throw new Refusal('invalid', faults[0].code, {}, faults)
  putStage(rows, input, written)
  refresh(rows, input.episodeId, written)
}

const takeBackStage = (rows: RowWriter, input: Read<typeof withdrawStage>, written: Written): void => {
  const mistaken = rows.find('stage_events', input.stageEventId)
  if (!mistaken) return
  const { stage, occurred_on: occurredOn, source, confidence } = mistaken
  rows.put('stage_events', {
    ...{ id: input.id, episode_id: input.episodeId, stage, occurred_on: occurredOn, source, confidence },
    ...{ evidence: null, withdraws_id: mistaken.id, withdrawn_because: input.reason, details: '{}', guarded: '{}' },
    ...recorded(written),
  } as Parameters<RowWriter['put']>[1])
  refresh(rows, input.episodeId, written)
}

const putAnswers = (rows: RowWriter, input: Read<typeof recordRedFlags>, written: Written): void => {
  for (const { id, code, reply, storySource, evidenceGrade, note } of input.answers)
    rows.put('red_flag_answers', {
      ...{ id, episode_id: input.episodeId, code, reply, story_source: storySource, evidence_grade: evidenceGrade },
      ...{ note, answered_on: input.answeredOn, ...recorded(written) },
    })
  refresh(rows, input.episodeId, written)
}

const putRound = (rows: RowWriter, input: Read<typeof requestVerification>, written: Written): void => {
  assertOpen(rows, input.episodeId)
  const rounds = rows.where('verifications', 'episode_id', input.episodeId)
  if (rounds.some(({ state }) => isOpenVerification(state as never)))
    throw new Refusal('rule', 'migration.verificationOpen')
  if (rounds.some(({ state }) => state === 'confirmed')) throw new Refusal('rule', 'migration.alreadyVerified')
  const day = written.on
  rows.put('verifications', {
    ...{ id: input.id, episode_id: input.episodeId, state: 'requested', state_at: written.at, requested_on: day },
    ...recorded(written),
  })
  rows.put('verification_events', {
    ...{ id: newId(), verification_id: input.id, state: 'requested', occurred_on: day, return_reason: null },
    ...{ on_behalf: false, ...recorded(written) },
  })
  refresh(rows, input.episodeId, written)
}

const putCost = (rows: RowWriter, input: Read<typeof recordCost>, written: Written): void =>
  rows.put('cost_lines', {
    ...{ id: input.id, episode_id: input.episodeId, component: input.component, told_name: input.toldName },
    ...{ amount: input.amount, currency: input.currency, paid_by: input.paidBy, paid_to: input.paidTo },
    ...{ paid_on: input.paidOn, proof: input.proof, file_hash: input.fileHash, note: input.note },
    ...{ replaces_id: input.replacesId, withdrawn: false, ...recorded(written) },
  })

const takeBackCost = (rows: RowWriter, { id, costId }: Read<typeof withdrawCost>, written: Written): void => {
  const old = rows.find('cost_lines', costId)
  if (old)
    rows.put('cost_lines', { ...old, id, file_hash: null, replaces_id: costId, withdrawn: true, ...recorded(written) })
}

const putNumber = (rows: RowWriter, input: Read<typeof recordOutsideNumber>, written: Written): void =>
  rows.put('outside_numbers', {
    ...{ id: input.id, episode_id: input.episodeId, system: input.system, number_text: input.number },
    ...{ given_on: input.givenOn, note: input.note, replaces_id: input.replacesId, withdrawn: false },
    ...recorded(written),
  })

const takeBackNumber = (rows: RowWriter, input: Read<typeof withdrawOutsideNumber>, written: Written): void => {
  const old = rows.find('outside_numbers', input.numberId)
  if (old)
    rows.put('outside_numbers', {
      ...old,
      ...{ id: input.id, replaces_id: input.numberId, withdrawn: true, ...recorded(written) },
    })
}

/** What a file shows on a device of what has not been sent yet. */
export const migrationEffects: ReadonlyMap<string, Effect> = new Map([
  ['migration.recordEpisode', effect(putEpisode)],
  ['migration.correctEpisode', effect(correct)],
  ['migration.recordStage', effect(reach)],
  ['migration.withdrawStage', effect(takeBackStage)],
  ['migration.recordReadiness', effect(putPaper)],
  ['migration.recordPaperScans', effect(putScans)],
  [
    'migration.withdrawPaperScan',
    effect<Read<typeof withdrawPaperScan>>((rows, { id, episodeId, scanId }, written) => {
      const scan = rows.find('paper_scans', scanId)
      if (!scan) return
      rows.put('paper_scans', {
        ...scan,
        id,
        episode_id: episodeId,
        file_hash: null,
        replaces_id: scanId,
        ...recorded(written),
      })
    }),
  ],
  ['migration.recordConsultation', effect(putTalk)],
  ['migration.recordRedFlags', effect(putAnswers)],
  ['migration.recordCost', effect(putCost)],
  ['migration.withdrawCost', effect(takeBackCost)],
  ['migration.recordOutsideNumber', effect(putNumber)],
  ['migration.withdrawOutsideNumber', effect(takeBackNumber)],
  ['migration.recordCheckIn', effect(putCheckIn)],
  ['migration.recordKin', effect(putKin)],
  ['migration.recordReturn', effect(putReturn)],
  ['migration.recordRoundVisit', effect(putVisit)],
  ['migration.recordReturnFollowUp', effect(putFollowUp)],
  ['migration.requestVerification', effect(putRound)],
])
