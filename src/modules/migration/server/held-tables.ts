import { type RawBuilder, sql } from 'kysely'
import type { HeldTable } from '#platform/server/sync/held-tables.ts'
import { migrationDeviceTables } from '../device.ts'
import { plainAttributes } from '../rules/stage-evidence.ts'
import { plainStage, type Stage, stages } from '../rules/stages.ts'
import { drawDoors } from './round-rows.ts'

type Values = NonNullable<HeldTable['addedValues']>
type Told = (stage: Stage, own: RawBuilder<unknown>) => RawBuilder<unknown>

/** The stages that the migration officer alone is told by name. */
const harmful = stages.filter((stage) => plainStage(stage) !== stage)

const plainName: Told = (stage) => sql`${plainStage(stage)}`
const plainDetails: Told = (stage, own) => sql`(
  select coalesce(jsonb_object_agg(d.key, d.value), '{}')::text from jsonb_each(${own}::jsonb) d
  where d.key = any (${[...plainAttributes(stage)]}::text[]))`
const nothing: Told = () => sql`null`
// that it was taken back stands, in which words does not
const noWords: Told = (_, own) => sql`case when ${own} is null then null else '—' end`

/** As `tellPlainly` and `viewStages` tell it; the phone of a role that may know holds what is written. */
const toldFrom =
  (stageColumn: string, columns: Readonly<Record<string, Told>>): Values =>
  ({ actor }, alias) =>
    Object.entries(columns).map(([column, told]) => {
      const own = sql.ref(`${alias}.${column}`)
      if (actor.role === 'migration_officer') return own
      const cases = harmful.map((stage) => sql`when ${stage} then ${told(stage, own)}`)
      return sql`case ${sql.ref(`${alias}.${stageColumn}`)} ${sql.join(cases, sql` `)} else ${own} end`
    })

const addedValues: Readonly<Record<string, Values>> = {
  episodes: toldFrom('current_stage', { current_stage: plainName }),
  stage_events: toldFrom('stage', {
    ...{ stage: plainName, details: plainDetails, evidence: nothing, withdrawn_because: noWords },
  }),
}

/** The tables of `device.ts` with what a role is told of a stage: the raw column leaves the house to the officer alone. */
export const migrationHeldTables: readonly HeldTable[] = migrationDeviceTables.map((table) => {
  if (table.table === 'round_doors') return { ...table, draw: drawDoors }
  const values = addedValues[table.table]
  return values ? { ...table, addedValues: values } : table
})
