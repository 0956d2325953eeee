import { gzipSync } from 'node:zlib'
import { writeCarried } from '../../shared/carried-file.ts'
import { instant } from '../../shared/dates.ts'
import { Refusal } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import { issuePack, type PackContent, packDays } from '../../shared/phone-contract.ts'
import { type Changes, listChanges, pullForm, rowsIn, type TableChanges } from '../../shared/sync-contract.ts'
import type { Actor } from '../context.ts'
import type { House } from '../house.ts'
import { signForPhones } from '../keys.ts'
import { ask } from '../run-operation.ts'
import { Transaction } from '../transaction.ts'
import { findActorHere } from './find-actor-here.ts'
import { keysForPhone, sealToPhone } from './village-keys.ts'

interface Packing {
  /** Who carries it. */
  readonly actor: Actor
  readonly village: number
  readonly phoneId: string
  /** Everything, whatever the phone has. */
  readonly whole: boolean
  readonly requestId?: string
}

interface Pack {
  readonly packId: string
  readonly upTo: number
  readonly since: number | null
  readonly rows: number
  readonly expiresAt: string
  readonly file: Uint8Array<ArrayBuffer>
}

/**
 * What a phone would fetch if it had a line: asked under the rights of its holder today, signed by this house, and sealed so that
 * this phone alone opens it. The act is the carrier's and is audited.
 */
export const makePack = async (house: House, packing: Packing): Promise<Pack> => {
  const { actor, village, phoneId, whole, ...told } = packing
  const packId = newId()
  const input = { packId, phoneId, whole }
  const issued = await ask(house, issuePack, { actor, village, input, commandId: newId(), ...told })
  const holder = await findActorHere(house, village, issued.accountId)
  if (!holder) throw new Refusal('rule', 'platform.receiverNotServing')
  const changes = await changesFor(house, { holder, village, since: issued.since, shape: issued.shape })
  const madeAt = instant()
  const expiresAt = new Date(Date.parse(madeAt) + packDays * 86_400_000).toISOString()
  const since = changes.reset ? null : issued.since
  const content: PackContent = {
    ...{ version: 1, packId, village, accountId: issued.accountId, phoneId, madeAt, expiresAt, since },
    ...{ head: await headAt(house, village, changes.upTo), changes },
    ...{ decided: issued.decided, keys: keysForPhone(village) },
  }
  const sealed = new Uint8Array(sealToPhone(Buffer.from(issued.publicKey, 'base64'), signed(content)))
  const rows = rowsIn(changes)
  return { packId, upTo: changes.upTo, since, rows, expiresAt, file: writeCarried('pack', { village, sealed }) }
}

interface Asked {
  readonly holder: Actor
  readonly village: number
  readonly since: number | null
  readonly shape: string | null
}

const changesFor = async (house: House, { holder, village, since, shape }: Asked): Promise<Changes> => {
  const tables = new Map<string, Omit<TableChanges, 'table'>>()
  let first: Changes | undefined
  let page: string | null = null
  do {
    // which references the phone has, only the phone knows
    const input = { since, shape, page, limit: 5_000, form: pullForm.newest, common: null }
    const changes: Changes = await ask(house, listChanges, { actor: holder, village, input })
    first ??= changes
    for (const { table, rows, gone, ...told } of changes.tables) {
      const kept = tables.get(table) ?? { rows: [], gone: [] }
      tables.set(table, { ...told, rows: [...kept.rows, ...rows], gone: [...kept.gone, ...gone] })
    }
    page = changes.nextPage
  } while (page)
  const { reset, shape: name, upTo, common } = first
  const all = [...tables].map(([table, changed]) => ({ table, ...changed }))
  return { reset, shape: name, upTo, tables: all, nextPage: null, common }
}

const headAt = (house: House, village: number, auditNo: number): Promise<string | null> =>
  Transaction.run(house.pool, { role: 'app_village', village, readOnly: true }, async (transaction) => {
    const text = 'select hash from audit_entries where village_id = $1 and audit_no = $2'
    const { rows } = await transaction.query<{ hash: Buffer }>(text, [village, auditNo])
    return rows[0]?.hash.toString('hex') ?? null
  })

/** One line of signatures over the packed content, then that content. */
const signed = (content: PackContent): Buffer => {
  const packed = gzipSync(JSON.stringify(content))
  const signatures = signForPhones(packed).map(({ keyId, signature }) => ({
    keyId,
    signature: signature.toString('base64'),
  }))
  return Buffer.concat([Buffer.from(`${JSON.stringify({ signatures })}\n`), packed])
}
