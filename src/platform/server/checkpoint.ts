import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { instant } from '../shared/dates.ts'
import { canonicalText, sha256 } from './canonical-text.ts'
import type { House } from './house.ts'
import { signEd25519, verifyEd25519 } from './keys.ts'
import { Transaction } from './transaction.ts'
import type { RememberedHead } from './verify-audit.ts'

type Heads = readonly (readonly [village: number, auditNo: number, hash: string])[]

interface Checkpoint {
  readonly number: number
  readonly madeAt: string
  readonly heads: Heads
  /** What an earlier checkpoint remembered and the chain held no longer when the next was made. It is carried on for ever. */
  readonly lost?: Heads
  readonly previous: string
}

interface SignedCheckpoint {
  readonly text: string
  readonly keyId: string
  readonly signature: string
}

const readLines = (folder: string): SignedCheckpoint[] =>
  !existsSync(folder)
    ? []
    : readdirSync(folder)
        .filter((name) => name.endsWith('.jsonl'))
        .sort()
        .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean))
        .map((line) => JSON.parse(line) as SignedCheckpoint)

const readHeads = (house: House): Promise<Heads> =>
  Transaction.run(house.pool, { role: 'app_worker', readOnly: true }, async (transaction) => {
    const { rows } = await transaction.query<{ village_id: number; audit_no: number; hash: string }>(
      `select village_id, audit_no, encode(audit_hash, 'hex') as hash from village_heads where audit_no > 0 order by village_id`,
    )
    return rows.map((row) => [row.village_id, row.audit_no, row.hash])
  })

/** Of the heads of the last checkpoint those that no row of the chain has now: a tail was cut, or rewritten and gone on with. */
const lostOf = (house: House, heads: Heads): Promise<Heads> =>
  Transaction.run(house.pool, { role: 'app_worker', readOnly: true }, async (transaction) => {
    const { rows } = await transaction.query<{ village_id: number; audit_no: number; hash: string }>(
      `select e.village_id, e.audit_no, encode(e.hash, 'hex') as hash
       from unnest($1::bigint[], $2::bigint[]) as told (village_id, audit_no) join audit_entries e using (village_id, audit_no)`,
      [heads.map(([village]) => village), heads.map(([, auditNo]) => auditNo)],
    )
    const held = new Set(rows.map((row) => `${row.village_id} ${row.hash}`))
    return heads.filter(([village, , hash]) => !held.has(`${village} ${hash}`))
  })

let last: { folder: string; checkpoint: Checkpoint; hash: string } | undefined

const lastOf = (folder: string) => {
  if (last?.folder === folder) return last
  const line = readLines(folder).at(-1)
  if (!line) return undefined
  last = { folder, checkpoint: JSON.parse(line.text) as Checkpoint, hash: sha256(line.text).toString('hex') }
  return last
}

/**
 * Writes a signed checkpoint over all heads to a folder outside the database, if anything happened since the last one. A chain that
 * no longer holds what the last one remembered is never made good by the next: that is carried on, and thrown once it is written.
 */
export const makeCheckpoint = async (house: House, folder: string): Promise<boolean> => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const heads = await readHeads(house)
  const before = lastOf(folder)
  if (heads.length === 0 || canonicalText(before?.checkpoint.heads) === canonicalText(heads)) return false
  const lost = await lostOf(house, before?.checkpoint.heads ?? [])
  const carried = [...(before?.checkpoint.lost ?? []), ...lost]
  const checkpoint: Checkpoint = {
    number: (before?.checkpoint.number ?? 0) + 1,
    madeAt: instant(),
    heads,
    ...(carried.length > 0 && { lost: carried }),
    previous: before?.hash ?? '',
  }
  const text = canonicalText(checkpoint)
  const { keyId, signature } = signEd25519('checkpoint', Buffer.from(text))
  const line: SignedCheckpoint = { text, keyId, signature: signature.toString('base64') }
  appendFileSync(join(folder, `${checkpoint.madeAt.slice(0, 10)}.jsonl`), `${JSON.stringify(line)}\n`, {
    mode: 0o600,
    flush: true,
  })
  last = { folder, checkpoint, hash: sha256(text).toString('hex') }
  if (lost.length > 0) throw new Error(`the audit chain was cut or rewritten: ${JSON.stringify(lost)}`)
  return true
}

/** Where checkpoints are kept: outside the database. */
export const checkpointsFolder = (environment: NodeJS.ProcessEnv = process.env): string =>
  resolve(environment.CHECKPOINTS_DIR ?? join(environment.DATA_DIR ?? 'data', 'checkpoints'))

/** The newest checkpoint alone, its own signature checked; the whole row of them is `rememberedHeads`. */
export const newestCheckpoint = (folder: string): (Checkpoint & { readonly genuine: boolean }) | undefined => {
  const [newest] = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.jsonl'))
        .sort()
        .reverse()
    : []
  const lastLine = newest && readFileSync(join(folder, newest), 'utf8').trimEnd().split('\n').at(-1)
  if (!lastLine) return undefined
  const { text, keyId, signature } = JSON.parse(lastLine) as SignedCheckpoint
  const genuine = verifyEd25519('checkpoint', keyId, Buffer.from(text), Buffer.from(signature, 'base64'))
  return { ...(JSON.parse(text) as Checkpoint), genuine }
}

/** The heads of the newest checkpoint, after checking every signature and the chain of checkpoints. Throws when one was touched. */
export const rememberedHeads = (folder: string): RememberedHead[] => {
  let previous = ''
  let newest: Checkpoint | undefined
  for (const line of readLines(folder)) {
    const genuine = verifyEd25519(
      'checkpoint',
      line.keyId,
      Buffer.from(line.text),
      Buffer.from(line.signature, 'base64'),
    )
    newest = JSON.parse(line.text) as Checkpoint
    if (!genuine || newest.previous !== previous) throw new Error(`checkpoint ${newest.number} was touched`)
    previous = sha256(line.text).toString('hex')
  }
  return rememberedIn(newest)
}

/** What a checkpoint remembers of each chain, the lost included. */
export const rememberedIn = (checkpoint: Pick<Checkpoint, 'heads' | 'lost'> | undefined): RememberedHead[] =>
  [...(checkpoint?.heads ?? []), ...(checkpoint?.lost ?? [])].map(([villageId, auditNo, hash]) => ({
    villageId,
    auditNo,
    hash,
  }))
