import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { useToast } from '../design/toast.tsx'
import { Refusal } from '../shared/errors.ts'
import type { InputOf, Operation, OutputOf } from '../shared/operation.ts'
import { callOperation } from './call-operation.ts'
import { makeIntention } from './intention.ts'
import { type Keeping, keepOrThrow, patienceFor, sendAsKept, sendFilesFirst, sendWaitingFirst } from './keep-command.ts'
import { refresh } from './query-client.ts'
import { heldSealed } from './sealed-fields.ts'
import { type Busy, useLacksSignal } from './signal.ts'
import { useWords } from './words.tsx'

interface CommandOptions<Output> {
  /** Modules whose queries are asked again after success; default all. */
  readonly refresh?: readonly string[]
  readonly onDone?: (output: Output) => void
  /** Without a line, where the phone keeps the command until there is one: there is no output yet. */
  readonly onKept?: (() => void) | undefined
  readonly village?: number | undefined
}

export interface Command<Input, Output> {
  /** The output, or `undefined` when refused: then `refusal` says why. */
  readonly send: (input: Input) => Promise<Output | undefined>
  readonly busy: Busy
  readonly refusal: Refusal | null
  readonly output: Output | undefined
  /** It waits on this phone. */
  readonly kept: boolean
  readonly reset: () => void
}

interface CommandState<Output> {
  readonly busy: boolean
  readonly refusal: Refusal | null
  readonly output?: Output
  readonly kept?: boolean
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
  const toast = useToast()
  const { say } = useWords()
  const [state, setState] = useState<CommandState<OutputOf<Op>>>({ busy: false, refusal: null })
  const isStopped = useLacksSignal(operation)

  const send = useCallback(
    async (input: InputOf<Op>): Promise<OutputOf<Op> | undefined> => {
      setState({ busy: true, refusal: null })
      const commandId = intention.current.idFor(input)
      try {
        const { village } = latest.current
        await sendWaitingFirst(operation)
        const signal = patienceFor(operation)
        const keeping = { operation, input, commandId, village }
        const isSealed = Object.keys(heldSealed(operation, input)).length > 0
        const done = isSealed ? await sendAsKept(keeping) : await sendNow(keeping, signal)
        intention.current.end()
        void refresh(client, latest.current.refresh)
        if (done === 'kept') {
          setState({ busy: false, refusal: null, kept: true })
          toast({ text: say(signal?.aborted ? 'platform.keptSlow' : 'platform.keptOnPhone') })
          latest.current.onKept?.()
          return undefined
        }
        setState({ busy: false, refusal: null, output: done.output })
        latest.current.onDone?.(done.output)
        return done.output
      } catch (fault) {
        const refusal = fault instanceof Refusal ? fault : new Refusal('conflict', 'platform.bug', { requestId: null })
        // An answer was given, so the next try is a new intention; a lost line or a bug of ours may have done it already.
        if (refusal.code !== 'platform.offline' && refusal.code !== 'platform.bug') intention.current.end()
        setState({ busy: false, refusal })
        return undefined
      }
    },
    [client, operation, toast, say],
  )
  const reset = useCallback(() => setState({ busy: false, refusal: null }), [])
  const busy = isStopped && !state.busy ? 'noSignal' : state.busy
  return { send, busy, refusal: state.refusal, output: state.output, kept: state.kept ?? false, reset }
}

const sendNow = <Op extends Operation>(keeping: Keeping<Op>, signal: AbortSignal | undefined) => {
  const { operation, input, ...how } = keeping
  return sendFilesFirst(operation, input, signal)
    .then(() => callOperation(operation, input, { ...how, signal }))
    .then(
      (output) => ({ output }),
      (fault) => keepOrThrow(fault, keeping),
    )
}
