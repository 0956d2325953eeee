import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type PlainDate, plainDate } from '#platform/shared/dates.ts'
import { contractEndOf, contractNow } from './rules/contract-now.ts'
import { spellOf } from './rules/journey.ts'
import { courseOf, stretchesOf } from './rules/life.ts'
import type { EpisodeRow, StageEventRow } from './rules/rows.ts'
import {
  type AttributeName,
  allDetails,
  attributeNames,
  attributes,
  evidenceFaults,
  evidenceOf,
  guardedAttributes,
  openDetails,
  type StageDetails,
  splitDetails,
} from './rules/stage-evidence.ts'
import { viewStages } from './rules/stage-views.ts'
import {
  currentStage,
  phaseOf,
  plainStage,
  type Stage,
  type StageFact,
  stageRefusal,
  stages,
  standingFacts,
} from './rules/stages.ts'

const day = (days: number): PlainDate => addDays(plainDate('2010-01-01'), days)
const anyFacts = fc
  .array(fc.record({ stage: fc.constantFrom(...stages), days: fc.integer({ min: 0, max: 5_000 }) }), { maxLength: 14 })
  .map((drawn) =>
    drawn.map(
      ({ stage, days }, index): StageFact => ({
        ...{ id: `f${index}`, stage, occurredOn: day(days), withdrawsId: null },
        recordedAt: `2026-01-01T00:00:${String(index).padStart(2, '0')}.000Z`,
      }),
    ),
  )

const anyDetails: fc.Arbitrary<StageDetails> = fc
  .tuple(
    ...attributeNames.map((name) => {
      const attribute = attributes[name]
      if (attribute.kind === 'choice') return fc.option(fc.constantFrom(...attribute.of))
      if (attribute.kind === 'day') return fc.option(fc.integer({ min: 0, max: 5_000 }).map(day))
      if (attribute.kind === 'text') return fc.option(fc.stringMatching(/^[A-Za-z0-9 ]{1,20}$/))
      return fc.option(fc.integer({ min: 0, max: attribute.most }))
    }),
  )
  .map((values) => Object.fromEntries(attributeNames.map((name, at) => [name, values[at]])) as StageDetails)

describe('the rules of a course, whatever is drawn', () => {
  it('times away follow one another, and only the last may be open: exactly while somebody is away', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const stretches = stretchesOf(facts)
        stretches.forEach(({ fromOn, untilOn }, index) => {
          if (untilOn) expect(fromOn <= untilOn).toBe(true)
          const next = stretches[index + 1]
          if (next) expect(untilOn !== null && untilOn <= next.fromOn).toBe(true)
        })
        const last = standingFacts(facts).findLast(({ stage }) => phaseOf(stage) !== 'before')
        const isAway = last !== undefined && phaseOf(last.stage) === 'abroad' && last.stage !== 'on_leave'
        expect(stretches.at(-1)?.untilOn === null).toBe(isAway)
      }),
    )
  })

  it('a spell begins on the first day away, ends on no earlier day, and is open while somebody is abroad', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const spell = spellOf(facts, null)
        expect(spell !== null).toBe(facts.some(({ stage }) => phaseOf(stage) === 'abroad'))
        if (!spell) return
        expect(spell.untilOn === null || spell.fromOn <= spell.untilOn).toBe(true)
        const current = currentStage(facts)
        if (current && phaseOf(current.stage) === 'abroad') expect(spell.untilOn).toBeNull()
      }),
    )
  })

  it('every fact that stands is in the picture once: among the papers, or as an event', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { preparation, events } = courseOf(facts)
        expect((preparation?.count ?? 0) + events.length).toBe(standingFacts(facts).length)
        expect(events.map(({ occurredOn }) => occurredOn)).toEqual(
          events.map(({ occurredOn }) => occurredOn).toSorted(),
        )
      }),
    )
  })

  it('a fact taken back is as if it had never been', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(), (facts, at) => {
        const mistake = facts[at % Math.max(facts.length, 1)]
        if (!mistake) return
        const taken: StageFact = { ...mistake, id: 'taken', withdrawsId: mistake.id }
        const without = facts.filter((fact) => fact !== mistake)
        expect(currentStage([...facts, taken])?.id).toBe(currentStage(without)?.id)
        expect(stretchesOf([...facts, taken])).toEqual(stretchesOf(without))
      }),
    )
  })

  it('a paper remembered later never brings back home who is away', () => {
    const paper = fc.constantFrom(...stages.filter((stage) => phaseOf(stage) === 'before'))
    fc.assert(
      fc.property(anyFacts, paper, fc.integer({ min: 0, max: 5_000 }), (facts, stage, days) => {
        const before = currentStage(facts)
        if (!before || phaseOf(before.stage) !== 'abroad') return
        const late: StageFact = {
          id: 'late',
          stage,
          occurredOn: day(days),
          recordedAt: '2026-02-01',
          withdrawsId: null,
        }
        expect(currentStage([...facts, late])?.id).toBe(before.id)
      }),
    )
  })

  it('after a death nothing is recorded but the way home; before it everything that could be', () => {
    fc.assert(
      fc.property(fc.constantFrom(...stages), fc.integer({ min: -400, max: 400 }), (stage, days) => {
        const died = plainDate('2024-06-01')
        const facts: StageFact[] = [
          { id: 'd', stage: 'deceased', occurredOn: died, recordedAt: '2024-06-02', withdrawsId: null },
        ]
        const today = plainDate('2026-01-01')
        const refusal = stageRefusal({ stage, occurredOn: addDays(died, days), today, bornOn: null, facts })
        const byHand = stage !== 'village_verified' && stage !== 'in_case'
        const home = ['returning', 'returned', 'repatriated'].includes(stage)
        expect(refusal === undefined).toBe(byHand && (days <= 0 || home))
      }),
    )
  })

  it('what is told of a stage is kept whole, guarded apart, and its number is never whole again', () => {
    fc.assert(
      fc.property(anyDetails, (details) => {
        const kept = splitDetails(details)
        const open = Object.keys(openDetails(kept)) as AttributeName[]
        expect(open.filter((name) => guardedAttributes.includes(name))).toEqual([])
        const { number: shown, ...rest } = allDetails(kept)
        const { number, ...said } = details
        expect(rest).toEqual(Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)))
        if (number && number.length > 3) expect(shown).not.toBe(number)
      }),
    )
  })

  it('a form that asks only its own fields is never told that a field is not for it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...stages), anyDetails, (stage, details) => {
        const own = Object.fromEntries(evidenceOf[stage].map((name) => [name, details[name]])) as StageDetails
        const codes = evidenceFaults(stage, own, plainDate('2026-01-01')).map(({ code }) => code)
        expect(codes).not.toContain('migration.evidenceNotAsked')
      }),
    )
  })
})

describe('tables of the course', () => {
  it('every stage asks only known attributes, none twice, and every attribute is asked somewhere', () => {
    for (const stage of stages) expect(new Set(evidenceOf[stage]).size).toBe(evidenceOf[stage].length)
    const asked = new Set(stages.flatMap((stage) => evidenceOf[stage]))
    expect(attributeNames.filter((name) => !asked.has(name))).toEqual([])
  })

  it('what could harm is told plainly: nobody overstays and nobody is deported on a list', () => {
    expect(stages.filter((stage) => plainStage(stage) !== stage)).toEqual(['overstay', 'deported'])
    for (const stage of stages) expect(phaseOf(plainStage(stage))).toBe(phaseOf(stage))
  })

  it('what is told plainly brings nothing along by which it could be known, whatever was written beside it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...stages), anyDetails, (stage, details) => {
        const row = { id: 'a', stage, occurred_on: '2026-01-01', recorded_at: '2026-01-02', withdraws_id: null }
        const told = { ...row, evidence: 'tertangkap razia', ...splitDetails(details) } as StageEventRow
        const taken = {
          ...told,
          id: 'b',
          evidence: null,
          withdraws_id: 'a',
          withdrawn_because: 'bukan dia yang ditangkap',
        }
        const [officers] = viewStages([told, taken], true)
        expect(officers).toMatchObject({ stage, details: allDetails(told), evidence: told.evidence })
        expect(officers?.withdrawnBecause).toBe(taken.withdrawn_because)
        const [seen] = viewStages([told, taken], false)
        if (plainStage(stage) === stage) {
          expect(seen).toMatchObject({ details: openDetails(told), evidence: told.evidence })
          return
        }
        const names = Object.keys(seen?.details ?? {}) as AttributeName[]
        expect(names.filter((name) => !evidenceOf[plainStage(stage)].includes(name))).toEqual([])
        expect([seen?.evidence, JSON.stringify(seen).includes('tangkap')]).toEqual([null, false])
        expect(seen?.withdrawnBecause).not.toBeNull()
      }),
    )
  })

  it('an extension keeps what it does not say, another employer keeps nothing', () => {
    const row = (stage: Stage, occurred_on: string, details: StageDetails) =>
      ({
        id: `${stage} ${occurred_on}`,
        stage,
        occurred_on,
        recorded_at: occurred_on,
        withdraws_id: null,
        ...splitDetails(details),
      }) as StageEventRow
    const signed = row('contract_signed', '2024-01-01', { wage: 4_990, currency: 'HKD', endsOn: '2026-01-01' })
    const extended = row('extended', '2025-12-01', { endsOn: '2028-01-01' })
    expect(contractNow([extended, signed])?.details).toEqual({ wage: 4_990, currency: 'HKD', endsOn: '2028-01-01' })
    const other = row('changed_employer', '2026-05-01', { employerName: 'Tn. Lee' })
    expect(contractNow([other, extended, signed])?.details).toEqual({ employerName: 'Tn. Lee' })
    const plan = { departs_on: '2024-01-05', contract_months: 24, contract_ends_on: null } as EpisodeRow
    expect(contractEndOf(plan, [])).toBe('2026-01-04')
    expect(contractEndOf(plan, [extended, signed])).toBe('2028-01-01')
    expect(contractEndOf(plan, [other, extended, signed])).toBeNull()
    const on = row('extended', '2026-11-01', { wage: 5_100 })
    expect(contractEndOf(plan, [on, other, signed])).toBeNull()
    expect(contractEndOf(plan, [row('extended', '2026-11-02', { endsOn: '2029-01-01' }), other])).toBe('2029-01-01')
  })
})
