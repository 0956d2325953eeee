import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { Refusal } from '../shared/errors.ts'
import type { InputOf, Operation, OutputOf } from '../shared/operation.ts'
import { callOperation } from './call-operation.ts'
import { makeIntention } from './intention.ts'
import { refresh } from './query-client.ts'

interface CommandOptions<Output> {
  /** Modules whose queries are asked again after success; default all. */
  readonly refresh?: readonly string[]
  readonly onDone?: (output: Output) => void
  readonly village?: number | undefined
}

export interface Command<Input, Output> {
  /** The output, or `undefined` when refused: then `refusal` says why. */
  readonly send: (input: Input) => Promise<Output | undefined>
  readonly busy: boolean
  readonly refusal: Refusal | null
  readonly output: Output | undefined
  readonly reset: () => void
}

/** Changes through one operation. An intention keeps its id over retries, so a lost answer never does a thing twice. */
export const useCommand = <Op extends Operation>(
  operation: Op,
  options: CommandOptions<OutputOf<Op>> = {},
): Command<InputOf<Op>, OutputOf<Op>> => {
  const client = useQueryClient()
  const intention = useRef(makeIntention())
  const latest = useRef(options)
  latest.current = options
  const [state, setState] = useState<{ busy: boolean; refusal: Refusal | null; output?: OutputOf<Op> }>({
    busy: false,
    refusal: null,
  })

  const send = useCallback(
    async (input: InputOf<Op>): Promise<OutputOf<Op> | undefined> => {
      setState({ busy: true, refusal: null })
      const commandId = intention.current.idFor(input)
      try {
        const output = await callOperation(operation, input, { commandId, village: latest.current.village })
        intention.current.end()
        setState({ busy: false, refusal: null, output })
        void refresh(client, latest.current.refresh)
        latest.current.onDone?.(output)
        return output
      } catch (fault) {
        const refusal = fault instanceof Refusal ? fault : new Refusal('conflict', 'platform.bug', { requestId: null })
        // An answer was given, so the next try is a new intention; a lost line or a bug of ours may have done it already.
        if (refusal.code !== 'platform.offline' && refusal.code !== 'platform.bug') intention.current.end()
        setState({ busy: false, refusal })
        return undefined
      }
    },
    [client, operation],
  )
  const reset = useCallback(() => setState({ busy: false, refusal: null }), [])
  return { send, busy: state.busy, refusal: state.refusal, output: state.output, reset }
}
