import { afterAll, beforeAll, expect, it } from 'vitest'
import { caseStates } from '#modules/casework/contract.ts'
import { groupOf, listGroups, phaseOf, type Stage, stages } from '#modules/migration/contract.ts'
import { contentOf } from '../testing/content-of.ts'
import { readVillage } from '../testing/read-village.ts'
import { openWorld, type World } from '../testing/world.ts'
import { loadDemo } from './load-demo.ts'
import { choices, notShown } from './states-not-shown.ts'

const later = stages.filter((stage) => phaseOf(stage) !== 'before' && stage !== 'extended')

let world: World
let asLoaded: Record<string, string>

beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.close())

it('a demonstration fills an empty house with candidates and letters of every state, and never a house in use', {
  timeout: 240_000,
}, async () => {
  const said: string[] = []
  expect(await loadDemo(world.test.house, (line) => said.push(line))).toBe(true)
  expect(said.join(' ')).toMatch(/^Demo villages loaded in [\d.]+ s$/)

  const letters = await world.asOwner<{ state: string }>('select distinct state from letters')
  expect(letters.map((row) => row.state).sort()).toEqual(
    ['issued', 'refused', 'replaced', 'requested', 'revoked', 'verified'].sort(),
  )
  const rounds = await world.asOwner<{ state: string }>('select distinct state from verifications')
  expect(rounds.map((row) => row.state).sort()).toEqual(['checked', 'confirmed', 'requested', 'returned'])

  const cases = await world.asOwner<{ village_id: number; states: string[] }>(
    'select village_id, array_agg(distinct state) as states from cases group by village_id',
  )
  expect(cases).toHaveLength(2)
  for (const { states } of cases) expect([...states].sort()).toEqual([...caseStates].sort())

  const offered = await world.asOwner<{ open: number; past: number; withdrawn: number; profiles: number }>(
    `select count(*) filter (where withdrawn_on is null and expires_on >= current_date)::int as open,
       count(*) filter (where withdrawn_on is null and expires_on < current_date)::int as past,
       count(*) filter (where withdrawn_on is not null)::int as withdrawn,
       (select count(*)::int from candidate_profiles p where p.village_id = v.village_id
          and not exists (select from return_forms r where r.village_id = p.village_id and r.id = p.id)) as profiles
     from vacancies v group by village_id`,
  )
  for (const { profiles, ...village } of offered) {
    expect(village).toEqual({ open: 8, past: 1, withdrawn: 1 })
    // where somebody came home, she looks for work as well
    expect([2, 3]).toContain(profiles)
  }

  const [abroad] = await world.asOwner<{ told: number; kept: number }>(
    `select count(*)::int as told, count(p.id)::int as kept from return_forms r
       left join candidate_profiles p on p.village_id = r.village_id and p.id = r.id
     where coalesce(r.skills, r.certificates) is not null`,
  )
  // what was learned abroad stands in the profile
  expect(abroad?.told).toBeGreaterThan(0)
  expect(abroad?.kept).toBe(abroad?.told)

  const reached = await world.asOwner<{ village_id: number; stages: Stage[] }>(
    `select village_id, array_agg(distinct current_stage) as stages from episodes group by village_id order by count(*) desc limit 2`,
  )
  // each later state of a life is somebody's; the papers before leaving stand in for one another
  for (const { stages: own } of reached) expect(later.filter((stage) => !own.includes(stage))).toEqual([])
  for (const { stages: own } of reached)
    expect([...new Set(own.map(groupOf))].sort()).toEqual(listGroups.filter((group) => group !== 'interest').sort())

  const met = await world.asOwner<{ village_id: number; states: string[]; closed: number }>(
    `select village_id, array_agg(distinct state order by state) as states,
       (select count(*)::int from ballot_results r where r.village_id = m.village_id and r.outcome = 'decided') as closed
     from meetings m group by village_id`,
  )
  expect(met).toHaveLength(7)
  for (const { states, closed } of met) {
    expect(states).toEqual(expect.arrayContaining(['closed', 'held', 'invited', 'planned']))
    expect(closed).toBeGreaterThanOrEqual(1)
  }

  const touches = await world.asOwner<{ role: string }>(
    `select distinct t.role from accounts a join terms_of_office t on t.account_id = a.id where a.demo_sentence is not null`,
  )
  expect(touches.map((row) => row.role).sort()).toEqual(
    [
      ...['auditor', 'business_officer', 'cadre', 'coop_manager', 'coordinator', 'head', 'migration_officer'],
      ...['ministry', 'partner', 'province', 'resident', 'screener', 'secretary', 'tutor'],
    ].sort(),
  )
  const counted = await world.asOwner<{ villages: number }>('select count(*)::int as villages from village_count_marks')
  expect(counted[0]?.villages).toBe(7)

  const kin = await world.asOwner<{ late: number }>(
    `select current_date - due_on as late from tasks where kind = 'migration.kinToConfirm' and ended_at is null and due_on < current_date - 1`,
  )
  expect(kin.length).toBeGreaterThan(0)
  expect(Math.max(...kin.map(({ late }) => late))).toBeLessThan(60)

  const before = await world.asOwner<{ people: number }>('select count(*)::int as people from people')
  expect(await loadDemo(world.test.house, (line) => said.push(line))).toBe(false)
  expect(await world.asOwner('select count(*)::int as people from people')).toEqual(before)
  asLoaded = await contentOf(world)
})

it('shows a row in every state that the contracts of the modules know, or says why none can be', {
  timeout: 120_000,
}, async () => {
  const lists = [...(await readVillage(world)).values()]
  expect(lists.length).toBeGreaterThan(120)
  const missing = lists
    .filter(({ field }) => !choices.some((choice) => field.endsWith(`.${choice}`)))
    .map(({ field, words, seen }) => ({ field, lacks: words.filter((word) => !seen.has(word)) }))
    .filter(({ lacks }) => lacks.length > 0)
  const excused = Object.entries(notShown).map(([field, why]) => ({ field, lacks: Object.keys(why) }))
  const inOrder = (some: readonly { readonly field: string; readonly lacks: readonly string[] }[]) =>
    some
      .map(
        ({ field, lacks }) =>
          `${field.replace(/^(migration|placement|casework|meetings|letters)\./, '')}: ${lacks.toSorted().join(' ')}`,
      )
      .toSorted()
  expect(inOrder(missing)).toEqual(inOrder(excused))
})

it('made twice it is the same demonstration, row by row', { timeout: 240_000 }, async () => {
  const again = await openWorld()
  try {
    expect(await loadDemo(again.test.house, () => undefined)).toBe(true)
    const [first, second] = [asLoaded, await contentOf(again)]
    expect(Object.keys(first).length).toBeGreaterThan(40)
    expect(second).toEqual(first)
  } finally {
    await again.close()
  }
})
