import { type Kept, type Saving, type Vault, VaultMoved } from '#platform/client/device/vault.ts'
import type { Random, Weather } from './seeded.ts'

export interface MortalVault extends Vault {
  /** All that waits, taken in one act; whoever still holds the keys writes nothing after it. */
  leave(): Kept['outbox']
}

/** A phone's memory: text, so that nothing is shared with what runs, and it may die before or after it wrote. */
export const openVault = (random: Random, weather: Weather): MortalVault => {
  let isLeft = false
  let text = JSON.stringify({ turn: 0, mark: null, rows: [], outbox: [] })
  return {
    load: async () => JSON.parse(text) as Kept,
    leave: () => {
      isLeft = true
      return (JSON.parse(text) as Kept).outbox
    },
    save: async (saving, turn) => {
      const kept = JSON.parse(text) as Kept
      if (isLeft) throw new Error('the phone was left')
      if (kept.turn !== turn) throw new VaultMoved()
      if (weather.stormy && random.next() < 0.03) throw new Error('the phone died before it wrote')
      text = JSON.stringify(written(kept, saving))
      if (weather.stormy && random.next() < 0.03) throw new Error('the phone died after it wrote')
      return turn + 1
    },
  }
}

const written = (kept: Kept, saving: Saving): Kept => {
  const tables = new Map(
    (saving.allRows ?? kept.rows).map(({ table, rows }) => [table, new Map(rows.map((row) => [row.id, row]))]),
  )
  for (const { table, put, gone } of saving.rows ?? []) {
    const rows = tables.get(table) ?? new Map()
    for (const row of put) rows.set(row.id, row)
    for (const id of gone) rows.delete(id)
    tables.set(table, rows)
  }
  const outbox = new Map([...kept.outbox, ...(saving.outboxPut ?? [])].map((entry) => [entry.commandId, entry]))
  for (const id of saving.outboxGone ?? []) outbox.delete(id)
  const rows = [...tables].map(([table, byId]) => ({ table, rows: [...byId.values()] }))
  return { turn: kept.turn + 1, mark: saving.mark ?? kept.mark, rows, outbox: [...outbox.values()] }
}
