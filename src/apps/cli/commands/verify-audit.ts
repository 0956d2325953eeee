import type { Command } from 'commander'
import { rememberedHeads } from '#platform/server/checkpoint.ts'
import { verifyAudit } from '#platform/server/verify-audit.ts'
import { asOwner } from '../as-owner.ts'
import { inHouse, print } from '../run.ts'

const sentenceByFault = {
  edited: 'was edited after it was written',
  missing: 'follows a row that is missing',
  reordered: 'does not follow the row before it',
  headRewritten: 'is not what the head of the chain says',
  tailCut: 'is remembered outside, and is gone',
} as const

export const addVerifyAudit = (verify: Command): void => {
  verify
    .command('audit')
    .description('walk every audit chain, and compare with the signed checkpoints kept outside the database')
    .option('--checkpoints <folder>', 'default: CHECKPOINTS_DIR, else <data folder>/checkpoints')
    .option('--json', 'print for a program')
    .action((options: { checkpoints?: string; json?: boolean }) =>
      inHouse(async ({ opened }) => {
        const heads = rememberedHeads(options.checkpoints ?? opened.settings.checkpointsDir)
        const { entries, faults } = await asOwner(opened.ownerUrl, (client) => verifyAudit(client, heads))
        print(options.json, { entries, checkpointHeads: heads.length, faults }, [
          ...faults.map(
            ({ villageId, auditNo, fault }) => `Village ${villageId}, entry ${auditNo} ${sentenceByFault[fault]}.`,
          ),
          `${entries} entries walked, ${heads.length} heads compared with the last checkpoint: ${faults.length === 0 ? 'whole' : `${faults.length} faults`}.`,
        ])
        if (faults.length > 0) process.exitCode = 1
      }),
    )
}
