import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DocumentCode } from '#modules/references/contract/required-document.ts'
import { plainDate } from '#platform/shared/dates.ts'
import { consultationLacks, consultationOutcomes } from './rules/consultation.ts'
import { dueTasksOf } from './rules/due-tasks.ts'
import {
  type EpisodeState,
  headStepOf,
  nextStepCodes,
  nextStepOf,
  stepsWaitingFor,
  waitingParties,
  waitsFor,
} from './rules/next-step.ts'
import { type PaperWarning, paperWarnings, type Readiness, type ReadinessItem } from './rules/readiness.ts'
import { phaseOf, stages } from './rules/stages.ts'
import { verificationStates } from './rules/verification.ts'

const today = plainDate('2026-11-22')
const someDays = ['2026-09-01', '2026-11-20', '2026-12-24'].map(plainDate)
const codes = ['KTP', 'IZIN_KELUARGA', 'IJAZAH', 'PASPOR', 'REKOMENDASI_DESA'] as const
const statuses = ['missing', 'collected', 'verified', 'rejected', 'expired'] as const

const itemOf = (code: DocumentCode, status: (typeof statuses)[number], later: boolean, warning: PaperWarning | null) =>
  ({
    code,
    status,
    later,
    warnings: warning ? [warning] : [],
    requirement: {
      source: 'uji',
      confirmed: true,
      body: {
        ...{ document: code, need: 'must', phase: code === 'KTP' || code === 'IZIN_KELUARGA' ? 'village' : 'district' },
      },
    },
    fact: {
      ...{
        documentCode: code,
        status: 'verified',
        heldBy: 'owner',
        issuedOn: null,
        expiresOn: plainDate('2027-02-01'),
      },
      recordedAt: '2026-11-01',
    },
  }) as unknown as ReadinessItem

const readinessArbitrary: fc.Arbitrary<Readiness> = fc
  .record({
    items: fc.tuple(
      ...codes.map((code) =>
        fc
          .tuple(fc.constantFrom(...statuses), fc.boolean(), fc.option(fc.constantFrom(...paperWarnings)))
          .map(([status, later, warning]) => itemOf(code, status, later, warning)),
      ),
    ),
    childrenWithoutCarer: fc.subarray(['kirana']),
    ready: fc.boolean(),
    villageReady: fc.boolean(),
  })
  .map((some) => ({ ...some, verified: 0, total: 5, villageVerified: 0, villageTotal: 2 }))

const stateArbitrary: fc.Arbitrary<EpisodeState> = fc.record({
  stage: fc.constantFrom(...stages),
  closed: fc.boolean(),
  consultation: fc.option(
    fc.record({ outcome: fc.constantFrom(...consultationOutcomes), lacks: fc.subarray([...consultationLacks]) }),
  ),
  redFlagsAsked: fc.boolean(),
  callToday: fc.boolean(),
  signsToTalkOver: fc.option(fc.record({ advice: fc.constantFrom('talk', 'task_force'), since: fc.constant(today) })),
  readiness: readinessArbitrary,
  verification: fc.option(fc.constantFrom(...verificationStates)),
  hasRecommendation: fc.boolean(),
})

const day = fc.constantFrom(...someDays)
const tasksOf = (state: EpisodeState, [openedOn, stageOn, departsOn, since] = someDays) =>
  dueTasksOf({
    ...{ state, openedOn: openedOn ?? today, stageOn: stageOn ?? today, departsOn: departsOn ?? null },
    ...{ verificationSince: since ?? null, today },
  })

describe('Today and the page of a candidate', () => {
  it('name the same first step in every state: the desk has one task at most, and it is the step of the page', () => {
    fc.assert(
      fc.property(stateArbitrary, fc.array(day, { minLength: 4, maxLength: 4 }), (state, days) => {
        const tasks = tasksOf(state, days)
        const desk = tasks.filter((task) => task.name !== 'verificationWaiting')
        expect(desk.length).toBeLessThanOrEqual(1)
        for (const task of desk) expect(task.step).toEqual(nextStepOf(state))
      }),
      { numRuns: 2000 },
    )
  })

  it('give the head a task exactly when the page shows the confirmation', () => {
    fc.assert(
      fc.property(stateArbitrary, (state) => {
        const waiting = tasksOf(state).filter((task) => task.name === 'verificationWaiting')
        expect(waiting.map((task) => task.step)).toEqual([headStepOf(state)].filter(Boolean))
      }),
    )
  })

  it('leave nobody without a task while a step of the village stands', () => {
    fc.assert(
      fc.property(stateArbitrary, (state) => {
        const step = nextStepOf(state)
        const silent = ['none', 'recordNextStage', 'awaitHead']
        const desk = tasksOf(state).filter((task) => task.name !== 'verificationWaiting')
        expect(desk.length).toBe(silent.includes(step.code) ? 0 : 1)
        if (step.code === 'awaitHead') expect(headStepOf(state)).not.toBeNull()
        if (phaseOf(state.stage) === 'ended' || state.closed) expect(step.code).toBe('none')
      }),
      { numRuns: 1000 },
    )
  })

  it('ask about the signs before the check, in both places, also when the check was asked for already', () => {
    const state = {
      ...{ stage: 'interest', closed: false, consultation: { outcome: 'agree', lacks: [] }, redFlagsAsked: false },
      ...{ callToday: false, verification: 'requested', hasRecommendation: false },
      readiness: { items: [itemOf('KTP', 'verified', false, null)], childrenWithoutCarer: [], ready: false },
    } as unknown as EpisodeState
    expect(nextStepOf(state).code).toBe('askRedFlags')
    expect(tasksOf(state)).toMatchObject([{ name: 'signsDue', dueOn: '2026-11-25' }])
    expect(nextStepOf({ ...state, redFlagsAsked: true }).code).toBe('check')
    expect(tasksOf({ ...state, redFlagsAsked: true })).toMatchObject([{ name: 'verificationRequested' }])
  })
})

describe('before a departure', () => {
  const ready = (warning: PaperWarning | null) =>
    ({
      ...{ stage: 'opp_done', closed: false, consultation: null, redFlagsAsked: true, callToday: false },
      ...{ signsToTalkOver: null, verification: 'confirmed', hasRecommendation: true },
      readiness: { items: [itemOf('IJAZAH', 'verified', false, warning)], childrenWithoutCarer: [], ready: true },
    }) as unknown as EpisodeState

  it('a paper that ends within the month is renewed before the day of leaving is waited for', () => {
    expect(nextStepOf(ready(null)).code).toBe('ready')
    expect(nextStepOf(ready('endsBeforeDeparture')).code).toBe('ready')
    expect(nextStepOf(ready('endsSoon'))).toEqual({ code: 'renewPaper', about: 'IJAZAH' })
    expect(tasksOf(ready('endsSoon'))).toMatchObject([{ name: 'paperExpiring', dueOn: '2027-02-01' }])
  })

  it('signs are talked over alone before anything else, within two days of being noted', () => {
    const state = {
      ...ready('endsSoon'),
      signsToTalkOver: { advice: 'task_force' as const, since: plainDate('2026-11-21') },
    }
    expect(nextStepOf(state)).toEqual({ code: 'talkAboutSigns', about: 'task_force' })
    expect(tasksOf(state)).toMatchObject([{ name: 'signsToTalkOver', dueOn: '2026-11-23' }])
    expect(nextStepOf({ ...state, callToday: true }).code).toBe('callToday')
  })
})

it('says of every step who is waited for, each in one place', () => {
  const all = waitingParties.flatMap((party) => stepsWaitingFor(party).map((code) => [code, party] as const))
  expect(all.map(([code]) => code).sort()).toEqual([...nextStepCodes].sort())
  for (const [code, party] of all) expect(waitsFor(code)).toBe(party)
})
