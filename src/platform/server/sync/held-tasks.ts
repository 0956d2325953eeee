import { sql } from 'kysely'
import { taskTable } from '../../shared/task-device.ts'
import type { Context } from '../context.ts'
import type { TaskKind } from '../tasks.ts'
import type { HeldTable } from './held-tables.ts'

/** Open tasks of the role and the account that hold the phone; nobody else's reasons are told. */
export const heldTasks = (kinds: readonly TaskKind[], tables: readonly HeldTable[]): HeldTable => {
  const people = tables.find(({ isOfPeople }) => isOfPeople)
  const mine = ({ actor }: Context) => kinds.filter(({ roles }) => roles.includes(actor.role)).map(({ kind }) => kind)
  return {
    ...taskTable,
    ...(people && { owner: { table: people.table, key: 'person_id' } }),
    shown: (context, alias) =>
      sql<boolean>`(${sql.ref(`${alias}.ended_at`)} is null and ${sql.ref(`${alias}.kind`)} = any(${mine(context)}::text[]))`,
    heldOnlyBy: 'account_id',
    addedValues: (_, alias) =>
      (['path', 'pillar', 'weight'] as const).map((name) => {
        const byKind = JSON.stringify(Object.fromEntries(kinds.map((kind) => [kind.kind, kind[name]])))
        const told = sql`(${byKind}::jsonb ->> ${sql.ref(`${alias}.kind`)})`
        return name === 'path' ? told : sql`${told}::int`
      }),
  }
}
