import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type PlainDate, plainDate } from '#platform/shared/dates.ts'
import { checkAge } from './rules/age.ts'
import { type ConsultationFacts, lacksOfConsultation, neededRisks } from './rules/consultation.ts'
import { isFieldValue } from './rules/episode.ts'
import { spellOf } from './rules/journey.ts'
import { proceduralFactsFrom, proceduralStatusOf } from './rules/procedural-status.ts'
import { maskNumber } from './rules/readiness.ts'
import { type redFlagCodes, scoreRedFlags } from './rules/red-flags.ts'
import { openDetails, type StageDetails } from './rules/stage-evidence.ts'
import {
  currentStage,
  groupOf,
  leftOn,
  listGroups,
  type Stage,
  type StageFact,
  skippedStages,
  stageRefusal,
  stages,
  stagesOfGroup,
  standingFacts,
  stepStates,
} from './rules/stages.ts'
import { checkLacks, lacksOfCheck, verificationFlow, verificationStates } from './rules/verification.ts'

const today = plainDate('2026-11-22')
let nextFact = 0
const fact = (stage: Stage, occurredOn: string, withdrawsId: string | null = null): StageFact => ({
  id: `f${nextFact++}`,
  stage,
  occurredOn: plainDate(occurredOn),
  recordedAt: `2026-11-22T00:00:${String(nextFact % 60).padStart(2, '0')}.000Z`,
  withdrawsId,
})

describe('stages of a life', () => {
  it('knows every stage of the list and each belongs to exactly one group', () => {
    for (const stage of stages)
      expect(listGroups.filter((group) => stagesOfGroup(group).includes(stage))).toEqual([groupOf(stage)])
  })

  it('stands at the furthest paper before departure, whatever came first', () => {
    const facts = [
      fact('interest', '2026-01-01'),
      fact('medical_fit', '2026-02-01'),
      fact('village_verified', '2026-03-01'),
    ]
    expect(currentStage(facts)?.stage).toBe('medical_fit')
  })

  it('stands at the latest fact of life after departure: home on leave, then working again', () => {
    const facts = [fact('working', '2024-01-01'), fact('on_leave', '2025-01-01'), fact('working', '2025-02-01')]
    expect(currentStage(facts)?.occurredOn).toBe('2025-02-01')
  })

  it('forgets a stage taken back, and keeps it readable', () => {
    const mistake = fact('departed', '2026-05-01')
    const facts = [fact('interest', '2026-01-01'), mistake, fact('departed', '2026-05-01', mistake.id)]
    expect(currentStage(facts)?.stage).toBe('interest')
    expect(standingFacts(facts)).toHaveLength(1)
  })

  it('refuses only what cannot be true', () => {
    const ask = (stage: Stage, occurredOn: string, facts: StageFact[] = []) =>
      stageRefusal({ stage, occurredOn: plainDate(occurredOn), today, bornOn: plainDate('2000-01-01'), facts })
    expect(ask('departed', '2026-11-23')).toBe('migration.stageInFuture')
    expect(ask('departed', '1999-12-31')).toBe('migration.stageBeforeBirth')
    expect(ask('village_verified', '2026-11-01')).toBe('migration.stageNotByHand')
    expect(ask('in_case', '2026-11-01')).toBe('migration.stageNotByHand')
    expect(ask('extended', '2026-11-01', [fact('deceased', '2026-10-01')])).toBe('migration.stageAfterDeath')
    expect(ask('repatriated', '2026-11-01', [fact('deceased', '2026-10-01')])).toBeUndefined()
    expect(ask('departed', '2026-11-22')).toBeUndefined()
  })

  it('asks about what was skipped and locks nothing', () => {
    expect(skippedStages([fact('interest', '2026-01-01')], 'departed')).toContain('village_verified')
    expect(skippedStages([fact('working', '2020-01-01')], 'returned')).toEqual([])
  })

  it('draws eight bars with at most one under way, never a later one full before an earlier', () => {
    fc.assert(
      fc.property(fc.constantFrom(...stages), (stage) => {
        const states = stepStates(stage).map((one) => one.state)
        expect(states).toHaveLength(8)
        expect(states.filter((state) => state === 'now').length).toBeLessThanOrEqual(1)
        expect(states.join(' ')).toMatch(/^(done ?)*(now ?)?(later ?)*$/)
      }),
    )
  })

  it('never loses the order of life, whatever order facts are recorded in', () => {
    const anyFact = fc.record({ stage: fc.constantFrom(...stages), day: fc.integer({ min: 0, max: 9000 }) })
    fc.assert(
      fc.property(fc.array(anyFact, { minLength: 1, maxLength: 12 }), fc.integer(), (drawn, seed) => {
        const facts = drawn.map(({ stage, day }) => fact(stage, addDays(plainDate('2000-01-01'), day)))
        const shuffled = [...facts].sort(
          (a, b) => ((a.id.length * seed) % 7) - ((b.id.length * seed) % 7) || (seed % 2 ? -1 : 1),
        )
        expect(currentStage(shuffled)?.stage).toBe(currentStage(facts)?.stage)
      }),
    )
  })

  it('draws a spell from leaving to coming home, dotted while it lasts', () => {
    expect(spellOf([fact('interest', '2026-01-01')], null)).toBeNull()
    const away = [fact('departed', '2025-03-13'), fact('working', '2025-03-20')]
    expect(spellOf(away, plainDate('2027-03-13'))).toEqual({
      fromOn: '2025-03-13',
      untilOn: null,
      plannedUntilOn: '2027-03-13',
    })
    expect(spellOf([...away, fact('returned', '2026-06-01')], plainDate('2027-03-13'))).toEqual({
      fromOn: '2025-03-13',
      untilOn: '2026-06-01',
      plannedUntilOn: null,
    })
  })
})

describe('the family talk', () => {
  const talk: ConsultationFacts = {
    place: 'home',
    apartFromRecruiter: true,
    candidateAlone: true,
    pressureSeen: false,
    agencyCheck: 'licence_list',
    risks: neededRisks,
    outcome: 'agree',
    people: [{ relation: 'spouse' }],
    carers: [{ childPersonId: 'kirana' }],
  }

  it('is enough when everything was done and each child has a carer', () => {
    expect(lacksOfConsultation(talk, ['kirana'])).toEqual([])
  })

  it.each([
    ['giverNotMet', { people: [{ relation: 'sibling' as const }] }],
    ['nobodyMet', { people: [] }],
    ['notInPerson', { place: 'phone' as const }],
    ['withRecruiter', { apartFromRecruiter: false }],
    ['candidateNotAlone', { candidateAlone: false }],
    ['agencyUnchecked', { agencyCheck: 'not_yet' as const }],
    ['risksUntold', { risks: neededRisks.slice(1) }],
    ['childWithoutCarer', { carers: [] }],
    ['pressureSeen', { pressureSeen: true }],
    ['notAgreed', { outcome: 'refused' as const }],
  ])('says what is missing: %s', (lack, change) => {
    expect(lacksOfConsultation({ ...talk, ...change }, ['kirana'])).toEqual([lack])
  })

  it('counts an agency looked for and not found as checked: a missing entry is not an accusation', () => {
    expect(lacksOfConsultation({ ...talk, agencyCheck: 'not_found' }, ['kirana'])).toEqual([])
  })
})

describe('signs to talk about', () => {
  const weights = new Map([
    ['R01', 4],
    ['R02', 5],
    ['R06', 2],
    ['R12', 3],
  ])
  const yes = (...codes: (typeof redFlagCodes)[number][]) =>
    codes.map((code) => ({ code, reply: 'yes' as const, recordedAt: '2026-11-22' }))
  const score = (answers: Parameters<typeof scoreRedFlags>[0]['answers'], departsOn: PlainDate | null = null) =>
    scoreRedFlags({ answers, weights, departsOn, today })

  it('says talk from 5 and task force from 8', () => {
    expect(score(yes('R01'))).toMatchObject({ score: 4, advice: 'listen' })
    expect(score(yes('R02'))).toMatchObject({ score: 5, advice: 'talk' })
    expect(score(yes('R01', 'R06'))).toMatchObject({ score: 6, advice: 'talk' })
    expect(score(yes('R02', 'R12'))).toMatchObject({ score: 8, advice: 'task_force' })
  })

  it('asks for a call today when a grave sign meets a departure within 14 days', () => {
    expect(score(yes('R02'), addDays(today, 14)).callToday).toBe(true)
    expect(score(yes('R02'), addDays(today, 15)).callToday).toBe(false)
    expect(score(yes('R01', 'R12'), addDays(today, 3)).callToday).toBe(false)
    expect(score(yes('R02'), addDays(today, -1)).callToday).toBe(false)
  })

  it('ends the call once somebody talked with the candidate alone after the sign was noted', () => {
    const answers = [
      { code: 'R02' as const, reply: 'yes' as const, recordedAt: '2026-11-20', answeredOn: '2026-11-20' },
    ]
    const calls = (talkedAloneOn: string | null) =>
      scoreRedFlags({
        ...{ answers, weights, departsOn: addDays(today, 5), today },
        talkedAloneOn: talkedAloneOn ? plainDate(talkedAloneOn) : null,
      }).callToday
    expect([calls(null), calls('2026-11-19'), calls('2026-11-20')]).toEqual([true, true, false])
  })

  it('asks for a talk from 5 on, until somebody talked with the candidate alone', () => {
    const noted = (code: (typeof redFlagCodes)[number]) => ({
      ...{ code, reply: 'yes' as const, recordedAt: '2026-11-20', answeredOn: '2026-11-20' },
    })
    const talk = (codes: readonly (typeof redFlagCodes)[number][], talkedAloneOn: string | null) =>
      scoreRedFlags({
        ...{ answers: codes.map(noted), weights, departsOn: null, today },
        talkedAloneOn: talkedAloneOn ? plainDate(talkedAloneOn) : null,
      }).toTalkOver
    expect(talk(['R01'], null)).toBeNull()
    expect(talk(['R02'], null)).toEqual({ advice: 'talk', since: '2026-11-20' })
    expect(talk(['R02', 'R12'], '2026-11-19')).toMatchObject({ advice: 'task_force' })
    expect(talk(['R02', 'R12'], '2026-11-20')).toBeNull()
  })

  it('lets a later answer replace an earlier one, and "not known" weighs nothing', () => {
    const later = [...yes('R02'), { code: 'R02' as const, reply: 'unknown' as const, recordedAt: '2026-11-23' }]
    expect(score(later)).toMatchObject({ score: 0, advice: 'none', asked: 1 })
  })
})

describe('the check of a candidate', () => {
  const ground = { hasPermissionLetter: true, redFlagAdvice: 'none' as const, pressureSeen: false }
  const check = { identitySeen: true, ageSeen: true, noDuress: true, redFlagsDiscussed: false }

  it('needs all that was seen, and a talk about signs only when there are some', () => {
    expect(lacksOfCheck(check, ground)).toEqual([])
    expect(lacksOfCheck(check, { ...ground, redFlagAdvice: 'task_force' })).toEqual(['redFlagsDiscussed'])
    expect(lacksOfCheck({ ...check, redFlagsDiscussed: true }, { ...ground, redFlagAdvice: 'task_force' })).toEqual([])
    expect(
      lacksOfCheck(
        { ...check, identitySeen: false, ageSeen: false, noDuress: false },
        { ...ground, hasPermissionLetter: false },
      ),
    ).toEqual(checkLacks.slice(0, 4))
    expect(lacksOfCheck(check, { ...ground, pressureSeen: true })).toEqual(['noDuress'])
  })

  it('goes requested, checked, confirmed or back, and never out of an end', () => {
    expect(verificationStates.flatMap((from) => verificationFlow.next(from).map((to) => `${from}>${to}`))).toEqual([
      'requested>checked',
      'requested>returned',
      'checked>confirmed',
      'checked>returned',
    ])
  })
})

describe('age', () => {
  const rule = (minimum: number, confirmed: boolean, countries: '*' | string[] = '*') => ({
    ...{ minimum, confirmed, countries, source: 'uji' },
    ...{ occupations: '*' as const, schemes: '*' as const },
  })
  const way = { country: 'HK', occupation: 'housekeeper' as const, scheme: 'P2P' as const }
  const ask = (bornOn: string | null, rules: ReturnType<typeof rule>[]) =>
    checkAge(rules, { bornOn: bornOn ? plainDate(bornOn) : null }, way, today).verdict

  it('is 18 whatever the references say', () => {
    expect(ask('2008-11-23', [])).toBe('too_young')
    expect(ask('2008-11-22', [])).toBe('old_enough')
    expect(ask(null, [])).toBe('unknown')
  })

  it('is 21 where a confirmed rule of the country says so, and a question where nobody confirmed it', () => {
    expect(ask('2006-01-01', [rule(21, true, ['HK'])])).toBe('too_young')
    expect(ask('2006-01-01', [rule(21, false, ['HK'])])).toBe('doubtful')
    expect(ask('2006-01-01', [rule(21, true, ['MY'])])).toBe('old_enough')
    expect(ask('2009-01-01', [rule(21, false, ['HK'])])).toBe('too_young')
  })
})

describe('how somebody went', () => {
  const evidence = {
    recorded: ['departed'] as Stage[],
    departedOn: '2025-01-01',
    papers: new Map<string, { status: string; recordedAt: string }>(),
    zone: 'Asia/Jakarta' as const,
    signs: [] as { code: string; reply: string; evidenceGrade: string }[],
    told: [] as { stage: Stage; details: StageDetails }[],
  }
  const status = (change: Partial<typeof evidence>) =>
    proceduralStatusOf(proceduralFactsFrom({ ...evidence, ...change }))
  const verified = (...codes: string[]) =>
    new Map(codes.map((code) => [code, { status: 'verified', recordedAt: '2024-12-01' }]))

  it('is unknown until somebody has asked, with what is still unknown', () => {
    expect(status({})).toEqual({ status: 'unknown', reasons: ['id_pmi_unknown', 'visa_unknown', 'contract_unknown'] })
    expect(status({ recorded: ['interest'] }).status).toBe('not_departed')
  })

  it('is by the book with ID PMI, work visa and contract', () => {
    expect(status({ papers: verified('ID_PMI', 'VISA_KERJA', 'PERJANJIAN_KERJA') }).status).toBe('procedural')
    const recorded: Stage[] = ['id_pmi_issued', 'visa_issued', 'contract_signed', 'departed']
    const told = [{ stage: 'visa_issued' as const, details: { visaKind: 'work' } }]
    expect(status({ recorded, told }).status).toBe('procedural')
  })

  it('does not take a visa of which nobody said what it is for as one for work', () => {
    const recorded: Stage[] = ['visa_issued', 'departed']
    const told = [{ stage: 'visa_issued' as const, details: { number: '••••123' } }]
    expect(status({ recorded, told }).reasons).toEqual(['id_pmi_unknown', 'visa_unknown', 'contract_unknown'])
  })

  it('takes another employer for another contract only where a paper was told of', () => {
    const recorded: Stage[] = ['departed', 'changed_employer']
    const reasons = (details: StageDetails) =>
      status({ recorded, told: [{ stage: 'changed_employer', details }] }).reasons
    expect(reasons({ employerName: 'Tn. Lee' })).toContain('contract_unknown')
    expect(reasons({ number: '••••123' })).toContain('has_contract')
    expect(reasons({ endsOn: '2027-01-31' })).toContain('has_contract')
  })

  it('is mixed when the papers were good and the permit ran out', () => {
    const papers = verified('ID_PMI', 'VISA_KERJA', 'PERJANJIAN_KERJA')
    expect(status({ papers, recorded: ['departed', 'overstay'] })).toMatchObject({ status: 'mixed' })
  })

  it('does not take hearsay for proof, nor a missing entry of an agency', () => {
    expect(status({ signs: [{ code: 'R02', reply: 'yes', evidenceGrade: 'C' }] }).status).toBe('unknown')
    expect(status({ signs: [{ code: 'R02', reply: 'yes', evidenceGrade: 'A' }] })).toMatchObject({
      status: 'non_procedural',
    })
  })

  it('takes a paper known not to be there only when that was said after departure', () => {
    const absent = (recordedAt: string) => new Map([['ID_PMI', { status: 'missing', recordedAt }]])
    expect(status({ papers: absent('2024-12-01') }).status).toBe('unknown')
    expect(status({ papers: absent('2025-02-01') })).toMatchObject({ status: 'non_procedural' })
    // half past midnight of the first of January in Jakarta, the day before in London
    expect(status({ papers: absent('2024-12-31T17:30:00.000Z') })).toMatchObject({ status: 'non_procedural' })
    expect(status({ papers: absent('2024-12-31T16:30:00.000Z') }).status).toBe('unknown')
  })

  it('counts from the day somebody left: who gave up or was stopped before had not', () => {
    const fact = (stage: Stage, occurredOn: string) => ({
      ...{ id: stage, stage, occurredOn: plainDate(occurredOn), recordedAt: occurredOn, withdrawsId: null },
    })
    const stopped = [fact('cancelled', '2024-03-01'), fact('failed_departure', '2024-08-01')]
    expect(leftOn([...stopped, fact('departed', '2025-01-01')])).toBe('2025-01-01')
    expect(leftOn(stopped)).toBeNull()
    expect(leftOn([fact('returned', '2025-06-01')])).toBe('2025-06-01')
  })
})

describe('small things', () => {
  it('why somebody came home reads in the one list of today, whichever words it was kept in', () => {
    const read = (homeReason: string) => openDetails({ details: JSON.stringify({ port: 'Juanda', homeReason }) })
    expect(read('employer')).toEqual({ port: 'Juanda', homeReason: 'terminated' })
    expect(read('wage')).toEqual({ port: 'Juanda', homeReason: 'wage' })
  })

  it('masks numbers of any length and never shows more than eight signs', () => {
    expect(maskNumber('3307100101900001')).toBe('3307••••••••0001')
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{4,40}$/), (number) => {
        const shown = maskNumber(number)
        expect(shown).toHaveLength(number.length)
        expect(shown.replaceAll('•', '').length).toBeLessThanOrEqual(8)
        expect(shown).toContain('•')
      }),
    )
  })

  it('lets nobody write down how a person went as a scheme', () => {
    expect(isFieldValue('scheme', 'NON_PROCEDURAL')).toBe(false)
    expect(isFieldValue('scheme', 'P2P')).toBe(true)
    expect(isFieldValue('destinationCountry', null)).toBe(true)
  })
})
