import { sql } from 'kysely'
import { shownName } from '#modules/registry/contract.ts'
import { type DueGroup, registerKeptPart } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { addMonths } from '#platform/shared/dates.ts'
import { migrationFields } from '../fields.ts'
import { eraseEpisodes, type HowMuch } from './erase-episodes.ts'
import { db } from './tables.ts'

interface Due {
  readonly id: string
  readonly person_id: string
  readonly name: string
  readonly things: number
}

// Still there to be erased: otherwise a file would stand on the list for ever.
const things: Readonly<Record<HowMuch, ReturnType<typeof sql<number>>>> = {
  reasons: sql<number>`(select count(*) from consultation_reasons r
    join consultations c on c.village_id = r.village_id and c.id = r.id
    where r.village_id = e.village_id and c.episode_id = e.id)`,
  notes: sql<number>`(select count(*) from red_flag_answers f
      where f.village_id = e.village_id and f.episode_id = e.id and f.note is not null)
    + (select count(*) from verification_events x join verifications v on v.village_id = x.village_id and v.id = x.verification_id
      where x.village_id = e.village_id and v.episode_id = e.id and x.note is not null)
    + (select count(*) from stage_events g where g.village_id = e.village_id and g.episode_id = e.id and g.guarded <> '{}')
    + (select count(*) from recruiters r where r.village_id = e.village_id and r.episode_id = e.id)
    + (select count(*) from referrals r where r.village_id = e.village_id and r.episode_id = e.id
        and num_nonnulls(r.told, r.organisation_name, r.without_consent_because) > 0)
    + (select count(*) from referral_events r where r.village_id = e.village_id and r.episode_id = e.id and r.note is not null)
    + (select count(*) from check_ins c where c.village_id = e.village_id and c.episode_id = e.id and c.note_sealed is not null)
    + (select count(*) from return_forms r where r.village_id = e.village_id and r.episode_id = e.id
        and num_nonnulls(r.note_sealed, r.screening_sealed) > 0)
    + (select count(*) from return_follow_ups r where r.village_id = e.village_id and r.episode_id = e.id and r.note_sealed is not null)`,
  all: sql<number>`num_nonnulls(e.occupation_told, e.agency_name, e.agency_licence, e.employer_name)
    + (select count(*) from paper_scans s where s.village_id = e.village_id and s.episode_id = e.id)
    + (select count(*) from readiness_events r where r.village_id = e.village_id and r.episode_id = e.id
        and num_nonnulls(r.number_text, r.file_hash, r.note) > 0)
    + (select count(*) from cost_lines k where k.village_id = e.village_id and k.episode_id = e.id
        and num_nonnulls(k.told_name, k.paid_to, k.file_hash, k.note) > 0)
    + (select count(*) from stage_events s where s.village_id = e.village_id and s.episode_id = e.id 
        and (s.evidence is not null or s.details <> '{}'))
    + (select count(*) from outside_numbers n where n.village_id = e.village_id and n.episode_id = e.id
        and num_nonnulls(n.number_text, n.note) > 0)
    + (select count(*) from contact_kin k where k.village_id = e.village_id and k.episode_id = e.id)
    + (select count(*) from return_forms r where r.village_id = e.village_id and r.episode_id = e.id)
    + (select count(*) from return_follow_ups r where r.village_id = e.village_id and r.episode_id = e.id)
    + (select count(*) from round_leads l where l.village_id = e.village_id and l.episode_id = e.id)
    + (select count(*) from episode_corrections k where k.village_id = e.village_id and k.episode_id = e.id
        and num_nonnulls(k.before_value, k.after_value) > 0)
    + (select count(*) from episode_closures z where z.village_id = e.village_id and z.episode_id = e.id and z.note is not null)
    + (select count(*) from consultations c join consultation_people p on p.village_id = c.village_id and p.consultation_id = c.id
      where c.village_id = e.village_id and c.episode_id = e.id and p.told_name <> '—')`,
}

// A service ends with the last thing that was written down for it.
const lastService = sql`greatest(e.recorded_at::date, e.current_stage_on, e.closed_on,
  (select max(recorded_at)::date from stage_events x where x.village_id = e.village_id and x.episode_id = e.id),
  (select max(recorded_at)::date from readiness_events x where x.village_id = e.village_id and x.episode_id = e.id),
  (select max(recorded_at)::date from consultations x where x.village_id = e.village_id and x.episode_id = e.id),
  (select max(recorded_at)::date from red_flag_answers x where x.village_id = e.village_id and x.episode_id = e.id),
  (select max(recorded_at)::date from recruiters x where x.village_id = e.village_id and x.episode_id = e.id),
  (select max(recorded_at)::date from cost_lines x where x.village_id = e.village_id and x.episode_id = e.id),
  (select max(recorded_at)::date from outside_numbers x where x.village_id = e.village_id and x.episode_id = e.id),
  (select max(recorded_at)::date from check_ins x where x.village_id = e.village_id and x.episode_id = e.id),
  (select max(recorded_at)::date from contact_kin x where x.village_id = e.village_id and x.episode_id = e.id),
  (select max(recorded_at)::date from return_forms x where x.village_id = e.village_id and x.episode_id = e.id),
  (select max(recorded_at)::date from return_follow_ups x where x.village_id = e.village_id and x.episode_id = e.id),
  (select max(recorded_at)::date from referrals x where x.village_id = e.village_id and x.episode_id = e.id),
  (select max(recorded_at)::date from referral_events x where x.village_id = e.village_id and x.episode_id = e.id),
  (select max(state_at)::date from verifications x where x.village_id = e.village_id and x.episode_id = e.id),
  (select max(recorded_at)::date from episode_reopenings x where x.village_id = e.village_id and x.episode_id = e.id))`

const dueFiles = async (context: Context, howMuch: HowMuch, months: number): Promise<Due[]> => {
  // an open file is still a service; only what was said in confidence does not wait for its end
  const ended = howMuch === 'reasons' ? sql`true` : sql`e.closed_on is not null`
  const { rows } = await sql<Due>`
    select * from (select e.id, e.person_id, n.name, ${things[howMuch]} as things
      from episodes e join person_names n on n.village_id = e.village_id and n.id = e.person_id
      where e.village_id = ${context.villageId} and ${ended} and ${lastService} <= ${addMonths(context.today, -months)}) due
    where things > 0 order by name, id`.execute(db(context))
  return rows
}

const byPerson = (files: readonly Due[]): DueGroup[] => {
  const groups = new Map<string, DueGroup>()
  for (const file of files) {
    const count = (groups.get(file.person_id)?.count ?? 0) + Number(file.things)
    groups.set(file.person_id, {
      ...{ key: file.person_id, personId: file.person_id },
      ...{ label: shownName(file.name), count },
    })
  }
  return [...groups.values()]
}

const monthsOf = (table: string, column: string): number => {
  const rule: { readonly retentionMonths: number | null } | undefined = Object.entries(
    migrationFields.find((one) => one.table === table)?.fields ?? {},
  ).find(([name]) => name === column)?.[1]
  if (!rule?.retentionMonths) throw new Error(`${table}.${column} declares no months`)
  return rule.retentionMonths
}

const register = (kind: `migration.${string}`, howMuch: HowMuch, months: number): void =>
  registerKeptPart({
    kind,
    months,
    listDue: async (context) => byPerson(await dueFiles(context, howMuch, months)),
    erase: async (context, keys) => {
      const files = (await dueFiles(context, howMuch, months)).filter((file) => keys.includes(file.person_id))
      await eraseEpisodes(
        context,
        files.map((file) => file.id),
        howMuch,
      )
      return files.reduce((sum, file) => sum + Number(file.things), 0)
    },
  })

/** What the months declared in `fields.ts` end before the person's own time, or while the person goes on living here. */
export const registerDueParts = (): void => {
  register('migration.privateReason', 'reasons', monthsOf('consultation_reasons', 'private_reason_sealed'))
  register('migration.troubleNote', 'notes', monthsOf('red_flag_answers', 'note'))
  register('migration.oldFile', 'all', monthsOf('episodes', 'agency_name'))
}
