import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { callOperation } from '#platform/client/call-operation.ts'
import { refresh } from '#platform/client/query-client.ts'
import { newId } from '#platform/shared/ids.ts'
import { type ImportRow, recordImportPick } from '../contract/import.ts'

/** A family is ticked as one; a row without a card stands alone. */
const keyOf = (row: ImportRow): string => row.family ?? `row ${row.position}`

/**
 * Ticks answer at once; the house hears of them one after the other and has the last word.
 * When the last has been heard, what the house then says is shown.
 */
export const useImportTicks = (importId: string) => {
  const client = useQueryClient()
  const [said, setSaid] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [refusal, setRefusal] = useState<Error | null>(null)
  const waiting = useRef(0)
  const line = useRef<Promise<void>>(Promise.resolve())

  const tell = async (positions: readonly number[], picked: boolean): Promise<void> => {
    const input = { importId, how: 'rows' as const, positions: [...positions], picked }
    try {
      await callOperation(recordImportPick, input, { commandId: newId() })
    } catch (fault) {
      setRefusal(fault instanceof Error ? fault : new Error('tick'))
    }
    waiting.current--
    if (waiting.current > 0) return
    await refresh(client, ['registry'])
    // A tick made while the house was asked again is still on its way: it stays as it was said.
    if (waiting.current === 0) setSaid(new Map())
  }

  const tick = (rows: readonly ImportRow[], picked: boolean): void => {
    setRefusal(null)
    setSaid((before) => new Map([...before, ...rows.map((row) => [keyOf(row), picked] as const)]))
    waiting.current++
    const positions = rows.map((row) => row.position)
    line.current = line.current.then(() => tell(positions, picked))
  }

  return { tick, isTicked: (row: ImportRow): boolean => said.get(keyOf(row)) ?? row.picked, refusal }
}
