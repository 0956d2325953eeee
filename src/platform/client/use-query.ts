import type { UseQueryResult } from '@tanstack/react-query'
import { keepPreviousData, useQuery as useReactQuery } from '@tanstack/react-query'
import type { InputOf, Operation, OutputOf } from '../shared/operation.ts'
import { callOperation } from './call-operation.ts'
import { isOffline, phoneNow } from './phone.ts'

interface QueryOptions {
  /** False: not yet asked, because something is still to be chosen. */
  readonly enabled?: boolean
  readonly village?: number | undefined
  /** While another input is asked, show the last answer: for search and filters, never for another person's page. */
  readonly keepLast?: boolean
  readonly refetchEveryMilliseconds?: number
}

export type Query<Output> = UseQueryResult<Output, Error>

/** Reads through one operation. The key is its name and input, so a command can refresh a whole module. */
export const useQuery = <Op extends Operation>(
  operation: Op,
  input: InputOf<Op>,
  options: QueryOptions = {},
): Query<OutputOf<Op>> =>
  useReactQuery<OutputOf<Op>, Error>({
    queryKey: [operation.name, input, options.village ?? null],
    queryFn: ({ signal }) =>
      callOperation(operation, input, { village: options.village, signal }).catch((fault) =>
        answerFromPhone(operation, input, fault),
      ),
    meta: { isLogged: operation.logged !== undefined },
    enabled: options.enabled ?? true,
    ...(options.keepLast && { placeholderData: keepPreviousData }),
    ...(options.refetchEveryMilliseconds && { refetchInterval: options.refetchEveryMilliseconds }),
  })

/** Without a line the phone answers, where it keeps the village and can know. */
const answerFromPhone = <Op extends Operation>(operation: Op, input: InputOf<Op>, fault: unknown): OutputOf<Op> => {
  const state = phoneNow()
  const found = isOffline(fault) && state.kind === 'open' ? state.phone.answer(operation.name, input) : undefined
  if (!found) throw fault
  return found.output as OutputOf<Op>
}
