import type { Command } from 'commander'
import { rememberedHeads } from '#platform/server/checkpoint.ts'
import { type RememberedHead, verifyAudit } from '#platform/server/verify-audit.ts'
import { asOwner } from '../as-owner.ts'
import { judgeLetter } from '../judge-letter.ts'
import { inHouse, print, WrongUse } from '../run.ts'

const sentenceByFault = {
  edited: 'was edited after it was written',
  missing: 'follows a row that is missing',
  reordered: 'does not follow the row before it',
  headRewritten: 'is not what the head of the chain says',
  tailCut: 'is remembered outside, and is gone',
} as const

interface AuditOptions {
  readonly checkpoints?: string
  readonly letter: readonly string[]
  readonly head: readonly string[]
  readonly json?: boolean
}

const also = (one: string, before: readonly string[]): readonly string[] => [...before, one]

export const addVerifyAudit = (verify: Command): void => {
  verify
    .command('audit')
    .description('walk every audit chain, and compare with what is remembered outside the database')
    .option('--checkpoints <folder>', 'default: CHECKPOINTS_DIR, else <data folder>/checkpoints')
    .option(
      '--letter <letter>',
      'a printed letter remembers too: its PDF, or the text of its QR (repeatable)',
      also,
      [],
    )
    .option(
      '--head <head>',
      'a head as a phone remembers it: village id, number, hash, with colons (repeatable)',
      also,
      [],
    )
    .option('--json', 'print for a program')
    .action(walkChains)
}

const walkChains = async ({ checkpoints, letter, head, json }: AuditOptions): Promise<void> => {
  const told = head.map(readHead)
  const printed = await Promise.all(letter.map(headOfLetter))
  await inHouse(async ({ opened }) => {
    const noted = rememberedHeads(checkpoints ?? opened.settings.checkpointsDir)
    const heads = [...noted, ...told, ...printed]
    const { entries, faults } = await asOwner(opened.ownerUrl, (client) => verifyAudit(client, heads))
    print(json, { entries, checkpointHeads: noted.length, otherHeads: heads.length - noted.length, faults }, [
      ...faults.map(
        ({ villageId, auditNo, fault }) => `Village ${villageId}, entry ${auditNo} ${sentenceByFault[fault]}.`,
      ),
      `${entries} entries walked, ${noted.length} heads compared with the last checkpoint, ${heads.length - noted.length} with paper and phones: ${faults.length === 0 ? 'whole' : `${faults.length} faults`}.`,
    ])
    if (faults.length > 0) process.exitCode = 1
  })
}

const readHead = (text: string): RememberedHead => {
  const [, village, number, hash] = /^(-?\d+):(\d+):([0-9a-f]{16,64})$/i.exec(text) ?? []
  if (hash === undefined) throw new WrongUse(`${text} is no head. Write it like 3307102004:812:5f0c…, the hash in hex.`)
  return { villageId: Number(village), auditNo: Number(number), hash: hash.toLowerCase() }
}

/** What a letter remembers counts only while its own signature stands. */
const headOfLetter = async (letter: string): Promise<RememberedHead> => {
  const { verdict, villageId, auditNo, auditHash } = await judgeLetter(letter)
  if (verdict !== 'genuine' || villageId === null || auditNo === null || auditHash === null)
    throw new Error(`${letter.slice(0, 60)} is ${verdict}: it proves nothing about the chain.`)
  return { villageId, auditNo, hash: auditHash }
}
