import type { UseQueryResult } from '@tanstack/react-query'
import { keepPreviousData, useQuery as useReactQuery } from '@tanstack/react-query'
import type { InputOf, Operation, OutputOf } from '../shared/operation.ts'
import { ask } from './ask.ts'

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
    queryFn: ({ signal }) => ask(operation, input, { village: options.village, signal }),
    meta: { isLogged: operation.logged !== undefined },
    enabled: options.enabled ?? true,
    ...(options.keepLast && { placeholderData: keepPreviousData }),
    ...(options.refetchEveryMilliseconds && { refetchInterval: options.refetchEveryMilliseconds }),
  })
