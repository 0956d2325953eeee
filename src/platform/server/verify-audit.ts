import { createHash } from 'node:crypto'
import type pg from 'pg'
import { sha256 } from './canonical-text.ts'

export interface AuditFault {
  readonly villageId: number
  readonly auditNo: number
  readonly fault: 'edited' | 'missing' | 'reordered' | 'headRewritten' | 'tailCut'
}

interface AuditRow extends pg.QueryResultRow {
  readonly village_id: number
  readonly audit_no: number
  readonly command_id: string
  readonly entry: string
  readonly previous_hash: Buffer
  readonly hash: Buffer
}

/** A head as somebody outside remembers it: a checkpoint, a phone, a printed letter. */
export interface RememberedHead {
  readonly villageId: number
  readonly auditNo: number
  readonly hash: string
}

const firstHash = sha256('desmigratif')

const hashOfRow = (row: AuditRow, previous: Buffer): Buffer =>
  sha256Bytes(previous, `${row.village_id}|${row.audit_no}|${row.command_id}|${row.entry}`)

const sha256Bytes = (previous: Buffer, text: string): Buffer =>
  createHash('sha256').update(previous).update(text, 'utf8').digest()

const checkRow = (row: AuditRow, expectedNo: number, previous: Buffer): AuditFault['fault'] | undefined => {
  if (row.audit_no !== expectedNo) return 'missing'
  if (!row.previous_hash.equals(previous)) return 'reordered'
  if (!row.hash.equals(hashOfRow(row, previous))) return 'edited'
  return undefined
}

const pageSize = 5_000

/** Where the walk reads: the owner's connection, or one village's own transaction. */
export interface AuditReader {
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>
}

async function* rowsOf(client: AuditReader, village: number): AsyncGenerator<AuditRow> {
  for (let after = 0; ; ) {
    const { rows } = await client.query<AuditRow>(
      `select village_id::int8, audit_no, command_id, entry, previous_hash, hash from audit_entries
       where village_id = $1 and audit_no > $2 order by audit_no limit ${pageSize}`,
      [village, after],
    )
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < pageSize) return
    after = Number(last.audit_no)
  }
}

/** Walks the chain of one village against its head and the heads remembered outside. */
export const verifyVillage = async (
  client: AuditReader,
  head: HeadRow,
  remembered: readonly RememberedHead[],
): Promise<AuditFault[]> => {
  const faults: AuditFault[] = []
  const hashByNo = new Map<number, string>()
  const wanted = new Set(remembered.map((one) => one.auditNo))
  let [number, previous] = [0, firstHash]
  for await (const row of rowsOf(client, head.village_id)) {
    const fault = checkRow(row, number + 1, previous)
    if (fault) faults.push({ villageId: head.village_id, auditNo: row.audit_no, fault })
    ;[number, previous] = [row.audit_no, row.hash]
    if (wanted.has(number)) hashByNo.set(number, row.hash.toString('hex'))
  }
  if (head.audit_no !== number || !head.audit_hash.equals(previous)) {
    faults.push({ villageId: head.village_id, auditNo: number, fault: 'headRewritten' })
  }
  for (const one of remembered) {
    if (hashByNo.get(one.auditNo) === one.hash) continue
    faults.push({ villageId: one.villageId, auditNo: one.auditNo, fault: one.auditNo > number ? 'tailCut' : 'edited' })
  }
  return faults
}

export interface HeadRow extends pg.QueryResultRow {
  readonly village_id: number
  readonly audit_no: number
  readonly audit_hash: Buffer
}

/**
 * Walks every chain. From the chain alone it finds an edited, deleted or reordered row; a cut or rewritten tail is found against
 * heads remembered outside. `client` reads as owner, with this house's type parsers.
 */
export const verifyAudit = async (
  client: AuditReader,
  remembered: readonly RememberedHead[] = [],
): Promise<{ entries: number; faults: AuditFault[] }> => {
  const { rows: heads } = await client.query<HeadRow>(
    'select village_id, audit_no, audit_hash from village_heads order by village_id',
  )
  const rememberedByVillage = Map.groupBy(remembered, (one) => one.villageId)
  const faults: AuditFault[] = []
  for (const head of heads)
    faults.push(...(await verifyVillage(client, head, rememberedByVillage.get(head.village_id) ?? [])))
  const known = new Set(heads.map((head) => head.village_id))
  for (const one of remembered)
    if (!known.has(one.villageId)) faults.push({ villageId: one.villageId, auditNo: one.auditNo, fault: 'tailCut' })
  const { rows } = await client.query<{ n: number }>('select count(*)::int as n from audit_entries')
  return { entries: rows[0]?.n ?? 0, faults }
}
