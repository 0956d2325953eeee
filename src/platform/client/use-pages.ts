import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { InputOf, Operation, OutputOf } from '../shared/operation.ts'
import { callOperation } from './call-operation.ts'

interface Paged<Item> {
  readonly items: readonly Item[]
  readonly total: number
}

/** A long list, a page at a time and each page kept: `more` brings the next, as often as there is one. */
export const usePages = <Op extends Operation, Item>(
  operation: Op,
  input: Omit<InputOf<Op>, 'offset' | 'limit'>,
  read: (output: OutputOf<Op>) => Paged<Item>,
  pageSize = 40,
) => {
  const query = useInfiniteQuery({
    queryKey: [operation.name, input, 'pages'],
    queryFn: async ({ pageParam, signal }) =>
      read(await callOperation(operation, { ...input, offset: pageParam, limit: pageSize } as InputOf<Op>, { signal })),
    initialPageParam: 0,
    getNextPageParam: (last: Paged<Item>, pages: readonly Paged<Item>[]) => {
      const shown = pages.length * pageSize
      return shown < last.total ? shown : undefined
    },
    select: ({ pages }): Paged<Item> => ({
      items: pages.flatMap((page) => page.items),
      total: pages.at(-1)?.total ?? 0,
    }),
    placeholderData: keepPreviousData,
  })
  return { query, more: query.hasNextPage ? () => void query.fetchNextPage() : undefined }
}
