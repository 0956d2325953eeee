import type { InputOf, Operation, OutputOf } from '../shared/operation.ts'
import { type CallOptions, callOperation } from './call-operation.ts'
import { isOffline, phoneNow } from './phone.ts'

/** The answer to one question: the server's, or without a line the phone's, where it keeps the village and can know. */
export const ask = <Op extends Operation>(
  operation: Op,
  input: InputOf<Op>,
  options: CallOptions = {},
): Promise<OutputOf<Op>> =>
  callOperation(operation, input, options).catch((fault) => answerFromPhone(operation, input, fault))

const answerFromPhone = <Op extends Operation>(operation: Op, input: InputOf<Op>, fault: unknown): OutputOf<Op> => {
  const state = phoneNow()
  const found = isOffline(fault) && state.kind === 'open' ? state.phone.answer(operation.name, input) : undefined
  if (!found) throw fault
  return found.output as OutputOf<Op>
}
