import pg from 'pg'
import type { OpenHouse } from '#apps/server/house.ts'
import { caseGroups, getOverview, listCases, listIncidents } from '#modules/casework/contract.ts'
import { listLetters } from '#modules/letters/contract.ts'
import { listEpisodes, listVerificationQueue } from '#modules/migration/contract.ts'
import type { Actor } from '#platform/server/context.ts'
import { ask } from '#platform/server/run-operation.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { villageId } from '#platform/shared/ids.ts'
import type { InputOf, Operation } from '#platform/shared/operation.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import { officerOf, openGround } from './ground.ts'
import { fillVillages } from './people.ts'
import { type Bench, type BenchResult, within } from './result.ts'

const villages = 400
const episodes = 700
const peopleEach = 1050
/** The village that is asked has a case of every worker; the others have thirty. */
const casesElsewhere = 30
const fewer = 100
const mostSeconds = 2

const uuid = (kind: string) =>
  `overlay(overlay(md5('${kind}' || v || '-' || n) placing '7' from 13) placing '8' from 17)::uuid`
const each = (many: number, from = 1) =>
  `from generate_series(${from}, ${villages}) v, generate_series(1, ${many}) n where n <= ${many}`
const by = `now(), '${officerOf(1).accountId}', 'Sri Wahyuni'`

const fillEpisodes = `
  insert into episodes (village_id, id, person_id, entry_route, opened_on, destination_country, occupation, scheme, agency_name,
    contract_months, current_stage, current_stage_on, next_step, recorded_at, recorded_by, recorded_by_name)
  select v, ${uuid('e')}, ${uuid('p')}, 'before', date '2024-01-01' + n, (array['TW','HK','MY','SG'])[1 + n % 4], 'elderly_carer', 'P2P',
    'PT Contoh Karya', 36, (array['interest','village_verified','working','returned'])[1 + n % 4], date '2025-01-01' + n % 300, 'consult', ${by}`

const fillCases = `
  insert into cases (village_id, id, number, person_id, episode_id, country, intake_channel, reporter, main_type, types, severity, risk, state,
    state_on, opened_on, lead_account, lead_name, touched_at, next_step, next_due_on, incident_id, recorded_at, recorded_by, recorded_by_name)
  select v, ${uuid('c')}, 'K-' || upper(lpad(to_hex(n), 5, '0')), ${uuid('p')}, ${uuid('e')}, (array['TW','HK','MY','SG'])[1 + n % 4], 'desk', 'family',
    (array['lost_contact','unpaid_wage','sick'])[1 + n % 3], (array['lost_contact','unpaid_wage','sick'])[1 + n % 3], 1 + n % 4, 'medium',
    (array['triaged','accepted','in_assistance','referred','closed'])[1 + n % 5], current_date - n % 90, current_date - n % 200,
    '${officerOf(1).accountId}', 'Sri Wahyuni', now() - n * interval '1 hour', 'assist', current_date - 20 + n % 40, null, ${by}`

const fillMembers = `
  insert into case_members (village_id, id, case_id, account_id, account_name, part, from_on, recorded_at, recorded_by, recorded_by_name)
  select v, ${uuid('w')}, ${uuid('c')}, '${officerOf(1).accountId}', 'Sri Wahyuni', 'lead', current_date - 100, ${by}`

const fillDemands = `
  insert into case_demands (village_id, id, case_id, demand, amount_rupiah, recorded_at, recorded_by, recorded_by_name)
  select v, ${uuid('d')}, ${uuid('c')}, 'wages', 1000000 + n, ${by}`

const fillLetters = `
  insert into letters (village_id, id, kind, template_version, subject_person_id, subject_name, subject_folded, fields, state, requested_on,
    number_text, issued_on, year, recorded_at, recorded_by, recorded_by_name)
  select v, ${uuid('l')}, 'domicile', 1, ${uuid('p')}, 'Siti Rahayu ' || n, 'siti rahayu ' || n, '{}', 'issued', current_date - n % 300,
    '474/' || n || '/2026', current_date - n % 300, 2026, ${by}`

const fillTasks = `
  insert into tasks (village_id, id, kind, subject_id, person_id, due_on, opened_at)
  select v, ${uuid('t')}, 'casework.caseDue', (${uuid('c')})::text, ${uuid('p')}, current_date - 20 + n % 40, now()`

const fillStages = `
  insert into stage_events (village_id, id, episode_id, stage, occurred_on, source, confidence, recorded_at, recorded_by, recorded_by_name)
  select v, ${uuid('s')}, ${uuid('e')}, (array['interest','village_verified','working','returned'])[1 + n % 4], date '2025-01-01' + n % 300,
    'officer', 'sure', ${by}`

const fillCheckIns = `
  insert into check_ins (village_id, id, episode_id, contacted_on, made_by, channel, spoken_to, state, wage_paid, recorded_at, recorded_by, recorded_by_name)
  select v, ${uuid('h')}, ${uuid('e')}, current_date - n % 250, 'officer', 'messenger', 'worker', 'well', 'yes', ${by}`

const fillPassports = `
  insert into documents (village_id, id, person_id, kind, issued_on, expires_on, held_by, status, recorded_at, recorded_by)
  select v, ${uuid('o')}, ${uuid('p')}, 'PASPOR', current_date - 1000, current_date - 100 + n, 'owner', 'collected', now(),
    '${officerOf(1).accountId}'`

const fillVacancies = `
  insert into vacancies (village_id, id, known_by, work_place, title, occupation, country, agency_name, wage_minimum, wage_maximum,
    wage_currency, wage_per, deadline_on, documents, languages, certificates, source_name, source_on,
    expires_on, imported, search_text, recorded_at, recorded_by, recorded_by_name)
  select v, ${uuid('j')}, 'order-' || n, 'abroad', 'Perawat lansia ' || n, 'elderly_carer', (array['TW','HK','MY','SG'])[1 + n % 4], 'PT Contoh Karya',
    20000, 24000, 'TWD', 'month', current_date + n % 90, '', '', '', 'Disnaker', current_date - 10,
    current_date + n % 90, false, 'perawat lansia', ${by}`

const fillServices = `
  insert into services (village_id, id, occurred_on, duty, channel, topics, person_id, recorded_at, recorded_by, recorded_by_name)
  select v, ${uuid('k')}, current_date - n % 300, (array['a','b','c','d','e'])[1 + n % 5], 'phone', '', ${uuid('p')}, ${by}`

const fillMeetings = `
  insert into meetings (village_id, id, kind, title, held_on, starts_at, place, quorum, state, keeper_role, recorded_at, recorded_by, recorded_by_name)
  select v, ${uuid('m')}, 'guidance', 'Bimbingan keluarga ' || n, current_date - n * 7, '09:00', 'Balai desa', 'none', 'closed',
    'migration_officer', ${by}`

const fills = [fillEpisodes, fillLetters, fillTasks, fillStages, fillCheckIns, fillPassports, fillServices]

const fill = async (ownerUrl: string): Promise<void> => {
  await fillVillages(ownerUrl, villages, villages * peopleEach)
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await owner.query(`set session_replication_role = replica`)
    for (const statement of fills) await owner.query(`${statement} ${each(episodes)}`)
    for (const statement of [fillCases, fillMembers, fillDemands]) {
      await owner.query(`${statement} ${each(episodes)} and v = 1`)
      await owner.query(`${statement} ${each(casesElsewhere, 2)}`)
    }
    for (const statement of [fillVacancies, fillMeetings]) await owner.query(`${statement} ${each(fewer)}`)
    await owner.query('vacuum analyze')
  } finally {
    await owner.end()
  }
}

type Asked = readonly [name: string, operation: Operation, input: unknown]
const asked = <Op extends Operation>(name: string, operation: Op, input: InputOf<Op>): Asked => [name, operation, input]

const lists: readonly Asked[] = [
  ...caseGroups.map((group) => asked(`cases, ${group}`, listCases, { group, limit: 100 })),
  asked('cases, by a name', listCases, { text: 'rahayu', limit: 100 }),
  asked('cases, the last page', listCases, { offset: 500, limit: 100, order: 'opened' }),
  asked('cases, overview', getOverview, {}),
  asked('events', listIncidents, {}),
  asked('episodes', listEpisodes, { limit: 100 }),
  asked('episodes, by a name', listEpisodes, { text: 'siti', limit: 100 }),
  asked('verifications', listVerificationQueue, {}),
  asked('letters', listLetters, { limit: 100 }),
  asked('tasks', listTasks, {}),
]

const longestOf = async (times: number, act: () => Promise<unknown>): Promise<number> => {
  let longest = 0
  for (let round = 0; round < times; round++) {
    const begun = performance.now()
    await act()
    longest = Math.max(longest, (performance.now() - begun) / 1000)
  }
  return longest
}

const coordinator: Actor = {
  ...officerOf(1),
  role: 'coordinator',
  homeVillageId: null,
  villageIds: Array.from({ length: villages }, (_, index) => villageId(index + 1)),
}

/** Every question that needs nothing but who asks: all the other lists of an officer, and those of who oversees all the villages. */
const everyList = async ({ house }: OpenHouse, actor: Actor): Promise<BenchResult[]> => {
  const named = new Set<string>(actor.role === 'coordinator' ? [] : lists.map(([, { name }]) => name))
  const results: BenchResult[] = []
  for (const { operation } of house.handlersByName.values()) {
    const input = operation.kind === 'query' && !named.has(operation.name) ? operation.input.safeParse({}) : undefined
    if (!input?.success) continue
    const act = () => ask(house, operation, { actor, input: {} as never })
    const isHeard = await act().then(
      () => true,
      (fault: unknown) => !(fault instanceof Refusal) && Promise.reject(fault),
    )
    if (isHeard)
      results.push(
        within(
          `${operation.name} to the ${actor.role}, the longest of three`,
          await longestOf(3, act),
          mostSeconds,
          's',
        ),
      )
  }
  return results
}

export const bench: Bench = {
  name: 'casework-lists',
  says: `every work list of a village and of who oversees it, with ${villages} villages of ${episodes} episodes in the house`,
  async run() {
    const { opened, close } = await openGround()
    try {
      await fill(opened.ownerUrl)
      const results: BenchResult[] = []
      for (const [name, operation, input] of lists) {
        const act = () => ask(opened.house, operation, { actor: officerOf(1), input: input as never })
        results.push(within(`${name}, the longest of five`, await longestOf(5, act), mostSeconds, 's'))
      }
      return [...results, ...(await everyList(opened, officerOf(1))), ...(await everyList(opened, coordinator))]
    } finally {
      await close()
    }
  },
}
