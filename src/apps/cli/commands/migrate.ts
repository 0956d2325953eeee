import type { Command } from 'commander'
import { asOwner } from '../as-owner.ts'
import { inHouse, print } from '../run.ts'

export const addMigrate = (program: Command): void => {
  program
    .command('migrate')
    .description('bring the database to this release')
    .option('--json', 'print for a program')
    .action((options: { json?: boolean }) =>
      inHouse(async ({ opened }) => {
        const { rows } = await asOwner(opened.ownerUrl, (client) =>
          client.query<{ id: string; applied_at: string }>(
            'select id, applied_at from schema_migrations order by applied_at, position',
          ),
        )
        const migrations = rows.map(({ id, applied_at }) => ({ id, appliedAt: applied_at }))
        print(options.json, { migrations }, [`The database is at this release: ${migrations.length} migrations.`])
      }),
    )
}
